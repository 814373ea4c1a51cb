package kith.sem.model;

import java.math.BigDecimal;

/** How numbers are written in a model. */
final class Numbers {

    private Numbers() {}

    /** The shortest text that reads back as the same number; {@code NA} for NaN. */
    static String written(double number) {
        if (Double.isNaN(number)) {
            return "NA";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Inf" : "-Inf";
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        boolean plain = Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15;
        return plain ? exact.toPlainString() : Double.toString(number);
    }
}
