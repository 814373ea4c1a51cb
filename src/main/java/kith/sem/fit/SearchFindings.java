package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Minimum;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.StartsAnswer;
import kith.sem.model.Constraint;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.ImpossibleMoments;

/** What is to be told of how a search ended. */
public final class SearchFindings {

    private SearchFindings() {}

    public static List<Finding> of(ParameterTable table, ModelSearch.Found found) {
        List<Finding> findings = new ArrayList<>();
        Minimum minimum = found.minimum();
        if (minimum.stopped() == Minimum.Stopped.RESTRICTIONS_NOT_MET) {
            findings.add(notMet(found.violation()));
        } else if (!minimum.converged()) {
            findings.add(notConverged(minimum));
        }
        found.binding().forEach(constraint -> findings.add(binding(constraint)));
        for (int number : found.onBound()) {
            table.parameters().stream()
                    .filter(row -> row.free() == number + 1)
                    .findFirst()
                    .ifPresent(row -> findings.add(onBound(row, found.theta()[number])));
        }
        return findings;
    }

    /**
     * A likelihood needs covariances that can occur. Starting values that imply none are replaced, so that it is fixed
     * values or bounds that imply none.
     *
     * @throws InputException when the search ended where the model has no discrepancy
     */
    public static void requireMoments(ParameterTable table, ModelSearch.Found found) {
        if (Double.isFinite(found.minimum().value())) {
            return;
        }
        List<String> impossible = ImpossibleMoments.of(table, found.theta());
        throw new InputException(
                "model",
                "at the values that parameters are fixed to or bounded by, the covariances that it implies cannot occur"
                        + " together"
                        + (impossible.isEmpty() ? "" : ": " + String.join(", ", impossible)),
                "values at which they are positive definite",
                "change fixed values or bounds");
    }

    public static Finding startsNotUsed() {
        return Finding.of("starting_values_not_used");
    }

    /** What several starts ended in. */
    public static List<Finding> of(StartsAnswer starts) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "several_starts",
                Map.of("starts", starts.tried(), "converged", starts.converged(), "best", starts.reachedBest())));
        if (starts.best() > 1) {
            findings.add(Finding.of(
                    "better_minimum",
                    Map.of(
                            "usual", Double.isNaN(starts.usualChisq()) ? "none" : "worse",
                            "usual_chisq", starts.usualChisq(),
                            "start", starts.best(),
                            "chisq", starts.bestChisq())));
        }
        if (starts.minima() > 1) {
            findings.add(Finding.of(
                    "several_minima",
                    Map.of("starts", starts.tried(), "minima", starts.minima(), "best", starts.reachedBest())));
        }
        return findings;
    }

    private static Finding notConverged(Minimum minimum) {
        return Finding.of(
                "not_converged",
                Map.of(
                        "iterations",
                        minimum.iterations(),
                        "reason",
                        minimum.stopped().toString()));
    }

    private static Finding notMet(double violation) {
        return Finding.of("constraints_not_met", Map.of("violation", violation));
    }

    private static Finding binding(Constraint constraint) {
        String text = constraint.lhs().text()
                + " "
                + constraint.op()
                + " "
                + constraint.rhs().text();
        return Finding.of("constraint_binds", Map.of("constraint", text)).at(text);
    }

    private static Finding onBound(Parameter row, double value) {
        return Finding.of("estimate_on_bound", Map.of("bound", value)).at(row.toString());
    }
}
