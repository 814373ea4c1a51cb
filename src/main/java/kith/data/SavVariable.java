package kith.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A variable of an SPSS data file.
 *
 * @param label what it asks; may be empty
 * @param width in bytes of a text; 0 for a number
 * @param format number of the print format, such as 20 for a date
 * @param segments of a text: how many cells each has; a text of up to 255 bytes has one segment, a number one of one
 *     cell
 * @param missing which values stand for a missing response
 * @param valueLabels of a number
 */
record SavVariable(
        String name,
        String label,
        int width,
        int format,
        List<Integer> segments,
        Missing missing,
        Map<Double, String> valueLabels) {

    /** The bytes of a very long text that each segment holds; the rest of its cells is filler. */
    private static final int SEGMENT = 255;

    SavVariable {
        segments = List.copyOf(segments);
        valueLabels = Map.copyOf(valueLabels);
    }

    /** Declared missing: single numbers, a range of numbers (NaN where there is none), texts. */
    record Missing(List<Double> numbers, double from, double to, List<String> texts) {
        boolean holds(double value) {
            return numbers.contains(value) || value >= from && value <= to;
        }
    }

    boolean numeric() {
        return width == 0;
    }

    int cells() {
        return segments.stream().mapToInt(Integer::intValue).sum();
    }

    /** What a number stands for by its print format, if it is no plain number. */
    Optional<CellKind> kind() {
        return switch (format) {
            case 20, 22, 23, 24, 28, 29, 30, 38, 39, 41 -> Optional.of(CellKind.DATE);
            case 21, 25, 40 -> Optional.of(CellKind.DURATION);
            default -> Optional.empty();
        };
    }

    /** The bytes of a text among those of its cells. */
    byte[] text(byte[] bytes) {
        byte[] text = new byte[width];
        int filled = 0;
        int from = 0;
        for (int cells : segments) {
            int part = Math.min(Math.min(SEGMENT, cells * SavCells.CELL), width - filled);
            System.arraycopy(bytes, from, text, filled, part);
            filled += part;
            from += cells * SavCells.CELL;
        }
        return text;
    }
}
