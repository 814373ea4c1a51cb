package kith.data;

/**
 * A variable of a SAS transport file.
 *
 * @param number of the variable, from 1
 * @param length bytes of a cell
 * @param place of the cell among the bytes of a case
 */
record TransportVariable(int number, boolean numeric, int length, String name, String label, String format, int place) {

    private static final int EXPONENT_BIAS = 64;
    private static final int BITS_A_DIGIT = 4;
    private static final int FRACTION_BITS = 56;

    TransportVariable labelled(String longName, String longLabel) {
        return new TransportVariable(number, numeric, length, longName, longLabel, format, place);
    }

    /**
     * The number in the floating point of IBM mainframes: a sign, an exponent of 16 with 64 added, and a fraction of 56
     * bits. NaN where it is missing: a letter, a point or an underscore, and zeros.
     */
    static double number(byte[] bytes, int from, int length) {
        int first = bytes[from] & 0xFF;
        long fraction = 0;
        for (int i = 1; i < 8; i++) {
            fraction = fraction << 8 | (i < length ? bytes[from + i] & 0xFF : 0);
        }
        if (fraction == 0) {
            boolean missing = first == '.' || first == '_' || first >= 'A' && first <= 'Z';
            return missing ? Double.NaN : 0;
        }
        double value = Math.scalb((double) fraction, BITS_A_DIGIT * ((first & 0x7F) - EXPONENT_BIAS) - FRACTION_BITS);
        return (first & 0x80) != 0 ? -value : value;
    }
}
