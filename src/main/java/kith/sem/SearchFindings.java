package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Minimum;
import kith.sem.estimation.ModelSearch;
import kith.sem.model.Constraint;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/** What is to be told of how a search ended. */
final class SearchFindings {

    private SearchFindings() {}

    static List<Finding> of(ParameterTable table, ModelSearch.Found found) {
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
     * A likelihood needs covariances that can occur. Starting values that imply none are replaced, so that it is fixed values or bounds
     * that imply none.
     *
     * @throws InputException when the search ended where the model has no discrepancy
     */
    static void requireMoments(ParameterTable table, ModelSearch.Found found) {
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

    static Finding startsNotUsed() {
        return Finding.warning(
                "starting_values_not_used",
                "",
                "At the starting values given with start(), the implied covariances are not positive definite; the search began"
                        + " from others.",
                "Remove or change start(): variances above 0, and covariances that correlations between −1 and 1 allow.");
    }

    /** What several starts ended in. */
    static List<Finding> of(StartsAnswer starts) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.note(
                "several_starts",
                "",
                "Of " + starts.tried() + " starts " + starts.converged() + " ended in a minimum, "
                        + starts.reachedBest() + " of them in the one reported.",
                ""));
        if (starts.best() > 1) {
            findings.add(Finding.warning(
                    "better_minimum",
                    "",
                    String.format(
                            Locale.ROOT,
                            "The usual starting values ended %s; start %d found χ² = %.3f, which is reported.",
                            Double.isNaN(starts.usualChisq())
                                    ? "in no minimum"
                                    : String.format(Locale.ROOT, "in a worse minimum (χ² = %.3f)", starts.usualChisq()),
                            starts.best(),
                            starts.bestChisq()),
                    "Give these estimates as starting values, or keep several starts wherever this model is fitted."));
        }
        if (starts.minima() > 1) {
            findings.add(Finding.warning(
                    "several_minima",
                    "",
                    "The " + starts.tried() + " starts ended in " + starts.minima() + " different minima; "
                            + starts.reachedBest() + " reached the best.",
                    "The discrepancy has more than one minimum: raise the number of starts until the best no longer"
                            + " changes, and look whether the model is too complex for the sample."));
        }
        return findings;
    }

    private static Finding notConverged(Minimum minimum) {
        return Finding.error(
                "not_converged",
                "",
                "The search ended after " + minimum.iterations() + " iterations without a minimum (" + minimum.stopped()
                        + ").",
                "Do not interpret these estimates; look at the model, give starting values, keep parameters within wide bounds,"
                        + " or simplify it.");
    }

    private static Finding notMet(double violation) {
        return Finding.error(
                "constraints_not_met",
                "",
                "The search found no estimates that meet every constraint (the worst is missed by "
                        + String.format(Locale.ROOT, "%.2g", violation) + ").",
                "Do not interpret these estimates; see whether the constraints contradict each other or the bounds, and give"
                        + " starting values that meet them.");
    }

    private static Finding binding(Constraint constraint) {
        String text = constraint.lhs().text()
                + " "
                + constraint.op()
                + " "
                + constraint.rhs().text();
        return Finding.warning(
                "constraint_binds",
                text,
                "The inequality “" + text + "” holds as an equality: without it the estimates would lie beyond it.",
                "Fit the model without it and compare; standard errors take it as an equality, degrees of freedom do not"
                        + " count it, and the p value is too large where the true values lie on it.");
    }

    private static Finding onBound(Parameter row, double value) {
        return Finding.warning(
                "estimate_on_bound",
                row.toString(),
                "The estimate lies on its bound, " + value + ": without the bound it would lie beyond.",
                "Ask why before reporting it: the model may be wrong or the sample too small. Its standard error is the one"
                        + " without a bound, and tests of fit are only about right.");
    }
}
