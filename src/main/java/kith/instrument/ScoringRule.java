package kith.instrument;

/**
 * How answers become a score.
 *
 * @param method mean or sum of the answers, reversed items recoded
 * @param least how many answers are needed at the least
 * @param prorated for sums: whether a sum with missing responses is scaled up to the full number of items (mean ×
 *     number of items); without it a sum needs all answers
 */
public record ScoringRule(Method method, Least least, boolean prorated) {

    /** What is made of the answers. */
    public enum Method {
        MEAN,
        SUM
    }

    /** The least number of answers that a score needs. */
    public sealed interface Least {

        /** Whether {@code answered} of {@code items} are enough. */
        boolean enough(int answered, int items);
    }

    /** At least so many answers. */
    public record Count(int answers) implements Least {
        @Override
        public boolean enough(int answered, int items) {
            return answered >= answers;
        }
    }

    /**
     * At least such a share of the items.
     *
     * @param share between 0 and 1
     * @param exactly what happens when the share is met exactly (“at exactly half”)
     */
    public record Share(double share, Boundary exactly) implements Least {
        @Override
        public boolean enough(int answered, int items) {
            double needed = share * items;
            if (Math.abs(answered - needed) < 1e-9) {
                return exactly == Boundary.SCORED;
            }
            return answered > needed;
        }
    }

    /** What happens at the boundary of a share. */
    public enum Boundary {
        SCORED,
        NOT_SCORED
    }
}
