package kith.data;

import java.util.Arrays;

/**
 * Numbers in as little memory as they need: one byte each where all are whole numbers from −127 to 127 or missing, as
 * responses are; two up to ±32,767; eight otherwise. What is read is what was stored, bit for bit; NaN stands for a
 * missing value. Immutable.
 */
public abstract sealed class PackedNumbers {

    private PackedNumbers() {}

    /** The number at a place, NaN where it is missing. */
    public abstract double at(int place);

    public abstract int size();

    /** The numbers at some places, in the order given. */
    public abstract PackedNumbers of(int[] places);

    /** These numbers; the array is not kept. */
    public static PackedNumbers of(double[] numbers) {
        Builder builder = new Builder(numbers.length);
        for (double number : numbers) {
            builder.add(number);
        }
        return builder.packed();
    }

    /** A copy as an array. */
    public double[] toArray() {
        return slice(0, size());
    }

    /** A copy of {@code length} numbers from a place on. */
    public double[] slice(int from, int length) {
        double[] numbers = new double[length];
        read(from, numbers);
        return numbers;
    }

    /** Writes the numbers from a place on into an array, as many as it holds. */
    public void read(int from, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = at(from + i);
        }
    }

    /** Whether every number is missing. */
    public boolean allMissing() {
        for (int i = 0; i < size(); i++) {
            if (!Double.isNaN(at(i))) {
                return false;
            }
        }
        return true;
    }

    private static final class Bytes extends PackedNumbers {
        static final byte MISSING = Byte.MIN_VALUE;

        private final byte[] codes;

        Bytes(byte[] codes) {
            this.codes = codes;
        }

        @Override
        public double at(int place) {
            byte code = codes[place];
            return code == MISSING ? Double.NaN : code;
        }

        @Override
        public void read(int from, double[] into) {
            for (int i = 0; i < into.length; i++) {
                byte code = codes[from + i];
                into[i] = code == MISSING ? Double.NaN : code;
            }
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public PackedNumbers of(int[] places) {
            byte[] some = new byte[places.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = codes[places[i]];
            }
            return new Bytes(some);
        }
    }

    private static final class Shorts extends PackedNumbers {
        static final short MISSING = Short.MIN_VALUE;

        private final short[] codes;

        Shorts(short[] codes) {
            this.codes = codes;
        }

        @Override
        public double at(int place) {
            short code = codes[place];
            return code == MISSING ? Double.NaN : code;
        }

        @Override
        public void read(int from, double[] into) {
            for (int i = 0; i < into.length; i++) {
                short code = codes[from + i];
                into[i] = code == MISSING ? Double.NaN : code;
            }
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public PackedNumbers of(int[] places) {
            short[] some = new short[places.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = codes[places[i]];
            }
            return new Shorts(some);
        }
    }

    private static final class Doubles extends PackedNumbers {
        private final double[] numbers;

        Doubles(double[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public double at(int place) {
            return numbers[place];
        }

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public void read(int from, double[] into) {
            System.arraycopy(numbers, from, into, 0, into.length);
        }

        @Override
        public PackedNumbers of(int[] places) {
            double[] some = new double[places.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = numbers[places[i]];
            }
            return new Doubles(some);
        }
    }

    /** Takes numbers one by one and widens what it holds when one does not fit. Not thread-safe. */
    public static final class Builder {
        private byte[] bytes;
        private short[] shorts;
        private double[] doubles;
        private int size;

        /** @param expected how many numbers are likely to come */
        public Builder(int expected) {
            bytes = new byte[Math.max(expected, 16)];
        }

        public void add(double number) {
            if (bytes != null) {
                byte code = Double.isNaN(number) ? Bytes.MISSING : (byte) number;
                if (Double.isNaN(number) || code != Bytes.MISSING && same(code, number)) {
                    bytes = size == bytes.length ? Arrays.copyOf(bytes, grown()) : bytes;
                    bytes[size++] = code;
                    return;
                }
                toShorts();
            }
            if (shorts != null) {
                short code = Double.isNaN(number) ? Shorts.MISSING : (short) number;
                if (Double.isNaN(number) || code != Shorts.MISSING && same(code, number)) {
                    shorts = size == shorts.length ? Arrays.copyOf(shorts, grown()) : shorts;
                    shorts[size++] = code;
                    return;
                }
                toDoubles();
            }
            doubles = size == doubles.length ? Arrays.copyOf(doubles, grown()) : doubles;
            doubles[size++] = number;
        }

        public void addAll(double[] numbers) {
            for (double number : numbers) {
                add(number);
            }
        }

        /** Bit for bit: −0 is no whole number here. */
        private static boolean same(double code, double number) {
            return Double.doubleToRawLongBits(code) == Double.doubleToRawLongBits(number);
        }

        private int grown() {
            return (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 16L);
        }

        private void toShorts() {
            shorts = new short[bytes.length];
            for (int i = 0; i < size; i++) {
                shorts[i] = bytes[i] == Bytes.MISSING ? Shorts.MISSING : bytes[i];
            }
            bytes = null;
        }

        private void toDoubles() {
            doubles = new double[shorts.length];
            for (int i = 0; i < size; i++) {
                doubles[i] = shorts[i] == Shorts.MISSING ? Double.NaN : shorts[i];
            }
            shorts = null;
        }

        /** What was added. Nothing may be added afterwards. */
        public PackedNumbers packed() {
            if (bytes != null) {
                return new Bytes(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
            }
            if (shorts != null) {
                return new Shorts(size == shorts.length ? shorts : Arrays.copyOf(shorts, size));
            }
            return new Doubles(size == doubles.length ? doubles : Arrays.copyOf(doubles, size));
        }
    }
}
