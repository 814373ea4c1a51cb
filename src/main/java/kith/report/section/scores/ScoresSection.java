package kith.report.section.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.Grouping;
import kith.instrument.ScoringRule;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.ComputedList;
import kith.report.document.Section;
import kith.report.document.SmallCells;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.scoring.Outcome;
import kith.scoring.ScaleScores;
import kith.scoring.Score;
import kith.scoring.ScoreDescription;
import kith.scoring.ScoredScale;
import kith.scoring.Scores;
import kith.scoring.imputation.PooledMeans;

/** Presents scores: how they came about and how they lie. */
public final class ScoresSection {

    private ScoresSection() {}

    public static Section of(Scores scores, Optional<Grouping> groups, Labels labels) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(rules(scores));
        blocks.add(descriptions(scores, groups, labels));
        blocks.add(audit(scores));
        blocks.addAll(Notices.of(scores.findings()));
        return new Section("scores", "Scores", blocks);
    }

    private static Table rules(Scores scores) {
        return Table.of("scores-rules", "Scoring rules", scores.scales())
                .text("Scale", scale -> title(scale.scale()))
                .text("Items", scale -> String.join(", ", scale.scale().items()))
                .text("Rule", scale -> rule(scale.scale()))
                .cell(Column.text("Range"), scale -> range(scale.scale()))
                .cell(
                        Column.text("Higher scores indicate"),
                        scale -> scale.scale().direction().isEmpty()
                                ? Cell.empty()
                                : Cell.text(scale.scale().direction()))
                .table();
    }

    private static String title(ScoredScale scale) {
        return scale.title().isBlank() ? scale.id() : scale.title();
    }

    static String rule(ScoredScale scale) {
        ScoringRule rule = scale.rule();
        String method = rule.method() == ScoringRule.Method.MEAN ? "mean of the items" : "sum of the items";
        String least;
        if (rule.least() instanceof ScoringRule.Count count) {
            if (scale.items().size() == 1) {
                return "the response to the single item";
            }
            least = "at least " + count.answers() + " of " + scale.items().size() + " items answered";
        } else {
            ScoringRule.Share share = (ScoringRule.Share) rule.least();
            least = (share.exactly() == ScoringRule.Boundary.SCORED ? "at least " : "more than ")
                    + number(100 * share.share()) + "% of the items answered";
        }
        return method + ", " + least + (rule.prorated() ? ", scaled up to all items" : "");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(java.util.Locale.ROOT, "%.2f", value);
    }

    private static Table descriptions(Scores scores, Optional<Grouping> groups, Labels labels) {
        List<ScoreDescription> descriptions = new ArrayList<>(scores.describe());
        groups.ifPresent(grouping -> descriptions.addAll(scores.describe(grouping)));
        Map<String, List<ScoreDescription>> byScale = new LinkedHashMap<>();
        descriptions.forEach(one ->
                byScale.computeIfAbsent(one.scale(), key -> new ArrayList<>()).add(one));
        TableColumns<ScoreDescription> table = Table.of("scores-descriptions", "Scores by group", List.of());
        byScale.forEach(
                (scale, ofScale) -> table.group(title(scores.scale(scale).scale()), ofScale));
        return table.text("Group", one -> one.group().isEmpty() ? "Total sample" : labels.title(one.group()))
                .statistic("n", Format.COUNT, one -> one.scores().n())
                .count("Not scored", one -> one.scores().missing())
                .statistic("M", Format.TWO_DECIMALS, one -> one.scores().mean())
                .statistic("SE", Format.THREE_DECIMALS, ScoreDescription::standardError)
                .statistic("SD", Format.TWO_DECIMALS, one -> one.scores().sd())
                .twoDecimals("Median", one -> one.scores().median())
                .twoDecimals("Min", one -> one.scores().minimum())
                .twoDecimals("Max", one -> one.scores().maximum())
                .twoDecimals("Skew", one -> one.scores().skew())
                .percent("At the minimum", ScoreDescription::floor)
                .percent("At the maximum", ScoreDescription::ceiling)
                .table(
                        "At the minimum, maximum: share of respondents with the lowest or highest possible score.",
                        "Differences between groups in mean scores can be interpreted only as far as invariance was supported.");
    }

    /** Mean and standard deviation of each score, in the total sample and in each group. */
    static Table means(Scores scores, Optional<Grouping> groups, Labels labels, SmallCells small) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Scale"), Column.text("Range")));
        columns.add(Column.number("Total sample, M (SD)"));
        groups.ifPresent(grouping ->
                grouping.names().forEach(name -> columns.add(Column.number(labels.title(name) + ", M (SD)"))));
        List<ScoreDescription> all = new ArrayList<>(scores.describe());
        groups.ifPresent(grouping -> all.addAll(scores.describe(grouping)));
        List<List<Cell>> rows = new ArrayList<>();
        for (ScaleScores scale : scores.scales()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(title(scale.scale())));
            row.add(range(scale.scale()));
            List<ScoreDescription> own = all.stream()
                    .filter(one -> one.scale().equals(scale.scale().id()))
                    .toList();
            Map<String, Integer> sizes = new LinkedHashMap<>();
            own.stream()
                    .filter(one -> !one.group().isEmpty())
                    .forEach(one -> sizes.put(one.group(), one.scores().n()));
            Set<String> hidden = small.hiddenGroups(sizes);
            own.forEach(one -> row.add(Cell.text(hidden.contains(one.group()) ? "suppressed" : meanAndSd(one))));
            rows.add(row);
        }
        return new Table(
                "scores-means",
                "Scores",
                columns,
                rows,
                groups.isEmpty()
                        ? List.of()
                        : List.of(
                                "Differences between groups in mean scores can be interpreted only as far as invariance was"
                                        + " supported."));
    }

    private static String meanAndSd(ScoreDescription one) {
        return NumberWords.two(one.scores().mean()) + " ("
                + NumberWords.two(one.scores().sd()) + ")";
    }

    private static Cell range(ScoredScale scored) {
        return scored.lowest().isPresent() && scored.highest().isPresent()
                ? Cell.text(number(scored.lowest().getAsDouble()) + " to "
                        + number(scored.highest().getAsDouble()))
                : Cell.empty();
    }

    private static Table audit(Scores scores) {
        List<Outcome> seen = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome == Outcome.COMPLETE
                        || scores.scales().stream().anyMatch(scale -> scale.count(outcome) > 0))
                .toList();
        return Table.of("scores-audit", "Scored and missing, by reason", scores.scales())
                .text("Scale", scale -> title(scale.scale()))
                .each(
                        seen,
                        (table, outcome) -> table.count(
                                (outcome.scored() ? "Scored: " : "Not scored: ") + outcome.reason(),
                                scale -> scale.count(outcome)))
                .table();
    }

    /**
     * One row per respondent (and wave): score, answers used and how it came about, for each scale.
     *
     * @param waves the wave of each row, where respondents answered several times
     */
    public static Table perRespondent(Scores scores, Optional<Grouping> waves) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("id"));
        waves.ifPresent(wave -> columns.add(Column.text(wave.variable())));
        for (ScaleScores scale : scores.scales()) {
            String id = scale.scale().id();
            columns.add(Column.number(id));
            columns.add(Column.number(id + "_answered"));
            columns.add(Column.text(id + "_outcome"));
        }
        List<String> wave = waves.map(Grouping::byRow).orElse(List.of());
        List<List<Cell>> rows = ComputedList.of(
                scores.rowIds().size(),
                row -> cells(scores, waves.isPresent() ? Optional.of(wave.get(row)) : Optional.empty(), row));
        return new Table("scores", "Scores", columns, rows, List.of());
    }

    private static List<Cell> cells(Scores scores, Optional<String> wave, int row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(scores.rowIds().get(row)));
        wave.map(Cell::text).ifPresent(cells::add);
        for (ScaleScores scale : scores.scales()) {
            Score score = scale.scores().get(row);
            cells.add(Cell.number(score.value(), Format.THREE_DECIMALS));
            cells.add(Cell.count(score.answered()));
            cells.add(Cell.text(word(score.outcome())));
        }
        return cells;
    }

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The same with means from multiply imputed responses, where there are any. */
    public static Section withPooled(Section section, Optional<PooledMeans> pooled) {
        List<Block> blocks = new ArrayList<>(section.blocks());
        pooled.map(NormsTables::means).ifPresent(blocks::add);
        return new Section(section.id(), section.title(), blocks, section.subsections());
    }
}
