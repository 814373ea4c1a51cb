package kith.scoring;

import java.util.Arrays;
import java.util.List;
import kith.math.Descriptives;

/**
 * The scores of everybody on one scale.
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
        double[] values =
                Arrays.stream(rows).mapToDouble(row -> scores.get(row).value()).toArray();
        return new ScoreDescription(
                scale.id(),
                group,
                Descriptives.of(values),
                (int) Arrays.stream(rows)
                        .filter(row -> scores.get(row).outcome().prorated())
                        .count(),
                share(values, scale.lowest().orElse(Double.NaN)),
                share(values, scale.highest().orElse(Double.NaN)));
    }

    /** Share of the scores that stand at a bound; NaN when there is no bound or no score. */
    private static double share(double[] values, double bound) {
        double[] scored =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (Double.isNaN(bound) || scored.length == 0) {
            return Double.NaN;
        }
        double close = 1e-9 * Math.max(1, Math.abs(bound));
        return (double) Arrays.stream(scored)
                        .filter(value -> Math.abs(value - bound) <= close)
                        .count()
                / scored.length;
    }
}
