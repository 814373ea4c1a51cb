package kith.sem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kith.finding.Finding;

/** What is to be told about samples drawn with replacement. */
final class BootstrapFindings {

    private BootstrapFindings() {}

    /** @param undrawn ordered variables of which a category was not drawn in some sample */
    static List<Finding> of(
            Bootstrap question,
            BootstrapAnswer.Counts counts,
            Collection<String> undrawn,
            List<BootstrapAnswer.Row> rows) {
        List<Finding> findings = new ArrayList<>();
        if (counts.undrawn() > 0) {
            findings.add(Finding.warning(
                    "draws_without_category",
                    String.join(", ", undrawn),
                    counts.undrawn() + " of " + question.draws()
                            + " samples drawn lack a category of a variable and are left out: nothing in them says where its"
                            + " threshold is.",
                    "If they are many, the intervals speak of samples in which all categories occur; join rare categories with"
                            + " their neighbours."));
        }
        if (counts.unsolved() > 0) {
            findings.add(Finding.warning(
                    "draws_without_solution",
                    "",
                    counts.unsolved() + " of " + question.draws() + " samples drawn have no solution and are left out.",
                    "If they are many, the model is too large for the sample; do not rely on the intervals."));
        }
        if (counts.inadmissible() > 0) {
            findings.add(Finding.note(
                    "draws_inadmissible",
                    "",
                    counts.inadmissible() + " of the " + counts.used()
                            + " solutions are not admissible (a negative variance, or covariances that cannot occur together);"
                            + " they are kept, since leaving them out would cut the intervals short.",
                    "If they are many, the sample hardly tells the model from a smaller one."));
        }
        List<String> uncorrected = rows.stream()
                .filter(row -> Double.isNaN(row.bca().lower()))
                .map(row -> row.of().toString())
                .toList();
        if (question.kind() == Bootstrap.Kind.NAIVE && counts.used() > 0 && !uncorrected.isEmpty()) {
            findings.add(Finding.warning(
                    "bca_not_defined",
                    String.join(", ", uncorrected),
                    "All samples drawn lie on one side of the estimate, as where it is at a bound: the correction for bias (BCa)"
                            + " does not exist.",
                    "Report the interval between percentiles."));
        }
        return findings;
    }
}
