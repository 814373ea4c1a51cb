package kith.report.section.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.citation.Citation;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupIcc;
import kith.grouplevel.GroupMeasurement;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** How well groups are measured, in a tile and a sentence, and by which methods. */
final class GroupSummary {

    private GroupSummary() {}

    /** Empty where no variance between groups could be estimated. */
    static Optional<SummaryPart> of(GroupAnswer answer, Labels labels) {
        List<GroupMeasurement> scales = answer.scales().stream()
                .filter(scale -> scale.icc().isPresent())
                .sorted(Comparator.comparingDouble(scale -> reliability(scale)))
                .toList();
        if (scales.isEmpty()) {
            return Optional.empty();
        }
        GroupMeasurement lowest = scales.get(0);
        KeyFigure figure = new KeyFigure(
                scales.size() == 1 ? "Reliability of group means" : "Lowest reliability of group means",
                Cell.number(reliability(lowest), Cell.Format.CORRELATION),
                "ICC(2) of " + labels.title(lowest.scale()) + "; " + NumberWords.count(lowest.groups()) + " groups",
                Tone.NEUTRAL);
        double[] shares =
                scales.stream().mapToDouble(scale -> share(scale)).sorted().toArray();
        String sentence = "The share of variance between groups, ICC(1), was "
                + range(shares[0], shares[shares.length - 1]) + " and the reliability of group means, ICC(2), "
                + range(reliability(lowest), reliability(scales.get(scales.size() - 1)))
                + (scales.size() == 1 ? "." : " for the " + scales.size() + " scales.");
        return Optional.of(new SummaryPart(List.of(figure), List.of(sentence)));
    }

    private static String range(double lowest, double highest) {
        String from = NumberWords.correlation(lowest);
        String to = NumberWords.correlation(highest);
        return from.equals(to) ? from : from + " to " + to;
    }

    private static double reliability(GroupMeasurement scale) {
        return scale.icc().map(GroupIcc::anova).orElseThrow().icc2();
    }

    private static double share(GroupMeasurement scale) {
        return scale.icc().map(GroupIcc::anova).orElseThrow().iccN0();
    }

    /** @param answers of each context */
    static String methods(List<GroupAnswer> answers) {
        List<String> parts = new ArrayList<>();
        parts.add("Variance between groups was estimated by one-way analysis of variance and by restricted maximum"
                + " likelihood (ICC(1)), and the reliability of group means by analysis of variance (ICC(2); "
                + Citation.unbracketed("lebretonSenter2008") + ").");
        if (answers.stream()
                .flatMap(answer -> answer.scales().stream())
                .anyMatch(scale -> scale.agreement().isPresent())) {
            parts.add("Agreement within groups was described by rwg against a uniform null distribution "
                    + Citation.parenthetical("jamesDemareeWolf1984") + ".");
        }
        return String.join(" ", parts);
    }
}
