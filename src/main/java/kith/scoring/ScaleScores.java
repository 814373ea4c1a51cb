package kith.scoring;

import java.util.Arrays;
import java.util.List;
import kith.data.SamplingDesign;
import kith.math.Descriptives;
import kith.math.LinearisedMean;

/**
 * The scores of all respondents on one scale.
 *
 * @param scores one a row of the answers
 */
public record ScaleScores(ScoredScale scale, List<Score> scores) {

    public ScaleScores {
        scores = List.copyOf(scores);
    }

    /** The scores as numbers, NaN where there is none. */
    public double[] values() {
        return scores.stream().mapToDouble(Score::value).toArray();
    }

    /** How many have a score that came about so, or have none for this reason. */
    public int count(Outcome outcome) {
        return (int) scores.stream().filter(score -> score.outcome() == outcome).count();
    }

    /**
     * The scores of some rows described.
     *
     * @param group what the rows are called
     * @param rows from 0
     */
    public ScoreDescription describe(String group, int[] rows) {
        return describe(group, rows, SamplingDesign.simple());
    }

    /** The same, by the weights and clusters of a design; rows that do not count in it are excluded. */
    public ScoreDescription describe(String group, int[] rows, SamplingDesign design) {
        int[] used = Arrays.stream(rows).filter(design::counts).toArray();
        double[] values =
                Arrays.stream(used).mapToDouble(row -> scores.get(row).value()).toArray();
        double[] weights = Arrays.stream(used).mapToDouble(design::weight).toArray();
        Descriptives described = Descriptives.of(values, design.isWeighted() ? weights : new double[0]);
        return new ScoreDescription(
                scale.id(),
                group,
                described,
                LinearisedMean.standardError(
                        values, weights, Arrays.stream(used).map(design::unit).toArray()),
                (int) Arrays.stream(used)
                        .filter(row -> scores.get(row).outcome().prorated())
                        .count(),
                share(values, weights, scale.lowest().orElse(Double.NaN)),
                share(values, weights, scale.highest().orElse(Double.NaN)));
    }

    /** Share of the scores that are at a bound; NaN when there is no bound or no score. */
    private static double share(double[] values, double[] weights, double bound) {
        double close = 1e-9 * Math.max(1, Math.abs(bound));
        double at = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                all += weights[i];
                at += Math.abs(values[i] - bound) <= close ? weights[i] : 0;
            }
        }
        return Double.isNaN(bound) ? Double.NaN : at / all;
    }
}
