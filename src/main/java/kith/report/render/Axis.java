package kith.report.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kith.report.document.Cell.Format;
import kith.text.ApaNumber;

/**
 * An axis of numbers with ticks at round steps (1, 2 or 5 times a power of ten).
 *
 * @param ticks from the lowest to the highest, evenly spaced
 */
record Axis(double lowest, double highest, List<Double> ticks, int decimals) {

    /** The round range that holds all finite values, with about {@code wanted} ticks. */
    static Axis around(double[] values, int wanted) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
            double half = Math.max(0.05, Math.abs(high) * 0.05);
            low -= half;
            high += half;
        }
        double rough = (high - low) / Math.max(1, wanted - 1);
        int exponent = (int) Math.floor(Math.log10(rough));
        double power = Math.pow(10, exponent);
        double multiple = rough / power <= 1.0001 ? 1 : rough / power <= 2.0001 ? 2 : rough / power <= 5.0001 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf((long) multiple).scaleByPowerOfTen(exponent);
        long first = (long) Math.floor(low / step.doubleValue() + 1e-9);
        long last = (long) Math.ceil(high / step.doubleValue() - 1e-9);
        List<Double> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)).doubleValue());
        }
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        return new Axis(ticks.get(0), ticks.get(ticks.size() - 1), List.copyOf(ticks), decimals);
    }

    /** Where a value lies when the axis runs from {@code start} to {@code end}. */
    double place(double value, double start, double end) {
        return start + (value - lowest) / (highest - lowest) * (end - start);
    }

    /** What a tick shows, with as many decimals as the steps need. */
    String tick(double value, Format format) {
        if (format == Format.PERCENT) {
            return ApaNumber.TYPESET.decimals(100 * value, Math.max(0, decimals - 2)) + "%";
        }
        boolean bare = format == Format.CORRELATION || format == Format.FIT_INDEX || format == Format.P_VALUE;
        return bare
                ? ApaNumber.TYPESET.withoutLeadingZero(value, decimals)
                : ApaNumber.TYPESET.decimals(value, decimals);
    }
}
