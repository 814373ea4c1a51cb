package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.CumulativeLink;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.QuasiNewton;
import kith.sem.Sem;
import kith.sem.estimation.Reduction;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.Constraint;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Estimate;
import kith.sem.solution.Solution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Fits a two-level factor model of ordered responses. */
final class OrderedTwoLevelFitting {

    private static final int ROUNDS = 6;
    private static final double SETTLED = 1e-8;
    private static final double GRADIENT = 1e-6;
    private static final double STEP = 1e-4;

    private final Sem sem;
    private final CumulativeLink link;
    private final ParameterTable written;
    private final ParameterTable table;
    private final OrderedClusters data;
    private final Reduction reduction;
    private final OrderedTwoLevelLikelihood likelihood;
    private final List<Finding> findings;

    OrderedTwoLevelFitting(
            Sem sem, CumulativeLink link, ParameterTable written, OrderedClusters data, List<Finding> findings) {
        this.sem = sem;
        this.link = link;
        this.data = data;
        this.findings = findings;
        this.written = written.withParameters(written.parameters().stream()
                .map(row -> withResidual(row, written.observed()))
                .toList());
        this.table = LevelBlocks.of(this.written);
        requireLinear();
        this.reduction = Reduction.of(table);
        this.likelihood = new OrderedTwoLevelLikelihood(table, data, link, reduction, Parallel.allCores());
    }

    /** Residual variances of latent responses: the link's within clusters, none between. */
    private Parameter withResidual(Parameter row, List<String> observed) {
        boolean own = row.op() == Operator.COVARIANCE
                && observed.contains(row.lhs())
                && row.lhs().equals(row.rhs());
        return own ? row.withValue(row.level() == 1 ? link.residualVariance() : 0) : row;
    }

    private void requireLinear() {
        Problems problems = new Problems();
        for (Constraint constraint : table.constraints()) {
            if (constraint.op() != Operator.EQUAL) {
                problems.add(
                        constraint.lhs().text() + " " + constraint.op() + " "
                                + constraint.rhs().text(),
                        "an inequality",
                        "equalities for ordered responses at two levels",
                        "leave it out");
            }
        }
        if (!Reduction.of(table).nonlinear().isEmpty()) {
            problems.add("model", "an equality that is not linear", "linear equalities", "leave it out");
        }
        problems.throwIfAny();
    }

    OrderedTwoLevelFit fit() {
        double[] point = reduction.closest(start());
        Minimum minimum = null;
        double before = Double.NaN;
        for (int round = 0; round < ROUNDS; round++) {
            likelihood.prepare(point);
            minimum = new QuasiNewton(likelihood, 300, GRADIENT).minimize(likelihood, point);
            point = minimum.point();
            double value = minimum.value() * data.clusters();
            if (Math.abs(value - before) < SETTLED * Math.max(1, Math.abs(value))) {
                break;
            }
            before = value;
        }
        return answer(point, minimum);
    }

    private double[] start() {
        double[] theta = new double[table.freeCount()];
        double unit = Math.sqrt(link.residualVariance());
        double widen = Math.sqrt(1.8);
        for (Parameter row : table.parameters()) {
            if (!row.isFree()) {
                continue;
            }
            double share = row.level() == 1 ? 0.8 : 0.5;
            boolean variance = row.lhs().equals(row.rhs());
            double value = switch (row.op()) {
                case LOADING -> isScaled(row) ? share * unit : 1;
                case COVARIANCE -> variance ? share * share * unit * unit : 0;
                case THRESHOLD -> unit * widen * NormalDistribution.quantile(below(row));
                default -> 0;
            };
            theta[row.free() - 1] = Double.isNaN(row.value()) ? value : row.value();
        }
        return theta;
    }

    /** Whether the variance of the factor of a loading is fixed. */
    private boolean isScaled(Parameter loading) {
        return table.parameters().stream()
                .anyMatch(row -> row.group() == loading.group()
                        && row.op() == Operator.COVARIANCE
                        && row.lhs().equals(loading.lhs())
                        && row.rhs().equals(loading.lhs())
                        && !row.isFree());
    }

    /** The share of responses below a threshold. */
    private double below(Parameter threshold) {
        int j = table.observed().indexOf(threshold.lhs());
        int k = Integer.parseInt(threshold.rhs().substring(1));
        double under = 0.5;
        double all = 1;
        for (int c = 0; c < data.clusters(); c++) {
            for (int i = 0; i < data.patterns().get(c).length; i++) {
                int answer = data.patterns().get(c)[i][j];
                int count = data.counts().get(c)[i];
                all += answer >= 0 ? count : 0;
                under += answer >= 0 && answer < k ? count : 0;
            }
        }
        return under / all;
    }

    private OrderedTwoLevelFit answer(double[] point, Minimum minimum) {
        double[] theta = likelihood.full(point);
        double logLikelihood = likelihood.logLikelihood(point);
        DMatrixRMaj spread = spread(point);
        boolean identified = Double.isFinite(CommonOps_DDRM.elementSum(spread));
        List<CovarianceStructure> structures = new ArrayList<>();
        for (int block = 1; block <= 2; block++) {
            CovarianceStructure structure = new CovarianceStructure(GroupModel.of(table, block));
            structure.evaluate(theta);
            structures.add(structure);
        }
        ParameterTable numbers = LevelBlocks.unordered(table);
        List<Estimate> estimates = new ArrayList<>();
        new Solution(numbers, theta, reduction.expand(spread))
                .estimates(new DerivedValues(numbers, structures, structures, ModelOptions.Parameterization.DELTA))
                .forEach(estimate -> estimates.add(
                        estimate.group() == 0
                                ? estimate
                                : TwoLevelFit.inGroup(estimate, LevelBlocks.group(estimate.group()))));
        List<ItemIntraclass> intraclass = new ArrayList<>();
        for (int j = 0; j < table.observed().size(); j++) {
            intraclass.add(new ItemIntraclass(
                    "",
                    table.observed().get(j),
                    structures.get(0).sigma().get(j, j),
                    structures.get(1).sigma().get(j, j)));
        }
        tell(minimum, identified);
        return new OrderedTwoLevelFit(
                sem.cluster().orElseThrow(),
                link,
                written,
                data.rows(),
                data.clusters(),
                logLikelihood,
                reduction.counted(),
                estimates,
                intraclass,
                minimum.converged(),
                identified,
                minimum,
                findings);
    }

    /**
     * The inverse of the observed information: the central difference of the analytic gradient. NaN where it does not
     * exist.
     */
    private DMatrixRMaj spread(double[] point) {
        int r = point.length;
        DMatrixRMaj information = new DMatrixRMaj(r, r);
        double[] up = new double[r];
        double[] down = new double[r];
        double[] moved = point.clone();
        for (int k = 0; k < r; k++) {
            double step = STEP * Math.max(1, Math.abs(point[k]));
            moved[k] = point[k] + step;
            likelihood.valueAndGradient(moved, up);
            moved[k] = point[k] - step;
            likelihood.valueAndGradient(moved, down);
            moved[k] = point[k];
            for (int a = 0; a < r; a++) {
                information.add(k, a, (up[a] - down[a]) / (4 * step) * data.clusters());
                information.add(a, k, (up[a] - down[a]) / (4 * step) * data.clusters());
            }
        }
        boolean there = CommonOps_DDRM.invert(information);
        for (int k = 0; k < r; k++) {
            there &= information.get(k, k) > 0;
        }
        if (!there) {
            CommonOps_DDRM.fill(information, Double.NaN);
        }
        return information;
    }

    private void tell(Minimum minimum, boolean identified) {
        if (!minimum.converged()) {
            findings.add(Finding.of(
                    "not_converged",
                    Map.of(
                            "iterations", minimum.iterations(),
                            "reason", minimum.stopped().toString())));
        } else if (!identified) {
            findings.add(TwoLevelFitting.notIdentified(reduction.reduced()));
        }
        if (data.clusters() <= reduction.counted()) {
            findings.add(
                    Finding.of("few_clusters", Map.of("clusters", data.clusters(), "parameters", reduction.counted())));
        }
    }
}
