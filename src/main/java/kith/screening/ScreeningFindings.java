package kith.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kith.finding.Finding;

/** What of a screening somebody should know before going on. */
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
            findings.add(Finding.warning(
                    "rows_without_answers",
                    "",
                    missingness.empty() + " of " + grid.rows() + " rows have no answer at all.",
                    "Leave them out by hand if they are no respondents."));
        }
        if (!sameAnswers.isEmpty()) {
            int rows = sameAnswers.stream().mapToInt(List::size).sum();
            findings.add(Finding.warning(
                    "same_answers",
                    "",
                    rows + " rows have exactly the answers of another row, in " + sameAnswers.size() + " groups.",
                    "Check whether somebody was entered twice."));
        }
        if (!complete.positiveDefinite()) {
            findings.add(Finding.note(
                    "distance_not_available",
                    "",
                    "Mahalanobis distances were not computed: " + complete.size() + " complete rows for " + grid.width()
                            + " items, or items that determine one another.",
                    "Screen fewer items, or more people."));
        }
        if (!grid.sameScale()) {
            findings.add(Finding.note(
                    "scales_differ",
                    "",
                    "The items do not share one rating scale, so runs and spread of the same answer say nothing.",
                    ""));
        }
        suspected(grid, log).ifPresent(findings::add);
        return findings;
    }

    private static void of(ItemScreen item, List<Finding> findings) {
        if (item.description().n() == 0) {
            findings.add(Finding.error("no_answers", item.item(), "Nobody answered.", "Leave the item out."));
            return;
        }
        if (item.missingShare() > MUCH_MISSING) {
            findings.add(Finding.warning(
                    "many_missing",
                    item.item(),
                    percent(item.missingShare()) + " of the answers are missing.",
                    "Ask why, before treating them as missing at random."));
        }
        String unused = item.counts().stream()
                .filter(count -> count.count() == 0)
                .map(count -> Long.toString((long) count.value()))
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            findings.add(Finding.note(
                    "unused_points",
                    item.item(),
                    "Nobody answered " + unused + ".",
                    "Ordinal analyses have fewer thresholds here."));
        }
        if (item.shareLowest() > CROWDED_END || item.shareHighest() > CROWDED_END) {
            boolean low = item.shareLowest() > CROWDED_END;
            findings.add(Finding.note(
                    low ? "floor" : "ceiling",
                    item.item(),
                    percent(low ? item.shareLowest() : item.shareHighest()) + " of the answers are the "
                            + (low ? "lowest" : "highest") + " point.",
                    "The item tells little about people " + (low ? "below" : "above") + " it."));
        }
        if (item.outOfRange() > 0) {
            findings.add(Finding.error(
                    "out_of_range",
                    item.item(),
                    item.outOfRange() + " answers are no points of the scale.",
                    "Correct them, or declare them missing codes."));
        }
    }

    private static java.util.Optional<Finding> suspected(AnswerGrid grid, ExclusionLog log) {
        long several =
                log.reasonsByRow().values().stream().filter(count -> count > 1).count();
        int flagged = log.reasonsByRow().size();
        return flagged == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(Finding.note(
                        "flagged",
                        "",
                        flagged + " of " + grid.rows() + " rows are flagged, " + several
                                + " of them for more than one reason. Nobody was taken out.",
                        "Look at those with several reasons, and compare the analyses with and without them."));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
