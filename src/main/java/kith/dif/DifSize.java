package kith.dif;

/** ETS's classes of differential item functioning. */
public enum DifSize {
    /** Negligible. */
    A("negligible"),
    /** Moderate. */
    B("moderate"),
    /** Large. */
    C("large");

    private final String word;

    DifSize(String word) {
        this.word = word;
    }

    /** A up to {@code moderate} in size, B up to {@code large}, C above; A where the size is not a number. */
    static DifSize above(double size, double moderate, double large) {
        if (size > large) {
            return C;
        }
        return size > moderate ? B : A;
    }

    /** A below {@code moderate} in size, B from there, C from {@code large}; A where the size is not a number. */
    static DifSize from(double size, double moderate, double large) {
        if (size >= large) {
            return C;
        }
        return size >= moderate ? B : A;
    }

    public String word() {
        return word;
    }
}
