package kith.data;

/** The kinds of wrong input of a file of answers, in the order in which they are told. */
enum Fault {
    FILE("problems with the file"),
    HEADER("problems with the header"),
    MISSING_COLUMN("missing columns"),
    CODE("missing codes that are answers"),
    RAGGED("rows with too many or too few values"),
    NOT_A_NUMBER("cells that are not numbers"),
    NOT_A_VALUE("cells without a value"),
    OUT_OF_RANGE("values out of range"),
    NOT_A_POINT("values between the points of a scale"),
    WEIGHT("wrong weights"),
    BLANK("blank cells where a value is needed"),
    DIFFERENT_VALUES("different values of a respondent"),
    DUPLICATE("duplicate ids");

    private final String many;

    Fault(String many) {
        this.many = many;
    }

    /** What several of them are called. */
    String many() {
        return many;
    }
}
