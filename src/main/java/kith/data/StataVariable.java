package kith.data;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A variable of a Stata file.
 *
 * @param type of its cells
 * @param width bytes of a cell
 * @param format its display format, such as {@code %td}
 * @param labels name of its set of value labels; may be empty
 */
record StataVariable(String name, String label, Type type, int width, String format, String labels) {

    private static final double BYTE_MISSING = 100;
    private static final double INT_MISSING = 32_740;
    private static final double LONG_MISSING = 2_147_483_620;

    /** The system-missing value of a double, 2^1023; larger ones are {@code .a} to {@code .z}. */
    private static final double DOUBLE_MISSING = 0x1.0p1023;

    private static final double FLOAT_MISSING = 0x1.0p127;

    private static final int DAY = 86_400;

    /** The kinds of cells. */
    enum Type {
        TEXT,
        LONG_TEXT,
        BYTE,
        INT,
        LONG,
        FLOAT,
        DOUBLE
    }

    /** A type with its width. */
    record Storage(Type type, int width) {

        /** Of the releases before 117. */
        static Optional<Storage> ofByte(int code) {
            return switch (code) {
                case 251 -> Optional.of(new Storage(Type.BYTE, 1));
                case 252 -> Optional.of(new Storage(Type.INT, 2));
                case 253 -> Optional.of(new Storage(Type.LONG, 4));
                case 254 -> Optional.of(new Storage(Type.FLOAT, 4));
                case 255 -> Optional.of(new Storage(Type.DOUBLE, 8));
                default -> code > 0 && code < 245 ? Optional.of(new Storage(Type.TEXT, code)) : Optional.empty();
            };
        }

        /** From release 117 on. */
        static Optional<Storage> ofShort(int code) {
            return switch (code) {
                case 65_530 -> Optional.of(new Storage(Type.BYTE, 1));
                case 65_529 -> Optional.of(new Storage(Type.INT, 2));
                case 65_528 -> Optional.of(new Storage(Type.LONG, 4));
                case 65_527 -> Optional.of(new Storage(Type.FLOAT, 4));
                case 65_526 -> Optional.of(new Storage(Type.DOUBLE, 8));
                case 32_768 -> Optional.of(new Storage(Type.LONG_TEXT, 8));
                default -> code > 0 && code < 2_046 ? Optional.of(new Storage(Type.TEXT, code)) : Optional.empty();
            };
        }
    }

    boolean numeric() {
        return type != Type.TEXT && type != Type.LONG_TEXT;
    }

    /** The next number of the data. */
    double number(ByteBuffer data) {
        return switch (type) {
            case BYTE -> data.get();
            case INT -> data.getShort();
            case LONG -> data.getInt();
            case FLOAT -> data.getFloat();
            default -> data.getDouble();
        };
    }

    private double missingFrom() {
        return switch (type) {
            case BYTE -> BYTE_MISSING + 1;
            case INT -> INT_MISSING + 1;
            case LONG -> LONG_MISSING + 1;
            case FLOAT -> FLOAT_MISSING;
            default -> DOUBLE_MISSING;
        };
    }

    /** Whether it is the system-missing value or an extended one. */
    boolean missing(double value) {
        return Double.isNaN(value) || value >= missingFrom();
    }

    /** Whether it is one of the missing values {@code .a} to {@code .z}, which stand for a reason. */
    boolean declaredMissing(double value) {
        return value > missingFrom();
    }

    /** What its numbers are by the display format, if they are no plain numbers; a year is a plain number. */
    Optional<CellKind> kind() {
        return format.matches("%-?(d|t[CcdwmqhD]).*") ? Optional.of(CellKind.DATE) : Optional.empty();
    }

    /** A number as text, by the display format. */
    String shown(double value) {
        if (kind().isEmpty()) {
            return NumberText.shown(value);
        }
        String unit = format.replaceFirst("^%-?t?", "");
        long whole = (long) Math.floor(value);
        return switch (unit.charAt(0)) {
            case 'c', 'C' -> StoredMoment.ofSeconds(StoredMoment.OF_1960, value / 1_000);
            case 'w' -> period(whole, 52, "w", 2);
            case 'm' -> period(whole, 12, "-", 2);
            case 'q' -> period(whole, 4, "q", 1);
            case 'h' -> period(whole, 2, "h", 1);
            default -> StoredMoment.ofSeconds(StoredMoment.OF_1960, whole * (double) DAY);
        };
    }

    private static String period(long since1960, int inYear, String mark, int digits) {
        return (1960 + Math.floorDiv(since1960, inYear))
                + mark
                + String.format(
                        java.util.Locale.ROOT, "%0" + digits + "d", Math.floorMod(since1960, (long) inYear) + 1);
    }
}
