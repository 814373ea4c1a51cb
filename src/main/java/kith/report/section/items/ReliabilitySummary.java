package kith.report.section.items;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.study.ItemsAnswer;

/**
 * Reliability in a few words. A scale is judged by alpha, a scale that is made of others by omega hierarchical where
 * that exists, and both by the lower limit of the interval.
 */
final class ReliabilitySummary {

    private final Labels labels;
    private final List<Judged> byAlpha = new ArrayList<>();
    private final List<Judged> byGeneralFactor = new ArrayList<>();

    /** A coefficient by which a scale is judged. */
    private record Judged(ScaleAnalysis scale, ReliabilityEstimate estimate) {

        double value() {
            return Double.isFinite(estimate.interval().lower())
                    ? estimate.interval().lower()
                    : estimate.estimate();
        }

        ReliabilityWords words() {
            return ReliabilityWords.of(value());
        }
    }

    private ReliabilitySummary(ItemsAnswer items, Labels labels) {
        this.labels = labels;
        for (ScaleAnalysis scale : items.everybody()) {
            Optional<ReliabilityEstimate> general =
                    isMadeOfOthers(scale, items.everybody()) ? generalFactor(scale) : Optional.empty();
            general.ifPresent(estimate -> byGeneralFactor.add(new Judged(scale, estimate)));
            if (general.isEmpty()) {
                finite(scale, Coefficient.ALPHA).ifPresent(estimate -> byAlpha.add(new Judged(scale, estimate)));
            }
        }
    }

    static ReliabilitySummary of(ItemsAnswer items, Labels labels) {
        return new ReliabilitySummary(items, labels);
    }

    private static boolean isMadeOfOthers(ScaleAnalysis scale, List<ScaleAnalysis> all) {
        List<String> items = names(scale);
        return all.stream()
                        .filter(other -> other.items().size() < scale.items().size() && items.containsAll(names(other)))
                        .count()
                > 1;
    }

    private static List<String> names(ScaleAnalysis scale) {
        return scale.items().stream().map(ItemStatistics::item).toList();
    }

    private static Optional<ReliabilityEstimate> generalFactor(ScaleAnalysis scale) {
        return finite(scale, Coefficient.OMEGA_HIERARCHICAL_BIFACTOR)
                .or(() -> finite(scale, Coefficient.OMEGA_HIERARCHICAL));
    }

    private static Optional<ReliabilityEstimate> finite(ScaleAnalysis scale, Coefficient coefficient) {
        return ItemsSection.withInterval(scale, coefficient).filter(estimate -> Double.isFinite(estimate.estimate()));
    }

    /** The scale that is known least well. */
    Optional<KeyFigure> figure() {
        Optional<Judged> lowest = lowest(byAlpha);
        return lowest.or(() -> lowest(byGeneralFactor))
                .map(judged -> new KeyFigure(
                        lowest.isPresent() ? "Lowest alpha" : "Lowest omega hierarchical",
                        Cell.number(judged.estimate().estimate(), Format.CORRELATION),
                        judged.words().words(),
                        judged.words().tone()));
    }

    private static Optional<Judged> lowest(List<Judged> some) {
        return some.stream().min(Comparator.comparing(Judged::value));
    }

    /** The lowest and the highest alpha in a sentence; empty where no scale has one. */
    Optional<String> sentence() {
        return lowest(byAlpha).map(lowest -> {
            if (byAlpha.size() == 1) {
                return "Alpha of " + labels.title(lowest.scale().name()) + " was " + numbers(lowest.estimate())
                        + ", and " + lowest.words().words() + ".";
            }
            Judged highest = byAlpha.stream()
                    .max(Comparator.comparing(judged -> judged.estimate().estimate()))
                    .orElseThrow();
            return "Alpha of the " + byAlpha.size() + " scales ranged from " + numbers(lowest.estimate()) + " ("
                    + labels.title(lowest.scale().name()) + ") to " + numbers(highest.estimate()) + " ("
                    + labels.title(highest.scale().name()) + "); the lowest "
                    + lowest.words().words() + ".";
        });
    }

    List<Paragraph> paragraphs() {
        List<Paragraph> paragraphs = new ArrayList<>();
        lowest(byAlpha)
                .ifPresent(lowest -> paragraphs.add(new Paragraph("Cronbach’s alpha [95% CI]: "
                        + byAlpha.stream()
                                .map(judged -> labels.title(judged.scale().name()) + " " + numbers(judged.estimate()))
                                .collect(Collectors.joining("; "))
                        + ". The lowest, judged by the lower limit of its interval, "
                        + NumberWords.correlation(lowest.value()) + ", "
                        + lowest.words().words() + ". "
                        + ReliabilityWords.criteria()
                        + " Alpha presupposes unidimensional and nearly tau-equivalent items.")));
        byGeneralFactor.forEach(judged -> paragraphs.add(new Paragraph(generalFactor(judged))));
        return paragraphs;
    }

    private String generalFactor(Judged judged) {
        ScaleAnalysis scale = judged.scale();
        Coefficient total = judged.estimate().coefficient() == Coefficient.OMEGA_HIERARCHICAL
                ? Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN
                : Coefficient.OMEGA_TOTAL_BIFACTOR;
        double general = judged.estimate().estimate();
        return labels.title(scale.name()) + ": omega hierarchical " + numbers(judged.estimate())
                + finite(scale, total)
                        .map(all -> "; about " + percent(general)
                                + " of the variance of the score is due to the general factor, "
                                + percent(all.estimate() - general) + " to group factors and "
                                + percent(1 - all.estimate()) + " to error")
                        .orElse("")
                + ". As a measure of the general factor it " + judged.words().words()
                + finite(scale, Coefficient.ALPHA)
                        .map(alpha -> "; alpha " + numbers(alpha) + " includes variance of the group factors")
                        .orElse("")
                + ".";
    }

    private static String numbers(ReliabilityEstimate estimate) {
        return NumberWords.correlation(estimate.estimate())
                + (Double.isFinite(estimate.interval().lower())
                        ? " [" + NumberWords.correlation(estimate.interval().lower()) + ", "
                                + NumberWords.correlation(estimate.interval().upper()) + "]"
                        : "");
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
