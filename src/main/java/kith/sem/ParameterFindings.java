package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.sem.model.Operator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What is to be told of parameters that the sample does not determine, or hardly. */
final class ParameterFindings {

    static final String NOT_IDENTIFIED = "not_identified";

    private static final int NAMED = 10;
    /** Share of a direction from which a parameter counts as moving along it. */
    private static final double MOVES = 0.01;

    private ParameterFindings() {}

    /** Tells of each group which covariances no row says anything of. */
    static List<Finding> notCovered(List<GroupTerm> terms) {
        List<Finding> findings = new ArrayList<>();
        for (GroupTerm term : terms) {
            List<String> unknown = term.unknownCovariances();
            if (!unknown.isEmpty()) {
                String group = term.sample().name();
                findings.add(Finding.warning(
                        "covariances_not_identified",
                        (group.isEmpty() ? "" : group + ": ") + String.join(", ", unknown),
                        "No row has responses to both variables, so that the sample does not identify "
                                + (unknown.size() == 1 ? "this covariance" : "these " + unknown.size() + " covariances")
                                + ": the model alone implies it. Degrees of freedom do not count it (lavaan counts it), and"
                                + " robust fit indices do not exist.",
                        "Report the pairs of variables that were never answered together."));
            }
        }
        return findings;
    }

    /**
     * The parameters that can move without the discrepancy changing.
     *
     * @param information about the parameters that remain under the constraints, not of full rank
     * @param directions of all parameters by those that remain, q × r
     * @param names of all parameters
     */
    static Finding notIdentified(DMatrixRMaj information, DMatrixRMaj directions, List<String> names) {
        int r = information.numRows;
        double[] scale = new double[r];
        DMatrixRMaj scaled = new DMatrixRMaj(r, r);
        for (int i = 0; i < r; i++) {
            double own = Math.sqrt(Math.abs(information.get(i, i)));
            scale[i] = own > 0 && Double.isFinite(own) ? 1 / own : 1;
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                scaled.set(i, j, information.get(i, j) * scale[i] * scale[j]);
            }
        }
        List<String> moving = new ArrayList<>();
        int lost = 0;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(Math.max(1, r), true, true);
        if (eigen.decompose(scaled)) {
            boolean[] moves = new boolean[names.size()];
            for (int k = 0; k < r; k++) {
                if (Math.abs(eigen.getEigenvalue(k).getReal()) < Uncertainty.RANK) {
                    lost++;
                    mark(eigen.getEigenVector(k), scale, directions, moves);
                }
            }
            for (int q = 0; q < moves.length; q++) {
                if (moves[q]) {
                    moving.add(names.get(q));
                }
            }
        }
        String rank = lost == 0 ? "" : " (rank " + (r - lost) + " of " + r + ")";
        return Finding.error(
                NOT_IDENTIFIED,
                listed(moving),
                "The information matrix is singular" + rank + ": the sample does not determine every parameter."
                        + " Degrees of freedom, and all that rests on them, take every parameter for determined.",
                "Standard errors do not exist. " + remedy(moving));
    }

    private static String remedy(List<String> moving) {
        boolean weights = moving.stream().anyMatch(name -> name.contains(Operator.COMPOSITE.symbol()));
        return weights
                ? "Fix one weight of every composite, as in c <~ 1*x1 + x2, and see that each predicts something."
                : "Fix the scale of every factor, and see that each has enough indicators.";
    }

    private static void mark(DMatrixRMaj vector, double[] scale, DMatrixRMaj directions, boolean[] moves) {
        double[] step = new double[moves.length];
        double largest = 0;
        for (int q = 0; q < step.length; q++) {
            for (int i = 0; i < scale.length; i++) {
                step[q] += directions.get(q, i) * vector.get(i) * scale[i];
            }
            largest = Math.max(largest, Math.abs(step[q]));
        }
        for (int q = 0; q < step.length; q++) {
            moves[q] |= Math.abs(step[q]) > MOVES * largest;
        }
    }

    private static String listed(List<String> names) {
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
    }

    /** Standard errors and defined quantities that do not exist although the sample determines every parameter. */
    static List<Finding> ofEstimates(List<Estimate> estimates, boolean identified) {
        List<Finding> findings = new ArrayList<>();
        List<String> undefined = estimates.stream()
                .filter(e -> e.op() == Operator.DEFINITION && !Double.isFinite(e.estimate()))
                .map(Estimate::lhs)
                .toList();
        if (!undefined.isEmpty()) {
            findings.add(Finding.warning(
                    "undefined_quantity",
                    listed(undefined),
                    "The formula has no value at the estimates.",
                    "Look for a division by 0, or the logarithm or root of a negative number."));
        }
        List<String> without = estimates.stream()
                .filter(e -> e.free() > 0 && Double.isNaN(e.se()))
                .map(Estimate::toString)
                .distinct()
                .toList();
        if (identified && !without.isEmpty()) {
            findings.add(Finding.warning(
                    "no_standard_error",
                    listed(without),
                    "The variance of the estimate comes out as negative, so that there is no standard error.",
                    "Look for variables that say the same, estimates far from a minimum, or too few rows."));
        }
        return findings;
    }

    /** Fewer rows, or clusters, than parameters, which large-sample theory does not reach. */
    static List<Finding> ofSize(List<GroupSample> samples, int parameters) {
        List<Finding> findings = new ArrayList<>();
        int rows = samples.stream().mapToInt(GroupSample::rowCount).sum();
        int clusters = samples.stream().mapToInt(GroupSample::clusterCount).sum();
        if (rows <= parameters) {
            findings.add(Finding.warning(
                    "few_rows",
                    "",
                    rows + " rows for " + parameters
                            + " parameters: standard errors and tests are those of large samples, and"
                            + " cannot be trusted here.",
                    "Collect more answers, or fit fewer items at a time."));
        }
        if (clusters > 0 && clusters <= parameters) {
            findings.add(Finding.warning(
                    "few_clusters",
                    "",
                    clusters + " clusters for " + parameters
                            + " parameters: the covariance matrix of the estimates is not of full"
                            + " rank, so that tests of many of them at once, such as that of fit, are uncertain; with few"
                            + " clusters standard errors are too small as well.",
                    "Collect more clusters, or fit fewer items at a time."));
        }
        return findings;
    }
}
