package kith.reliability;

/** Which rows the covariances of items are taken from. */
public enum MissingAnswers {
    /** Each covariance from everybody who answered both items (psych's default for alpha). */
    PAIRWISE("pairwise"),
    /** Everything from those who answered every item of the scale. */
    LISTWISE("complete rows");

    private final String words;

    MissingAnswers(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
