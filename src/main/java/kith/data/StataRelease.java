package kith.data;

import java.util.Optional;

/**
 * How wide the fields of a Stata file are, by the release of its format: 113 (Stata 8 and 9), 114 (10 and 11), 115
 * (12), 117 (13), 118 (14 and later) and 119 (more than 32,767 variables). Source: Stata's {@code help dta}, which
 * gives every release.
 */
enum StataRelease {
    R113(113, 33, 12, 81),
    R114(114, 33, 49, 81),
    R115(115, 33, 49, 81),
    R117(117, 33, 49, 81),
    R118(118, 129, 57, 321),
    R119(119, 129, 57, 321);

    private final int number;
    private final int name;
    private final int format;
    private final int label;

    StataRelease(int number, int name, int format, int label) {
        this.number = number;
        this.name = name;
        this.format = format;
        this.label = label;
    }

    static Optional<StataRelease> of(int number) {
        for (StataRelease release : values()) {
            if (release.number == number) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    /** Bytes of the name of a variable or of a set of value labels, with the zero at the end. */
    int nameWidth() {
        return name;
    }

    /** Bytes of a display format. */
    int formatWidth() {
        return format;
    }

    /** Bytes of a variable label. */
    int labelWidth() {
        return label;
    }

    /** Whether its sections stand between tags. */
    boolean tagged() {
        return number >= 117;
    }

    /** Whether its texts are in UTF-8; before, they were in the encoding of the machine. */
    boolean unicode() {
        return number >= 118;
    }

    /** Whether it counts its variables in four bytes. */
    boolean wide() {
        return number == 119;
    }

    /** Bytes of the number of the variable within the reference to a long text; the rest of its eight is the case. */
    int variableOfReference() {
        return switch (this) {
            case R118 -> 2;
            case R119 -> 3;
            default -> 4;
        };
    }
}
