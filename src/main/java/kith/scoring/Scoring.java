package kith.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.SamplingDesign;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;

/**
 * Scores answers by the rule that an instrument states.
 *
 * <p>The answer x to a reversed item counts as lowest + highest − x of its response scale. A mean is taken over the
 * answers given; a sum with missing responses is mean × number of items where the rule prorates, and does not exist
 * otherwise. Fewer answers than the rule asks for give no score. A total whose parts are subscales is made of their
 * scores in the same way. Short forms are scored by the rule of the total, or else of the instrument. Nothing is
 * imputed.
 *
 * <p>Answers outside the response scale are wrong input, not scores: they are told with row and column.
 */
public final class Scoring {

    /** Equal scores are held once, so long as there are no more different ones than these. */
    private static final int REMEMBERED = 10_000;

    private Scoring() {}

    /**
     * Scores columns that are named by the items' ids.
     *
     * @throws kith.finding.InputException when a column is missing, an answer is outside its scale, or the instrument
     *     does not say what is needed to score it; it tells all of these
     */
    public static Scores of(Instrument instrument, Responses responses) {
        return of(instrument, responses, SamplingDesign.simple());
    }

    /** The same, described by the weights and clusters of a design. */
    public static Scores of(Instrument instrument, Responses responses, SamplingDesign design) {
        return score(instrument, responses, "", "", design);
    }

    /** Scores the columns of one context form in wide data: its prefix followed by the items' ids. */
    public static Scores of(Instrument instrument, Responses responses, ContextForm form) {
        return score(instrument, responses, form.id(), form.columnPrefix(), SamplingDesign.simple());
    }

    private static Scores score(
            Instrument instrument, Responses responses, String form, String prefix, SamplingDesign design) {
        Map<String, Component> components = Components.of(instrument, responses, prefix);
        List<ScaleScores> scored = new ArrayList<>();
        for (Subscale subscale : instrument.subscales()) {
            ScoringRule rule = instrument.ruleOf(subscale);
            ScaleScores scores = score(scale(subscale, ScoredScale.Kind.SUBSCALE, rule, components), components);
            scored.add(scores);
            components.putIfAbsent(
                    subscale.id(),
                    new Component(
                            PackedNumbers.of(scores.values()),
                            scores.scale().lowest(),
                            scores.scale().highest()));
        }
        Optional<Subscale> total = instrument.total();
        total.ifPresent(all ->
                scored.add(score(scale(all, ScoredScale.Kind.TOTAL, instrument.ruleOf(all), components), components)));
        ScoringRule shortRule = total.map(instrument::ruleOf).orElse(instrument.scoring());
        String direction = total.map(Subscale::direction).orElse("");
        for (Instrument.ShortForm shortForm : instrument.shortForms()) {
            Subscale items = new Subscale(
                    shortForm.id(), shortForm.title(), shortForm.items(), direction, Optional.of(shortRule));
            scored.add(score(scale(items, ScoredScale.Kind.SHORT_FORM, shortRule, components), components));
        }
        List<Finding> findings = new ArrayList<>(design.findings());
        findings.addAll(findings(scored, responses.size(), design));
        return new Scores(instrument.id(), form, responses.rowIds(), scored, design, findings);
    }

    private static ScoredScale scale(
            Subscale subscale, ScoredScale.Kind kind, ScoringRule rule, Map<String, Component> components) {
        double lowest = 0;
        double highest = 0;
        for (String item : subscale.items()) {
            lowest += components.get(item).lowest().orElse(Double.NaN);
            highest += components.get(item).highest().orElse(Double.NaN);
        }
        double divisor =
                rule.method() == ScoringRule.Method.MEAN ? subscale.items().size() : 1;
        return new ScoredScale(
                subscale.id(),
                subscale.title(),
                kind,
                subscale.items(),
                subscale.direction(),
                rule,
                bound(lowest / divisor),
                bound(highest / divisor));
    }

    private static OptionalDouble bound(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static ScaleScores score(ScoredScale scale, Map<String, Component> components) {
        List<PackedNumbers> columns = scale.items().stream()
                .map(item -> components.get(item).values())
                .toList();
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        Map<Score, Score> same = new HashMap<>();
        List<Score> scores = new ArrayList<>(rows);
        double[] answers = new double[columns.size()];
        for (int row = 0; row < rows; row++) {
            for (int item = 0; item < answers.length; item++) {
                answers[item] = columns.get(item).at(row);
            }
            Score score = score(answers, scale.rule());
            Score before = same.size() < REMEMBERED ? same.putIfAbsent(score, score) : same.get(score);
            scores.add(before == null ? score : before);
        }
        return new ScaleScores(scale, scores);
    }

    /**
     * The score of one respondent.
     *
     * @param answers to each item, recoded where the item is reverse-keyed, NaN where missing
     */
    public static Score score(double[] answers, ScoringRule rule) {
        int items = answers.length;
        int answered = (int)
                Arrays.stream(answers).filter(answer -> !Double.isNaN(answer)).count();
        double sum =
                Arrays.stream(answers).filter(answer -> !Double.isNaN(answer)).sum();
        Outcome outcome = outcome(answered, items, rule);
        if (!outcome.scored()) {
            return new Score(Double.NaN, answered, items, outcome);
        }
        double mean = sum / answered;
        double value = switch (rule.method()) {
            case MEAN -> mean;
            case SUM -> outcome == Outcome.COMPLETE ? sum : mean * items;
        };
        return new Score(value, answered, items, outcome);
    }

    private static Outcome outcome(int answered, int items, ScoringRule rule) {
        if (answered == 0) {
            return Outcome.NO_ANSWERS;
        }
        if (!rule.least().enough(answered, items)) {
            return Outcome.TOO_FEW_ANSWERS;
        }
        if (answered == items) {
            return Outcome.COMPLETE;
        }
        return switch (rule.method()) {
            case MEAN -> Outcome.MEAN_OF_ANSWERED;
            case SUM -> rule.prorated() ? Outcome.PRORATED : Outcome.INCOMPLETE_SUM;
        };
    }

    private static List<Finding> findings(List<ScaleScores> scales, int rows, SamplingDesign design) {
        List<Finding> findings = new ArrayList<>();
        for (ScaleScores scores : scales) {
            String id = scores.scale().id();
            Map<Outcome, Integer> counts = new HashMap<>();
            scores.scores().forEach(score -> counts.merge(score.outcome(), 1, Integer::sum));
            for (Outcome outcome : Outcome.values()) {
                int count = counts.getOrDefault(outcome, 0);
                if (count > 0 && !outcome.scored()) {
                    findings.add(Finding.of("score_missing", Map.of("scores", count, "rows", rows, "reason", outcome))
                            .at(id));
                } else if (count > 0 && outcome.prorated()) {
                    findings.add(Finding.of(
                                    "score_prorated",
                                    Map.of(
                                            "scores", count,
                                            "rows", rows,
                                            "share", (double) count / rows,
                                            "method", outcome))
                            .at(id));
                }
            }
        }
        findings.addAll(extremes(scales, rows, design));
        return findings;
    }

    private static List<Finding> extremes(List<ScaleScores> scales, int rows, SamplingDesign design) {
        List<Finding> findings = new ArrayList<>();
        int[] everybody = java.util.stream.IntStream.range(0, rows).toArray();
        for (ScaleScores scores : scales) {
            ScoreDescription description = scores.describe("", everybody, design);
            if (description.floorEffect()) {
                findings.add(withSample(
                        Finding.of(
                                "floor_effect",
                                Map.of(
                                        "share", description.floor(),
                                        "scores", description.scores().n(),
                                        "sample", sample(description))),
                        description));
            }
            if (description.ceilingEffect()) {
                findings.add(withSample(
                        Finding.of(
                                "ceiling_effect",
                                Map.of(
                                        "share", description.ceiling(),
                                        "scores", description.scores().n(),
                                        "sample", sample(description))),
                        description));
            }
        }
        return findings;
    }

    private static Finding withSample(Finding finding, ScoreDescription description) {
        return finding.at(description.scale()).as(description.inScope() ? Severity.WARNING : Severity.NOTE);
    }

    private static String sample(ScoreDescription description) {
        return description.inScope() ? "enough" : "small";
    }
}
