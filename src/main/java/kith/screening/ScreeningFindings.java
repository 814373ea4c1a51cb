package kith.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;

/** What of a screening is to be known before going on. */
final class ScreeningFindings {

    private static final double MUCH_MISSING = 0.1;
    private static final double CROWDED_END = 0.5;

    private ScreeningFindings() {}

    static List<Finding> of(
            AnswerGrid grid,
            CompleteRows complete,
            List<ItemScreen> items,
            Missingness missingness,
            List<List<Integer>> sameAnswers,
            ExclusionLog log) {
        List<Finding> findings = new ArrayList<>();
        items.forEach(item -> of(item, findings));
        if (missingness.empty() > 0) {
            findings.add(Finding.of("rows_without_answers", Map.of("rows", missingness.empty(), "all", grid.rows())));
        }
        if (!sameAnswers.isEmpty()) {
            int rows = sameAnswers.stream().mapToInt(List::size).sum();
            findings.add(Finding.of("same_answers", Map.of("rows", rows, "groups", sameAnswers.size())));
        }
        if (!complete.positiveDefinite()) {
            findings.add(
                    Finding.of("distance_not_available", Map.of("complete", complete.size(), "items", grid.width())));
        }
        if (!grid.sameScale()) {
            findings.add(Finding.of("scales_differ"));
        }
        suspected(grid, log).ifPresent(findings::add);
        return findings;
    }

    private static void of(ItemScreen item, List<Finding> findings) {
        if (item.description().n() == 0) {
            findings.add(Finding.of("no_answers").at(item.item()));
            return;
        }
        if (item.missingShare() > MUCH_MISSING) {
            findings.add(Finding.of("many_missing", Map.of("share", item.missingShare()))
                    .at(item.item()));
        }
        List<String> unused = item.counts().stream()
                .filter(count -> count.count() == 0)
                .map(count -> Long.toString((long) count.value()))
                .toList();
        if (!unused.isEmpty()) {
            findings.add(Finding.of("unused_points", Map.of("points", unused)).at(item.item()));
        }
        if (item.shareLowest() > CROWDED_END || item.shareHighest() > CROWDED_END) {
            boolean low = item.shareLowest() > CROWDED_END;
            findings.add(
                    low
                            ? Finding.of("floor", Map.of("share", item.shareLowest()))
                                    .at(item.item())
                            : Finding.of("ceiling", Map.of("share", item.shareHighest()))
                                    .at(item.item()));
        }
        if (item.outOfRange() > 0) {
            findings.add(Finding.of("out_of_range", Map.of("responses", item.outOfRange()))
                    .at(item.item()));
        }
    }

    private static java.util.Optional<Finding> suspected(AnswerGrid grid, ExclusionLog log) {
        long several =
                log.reasonsByRow().values().stream().filter(count -> count > 1).count();
        int flagged = log.reasonsByRow().size();
        return flagged == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        Finding.of("flagged", Map.of("rows", flagged, "all", grid.rows(), "several", several)));
    }
}
