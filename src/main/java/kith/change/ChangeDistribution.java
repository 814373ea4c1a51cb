package kith.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which share of each arm improved by at least so much: the cumulative distribution of change, from which the share of
 * responders can be read for any threshold.
 *
 * @param thresholds improvements, ascending
 * @param arms one curve each
 */
public record ChangeDistribution(double[] thresholds, List<Curve> arms) {

    private static final int MOST_PLACES = 41;

    /**
     * One arm.
     *
     * @param share of the respondents with both scores who improved by at least the threshold
     */
    public record Curve(String arm, int n, double[] share) {
        public Curve {
            share = share.clone();
        }
    }

    public ChangeDistribution {
        thresholds = thresholds.clone();
        arms = List.copyOf(arms);
    }

    ChangeDistribution renamed(UnaryOperator<String> names) {
        return new ChangeDistribution(
                thresholds,
                arms.stream()
                        .map(curve -> new Curve(names.apply(curve.arm()), curve.n(), curve.share()))
                        .toList());
    }

    static ChangeDistribution of(List<GroupChange> groups, ScoreDirection direction) {
        double sign = direction == ScoreDirection.HIGHER_IS_BETTER ? 1 : -1;
        double[] all = groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.scores().change()))
                .map(change -> sign * change + 0.0)
                .distinct()
                .sorted()
                .toArray();
        double[] places = all.length <= MOST_PLACES ? all : evenly(all[0], all[all.length - 1]);
        return new ChangeDistribution(
                places,
                groups.stream()
                        .map(group -> new Curve(
                                group.arm(),
                                group.scores().n(),
                                Arrays.stream(places)
                                        .map(place -> share(group.scores().change(), sign, place))
                                        .toArray()))
                        .toList());
    }

    private static double[] evenly(double lowest, double highest) {
        double[] places = new double[MOST_PLACES];
        for (int k = 0; k < MOST_PLACES; k++) {
            places[k] = lowest + k * (highest - lowest) / (MOST_PLACES - 1);
        }
        return places;
    }

    private static double share(double[] change, double sign, double place) {
        long count = Arrays.stream(change)
                .filter(value -> sign * value >= place - 1e-9)
                .count();
        return count / (double) change.length;
    }
}
