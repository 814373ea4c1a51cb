package kith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of an SPSS data file's dictionary as bytes, before its encoding is known. What the header says of the
 * number of variables is not relied on, since other programs write 0 or −1 there.
 *
 * <p>The format is that of the <i>PSPP Developers’ Guide</i>, chapter “System File Format”.
 */
final class SavRecords {

    private static final int LAYOUT_AT = 64;
    private static final int COMPRESSION_AT = 72;
    private static final int CASES_AT = 80;
    private static final int BIAS_AT = 84;
    private static final int HEADER = 176;
    private static final int WIDEST = 255;

    private final ByteBuffer in;
    private final List<Variable> variables = new ArrayList<>();
    private final List<ValueLabels> valueLabels = new ArrayList<>();
    private final Map<Integer, ByteBuffer> extensions = new HashMap<>();

    /**
     * A variable.
     *
     * @param width in bytes of a text; 0 for a number, −1 for the continuation of a text
     * @param missing how many missing values; −2 for a range, −3 for a range and a value
     */
    record Variable(byte[] name, int width, int format, byte[] label, int missing, ByteBuffer missingValues) {}

    /** Labels of values and the places of the variables that have them, counted from 0 with continuations. */
    record ValueLabels(List<ByteBuffer> values, List<byte[]> labels, List<Integer> places) {}

    private SavRecords(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** @throws IOException with what is wrong with the file */
    static SavRecords of(byte[] bytes) throws IOException {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.US_ASCII);
        if (start.startsWith("ENCRYPTEDSAV")) {
            throw new IOException("it is encrypted with a password");
        }
        if (!start.startsWith("$FL2") && !start.startsWith("$FL3")) {
            throw new IOException("it does not begin as such a file does");
        }
        if (bytes.length <= HEADER) {
            throw new IOException("the file ends too early");
        }
        SavRecords records = new SavRecords(bytes);
        try {
            records.read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("the file ends too early", e);
        }
        return records;
    }

    List<Variable> variables() {
        return variables;
    }

    List<ValueLabels> valueLabels() {
        return valueLabels;
    }

    /** An extension record by its kind; empty where there is none. */
    ByteBuffer extension(int kind) {
        ByteBuffer found = extensions.getOrDefault(kind, ByteBuffer.allocate(0));
        return found.duplicate().order(in.order());
    }

    boolean has(int kind) {
        return extensions.containsKey(kind);
    }

    ByteOrder order() {
        return in.order();
    }

    /** The number of cases; −1 where the file does not say it. */
    int cases() {
        return in.getInt(CASES_AT);
    }

    /** The cells of the cases. */
    SavCells cells() throws IOException {
        int compression = in.getInt(COMPRESSION_AT);
        if (compression < 0 || compression >= SavCells.Compression.values().length) {
            throw new IOException("it is compressed in the unknown way " + compression);
        }
        double bias = in.getDouble(BIAS_AT);
        if (!Double.isFinite(bias)) {
            throw new IOException("the bias of its compression is not a number");
        }
        return SavCells.of(in, SavCells.Compression.values()[compression], bias);
    }

    private void read() throws IOException {
        int layout = in.getInt(LAYOUT_AT);
        in.order(layout == 2 || layout == 3 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.position(HEADER);
        while (true) {
            int record = in.getInt();
            switch (record) {
                case 2 -> variables.add(variable());
                case 3 -> valueLabels.add(labels());
                case 6 -> bytes(80L * in.getInt());
                case 7 -> {
                    int kind = in.getInt();
                    long size = in.getInt();
                    extensions.put(kind, ByteBuffer.wrap(bytes(size * in.getInt())));
                }
                case 999 -> {
                    in.getInt();
                    return;
                }
                default -> throw new IOException("it has a record of the unknown kind " + record);
            }
        }
    }

    private byte[] bytes(long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("the file ends too early");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private Variable variable() throws IOException {
        int width = in.getInt();
        int hasLabel = in.getInt();
        int missing = in.getInt();
        int format = in.getInt() >>> 16 & 0xFF;
        in.getInt();
        byte[] name = bytes(SavCells.CELL);
        byte[] label = new byte[0];
        if (hasLabel == 1) {
            label = bytes(in.getInt());
            bytes((4 - label.length % 4) % 4);
        }
        if (width < -1 || width > WIDEST || missing < -3 || missing > 3 || width == -1 && variables.isEmpty()) {
            throw new IOException("the description of a variable is damaged");
        }
        ByteBuffer values = ByteBuffer.wrap(bytes((long) SavCells.CELL * Math.abs(missing)));
        return new Variable(name, width, format, label, missing, values.order(in.order()));
    }

    private ValueLabels labels() throws IOException {
        int count = in.getInt();
        List<ByteBuffer> values = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(ByteBuffer.wrap(bytes(SavCells.CELL)).order(in.order()));
            int length = in.get() & 0xFF;
            labels.add(bytes(length));
            bytes((SavCells.CELL - (length + 1) % SavCells.CELL) % SavCells.CELL);
        }
        if (in.getInt() != 4) {
            throw new IOException("labels of values belong to no variable");
        }
        int users = in.getInt();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            places.add(in.getInt() - 1);
        }
        return new ValueLabels(values, labels, places);
    }
}
