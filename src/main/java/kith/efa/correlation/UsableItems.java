package kith.efa.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.math.Spectrum;
import org.ejml.data.DMatrixRMaj;

/**
 * The items of a correlation matrix that can be analysed, and what was found about all of them.
 *
 * @param names of the items that can be analysed
 * @param correlation among these
 * @param findings about items left out, twins, and a matrix that is singular or has negative eigenvalues
 */
public record UsableItems(List<String> names, DMatrixRMaj correlation, List<Finding> findings) {

    private static final double IDENTICAL = 1 - 1e-10;

    /**
     * @param matrix correlations (or covariances, which are made into correlations); NaN for an item without variance
     * @param n how many respondents, NaN where it is not known
     * @throws InputException when it is no square symmetric matrix of correlations
     */
    public static UsableItems of(Matrix matrix, double n) {
        require(matrix);
        List<Finding> findings = new ArrayList<>();
        List<Integer> usable = usable(matrix, findings);
        List<String> names = usable.stream().map(i -> matrix.rows().get(i)).toList();
        DMatrixRMaj correlation = new DMatrixRMaj(names.size(), names.size());
        for (int a = 0; a < names.size(); a++) {
            for (int b = 0; b < names.size(); b++) {
                double scale =
                        Math.sqrt(matrix.at(usable.get(a), usable.get(a)) * matrix.at(usable.get(b), usable.get(b)));
                double r = (matrix.at(usable.get(a), usable.get(b)) + matrix.at(usable.get(b), usable.get(a))) / 2;
                correlation.set(a, b, a == b ? 1 : r / scale);
            }
        }
        tellTwins(names, correlation, findings);
        tellSingularity(names.size(), correlation, n, findings);
        return new UsableItems(names, correlation, List.copyOf(findings));
    }

    private static void require(Matrix matrix) {
        Problems problems = new Problems();
        if (!matrix.rows().equals(matrix.cols())) {
            problems.add(
                    "correlation matrix",
                    "rows and columns differ",
                    "the same items in the same order on both sides",
                    "");
            problems.throwIfAny();
        }
        for (int i = 0; i < matrix.rows().size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(matrix.at(i, j) - matrix.at(j, i)) > 1e-6 * Math.max(1, Math.abs(matrix.at(i, j)))) {
                    problems.add(
                            "correlation of " + matrix.rows().get(i) + " and "
                                    + matrix.rows().get(j),
                            matrix.at(i, j) + " on one side, " + matrix.at(j, i) + " on the other",
                            "the same on both sides of the diagonal",
                            "");
                }
                double scale = Math.sqrt(matrix.at(i, i) * matrix.at(j, j));
                if (Math.abs(matrix.at(i, j)) > scale * (1 + 1e-8)) {
                    problems.add(
                            "correlation of " + matrix.rows().get(i) + " and "
                                    + matrix.rows().get(j),
                            Double.toString(matrix.at(i, j) / scale),
                            "from −1 to 1",
                            "");
                }
            }
        }
        problems.throwIfAny();
    }

    private static List<Integer> usable(Matrix matrix, List<Finding> findings) {
        List<Integer> usable = new ArrayList<>();
        for (int i = 0; i < matrix.rows().size(); i++) {
            if (matrix.at(i, i) > 0) {
                usable.add(i);
            } else {
                leaveOut(matrix, i, 0, findings);
            }
        }
        while (true) {
            int worst = -1;
            int most = 0;
            for (int i : usable) {
                int missing = 0;
                for (int j : usable) {
                    missing += Double.isNaN(matrix.at(i, j)) ? 1 : 0;
                }
                if (missing > most) {
                    most = missing;
                    worst = i;
                }
            }
            if (worst < 0) {
                return usable;
            }
            leaveOut(matrix, worst, most, findings);
            usable.remove(Integer.valueOf(worst));
        }
    }

    private static void leaveOut(Matrix matrix, int item, int most, List<Finding> findings) {
        findings.add(Finding.of(
                        "no_variance",
                        Map.of(
                                "reason",
                                most == 0 ? "none" : "no_correlations",
                                "value",
                                Integer.toString(most),
                                "consequence",
                                "factor_analysis"))
                .at(matrix.rows().get(item)));
    }

    private static void tellTwins(List<String> names, DMatrixRMaj correlation, List<Finding> findings) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(correlation.get(i, j)) >= IDENTICAL) {
                    findings.add(Finding.of(
                                    "identical_items", Map.of("correlation", correlation.get(i, j) > 0 ? "1" : "−1"))
                            .at(names.get(j), names.get(i)));
                }
            }
        }
    }

    private static void tellSingularity(int p, DMatrixRMaj correlation, double n, List<Finding> findings) {
        if (p == 0) {
            return;
        }
        double smallest = Spectrum.values(correlation)[p - 1];
        if (smallest < -1e-10) {
            findings.add(Finding.of("negative_eigenvalue", Map.of("eigenvalue", smallest))
                    .at("correlation matrix"));
        } else if (n <= p) {
            findings.add(Finding.of(
                            "more_items_than_people",
                            Map.of("respondents", Math.round(n), "items", p, "consequence", "singular"))
                    .at("correlation matrix"));
        } else if (smallest < 1e-10) {
            findings.add(Finding.of("singular_correlations", Map.of("problem", "dependent"))
                    .at("correlation matrix"));
        }
    }
}
