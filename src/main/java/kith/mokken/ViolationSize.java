package kith.mokken;

/**
 * How serious the violations of an item are by the criterion of {@link Violations#criterion}: acceptable below 40, to be looked at from 40,
 * serious from 80 (Molenaar & Sijtsma 2000, p. 49).
 */
public enum ViolationSize {
    NONE("none"),
    ACCEPTABLE("minor"),
    QUESTIONABLE("questionable"),
    SERIOUS("serious");

    private static final double QUESTIONABLE_FROM = 40;
    private static final double SERIOUS_FROM = 80;

    private final String word;

    ViolationSize(String word) {
        this.word = word;
    }

    public static ViolationSize of(Violations violations, double itemH) {
        if (violations.violations() == 0) {
            return NONE;
        }
        double criterion = violations.criterion(itemH);
        if (criterion >= SERIOUS_FROM) {
            return SERIOUS;
        }
        return criterion >= QUESTIONABLE_FROM ? QUESTIONABLE : ACCEPTABLE;
    }

    public String word() {
        return word;
    }
}
