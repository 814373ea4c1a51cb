package kith.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The cells of an SPSS data file one after the other, eight bytes each, whether they are stored as they are, by
 * bytecodes or by bytecodes compressed with zlib.
 */
final class SavCells {

    static final int CELL = 8;

    private static final int CODES = 8;
    private static final int FILLER = 0;
    private static final int END_OF_FILE = 252;
    private static final int IN_FULL = 253;
    private static final int BLANKS = 254;
    private static final int SYSTEM_MISSING = 255;

    private final ByteBuffer in;
    private final boolean coded;
    private final double bias;
    private final byte[] codes = new byte[CODES];
    private int next = CODES;

    private SavCells(ByteBuffer in, boolean coded, double bias) {
        this.in = in;
        this.coded = coded;
        this.bias = bias;
    }

    /** How the cells are stored. */
    enum Compression {
        NONE,
        BYTECODE,
        ZLIB
    }

    /**
     * The cells from where {@code in} stands.
     *
     * @throws IOException when compressed blocks are not where the file says
     */
    static SavCells of(ByteBuffer in, Compression compression, double bias) throws IOException {
        try {
            ByteBuffer codes = compression == Compression.ZLIB ? inflated(in) : in;
            return new SavCells(codes, compression != Compression.NONE, bias);
        } catch (java.nio.BufferUnderflowException e) {
            throw new IOException("its compressed part ends too early", e);
        }
    }

    /** Fills a cell with the next one; false at the end. */
    boolean next(byte[] cell) throws IOException {
        if (!coded) {
            if (in.remaining() == 0) {
                return false;
            }
            in.get(cell, 0, CELL);
            return true;
        }
        int code = code();
        switch (code) {
            case END_OF_FILE -> {
                return false;
            }
            case IN_FULL -> in.get(cell, 0, CELL);
            case BLANKS -> System.arraycopy(" ".repeat(CELL).getBytes(StandardCharsets.US_ASCII), 0, cell, 0, CELL);
            // System-missing is the lowest double there is.
            case SYSTEM_MISSING -> put(cell, -Double.MAX_VALUE);
            default -> put(cell, code - bias);
        }
        return true;
    }

    private int code() {
        while (true) {
            if (next == CODES) {
                if (in.remaining() < CODES) {
                    return END_OF_FILE;
                }
                in.get(codes);
                next = 0;
            }
            int code = codes[next++] & 0xFF;
            if (code != FILLER) {
                return code;
            }
        }
    }

    private void put(byte[] cell, double value) {
        ByteBuffer.wrap(cell).order(in.order()).putDouble(0, value);
    }

    /** The blocks that the trailer names (<i>PSPP Developers’ Guide</i>, “ZLIB compressed data”). */
    private static ByteBuffer inflated(ByteBuffer in) throws IOException {
        ByteOrder order = in.order();
        in.getLong(); // where this header begins
        long trailer = in.getLong();
        in.getLong(); // length of the trailer
        if (trailer < 0 || trailer > in.limit()) {
            throw new IOException("its compressed part ends too early");
        }
        in.position((int) trailer);
        in.getLong(); // bias
        in.getLong();
        in.getInt(); // size of a block
        int blocks = in.getInt();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int block = 0; block < blocks; block++) {
            in.getLong(); // place in the uncompressed data
            long from = in.getLong();
            in.getInt();
            int length = in.getInt();
            if (from < 0 || length < 0 || from + length > in.limit()) {
                throw new IOException("a compressed block lies outside of the file");
            }
            byte[] compressed = new byte[length];
            in.get((int) from, compressed);
            inflate(compressed, out);
        }
        return ByteBuffer.wrap(out.toByteArray()).order(order);
    }

    private static void inflate(byte[] bytes, ByteArrayOutputStream out) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] part = new byte[1 << 16];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("a compressed block is damaged");
                }
                out.write(part, 0, count);
            }
        } catch (DataFormatException damaged) {
            throw new IOException("a compressed block is damaged", damaged);
        } finally {
            inflater.end();
        }
    }
}
