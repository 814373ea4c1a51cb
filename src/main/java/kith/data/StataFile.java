package kith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a Stata data file (.dta) of the releases 113 to 119, which Stata 8 and later write. The missing value {@code .}
 * is a missing response; so are {@code .a} to {@code .z}, reported in a finding. Labels of variables and values are
 * kept. A date becomes text ({@code 2024-05-04}, {@code 2024-05}, {@code 2024q2}), so that no days since 1960 are taken
 * for a response. Texts are in UTF-8 from release 118 on, before that in windows-1252 unless another encoding is
 * stated. Cases are numbered from 1.
 */
final class StataFile {

    private static final Charset BEFORE_UNICODE = Charset.forName("windows-1252");
    private static final int BINARY_TEXT = 129;

    private final DataSource source;
    private final FaultLog log;

    StataFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        try {
            StataSections file = StataSections.of(bytes);
            Charset charset = source.layout()
                    .encoding()
                    .orElse(file.release().unicode() ? StandardCharsets.UTF_8 : BEFORE_UNICODE);
            return Optional.of(new Reading(file, charset).table());
        } catch (IOException e) {
            return unreadable(e.getMessage());
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            return unreadable("it ends too early, or a part of it is not where it has to be");
        }
    }

    private Optional<RawTable> unreadable(String why) {
        log.add(
                Fault.FILE,
                "the file cannot be read as Stata data: " + why,
                "a Stata data file (.dta) of Stata 8 or later that is complete",
                "save it again in Stata, or as CSV");
        return Optional.empty();
    }

    /** One file. */
    private static final class Reading {

        private final StataSections file;
        private final StataRelease release;
        private final ByteBuffer in;
        private final Charset charset;
        private final List<StataVariable> variables = new ArrayList<>();

        Reading(StataSections file, Charset charset) throws IOException {
            this.file = file;
            this.release = file.release();
            this.in = file.bytes();
            this.charset = charset;
            for (int v = 0; v < file.variables(); v++) {
                variables.add(variable(v));
            }
        }

        private StataVariable variable(int v) throws IOException {
            Optional<StataVariable.Storage> storage = release.tagged()
                    ? StataVariable.Storage.ofShort(in.getShort(file.types() + 2 * v) & 0xFFFF)
                    : StataVariable.Storage.ofByte(in.get(file.types() + v) & 0xFF);
            StataVariable.Storage stored =
                    storage.orElseThrow(() -> new IOException("variable " + (v + 1) + " is of an unknown type"));
            return new StataVariable(
                    text(file.names() + v * release.nameWidth(), release.nameWidth()),
                    text(file.labels() + v * release.labelWidth(), release.labelWidth()),
                    stored.type(),
                    stored.width(),
                    text(file.formats() + v * release.formatWidth(), release.formatWidth()),
                    text(file.labelNames() + v * release.nameWidth(), release.nameWidth()));
        }

        /** The text up to its zero. */
        private String text(int from, int width) {
            int length = 0;
            while (length < width && in.get(from + length) != 0) {
                length++;
            }
            byte[] bytes = new byte[length];
            in.get(from, bytes);
            return new String(bytes, charset).stripTrailing();
        }

        RawTable table() throws IOException {
            long width = variables.stream().mapToLong(StataVariable::width).sum();
            if (file.cases() == 0 || width == 0) {
                throw new IOException("it has no cases");
            }
            if (file.cases() * width > in.limit() - file.data()) {
                throw new IOException("it announces " + file.cases() + " cases and ends before them");
            }
            int rows = Math.toIntExact(file.cases());
            Map<Long, String> longTexts = longTexts();
            List<List<String>> cells = new ArrayList<>();
            variables.forEach(variable -> cells.add(new ArrayList<>(rows)));
            int[] declared = new int[variables.size()];
            in.position(file.data());
            for (int row = 0; row < rows; row++) {
                for (int v = 0; v < declared.length; v++) {
                    StataVariable variable = variables.get(v);
                    if (variable.numeric()) {
                        double value = variable.number(in);
                        declared[v] += variable.declaredMissing(value) ? 1 : 0;
                        cells.get(v).add(variable.missing(value) ? "" : variable.shown(value));
                    } else {
                        cells.get(v).add(word(variable, longTexts));
                    }
                }
            }
            Map<String, Map<Double, String>> labels = valueLabels(in.position());
            List<PackageColumn> columns = new ArrayList<>();
            for (int v = 0; v < declared.length; v++) {
                StataVariable variable = variables.get(v);
                columns.add(new PackageColumn(
                        variable.name(),
                        variable.label(),
                        cells.get(v),
                        variable.numeric() ? variable.kind() : Optional.empty(),
                        variable.numeric() ? labels.getOrDefault(variable.labels(), Map.of()) : Map.of(),
                        declared[v]));
            }
            return PackageColumn.table(columns, rows, List.of());
        }

        private String word(StataVariable variable, Map<Long, String> longTexts) {
            int at = in.position();
            in.position(at + variable.width());
            return variable.type() == StataVariable.Type.LONG_TEXT
                    ? longTexts.getOrDefault(in.getLong(at), "")
                    : text(at, variable.width());
        }

        /** The long texts by the eight bytes that refer to them, read as one number. */
        private Map<Long, String> longTexts() throws IOException {
            Map<Long, String> texts = new HashMap<>();
            if (file.longTexts() < 0) {
                return texts;
            }
            in.position(file.longTexts());
            while (in.get(in.position()) == 'G') {
                in.position(in.position() + 3);
                long variable = in.getInt() & 0xFFFF_FFFFL;
                long row = release.unicode() ? in.getLong() : in.getInt() & 0xFFFF_FFFFL;
                int kind = in.get() & 0xFF;
                int length = in.getInt();
                int at = in.position();
                if (length < 0) {
                    throw new IOException("a long text has a negative length");
                }
                in.position(at + length);
                texts.put(reference(variable, row), kind == BINARY_TEXT ? "" : text(at, length));
            }
            return texts;
        }

        /** As the eight bytes of a cell are read: the variable first, then the case, each in the order of the file. */
        private long reference(long variable, long row) {
            int bits = 8 * release.variableOfReference();
            return in.order() == java.nio.ByteOrder.LITTLE_ENDIAN
                    ? variable | row << bits
                    : variable << 64 - bits | row;
        }

        private Map<String, Map<Double, String>> valueLabels(int afterData) {
            Map<String, Map<Double, String>> sets = new HashMap<>();
            in.position(release.tagged() ? file.valueLabels() : afterData);
            while (in.remaining() > 4 + release.nameWidth() && (!release.tagged() || tag("<lbl>"))) {
                in.getInt();
                String name = text(in.position(), release.nameWidth());
                in.position(in.position() + release.nameWidth() + 3);
                sets.put(name, set());
                if (release.tagged()) {
                    in.position(in.position() + "</lbl>".length());
                }
            }
            return sets;
        }

        private boolean tag(String tag) {
            byte[] bytes = new byte[tag.length()];
            in.get(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1).equals(tag);
        }

        private Map<Double, String> set() {
            int count = in.getInt();
            int letters = in.getInt();
            int offsets = in.position();
            int values = offsets + 4 * count;
            int texts = values + 4 * count;
            Map<Double, String> labels = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                int value = in.getInt(values + 4 * i);
                int offset = in.getInt(offsets + 4 * i);
                if (value <= Integer.MAX_VALUE - 27) { // the values above are missing: . and .a to .z
                    labels.put((double) value, text(texts + offset, letters - offset));
                }
            }
            in.position(texts + letters);
            return labels;
        }
    }
}
