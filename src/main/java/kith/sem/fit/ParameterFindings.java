package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.sem.estimation.GroupTerm;
import kith.sem.model.Operator;
import kith.sem.sample.GroupSample;
import kith.sem.solution.Estimate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Findings about parameters that the sample does not determine, or hardly. */
final class ParameterFindings {

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
                findings.add(Finding.of("covariances_not_identified", Map.of("pairs", unknown))
                        .at(unknown)
                        .in(group));
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
        return Finding.of(
                        "not_identified",
                        Map.of(
                                "rank",
                                lost == 0 ? "unknown" : "known",
                                "rank_found",
                                r - lost,
                                "rank_full",
                                r,
                                "advice",
                                ofComposites(moving) ? "composites" : "factors"))
                .at(moving);
    }

    private static boolean ofComposites(List<String> moving) {
        return moving.stream().anyMatch(name -> name.contains(Operator.COMPOSITE.symbol()));
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

    /** Standard errors and defined quantities that do not exist although the sample determines every parameter. */
    static List<Finding> ofEstimates(List<Estimate> estimates, boolean identified) {
        List<Finding> findings = new ArrayList<>();
        List<String> undefined = estimates.stream()
                .filter(e -> e.op() == Operator.DEFINITION && !Double.isFinite(e.estimate()))
                .map(Estimate::lhs)
                .toList();
        if (!undefined.isEmpty()) {
            findings.add(Finding.of("undefined_quantity").at(undefined));
        }
        List<String> without = estimates.stream()
                .filter(e -> e.free() > 0 && Double.isNaN(e.se()))
                .map(Estimate::toString)
                .distinct()
                .toList();
        if (identified && !without.isEmpty()) {
            findings.add(Finding.of("no_standard_error").at(without));
        }
        return findings;
    }

    /** Fewer rows, or clusters, than parameters, which large-sample theory does not reach. */
    static List<Finding> ofSize(List<GroupSample> samples, int parameters) {
        List<Finding> findings = new ArrayList<>();
        int rows = samples.stream().mapToInt(GroupSample::rowCount).sum();
        int clusters = samples.stream().mapToInt(GroupSample::clusterCount).sum();
        if (rows <= parameters) {
            findings.add(Finding.of("few_rows", Map.of("rows", rows, "parameters", parameters)));
        }
        if (clusters > 0 && clusters <= parameters) {
            findings.add(Finding.of("few_clusters", Map.of("clusters", clusters, "parameters", parameters)));
        }
        return findings;
    }
}
