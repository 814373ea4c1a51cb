package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kith.citation.Citation;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.LatentMean;
import kith.invariance.search.PartialAnswer;
import kith.invariance.search.PartialSearch;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Presents the whole answer on comparability: verdict, tests of invariance, size of the bias, and means. */
public final class ComparabilitySection {

    private final ComparabilityAnswer answer;
    private final Labels labels;

    private ComparabilitySection(ComparabilityAnswer answer, Labels labels) {
        this.answer = answer;
        this.labels = labels;
    }

    public static Section of(ComparabilityAnswer answer, Labels labels) {
        String title = "Comparability across " + LevelWords.compared(answer.ladder());
        return new Section("invariance", title, new ComparabilitySection(answer, labels).blocks());
    }

    /** What belongs in a short report: the conclusion, the tests, the bias of items and of scores, and the means. */
    static Section report(ComparabilityAnswer answer, Labels labels) {
        Section whole = of(answer, labels);
        return new Section(whole.id(), whole.title(), new ComparabilitySection(answer, labels).essentials());
    }

    private List<Block> essentials() {
        List<Block> blocks = new ArrayList<>();
        new ConclusionWords(answer, labels).paragraphs().forEach(text -> blocks.add(new Block.Paragraph(text)));
        blocks.add(new LadderTables(answer.ladder(), answer.conclusion()).essentials());
        if (answer.effects().metric() != EffectMetric.SCALAR
                && !answer.effects().items().isEmpty()) {
            blocks.add(items(answer.effects()));
            scales(ComparabilitySection::isNoticeable).ifPresent(blocks::add);
        }
        List<Block> means = new ArrayList<>(latentMeans());
        if (!answer.comparableMeans().isEmpty()) {
            LatentMeansFigure figure = new LatentMeansFigure(
                    answer.comparableMeans(), answer.ladder().contexts(), labels);
            means.add(1, figure.differences());
        }
        blocks.addAll(means);
        return blocks;
    }

    /** The levels compared; also the table for spreadsheets and scripts. */
    public static Table comparisons(ComparabilityAnswer answer) {
        return new LadderTables(answer.ladder(), answer.conclusion()).comparisons();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        new ConclusionWords(answer, labels).paragraphs().forEach(text -> blocks.add(new Block.Paragraph(text)));
        LadderTables tables = new LadderTables(answer.ladder(), answer.conclusion());
        blocks.add(tables.comparisons());
        blocks.addAll(Notices.of(answer.ladder().findings()));
        blocks.addAll(latentMeans());
        ComparabilityFigures figures = new ComparabilityFigures(answer, labels);
        effects(figures).forEach(blocks::add);
        if (!answer.means().isEmpty()) {
            blocks.add(means());
            blocks.add(figures.means());
        }
        blocks.add(tables.fit());
        if (answer.ladder().steps().size() > 1) {
            blocks.add(tables.rules());
            blocks.add(tables.equivalence());
        }
        answer.partial().ifPresent(partial -> blocks.add(path(partial)));
        answer.permutation().ifPresent(one -> blocks.addAll(new PermutationSection(one, labels).blocks()));
        blocks.addAll(figures.parameters());
        if (!answer.alignment().factors().isEmpty()) {
            blocks.add(AlignmentTable.of(answer.alignment(), labels));
        }
        return blocks;
    }

    /** Means of the factors where they may be compared; why not otherwise. */
    private List<Block> latentMeans() {
        List<LatentMean> means = answer.comparableMeans();
        if (!means.isEmpty()) {
            String held = answer.conclusion().answer() == Conclusion.Answer.AS_THEY_STAND
                    ? "loadings and intercepts held equal"
                    : "the released parameters free and all others held equal";
            return List.of(
                    new Block.Paragraph("Latent means, estimated with " + held + "; "
                            + labels.title(answer.ladder().contexts().get(0)) + " is the reference."),
                    new LatentMeansFigure(means, answer.ladder().contexts(), labels).figure());
        }
        return answer.means().isEmpty()
                ? List.of()
                : List.of(
                        new Block.Paragraph(
                                "No latent mean differences are reported as results, since comparability was not"
                                        + " established. The table of mean differences shows how far they depend on what is held equal."));
    }

    private List<Block> effects(ComparabilityFigures figures) {
        EffectSizes sizes = answer.effects();
        List<Block> blocks = new ArrayList<>(figures.curves());
        if (sizes.metric() == EffectMetric.SCALAR) {
            return blocks;
        }
        if (sizes.scales().isEmpty()) {
            blocks.add(new Block.Paragraph(
                    "Effect sizes are given for items that load on one factor alone; no item does."));
            return blocks;
        }
        blocks.add(items(sizes));
        blocks.add(scales());
        blocks.addAll(new BiasFigures(sizes, item -> isShown(sizes, item), labels).figures());
        if (sizes.scales().stream().anyMatch(one -> one.classification().isPresent())) {
            blocks.add(new Block.Paragraph(ClassificationTable.inWords(sizes, labels)));
            blocks.add(ClassificationTable.of(sizes, labels));
        }
        return blocks;
    }

    private Table path(PartialAnswer partial) {
        return Table.of("invariance-search", "Search for non-invariant parameters, round by round", partial.rounds())
                .text("Level", round -> LevelWords.name(round.level()))
                .count("Tested", PartialAnswer.Round::candidates)
                .cell(
                        Column.text(forward(partial) ? "Strongest" : "Weakest"),
                        round -> round.strongest()
                                .map(one -> Cell.text(LevelWords.parameter(one.parameter(), labels)))
                                .orElse(Cell.empty()))
                .cell(
                        Column.statistic("χ²(1)"),
                        round -> round.strongest()
                                .map(one -> Cell.number(one.chisq(), Format.TWO_DECIMALS))
                                .orElse(Cell.empty()))
                .cell(
                        Column.statistic("p"),
                        round -> round.strongest()
                                .map(one -> Cell.number(one.pValue(), Format.P_VALUE))
                                .orElse(Cell.empty()))
                .text("Outcome", round -> outcome(round.outcome()))
                .table(notes(partial));
    }

    private static boolean forward(PartialAnswer partial) {
        return partial.way().direction() == PartialSearch.Direction.FORWARD;
    }

    private static List<String> notes(PartialAnswer partial) {
        String control = partial.way().control() == PartialSearch.ErrorControl.BONFERRONI
                ? "Bonferroni"
                : Citation.narrative("benjaminiHochberg1995");
        return List.of(
                (forward(partial)
                                ? "Forward search from full equality by score tests"
                                : "Backward search from a model with all but the anchors free, by Wald tests against the first group")
                        + ", robust where the estimator is; errors controlled after " + control
                        + " in each round, the rate of "
                        + NumberWords.correlation(partial.way().rate())
                        + " shared by the levels.",
                partial.anchors().isEmpty()
                        ? "At least two items of a factor stay equal in every group."
                        : "Anchors, which stay equal: " + String.join(", ", partial.anchors()) + ".");
    }

    private static String outcome(PartialAnswer.Outcome outcome) {
        return switch (outcome) {
            case FREED -> "released";
            case CONSTRAINED -> "not significant, held equal again";
            case ALL_SIGNIFICANT -> "significant, as are all others still free";
            case NOTHING_SIGNIFICANT -> "not significant, stays equal";
            case ANCHORS_SPENT -> "stays equal, as too few equal items would be left";
            case NOT_CONVERGED -> "the model did not converge";
        };
    }

    /** Under partial invariance the others are equal by construction. */
    private boolean isShown(EffectSizes sizes, EffectSizes.OfItem item) {
        return sizes.metric() != EffectMetric.PARTIAL_SCALAR
                || answer.conclusion().released().stream()
                        .filter(one ->
                                one.context().filter(item.context()::equals).isPresent()
                                        || one.context().isEmpty()
                                        || one.context()
                                                .filter(sizes.reference()::equals)
                                                .isPresent())
                        .anyMatch(one -> one.parameter().lhs().equals(item.item())
                                || one.parameter().rhs().equals(item.item()));
    }

    /** Whether a bias is not 0 when rounded to two decimals. */
    private static boolean isNoticeable(EffectSizes.OfScale scale) {
        return Math.abs(scale.points()) >= ReleasedWords.NOTICEABLE;
    }

    private Table items(EffectSizes sizes) {
        Map<String, List<EffectSizes.OfItem>> byContext = new LinkedHashMap<>();
        sizes.items().stream()
                .filter(item -> isShown(sizes, item))
                .forEach(item -> byContext
                        .computeIfAbsent(item.context(), name -> new ArrayList<>())
                        .add(item));
        String caption = sizes.metric() == EffectMetric.PARTIAL_SCALAR
                ? "Bias of the items with released parameters"
                : "Differences in expected responses, item by item";
        TableColumns<EffectSizes.OfItem> table = Table.of("invariance-effects", caption, List.of());
        byContext.forEach((context, items) ->
                table.group(labels.title(context) + " against " + labels.title(sizes.reference()), items));
        return table.text("Item", EffectSizes.OfItem::item)
                .number(
                        sizes.replicates() == 0 ? "dMACS" : "dMACS [95% CI]",
                        item -> Cell.interval(
                                item.dmacs(),
                                item.interval().lower(),
                                item.interval().upper(),
                                Format.TWO_DECIMALS))
                .part(EffectSizes.OfItem::magnitude, size -> size.text("Size", one -> one.id()))
                .twoDecimals("Signed dMACS", EffectSizes.OfItem::signed)
                .twoDecimals("Points", EffectSizes.OfItem::points)
                .table(
                        "On the metric of " + sizes.metric().title() + ". " + caveat(sizes),
                        "dMACS: root mean square difference of the expected response at equal levels of the factor, divided by"
                                + " the " + sizes.divisor().says()
                                + " " + Citation.parenthetical("nyeDrasgow2011")
                                + ". Size: small from .20, medium from .40, large from .70 "
                                + Citation.parenthetical("nyeBradburnOlenickBialkoDrasgow2019")
                                + ". Points: expected difference of the response.");
    }

    private static String caveat(EffectSizes sizes) {
        return switch (sizes.metric()) {
            case SCALAR, PARTIAL_SCALAR, OF_LEVEL -> "Items without released parameters are equal by construction.";
            case ALIGNMENT ->
                "Alignment assumes that most items are invariant; bias shared by most items does not show in it.";
            case REFERENT -> "The referents are equal by assumption; bias of theirs shows as bias of the other items.";
            case NONE -> "Differences of factor means and standard deviations count as bias here.";
        };
    }

    private Table scales() {
        return scales(scale -> true).orElseThrow();
    }

    /** Those that are chosen; empty where none is. */
    private Optional<Table> scales(Predicate<EffectSizes.OfScale> chosen) {
        EffectSizes sizes = answer.effects();
        List<EffectSizes.OfScale> shown = sizes.scales().stream().filter(chosen).toList();
        if (shown.isEmpty() && !sizes.scales().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Table.of("invariance-scale-points", "Expected bias of sum scores", shown)
                .text("Scale", scale -> labels.title(scale.factor()))
                .text("Group", scale -> labels.title(scale.context()))
                .number(
                        sizes.replicates() == 0 ? "Points" : "Points [95% CI]",
                        scale -> Cell.interval(
                                scale.points(),
                                scale.interval().lower(),
                                scale.interval().upper(),
                                Format.TWO_DECIMALS))
                .number(
                        "Possible range",
                        scale -> scale.possible() == Math.rint(scale.possible())
                                ? Cell.count(scale.possible())
                                : Cell.number(scale.possible(), Format.TWO_DECIMALS))
                .percent("Share of range", scale -> Math.abs(scale.points()) / scale.possible())
                .table("Expected difference of the sum of the items against " + labels.title(sizes.reference())
                        + " at equal levels of the factor, on the metric of "
                        + sizes.metric().title() + "."
                        + (isOrdered()
                                ? " Residual variances may still differ, which moves expected responses a little."
                                : "")));
    }

    private boolean isOrdered() {
        return !answer.ladder().steps().get(0).fit().table().ordered().isEmpty();
    }

    private Table means() {
        String reference = answer.ladder().contexts().get(0);
        Map<String, List<MeanComparison>> byFactor = answer.means().stream()
                .filter(mean -> !mean.context().equals(reference))
                .collect(Collectors.groupingBy(MeanComparison::factor, LinkedHashMap::new, Collectors.toList()));
        TableColumns<MeanComparison> table = Table.of(
                "invariance-mean-comparison",
                "Mean differences against " + labels.title(reference) + ", by what is held equal",
                List.of());
        byFactor.forEach((factor, means) -> table.group(labels.title(factor), means));
        return table.text("Group", mean -> labels.title(mean.context()))
                .number(
                        "Scores, points [95% CI]",
                        mean -> new Cell.Interval(
                                mean.observed().estimate(),
                                mean.observed().lower(),
                                mean.observed().upper(),
                                Format.TWO_DECIMALS))
                .twoDecimals("Scores, SD", mean -> mean.observed().standardised())
                .number("All equal, SD", mean -> standardised(mean.full()))
                .number("Partial, SD", mean -> standardised(mean.partial()))
                .part(MeanComparison::aligned, aligned -> aligned.twoDecimals("Aligned, SD", one -> one.difference()))
                .table(
                        "Scores: mean of the items. All equal and partial: latent means of the scalar model, divided by the pooled"
                                + " standard deviation of the factor. Aligned: divided by the standard deviation of the"
                                + " reference group. Agreement of the columns is reassuring, but bias shared by most items would"
                                + " not show in it.");
    }

    private static Cell standardised(Optional<LatentMean> mean) {
        return mean.map(one -> Cell.number(one.standardised(), Format.TWO_DECIMALS))
                .orElse(Cell.empty());
    }
}
