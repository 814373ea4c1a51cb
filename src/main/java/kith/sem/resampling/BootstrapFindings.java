package kith.sem.resampling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
            findings.add(Finding.of(
                            "draws_without_category",
                            Map.of(
                                    "samples", counts.undrawn(),
                                    "draws", question.draws(),
                                    "variables", List.copyOf(undrawn)))
                    .at(undrawn));
        }
        if (counts.unsolved() > 0) {
            findings.add(Finding.of(
                    "draws_without_solution", Map.of("samples", counts.unsolved(), "draws", question.draws())));
        }
        if (counts.inadmissible() > 0) {
            findings.add(
                    Finding.of("draws_inadmissible", Map.of("samples", counts.inadmissible(), "used", counts.used())));
        }
        List<String> uncorrected = rows.stream()
                .filter(row -> Double.isNaN(row.bca().lower()))
                .map(row -> row.of().toString())
                .toList();
        if (question.kind() == Bootstrap.Kind.NAIVE && counts.used() > 0 && !uncorrected.isEmpty()) {
            findings.add(Finding.of("bca_not_defined").at(uncorrected));
        }
        return findings;
    }
}
