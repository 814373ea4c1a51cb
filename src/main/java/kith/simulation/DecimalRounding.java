package kith.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kith.finding.InputException;

/** Rounds in a way that gives the same number on every machine. */
final class DecimalRounding {

    private DecimalRounding() {}

    /** @throws InputException for a number beyond those that a computer holds */
    static double round(double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new InputException(
                    "population",
                    "a simulated number beyond the range of numbers",
                    "means and standard deviations of ordinary size",
                    "make the standard deviations and effects in the population file smaller");
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }
}
