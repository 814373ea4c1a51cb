package kith.scoring.norms;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Norms of one score from the frequencies in a reference sample.
 *
 * <p>Linear scores: z = (x − M)/SD (n − 1), T = 50 + 10 z. Percentile: per cent below, half of the ties counted.
 * Normalised T scores: 50 + 10 times the normal quantile of a share, by {@link TieRule}. Stanines: 5 + 2 times the
 * normal quantile, rounded half to even, between 1 and 9. The interval of a percentile is the beta interval with ½
 * added to the counts below and above (Jeffreys), ties halved; its standard error √(p(1 − p)/n).
 *
 * @param group of the sample; empty for all
 * @param values scores that occur, ascending
 * @param counts how often
 */
public record NormTable(String group, double[] values, int[] counts) {

    private static final double TAIL = 0.025;
    private static final double PRECISION = 1e-14;

    public NormTable {
        values = values.clone();
        counts = counts.clone();
        if (values.length != counts.length || values.length == 0) {
            throw new IllegalArgumentException(values.length + " values, " + counts.length + " counts");
        }
    }

    /** @param scores NaN where missing, at least one not */
    public static NormTable of(String group, double[] scores) {
        double[] known =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        double[] values = Arrays.stream(known).distinct().sorted().toArray();
        int[] counts = Arrays.stream(values)
                .mapToInt(value -> (int)
                        Arrays.stream(known).filter(score -> score == value).count())
                .toArray();
        return new NormTable(group, values, counts);
    }

    /** How many the sample has. */
    public int n() {
        return Arrays.stream(counts).sum();
    }

    public double mean() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * values[i];
        }
        return sum / n();
    }

    /** Standard deviation, n − 1; NaN for one respondent. */
    public double sd() {
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += counts[i] * (values[i] - mean) * (values[i] - mean);
        }
        return n() < 2 ? Double.NaN : Math.sqrt(squares / (n() - 1));
    }

    /** One line for each score of the sample. */
    public List<NormedScore> lines() {
        return Arrays.stream(values).mapToObj(this::of).toList();
    }

    /** Whether a score lies within the scores of the sample. */
    public boolean covers(double raw) {
        return raw >= values[0] && raw <= values[values.length - 1];
    }

    /** The norms of any score, also of one that does not occur in the sample. */
    public NormedScore of(double raw) {
        double below = below(raw);
        double ties = ties(raw);
        double n = n();
        double p = (below + ties / 2) / n;
        double sd = sd();
        double t = TieRule.MID.t(below, ties, n);
        BetaDistribution beta =
                new BetaDistribution(null, below + ties / 2 + 0.5, n - below - ties / 2 + 0.5, PRECISION);
        return new NormedScore(
                raw,
                (int) ties,
                100 * below / n,
                100 * (below + ties) / n,
                100 * p,
                100 * Math.sqrt(p * (1 - p) / n),
                100 * beta.inverseCumulativeProbability(TAIL),
                100 * beta.inverseCumulativeProbability(1 - TAIL),
                sd > 0 ? (raw - mean()) / sd : Double.NaN,
                Double.isNaN(t) ? 0 : (int) Math.min(9, Math.max(1, Math.rint(5 + (t - 50) / 5))));
    }

    /** The T score by a tie rule; NaN where it does not exist. */
    public double t(double raw, TieRule rule) {
        if (rule == TieRule.LINEAR) {
            return 50 + 10 * of(raw).z();
        }
        return covers(raw) ? rule.t(below(raw), ties(raw), n()) : Double.NaN;
    }

    private double below(double raw) {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] < raw - tolerance(raw))
                .map(i -> counts[i])
                .sum();
    }

    private double ties(double raw) {
        return IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i] - raw) <= tolerance(raw))
                .map(i -> counts[i])
                .sum();
    }

    /** Scores that were written with twelve digits are still the same. */
    private static double tolerance(double raw) {
        return 1e-9 * Math.max(1, Math.abs(raw));
    }
}
