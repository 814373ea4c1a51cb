package kith.mokken;

/**
 * How serious the violations of an item are by the criterion of {@link Violations#criterion}: acceptable below 40, to
 * be looked at from 40, serious from 80 (Molenaar and Sijtsma 2000, p. 49).
 */
public enum ViolationSize {
    NONE("none"),
    ACCEPTABLE("minor"),
    QUESTIONABLE("questionable"),
    SERIOUS("serious");

    /** The criterion below which violations are acceptable. */
    public static final double QUESTIONABLE_FROM = 40;
    /** The criterion from which they are serious. */
    public static final double SERIOUS_FROM = 80;

    private final String word;

    ViolationSize(String word) {
        this.word = word;
    }

    /** @param criterion 0 or less where nothing is violated */
    public static ViolationSize of(Violations violations, double criterion) {
        if (violations.violations() == 0) {
            return NONE;
        }
        if (criterion >= SERIOUS_FROM) {
            return SERIOUS;
        }
        return criterion >= QUESTIONABLE_FROM ? QUESTIONABLE : ACCEPTABLE;
    }

    public String word() {
        return word;
    }
}
