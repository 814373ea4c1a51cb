package kith.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.EffectSizes;
import kith.invariance.LatentMean;
import kith.invariance.MeanComparison;
import kith.invariance.PartialAnswer;
import kith.invariance.PartialSearch;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;

/** Presents the whole answer on comparability: the ladder, what stands in the way, how much it matters, and the means. */
public final class ComparabilitySection {

    private final ComparabilityAnswer answer;
    private final Labels labels;

    private ComparabilitySection(ComparabilityAnswer answer, Labels labels) {
        this.answer = answer;
        this.labels = labels;
    }

    public static Section of(ComparabilityAnswer answer, Labels labels) {
        Section ladder = InvarianceSection.of(answer.ladder(), labels);
        List<Block> blocks = new ArrayList<>(ladder.blocks());
        blocks.addAll(new ComparabilitySection(answer, labels).blocks());
        return new Section(ladder.id(), ladder.title(), blocks);
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        answer.permutation().ifPresent(one -> blocks.addAll(new PermutationSection(one, labels).blocks()));
        answer.partial().ifPresent(partial -> {
            new ComparabilityWords(answer, labels).paragraphs().forEach(text -> blocks.add(new Block.Paragraph(text)));
            blocks.add(path(partial));
        });
        ComparabilityFigures figures = new ComparabilityFigures(answer, labels);
        blocks.addAll(figures.curves());
        blocks.addAll(figures.parameters());
        blocks.add(items(answer.effects()));
        if (!answer.effects().items().isEmpty()) {
            blocks.add(figures.effects());
        }
        blocks.add(scales());
        answer.freedEffects().ifPresent(sizes -> {
            if (sizes.scales().stream().anyMatch(one -> one.classification().isPresent())) {
                blocks.add(new Block.Paragraph(ClassificationTable.inWords(sizes, labels)));
                blocks.add(ClassificationTable.of(sizes, labels));
            }
        });
        if (!answer.means().isEmpty()) {
            blocks.add(means());
            blocks.add(figures.means());
        }
        if (!answer.alignment().factors().isEmpty()) {
            blocks.add(AlignmentTable.of(answer.alignment(), labels));
        }
        return blocks;
    }

    private Table path(PartialAnswer partial) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PartialAnswer.Round round : partial.rounds()) {
            Optional<PartialAnswer.Tested> strongest = round.strongest();
            rows.add(List.of(
                    Cell.text(InvarianceWords.name(round.level())),
                    Cell.count(round.candidates()),
                    strongest
                            .map(one -> Cell.text(ComparabilityWords.said(one.parameter(), labels)))
                            .orElse(Cell.empty()),
                    strongest
                            .map(one -> Cell.number(one.chisq(), Format.TWO_DECIMALS))
                            .orElse(Cell.empty()),
                    strongest
                            .map(one -> Cell.number(one.pValue(), Format.P_VALUE))
                            .orElse(Cell.empty()),
                    Cell.text(outcome(round.outcome()))));
        }
        return new Table(
                "invariance-search",
                "The search for what stands in the way of equality, round by round",
                List.of(
                        Column.text("Step"),
                        Column.number("Tested"),
                        Column.text(forward(partial) ? "Strongest" : "Weakest"),
                        Column.statistic("χ²(1)"),
                        Column.statistic("p"),
                        Column.text("Outcome")),
                rows,
                notes(partial));
    }

    private static boolean forward(PartialAnswer partial) {
        return partial.way().direction() == PartialSearch.Direction.FORWARD;
    }

    private static List<String> notes(PartialAnswer partial) {
        String control = partial.way().control() == PartialSearch.ErrorControl.BONFERRONI
                ? "Bonferroni"
                : "Benjamini and Hochberg";
        return List.of(
                (forward(partial)
                                ? "Forward from everything equal, by score tests"
                                : "Backward from everything free but the anchors, by Wald tests against the first group")
                        + " that allow for answers that are not normal where the estimator does; errors controlled after "
                        + control + " in each round, the rate shared by the steps.",
                partial.anchors().isEmpty()
                        ? "At least two items of a factor stay equal in every context."
                        : "Anchors, which stay equal: " + String.join(", ", partial.anchors()) + ".");
    }

    private static String outcome(PartialAnswer.Outcome outcome) {
        return switch (outcome) {
            case FREED -> "freed";
            case CONSTRAINED -> "not significant, held equal again";
            case ALL_SIGNIFICANT -> "significant, as are all that are left free";
            case NOTHING_SIGNIFICANT -> "not significant, stays equal";
            case ANCHORS_SPENT -> "stays equal, as too few equal items would be left";
        };
    }

    private Table items(EffectSizes sizes) {
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        Map<String, List<EffectSizes.OfItem>> byContext = new LinkedHashMap<>();
        sizes.items()
                .forEach(item -> byContext
                        .computeIfAbsent(item.context(), name -> new ArrayList<>())
                        .add(item));
        byContext.forEach((context, items) -> {
            headings.add(
                    new RowGroup(rows.size(), labels.title(context) + " against " + labels.title(sizes.reference())));
            for (EffectSizes.OfItem item : items) {
                rows.add(List.of(
                        Cell.text(item.item()),
                        Cell.number(item.points(), Format.TWO_DECIMALS),
                        sizes.replicates() == 0
                                ? Cell.number(item.dmacs(), Format.TWO_DECIMALS)
                                : new Cell.Interval(
                                        item.dmacs(),
                                        item.interval().lower(),
                                        item.interval().upper(),
                                        Format.TWO_DECIMALS),
                        Cell.number(item.signed(), Format.TWO_DECIMALS)));
            }
        });
        return new Table(
                "invariance-effects",
                "How much answers to each item differ between people who are alike on the factor",
                List.of(
                        Column.text("Item"),
                        Column.number("Points"),
                        Column.number(sizes.replicates() == 0 ? "dMACS" : "dMACS [95% CI]"),
                        Column.number("Signed dMACS")),
                rows,
                headings,
                List.of(
                        "Points: expected difference of the answer. dMACS: root mean square of that difference, by the "
                                + sizes.divisor().says() + ".",
                        "From the " + sizes.level().id() + " step; "
                                + sizes.scaling().says() + "."));
    }

    private Table scales() {
        List<List<Cell>> rows = new ArrayList<>();
        for (EffectSizes.OfScale scale : answer.effects().scales()) {
            rows.add(List.of(
                    Cell.text(labels.title(scale.factor())),
                    Cell.text(labels.title(scale.context())),
                    Cell.number(scale.points(), Format.TWO_DECIMALS),
                    answer.freedEffects().stream()
                            .flatMap(sizes -> sizes.scales().stream())
                            .filter(one -> one.factor().equals(scale.factor())
                                    && one.context().equals(scale.context()))
                            .findFirst()
                            .map(one -> Cell.number(one.points(), Format.TWO_DECIMALS))
                            .orElse(Cell.empty()),
                    Cell.number(scale.possible(), Format.TWO_DECIMALS)));
        }
        return new Table(
                "invariance-scale-points",
                "What the differences between items do to the sum of a scale, in points",
                List.of(
                        Column.text("Scale"),
                        Column.text("Group"),
                        Column.number("All items"),
                        Column.number("Items left free"),
                        Column.number("Possible range")),
                rows,
                List.of(
                        "Expected difference of the sum against "
                                + labels.title(answer.effects().reference())
                                + ", between people who are alike on the factor.",
                        "All items: from the configural step, with factors of mean 0 and variance 1 in each group, so that a"
                                + " difference of means counts as one of items. Items left free: from the scalar step in which"
                                + " all other items are equal; where they are ordered, what answers have beside the factor may"
                                + " differ in spread still, which moves expected answers a little."));
    }

    private Table means() {
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        String factor = "";
        for (MeanComparison mean : answer.means()) {
            if (mean.context().equals(answer.ladder().contexts().get(0))) {
                continue;
            }
            if (!mean.factor().equals(factor)) {
                factor = mean.factor();
                headings.add(new RowGroup(rows.size(), labels.title(factor)));
            }
            rows.add(List.of(
                    Cell.text(labels.title(mean.context())),
                    new Cell.Interval(
                            mean.observed().estimate(),
                            mean.observed().lower(),
                            mean.observed().upper(),
                            Format.TWO_DECIMALS),
                    Cell.number(mean.observed().standardised(), Format.TWO_DECIMALS),
                    standardised(mean.full()),
                    standardised(mean.partial()),
                    mean.aligned()
                            .map(one -> Cell.number(one.difference(), Format.TWO_DECIMALS))
                            .orElse(Cell.empty())));
        }
        return new Table(
                "invariance-mean-comparison",
                "Differences of means against "
                        + labels.title(answer.ladder().contexts().get(0)) + ", by what is taken as equal",
                List.of(
                        Column.text("Group"),
                        Column.number("Scores, points [95% CI]"),
                        Column.number("Scores, SD"),
                        Column.number("All equal, SD"),
                        Column.number("Partial, SD"),
                        Column.number("Aligned, SD")),
                rows,
                headings,
                List.of(
                        "Scores: mean of the items as answered. All equal and partial: means of the factors from the scalar step,"
                                + " by the pooled standard deviation of the factor. Aligned: by the standard deviation of the"
                                + " reference group."));
    }

    private static Cell standardised(Optional<LatentMean> mean) {
        return mean.map(one -> Cell.number(one.standardised(), Format.TWO_DECIMALS))
                .orElse(Cell.empty());
    }
}
