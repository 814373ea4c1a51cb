package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Minimum;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.ParameterLabels;
import kith.sem.estimation.StartsAnswer;
import kith.sem.model.Constraint;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.ImpossibleMoments;

/** Findings about how a search ended. */
public final class SearchFindings {

    /** Of parameters beyond the statistics. */
    private static final int MOST_EXCESS = 500;

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
     * @throws InputException when the search ended where the model has no discrepancy, or a constraint no value
     */
    public static void requireMoments(ParameterTable table, ModelSearch.Found found) {
        requireConstraints(table, found.theta());
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

    /**
     * A model of more parameters than the sample has statistics is fitted with a finding, but not one of so many more
     * that the search would take hours for nothing.
     *
     * @throws InputException when the parameters exceed the statistics by more than {@value #MOST_EXCESS}
     */
    public static void requireStatistics(int parameters, int statistics) {
        if (parameters - statistics > MOST_EXCESS) {
            throw new InputException(
                    "model",
                    parameters + " parameters, for which the sample has " + statistics
                            + " means, variances, covariances and thresholds",
                    "at most as many parameters",
                    "leave factors out, or fix their covariances to 0");
        }
    }

    /** A constraint such as log(a − 100) = 1 has no value where a is small, and nothing leads from there. */
    private static void requireConstraints(ParameterTable table, double[] theta) {
        if (table.constraints().isEmpty()) {
            return;
        }
        ParameterLabels labels = new ParameterLabels(table);
        Problems problems = new Problems();
        for (Constraint constraint : table.constraints()) {
            if (!Double.isFinite(labels.difference(constraint, theta))) {
                problems.add(
                        "model",
                        "the constraint “" + constraint.lhs().text() + " " + constraint.op() + " "
                                + constraint.rhs().text() + "” has no value where the search began",
                        "a constraint that has a value there",
                        "change it, or start its parameters where it has one, such as start(200)*x");
            }
        }
        problems.throwIfAny();
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
                        "iterations", minimum.iterations(),
                        "reason", minimum.stopped().toString()));
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
