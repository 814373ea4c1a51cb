package kith.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.math.PearsonCorrelation;

/**
 * Scores of the same respondents at two occasions; only respondents with both.
 *
 * @param ids of the respondents
 * @param first scores at the first occasion
 * @param second scores at the second
 * @param incomplete respondents left out because one of the scores is missing
 */
public record PairedScores(List<String> ids, double[] first, double[] second, int incomplete) {

    public PairedScores {
        ids = List.copyOf(ids);
        first = first.clone();
        second = second.clone();
    }

    /** The respondents with both scores; NaN is a missing score. */
    public static PairedScores of(List<String> ids, double[] first, double[] second) {
        int[] complete = IntStream.range(0, first.length)
                .filter(i -> !Double.isNaN(first[i]) && !Double.isNaN(second[i]))
                .toArray();
        List<String> kept = new ArrayList<>();
        double[] x = new double[complete.length];
        double[] y = new double[complete.length];
        for (int i = 0; i < complete.length; i++) {
            kept.add(ids.get(complete[i]));
            x[i] = first[complete[i]];
            y[i] = second[complete[i]];
        }
        return new PairedScores(kept, x, y, first.length - complete.length);
    }

    public int n() {
        return first.length;
    }

    /** Second less first score. */
    public double[] change() {
        double[] change = new double[first.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = second[i] - first[i];
        }
        return change;
    }

    /** Means, standard deviations and the correlation. */
    public PairMoments moments() {
        Descriptives before = Descriptives.of(first);
        Descriptives after = Descriptives.of(second);
        Descriptives change = Descriptives.of(change());
        return new PairMoments(
                n(),
                incomplete,
                before.mean(),
                after.mean(),
                before.sd(),
                after.sd(),
                PearsonCorrelation.of(first, second).r(),
                change.mean(),
                change.sd());
    }
}
