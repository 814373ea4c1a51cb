package kith.moments.ordered;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.moments.Missing;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What is to be told about moments of ordered data. */
final class OrdinalFindings {

    private static final double NEARLY_ONE = 0.99;
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
            findings.add(Finding.of("no_rows"));
        }
        if (leftOut > 0) {
            findings.add(RowsLeftOut.finding(
                            leftOut,
                            taken + leftOut,
                            missing == Missing.LISTWISE ? "listwise" : "empty",
                            missing == Missing.LISTWISE ? "pairwise" : "none")
                    .as(Severity.NOTE));
        }
    }

    /** @return whether the variable varies */
    boolean categories(ObservedVariable variable, MarginalThresholds margin) {
        double[] categories = variable.categories();
        if (margin.used().length < 2) {
            findings.add(noVariance(
                    variable,
                    margin.used().length > 0,
                    margin.used().length == 0 ? "" : label(categories[margin.used()[0]]),
                    "thresholds"));
            return false;
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
            findings.add(Finding.of("category_between", Map.of("categories", between))
                    .at(variable.name()));
        }
        if (!unused.isEmpty()) {
            findings.add(Finding.of("category_unused", Map.of("categories", unused, "consequence", "thresholds"))
                    .at(variable.name()));
        }
        return true;
    }

    /** @return whether the variable varies */
    boolean variance(ObservedVariable variable, ContinuousMargin margin) {
        if (!margin.varies()) {
            findings.add(noVariance(variable, margin.total() > 0, label(margin.mean()), "correlations"));
        }
        return margin.varies();
    }

    void regression(ObservedVariable variable, List<String> covariates) {
        findings.add(
                Finding.of("regression_not_estimable", Map.of("variable", variable.name(), "predictors", covariates))
                        .at(variable.name()));
    }

    void pairs(PairEstimate[] pairs, EmptyCells convention) {
        tell(pairs, pair -> pair.emptyCells() > 0 && (!pair.adjusted() || convention == EmptyCells.ADD_HALF))
                .ifPresent(some -> findings.add(Finding.of(
                                "empty_cells",
                                Map.of(
                                        "tables",
                                        some.size(),
                                        "all",
                                        pairs.length,
                                        "treatment",
                                        convention == EmptyCells.ADD_HALF ? "half" : "kept"))
                        .at(some)));
        tell(pairs, pair -> pair.adjusted() && convention != EmptyCells.ADD_HALF)
                .ifPresent(some -> findings.add(Finding.of("empty_cell_adjusted", Map.of("tables", some.size()))
                        .at(some)));
        tell(pairs, pair -> Math.abs(pair.correlation()) > NEARLY_ONE)
                .ifPresent(some -> findings.add(Finding.of("correlation_nearly_one", Map.of("pairs", some.size()))
                        .at(some)));
        tell(pairs, pair -> Double.isNaN(pair.correlation()))
                .ifPresent(some -> findings.add(Finding.of("correlation_not_estimable", Map.of("pairs", some.size()))
                        .at(some)));
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
        findings.add(Finding.of(
                "correlations_not_positive_definite",
                Map.of("smallest", "given", "eigenvalue", smallest, "consequence", "none")));
    }

    private java.util.Optional<List<String>> tell(PairEstimate[] pairs, Predicate<PairEstimate> which) {
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
        return java.util.Optional.of(names);
    }

    private static Finding noVariance(ObservedVariable variable, boolean answered, String value, String consequence) {
        return Finding.of(
                        "no_variance",
                        Map.of(
                                "reason", answered ? "one_value" : "no_response",
                                "value", value,
                                "consequence", consequence))
                .at(variable.name());
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
