package kith.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns an SPSS data file into the plainest one with the same content, because the reader behind {@link SpssFile} misreads what
 * ReadStat (and with it haven and pyreadstat) writes:
 *
 * <ul>
 *   <li>It takes the bytecode 0 of a compressed file, which only fills up space, for the number −100. Here the file is
 *       uncompressed.
 *   <li>It knows the encoding from the record with its name alone, not from the code page. Here that record is added.
 * </ul>
 *
 * <p>The format is that of the manual <i>PSPP Developers’ Guide</i>, chapter “System File Format”.
 */
final class SpssPlain {

    private static final int CELL = 8;
    private static final int HEADER = 176;
    private static final int LAYOUT_AT = 64;
    private static final int COMPRESSION_AT = 72;
    private static final int BIAS_AT = 84;
    private static final int EXTENSION = 7;
    private static final int MACHINE = 3;
    private static final int ENCODING = 20;
    private static final int CODES_A_BLOCK = 8;
    private static final int END_OF_FILE = 252;
    private static final int IN_FULL = 253;
    private static final int BLANKS = 254;
    private static final int SYSTEM_MISSING = 255;

    private final ByteBuffer in;
    private int cellsOfCase;
    private int codePage;
    private boolean encodingNamed;

    private SpssPlain(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /**
     * The plain file; as it is when it is no SPSS file.
     *
     * @throws IOException when it ends too early or is compressed in another way
     */
    static byte[] of(byte[] bytes) throws IOException {
        boolean spss = bytes.length > HEADER && new String(bytes, 0, 4, StandardCharsets.US_ASCII).matches("\\$FL[23]");
        if (!spss) {
            return bytes;
        }
        try {
            return new SpssPlain(bytes).plain(bytes);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the file ends too early", e);
        }
    }

    private byte[] plain(byte[] bytes) throws IOException {
        int layout = in.getInt(LAYOUT_AT);
        in.order(layout == 2 || layout == 3 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int compression = in.getInt(COMPRESSION_AT);
        if (compression != 0 && compression != 1) {
            throw new IOException("it is compressed by zlib");
        }
        in.position(HEADER);
        skipDictionary();
        int end = in.position() - 2 * Integer.BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 4);
        byte[] dictionary = Arrays.copyOf(bytes, end);
        ByteBuffer.wrap(dictionary).order(in.order()).putInt(COMPRESSION_AT, 0);
        out.write(dictionary);
        if (!encodingNamed) {
            out.write(encodingRecord());
        }
        out.write(bytes, end, 2 * Integer.BYTES);
        if (compression == 0) {
            out.write(bytes, in.position(), in.remaining());
            return out.toByteArray();
        }
        long cells = expandCells(out);
        if (cellsOfCase == 0 || cells % cellsOfCase != 0) {
            throw new IOException("the last case is not complete");
        }
        return out.toByteArray();
    }

    /** Nothing where the code page is one of those that say little. */
    private byte[] encodingRecord() {
        String name = switch (codePage) {
            case 65001 -> "UTF-8";
            case 28591 -> "ISO-8859-1";
            case 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258 -> "windows-" + codePage;
            default -> "";
        };
        if (name.isEmpty()) {
            return new byte[0];
        }
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer record = ByteBuffer.allocate(4 * Integer.BYTES + text.length).order(in.order());
        record.putInt(EXTENSION).putInt(ENCODING).putInt(1).putInt(text.length).put(text);
        return record.array();
    }

    private void skipDictionary() throws IOException {
        while (true) {
            int record = in.getInt();
            switch (record) {
                case 2 -> skipVariable();
                case 3 -> skipValueLabels();
                case 4 -> skip(4L * in.getInt());
                case 6 -> skip(80L * in.getInt());
                case EXTENSION -> skipExtension();
                case 999 -> {
                    in.getInt();
                    return;
                }
                default -> throw new IOException("a record of the unknown kind " + record);
            }
        }
    }

    private void skipExtension() {
        int kind = in.getInt();
        long size = in.getInt();
        long count = in.getInt();
        if (kind == ENCODING) {
            encodingNamed = true;
        } else if (kind == MACHINE && size == Integer.BYTES && count == 8) {
            codePage = in.getInt(in.position() + 7 * Integer.BYTES);
        }
        skip(size * count);
    }

    private void skip(long bytes) {
        in.position(Math.toIntExact(in.position() + bytes));
    }

    private void skipVariable() {
        cellsOfCase++;
        in.getInt();
        int hasLabel = in.getInt();
        int missing = Math.abs(in.getInt());
        skip(4 + 4 + 8);
        if (hasLabel == 1) {
            int length = in.getInt();
            skip((length + 3L) / 4 * 4);
        }
        skip((long) CELL * missing);
    }

    private void skipValueLabels() {
        int labels = in.getInt();
        for (int i = 0; i < labels; i++) {
            skip(CELL);
            int length = in.get() & 0xFF;
            skip((length + 1 + 7) / 8 * 8 - 1);
        }
    }

    private long expandCells(ByteArrayOutputStream out) {
        double bias = in.getDouble(BIAS_AT);
        byte[] cell = new byte[CELL];
        ByteBuffer number = ByteBuffer.allocate(CELL).order(in.order());
        byte[] blanks = " ".repeat(CELL).getBytes(StandardCharsets.US_ASCII);
        long cells = 0;
        while (in.remaining() >= CODES_A_BLOCK) {
            byte[] codes = new byte[CODES_A_BLOCK];
            in.get(codes);
            for (byte signed : codes) {
                int code = signed & 0xFF;
                if (code == 0) {
                    continue;
                }
                if (code == END_OF_FILE) {
                    return cells;
                }
                if (code == BLANKS) {
                    out.write(blanks, 0, CELL);
                } else if (code == IN_FULL) {
                    in.get(cell);
                    out.write(cell, 0, CELL);
                } else {
                    // System-missing is the lowest double there is.
                    number.putDouble(0, code == SYSTEM_MISSING ? -Double.MAX_VALUE : code - bias);
                    out.write(number.array(), 0, CELL);
                }
                cells++;
            }
        }
        return cells;
    }
}
