package kith.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kith.finding.Finding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What is to be told about moments of ordered data. */
final class OrdinalFindings {

    private static final double NEARLY_ONE = 0.99;
    private static final int NAMED = 10;

    private final List<ObservedVariable> variables;
    private final List<Finding> findings = new ArrayList<>();

    OrdinalFindings(List<ObservedVariable> variables) {
        this.variables = variables;
    }

    List<Finding> list() {
        return findings;
    }

    void rows(long taken, long leftOut, Missing missing) {
        if (taken == 0) {
            findings.add(Finding.error("no_rows", "", "No row can be used.", "Look at the missing answers."));
        }
        if (leftOut > 0) {
            String why = missing == Missing.LISTWISE ? "with missing answers" : "without any answer";
            findings.add(Finding.note(
                    "rows_left_out",
                    "",
                    leftOut + " of " + (taken + leftOut) + " rows " + why + " took no part.",
                    missing == Missing.LISTWISE ? "Pairwise deletion uses the answers that they have." : ""));
        }
    }

    void categories(ObservedVariable variable, OrderedMargin margin) {
        double[] categories = variable.categories();
        if (margin.used().length < 2) {
            findings.add(Finding.error(
                    "no_variance",
                    variable.name(),
                    margin.used().length == 0
                            ? "Nobody answers it."
                            : "All answers are " + label(categories[margin.used()[0]]) + ".",
                    "Leave it out: it has neither thresholds nor correlations here."));
            return;
        }
        List<String> unused = new ArrayList<>();
        for (int a = 0; a < categories.length; a++) {
            if (margin.compact()[a] < 0) {
                unused.add(label(categories[a]));
            }
        }
        List<String> between = new ArrayList<>();
        for (double category : categories) {
            if (category != Math.rint(category)) {
                between.add(label(category));
            }
        }
        if (!between.isEmpty() && 2 * between.size() < categories.length) {
            findings.add(
                    Finding.warning(
                            "category_between",
                            variable.name(),
                            String.join(", ", between) + (between.size() == 1 ? " stands" : " stand")
                                    + " among whole numbers, and counts as a category of its own.",
                            "See whether it is a slip or a mean of several answers, and correct it or join it with a neighbour."));
        }
        if (!unused.isEmpty()) {
            findings.add(Finding.warning(
                    "category_unused",
                    variable.name(),
                    "Nobody here chooses " + String.join(", ", unused)
                            + ", which others do; the thresholds next to it cannot be told apart and are left out.",
                    "Join it with its neighbour in all groups before comparing thresholds."));
        }
    }

    void variance(ObservedVariable variable, ContinuousMargin margin) {
        if (!(margin.variance() > 0)) {
            findings.add(Finding.error(
                    "no_variance",
                    variable.name(),
                    margin.total() > 0 ? "All values are " + label(margin.mean()) + "." : "It has no values.",
                    "Leave it out: it has no correlations here."));
        }
    }

    void regression(ObservedVariable variable, List<String> covariates) {
        findings.add(Finding.error(
                "regression_not_estimable",
                variable.name(),
                "The regression of " + variable.name() + " on " + String.join(", ", covariates)
                        + " cannot be estimated.",
                "Leave out covariates that do not vary, that follow from the others, or that tell the answers apart"
                        + " without error."));
    }

    void pairs(PairEstimate[] pairs, EmptyCells convention) {
        String kept = switch (convention) {
            case KEEP, KEEP_MARGINS_2X2 -> "They are left as they are.";
            case ADD_HALF -> "Each counts one half.";
        };
        tell(pairs, pair -> pair.emptyCells() > 0 && (!pair.adjusted() || convention == EmptyCells.ADD_HALF))
                .ifPresent(some -> findings.add(Finding.note(
                        "empty_cells",
                        some.names(),
                        some.count() + " of " + pairs.length + " tables of two items have empty cells. " + kept,
                        "With many of them, or few people, join rare categories.")));
        tell(pairs, pair -> pair.adjusted() && convention != EmptyCells.ADD_HALF)
                .ifPresent(some -> findings.add(Finding.warning(
                        "empty_cell_adjusted",
                        some.names(),
                        some.count()
                                + " of the 2 × 2 tables " + (some.count() == 1 ? "has" : "have")
                                + " an empty cell; it counts one half, the margins are kept.",
                        "Treat these correlations with care.")));
        tell(pairs, pair -> Math.abs(pair.correlation()) > NEARLY_ONE)
                .ifPresent(some -> findings.add(Finding.warning(
                        "correlation_nearly_one",
                        some.names(),
                        some.count() + (some.count() == 1 ? " correlation is" : " correlations are")
                                + " larger than 0.99 in size.",
                        "The two items say the same, or the table is too sparse: leave one of them out.")));
        tell(pairs, pair -> Double.isNaN(pair.correlation()))
                .ifPresent(some -> findings.add(Finding.error(
                        "correlation_not_estimable",
                        some.names(),
                        some.count() + (some.count() == 1 ? " correlation" : " correlations") + " cannot be estimated.",
                        "Leave out items without variance and pairs that nobody answers both of.")));
    }

    void definiteness(double[][] correlation) {
        DMatrixRMaj matrix = new DMatrixRMaj(correlation);
        for (double value : matrix.data) {
            if (Double.isNaN(value)) {
                return;
            }
        }
        int p = correlation.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
        if (p == 0 || cholesky.decompose(matrix.copy())) {
            return;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, false, true);
        eigen.decompose(matrix);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < p; i++) {
            smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
        }
        findings.add(Finding.warning(
                "correlations_not_positive_definite",
                "",
                String.format(
                        java.util.Locale.ROOT,
                        "The matrix of correlations is not positive definite (smallest eigenvalue %.4g).",
                        smallest),
                "Use more people or fewer items, or join rare categories."));
    }

    private record Some(String names, int count) {}

    private java.util.Optional<Some> tell(PairEstimate[] pairs, Predicate<PairEstimate> which) {
        List<String> names = new ArrayList<>();
        int k = 0;
        for (int j = 0; j < variables.size(); j++) {
            for (int i = j + 1; i < variables.size(); i++) {
                if (which.test(pairs[k++])) {
                    names.add(variables.get(j).name() + " × " + variables.get(i).name());
                }
            }
        }
        if (names.isEmpty()) {
            return java.util.Optional.empty();
        }
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        String text = names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
        return java.util.Optional.of(new Some(text, names.size()));
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
