package kith.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds in a way that gives the same number on every machine. */
final class Rounding {

    private Rounding() {}

    static double round(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }
}
