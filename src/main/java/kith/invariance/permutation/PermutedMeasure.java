package kith.invariance.permutation;

/** A measure of misfit whose distribution over permutations is looked at. */
public enum PermutedMeasure {
    CHISQ("chisq", Direction.HIGH_IS_BAD),
    CFI("cfi", Direction.LOW_IS_BAD),
    TLI("tli", Direction.LOW_IS_BAD),
    RMSEA("rmsea", Direction.HIGH_IS_BAD);

    private enum Direction {
        HIGH_IS_BAD,
        LOW_IS_BAD
    }

    private final String id;
    private final Direction direction;

    PermutedMeasure(String id, Direction direction) {
        this.id = id;
        this.direction = direction;
    }

    /** As it is written in JSON. */
    public String id() {
        return id;
    }

    /** Whether {@code one} speaks of misfit at least as large as {@code other} does. */
    boolean isAtLeastAsBad(double one, double other) {
        return direction == Direction.HIGH_IS_BAD ? one >= other : one <= other;
    }

    /** Whether large values speak of misfit. */
    boolean highIsBad() {
        return direction == Direction.HIGH_IS_BAD;
    }
}
