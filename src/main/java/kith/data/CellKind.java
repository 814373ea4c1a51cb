package kith.data;

/** What a cell of a workbook is when it is more than a plain number or text. */
enum CellKind {
    DATE("a date", "if Excel made a date of an entry such as 3-4, type it anew in cells formatted as text or number"),
    TIME("a time of day", "store it as a number, such as minutes, in cells formatted as number"),
    DURATION("a duration", "store it as a number, such as minutes, in cells formatted as number"),
    FORMULA_WITHOUT_VALUE(
            "a formula without a stored value",
            "open the workbook in Excel or LibreOffice and save it, which stores the values, or paste the values in"
                    + " place of the formulas"),
    BOOLEAN("a logical value", "recode it to numbers, such as 1 for TRUE and 0 for FALSE"),
    ERROR("an error value", "correct the formula, or clear the cell if the response is missing"),
    /** A number that is shown as a percentage; 50% is stored as 0.5. */
    PERCENTAGE("a percentage", ""),
    /** Text that looks like a number. */
    NUMBER_AS_TEXT("a number stored as text", "");

    private final String words;
    private final String remedy;

    CellKind(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** The kind with its article, for a message. */
    String words() {
        return words;
    }

    /** What to do where a number is needed. */
    String remedy() {
        return remedy;
    }

    /** Whether a cell of this kind can be no number. */
    boolean neverNumber() {
        return this != PERCENTAGE && this != NUMBER_AS_TEXT;
    }
}
