package kith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the variables of an SPSS data file of its records: joins the segments of long texts, names and labels them. */
final class SavDictionary {

    private static final int LONG_NAMES = 13;
    private static final int VERY_LONG_TEXTS = 14;
    private static final int LONG_MISSING_TEXTS = 22;

    /** A text wider than this is cut into segments, one for each 252 bytes. */
    private static final int WIDEST = 255;

    private static final int BYTES_A_SEGMENT = 252;
    private static final int LONGEST = 32_767;

    private final SavRecords records;
    private final SavEncoding encoding;
    private final Map<String, String> longNames;
    private final Map<String, String> veryLong;
    private final Map<String, List<String>> longMissing;

    private SavDictionary(SavRecords records, SavEncoding encoding) throws IOException {
        this.records = records;
        this.encoding = encoding;
        this.longNames = pairs(LONG_NAMES);
        this.veryLong = pairs(VERY_LONG_TEXTS);
        this.longMissing = longMissing();
    }

    /** @throws IOException with what is wrong with the file */
    static List<SavVariable> variables(SavRecords records, SavEncoding encoding) throws IOException {
        try {
            return new SavDictionary(records, encoding).variables();
        } catch (BufferUnderflowException e) {
            throw new IOException("a record of its dictionary ends too early", e);
        }
    }

    private List<SavVariable> variables() throws IOException {
        List<SavVariable> variables = new ArrayList<>();
        Map<Integer, Map<Double, String>> labels = valueLabels();
        int place = 0;
        while (place < records.variables().size()) {
            SavRecords.Variable first = records.variables().get(place);
            String name = encoding.text(first.name());
            int width = width(name, first.width());
            int parts = width > WIDEST ? (width + BYTES_A_SEGMENT - 1) / BYTES_A_SEGMENT : 1;
            List<Integer> segments = new ArrayList<>();
            int next = place;
            for (int part = 0; part < parts; part++) {
                int cells = cellsAt(next);
                segments.add(cells);
                next += cells;
            }
            variables.add(new SavVariable(
                    longNames.getOrDefault(folded(name), name),
                    encoding.text(first.label()),
                    width,
                    first.format(),
                    segments,
                    missing(first, longNames.getOrDefault(folded(name), name), name),
                    labels.getOrDefault(place, Map.of())));
            place = next;
        }
        if (variables.isEmpty()) {
            throw new IOException("it has no variables");
        }
        return variables;
    }

    private int width(String name, int width) throws IOException {
        String told = veryLong.get(folded(name));
        if (told == null || width == 0) {
            return width;
        }
        int longer = told.matches("0*[0-9]{1,5}") ? Integer.parseInt(told) : 0;
        if (longer < 1 || longer > LONGEST) {
            throw new IOException("the width of the text " + name + " is damaged");
        }
        return Math.max(width, longer);
    }

    /** The cells of the segment that begins at a record: itself and its continuations. */
    private int cellsAt(int place) throws IOException {
        List<SavRecords.Variable> all = records.variables();
        if (place >= all.size() || all.get(place).width() < 0) {
            throw new IOException("a segment of a long text is missing");
        }
        int cells = Math.max(1, (all.get(place).width() + SavCells.CELL - 1) / SavCells.CELL);
        for (int i = place + 1; i < place + cells; i++) {
            if (i >= all.size() || all.get(i).width() != -1) {
                throw new IOException("the continuation of a text is missing");
            }
        }
        return cells;
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private SavVariable.Missing missing(SavRecords.Variable variable, String name, String shortName) {
        ByteBuffer values = variable.missingValues().duplicate().order(records.order());
        if (variable.width() > 0) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < variable.missing(); i++) {
                byte[] text = new byte[SavCells.CELL];
                values.get(text);
                texts.add(encoding.text(text));
            }
            texts.addAll(
                    longMissing.getOrDefault(folded(name), longMissing.getOrDefault(folded(shortName), List.of())));
            return new SavVariable.Missing(List.of(), Double.NaN, Double.NaN, texts);
        }
        boolean range = variable.missing() < 0;
        double from = range ? values.getDouble() : Double.NaN;
        double to = range ? values.getDouble() : Double.NaN;
        List<Double> numbers = new ArrayList<>();
        while (values.remaining() >= SavCells.CELL) {
            numbers.add(values.getDouble());
        }
        return new SavVariable.Missing(numbers, from, to, List.of());
    }

    private Map<Integer, Map<Double, String>> valueLabels() {
        Map<Integer, Map<Double, String>> all = new HashMap<>();
        for (SavRecords.ValueLabels some : records.valueLabels()) {
            Map<Double, String> labels = new LinkedHashMap<>();
            for (int i = 0; i < some.values().size(); i++) {
                labels.put(
                        some.values().get(i).getDouble(0),
                        encoding.text(some.labels().get(i)));
            }
            some.places().forEach(place -> all.put(place, labels));
        }
        return all;
    }

    /** An extension record of the form {@code NAME=value}, parted by tabs. */
    private Map<String, String> pairs(int kind) {
        ByteBuffer record = records.extension(kind);
        byte[] bytes = new byte[record.remaining()];
        record.get(bytes);
        Map<String, String> pairs = new HashMap<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\t') {
                pair(Arrays.copyOfRange(bytes, from, i), pairs);
                from = i + 1;
            }
        }
        return pairs;
    }

    /** Cut as bytes, since a short name may end within a letter. */
    private void pair(byte[] bytes, Map<String, String> pairs) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '=') {
                String value = encoding.text(Arrays.copyOfRange(bytes, i + 1, bytes.length));
                pairs.put(
                        folded(encoding.text(Arrays.copyOf(bytes, i))),
                        value.replace("\0", "").strip());
                return;
            }
        }
    }

    private Map<String, List<String>> longMissing() throws IOException {
        ByteBuffer in = records.extension(LONG_MISSING_TEXTS);
        Map<String, List<String>> all = new HashMap<>();
        while (in.hasRemaining()) {
            String name = encoding.text(bytes(in, in.getInt()));
            int count = in.get();
            int width = in.getInt();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add(encoding.text(bytes(in, width)));
            }
            all.put(folded(name), texts);
        }
        return all;
    }

    private static byte[] bytes(ByteBuffer in, int length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("a record of its dictionary ends too early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
