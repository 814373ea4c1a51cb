package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.KeyedAnswers;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.WideLayout;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;
import kith.report.document.Tree;
import kith.scoring.PercentOfMaximum;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import picocli.CommandLine.Option;

/** Which score is analysed: columns with scores, items, or a scale of an instrument. */
@HelpHeading("Scores")
final class ChangeScoreOptions {

    /** What the responses to items become. */
    enum Form {
        MEAN,
        SUM,
        POMP
    }

    @Option(
            names = "--scores",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Column with the scores, one row per respondent and wave (with --time); or several columns, one per wave in"
                            + " order of time, with one row per respondent.")
    private List<String> scores = List.of();

    @Option(
            names = "--items",
            split = ",",
            paramLabel = "ITEM",
            description = "Columns of the items that the score is made of, in place of --scores.")
    private List<String> items = List.of();

    @Option(names = "--reverse", split = ",", paramLabel = "ITEM", description = "Reverse-scored items.")
    private List<String> reverse = List.of();

    @Option(names = "--scale-min", paramLabel = "X", description = "Lowest possible response.")
    private Double lowest;

    @Option(names = "--scale-max", paramLabel = "X", description = "Highest possible response.")
    private Double highest;

    @Option(
            names = "--score-as",
            paramLabel = "FORM",
            description =
                    "What items become: mean (the default), sum, or pomp (0 to 100, per cent of the maximum possible; with"
                            + " --items or with -i).")
    private Form form;

    @Option(
            names = "--least",
            paramLabel = "SHARE",
            description =
                    "Share of the items that must be answered for a score; ${DEFAULT-VALUE} without it. A sum with"
                            + " missing responses is scaled up.")
    private double least = 0.5;

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file, in place of --items and --scores.")
    private String instrumentName;

    @Option(
            names = "--subscale",
            paramLabel = "ID",
            description = "Which scale of the instrument; without it the total, or the only subscale.")
    @ReportedAs("scale")
    private String scale;

    @Option(
            names = "--prefix",
            split = ",",
            paramLabel = "WAVE=PREFIX",
            description =
                    "With one row per respondent: how the columns of the items begin in each wave, in order of time,"
                            + " such as baseline=b_,month6=m6_.")
    @NotWith({"--time", "--scores"})
    private List<String> prefixes = List.of();

    /** Whether the waves stand side by side. */
    boolean isWide(boolean timed) {
        return !timed && (scores.size() > 1 || !prefixes.isEmpty());
    }

    void requireSense(boolean timed, Problems problems) {
        long ways = Stream.of(!scores.isEmpty(), !items.isEmpty(), instrumentName != null)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            problems.add(
                    "--scores, --items, -i",
                    ways == 0 ? "none of them" : "several of them",
                    "one of them: a column of scores, items, or an instrument",
                    "");
        }
        if (timed && scores.size() > 1) {
            problems.add(
                    "--scores", scores.size() + " columns together with --time", "one column", "leave one of them out");
        }
        if (!timed && ways == 1 && !isWide(false)) {
            problems.add(
                    "--time",
                    "no column of waves",
                    "--time COLUMN, or --scores with one column per wave, or --prefix WAVE=PREFIX",
                    "");
        }
        for (String prefix : prefixes) {
            if (prefix.indexOf('=') < 1) {
                problems.add("--prefix " + prefix, "no wave before “=”", "WAVE=PREFIX, such as baseline=b_", "");
            }
        }
        if (new HashSet<>(scores).size() < scores.size() || new HashSet<>(items).size() < items.size()) {
            problems.add("--scores, --items", "a column twice", "every column once", "");
        }
        for (String item : reverse) {
            if (!items.contains(item)) {
                problems.add("--reverse", "“" + item + "”", "one of the items: " + String.join(", ", items), "");
            }
        }
        if ((!reverse.isEmpty() || form == Form.POMP && !items.isEmpty()) && (lowest == null || highest == null)) {
            problems.add(
                    reverse.isEmpty() ? "--score-as pomp" : "--reverse",
                    "the ends of the response scale are not known",
                    "--scale-min and --scale-max",
                    "");
        }
        if (lowest != null && highest != null && lowest >= highest) {
            problems.add("--scale-min", lowest + " is not below " + highest, "a lowest response below the highest", "");
        }
        if (!(least > 0 && least <= 1)) {
            problems.add("--least", Double.toString(least), "a share above 0, at most 1", "");
        }
    }

    /** The instrument, where one is named. */
    Optional<Instrument> instrument(Path folder) {
        return Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, folder));
    }

    /** Asks for the columns. */
    DataRequest request(DataRequest request, Optional<Instrument> instrument) {
        DataRequest asked = instrument
                .map(request::withItemsOf)
                .orElseGet(() -> request.withNumbers(scores.isEmpty() ? items : scores));
        return layout(instrument).map(asked::withWide).orElse(asked);
    }

    /** How the columns of the waves are named, where they stand side by side and are items. */
    Optional<WideLayout> layout(Optional<Instrument> instrument) {
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        List<WideLayout.Part> parts = prefixes.stream()
                .map(text -> new WideLayout.Part(
                        text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                .toList();
        return Optional.of(
                WideLayout.of(parts, instrument.map(Instrument::itemIds).orElse(items)));
    }

    List<String> columns() {
        return scores;
    }

    /** What the score is called. */
    String name() {
        if (scores.size() == 1) {
            return scores.get(0);
        }
        return scale != null ? scale : instrumentName != null ? "total" : "score";
    }

    /** One score a row; findings of scoring are added. */
    double[] score(Responses responses, Optional<Instrument> instrument, List<Finding> findings) {
        if (!scores.isEmpty()) {
            return responses.column(scores.get(0));
        }
        if (instrument.isPresent()) {
            return ofInstrument(responses, instrument.get(), findings);
        }
        ScoringRule rule = new ScoringRule(
                form == Form.SUM ? ScoringRule.Method.SUM : ScoringRule.Method.MEAN,
                new ScoringRule.Share(least, ScoringRule.Boundary.SCORED),
                true);
        ScaleOptions.requireInside(responses, items, ends());
        List<PackedNumbers> keyed = KeyedAnswers.of(
                        items.stream()
                                .map(item -> KeyedItem.of(item, reverse.contains(item), ends()))
                                .toList(),
                        responses)
                .keyed();
        double[] values = new double[responses.size()];
        double[] answers = new double[items.size()];
        int prorated = 0;
        int none = 0;
        for (int row = 0; row < values.length; row++) {
            for (int j = 0; j < answers.length; j++) {
                answers[j] = keyed.get(j).at(row);
            }
            kith.scoring.Score score = Scoring.score(answers, rule);
            prorated += score.outcome().prorated() ? 1 : 0;
            none += score.outcome().scored() ? 0 : 1;
            values[row] = form == Form.POMP ? PercentOfMaximum.of(score.value(), lowest, highest) : score.value();
        }
        tell(prorated, none, values.length, findings);
        return values;
    }

    private AnswerRange ends() {
        return ScaleOptions.range(lowest, highest);
    }

    private static void tell(int prorated, int none, int rows, List<Finding> findings) {
        if (prorated > 0) {
            findings.add(Finding.of(
                    "score_prorated",
                    Map.of(
                            "scores",
                            prorated,
                            "rows",
                            rows,
                            "share",
                            prorated / (double) rows,
                            "method",
                            "mean_of_answered")));
        }
        if (none > 0) {
            findings.add(
                    Finding.of("score_missing", Map.of("scores", none, "rows", rows, "reason", "too_few_answers")));
        }
    }

    private double[] ofInstrument(Responses responses, Instrument instrument, List<Finding> findings) {
        List<String> known = new ArrayList<>(
                instrument.subscales().stream().map(Subscale::id).toList());
        instrument.total().map(Subscale::id).ifPresent(known::add);
        Problems problems = new Problems();
        if (scale != null && !known.contains(scale)) {
            problems.add("--subscale", "“" + scale + "”", "one of " + String.join(", ", known), "");
        } else if (scale == null && instrument.mainScale().isEmpty()) {
            problems.add(
                    "--subscale",
                    "the instrument has no total",
                    "--subscale with one of " + String.join(", ", known),
                    "");
        }
        problems.throwIfAny();
        Scores scored = Scoring.of(instrument, responses);
        ScaleScores chosen = scored.scale(
                scale == null ? instrument.mainScale().orElseThrow().id() : scale);
        scored.findings().stream()
                .filter(finding -> finding.objects().contains(chosen.scale().id()))
                .forEach(findings::add);
        double[] values = chosen.values();
        if (form == Form.POMP
                && chosen.scale().lowest().isPresent()
                && chosen.scale().highest().isPresent()) {
            double low = chosen.scale().lowest().getAsDouble();
            double high = chosen.scale().highest().getAsDouble();
            Arrays.setAll(values, i -> PercentOfMaximum.of(values[i], low, high));
        }
        return values;
    }

    /** What is reported in place of what was given. */
    Tree settled() {
        Tree settled = new Tree();
        return items.isEmpty()
                ? settled
                : settled.put(
                        "score_as", (form == null ? Form.MEAN : form).name().toLowerCase(Locale.ROOT));
    }
}
