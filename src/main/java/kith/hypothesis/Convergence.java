package kith.hypothesis;

import java.util.List;

/**
 * The correlation of a trait with itself by two methods, and how it compares with the correlations of different traits
 * that share one of its two scores.
 *
 * @param acrossMethods with different traits by different methods (heterotrait-heteromethod)
 * @param withinMethods with different traits by the same method (heterotrait-monomethod)
 */
public record Convergence(ScoreCorrelation correlation, Comparisons acrossMethods, Comparisons withinMethods) {

    /**
     * Comparisons of a validity with other correlations.
     *
     * @param met in which the validity is larger than the other correlation in size
     * @param made with correlations that could be estimated
     * @param largest size of the other correlations; NaN without one
     */
    public record Comparisons(int met, int made, double largest) {

        static Comparisons of(double validity, List<ScoreCorrelation> others) {
            double[] sizes = others.stream()
                    .mapToDouble(other -> Math.abs(other.estimate()))
                    .filter(Double::isFinite)
                    .toArray();
            int met = 0;
            double largest = Double.NaN;
            for (double size : sizes) {
                met += validity > size ? 1 : 0;
                largest = Double.isNaN(largest) ? size : Math.max(largest, size);
            }
            return new Comparisons(met, sizes.length, largest);
        }

        /** Whether the validity is larger than every other. */
        public boolean all() {
            return met == made;
        }
    }

    /** What the criteria say; the first that is not met decides. */
    public enum Verdict {
        /** The correlation, or all that it would be compared with, could not be estimated. */
        NOT_TESTED,
        /** The interval of the correlation includes 0 or is below it. */
        NOT_CONVERGENT,
        /** A correlation with another trait by another method is as large. */
        NOT_LARGER_ACROSS_METHODS,
        /** A correlation with another trait by the same method is as large: the method counts more than the trait. */
        NOT_LARGER_WITHIN_METHODS,
        MET
    }

    static Convergence of(ScoreCorrelation validity, List<ScoreCorrelation> all) {
        List<ScoreCorrelation> sharing = all.stream()
                .filter(other -> other.has(validity.first()) || other.has(validity.second()))
                .toList();
        List<ScoreCorrelation> across = sharing.stream()
                .filter(other -> other.kind() == ScoreCorrelation.Kind.HETEROTRAIT_HETEROMETHOD)
                .filter(other -> methodsOf(validity).containsAll(methodsOf(other)))
                .toList();
        List<ScoreCorrelation> within = sharing.stream()
                .filter(other -> other.kind() == ScoreCorrelation.Kind.HETEROTRAIT_MONOMETHOD)
                .toList();
        return new Convergence(
                validity, Comparisons.of(validity.estimate(), across), Comparisons.of(validity.estimate(), within));
    }

    private static List<String> methodsOf(ScoreCorrelation correlation) {
        return List.of(correlation.first().method(), correlation.second().method());
    }

    /** Whether the interval is above 0. */
    public boolean aboveZero() {
        return correlation.interval().lower() > 0;
    }

    public Verdict verdict() {
        if (!correlation.interval().exists() || acrossMethods.made() == 0 || withinMethods.made() == 0) {
            return Verdict.NOT_TESTED;
        }
        if (!aboveZero()) {
            return Verdict.NOT_CONVERGENT;
        }
        if (!acrossMethods.all()) {
            return Verdict.NOT_LARGER_ACROSS_METHODS;
        }
        return withinMethods.all() ? Verdict.MET : Verdict.NOT_LARGER_WITHIN_METHODS;
    }
}
