package kith.cosmin;

/**
 * What a figure has to reach.
 *
 * @param bound the threshold
 */
public record RatingThreshold(Statistic statistic, Relation relation, double bound) {

    /** On which side of the bound a figure has to be. */
    public enum Relation {
        ABOVE(">"),
        AT_LEAST("≥"),
        BELOW("<"),
        AT_MOST("≤");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public boolean isMetBy(double value) {
        return switch (relation) {
            case ABOVE -> value > bound;
            case AT_LEAST -> value >= bound;
            case BELOW -> value < bound;
            case AT_MOST -> value <= bound;
        };
    }
}
