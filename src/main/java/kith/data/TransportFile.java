package kith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a SAS transport file (.xpt) of version 5, which regulators ask for, and version 8. Source: SAS technical
 * support, TS-140, “The Record Layout of a Data Set in SAS Transport (XPORT) Format”, and its supplement on version 8.
 *
 * <p>Missing values, special ones too, are missing responses. A date becomes text. Texts are taken as UTF-8, or as
 * windows-1252 where they are not, unless an encoding is stated. Of several data sets in a file the first is read. Its
 * number of cases is not stored: trailing blanks fill the last record of 80 bytes, so that cases at the very end that
 * are all blank cannot be told from the filler.
 */
final class TransportFile {

    private static final int RECORD = 80;
    private static final String HEADER = "HEADER RECORD*******";
    private static final int NAME_PLACE = 8;
    private static final int LABEL_PLACE = 16;
    private static final int LABEL = 40;
    private static final int FORMAT_PLACE = 56;
    private static final int POSITION_PLACE = 84;
    private static final int LONG_NAME_PLACE = 88;
    private static final int LONG_NAME = 32;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final DataSource source;
    private final FaultLog log;

    TransportFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        try {
            return Optional.of(new Reading(bytes).table());
        } catch (IOException e) {
            return unreadable(e.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return unreadable("it ends too early, or a part of it is not where it has to be");
        }
    }

    private Optional<RawTable> unreadable(String why) {
        log.add(
                Fault.FILE,
                "the file cannot be read as a SAS transport file: " + why,
                "a SAS transport file (.xpt) of version 5 or 8",
                "export it again, or as CSV");
        return Optional.empty();
    }

    /** One file. */
    private final class Reading {

        private final byte[] bytes;
        private final ByteBuffer in;
        private List<TransportVariable> variables = new ArrayList<>();

        Reading(byte[] bytes) {
            this.bytes = bytes;
            this.in = ByteBuffer.wrap(bytes);
        }

        RawTable table() throws IOException {
            boolean long8 = record().startsWith(HEADER + "LIBV8");
            if (!long8 && !at(0).startsWith(HEADER + "LIBRARY")) {
                throw new IOException("its beginning is not that of a transport file");
            }
            while (!at(in.position()).startsWith(HEADER + "MEM")) {
                record();
            }
            int size = Integer.parseInt(record().substring(74, 78).strip());
            while (!at(in.position()).startsWith(HEADER + "NAMES")
                    && !at(in.position()).startsWith(HEADER + "NAMST")) {
                record();
            }
            int count = Integer.parseInt(record().substring(52, 58).strip());
            int start = in.position();
            for (int v = 0; v < count; v++) {
                variables.add(variable(start + v * size, long8));
            }
            in.position(start + (count * size + RECORD - 1) / RECORD * RECORD);
            if (at(in.position()).startsWith(HEADER + "LABELV")) {
                labels();
            }
            if (!record().startsWith(HEADER + "OBS")) {
                throw new IOException("the header of the observations is missing");
            }
            return cells();
        }

        private String at(int place) {
            return new String(bytes, place, RECORD, StandardCharsets.ISO_8859_1);
        }

        private String record() {
            String record = at(in.position());
            in.position(in.position() + RECORD);
            return record;
        }

        private TransportVariable variable(int at, boolean long8) throws IOException {
            String shortName = text(at + NAME_PLACE, 8);
            String longName = long8 ? text(at + LONG_NAME_PLACE, LONG_NAME) : "";
            boolean numeric = in.getShort(at) == 1;
            int length = in.getShort(at + 4);
            if (length < 1 || numeric && length > 8) {
                throw new IOException("the variable “" + shortName + "” has the length " + length);
            }
            return new TransportVariable(
                    in.getShort(at + 6),
                    numeric,
                    length,
                    longName.isEmpty() ? shortName : longName,
                    text(at + LABEL_PLACE, LABEL),
                    text(at + FORMAT_PLACE, 8),
                    in.getInt(at + POSITION_PLACE));
        }

        /** Names and labels that are longer than their places. */
        private void labels() {
            String head = record();
            boolean formats = head.startsWith(HEADER + "LABELV9");
            int count = Integer.parseInt(head.substring(48).strip().split("\\s+")[0]);
            int start = in.position();
            for (int i = 0; i < count; i++) {
                int number = in.getShort();
                int name = in.getShort();
                int label = in.getShort();
                int rest = formats ? in.getShort() + in.getShort() : 0;
                int at = in.position();
                in.position(at + name + label + rest);
                String longName = text(at, name);
                String longLabel = text(at + name, label);
                variables = variables.stream()
                        .map(one -> one.number() == number ? one.labelled(longName, longLabel) : one)
                        .toList();
            }
            in.position(start + (in.position() - start + RECORD - 1) / RECORD * RECORD);
        }

        private RawTable cells() throws IOException {
            int width = variables.stream()
                    .mapToInt(one -> one.place() + one.length())
                    .max()
                    .orElse(0);
            int start = in.position();
            int end = start;
            while (end < bytes.length && !(end + RECORD <= bytes.length && at(end).startsWith(HEADER + "MEM"))) {
                end = Math.min(bytes.length, end + RECORD);
            }
            int rows = width == 0 ? 0 : (end - start) / width;
            while (rows > 0
                    && end - (start + (rows - 1) * width) <= RECORD
                    && blank(start + (rows - 1) * width, width)) {
                rows--;
            }
            if (rows == 0) {
                throw new IOException("it has no cases");
            }
            List<PackageColumn> columns = new ArrayList<>();
            for (TransportVariable variable : variables) {
                List<String> cells = new ArrayList<>(rows);
                for (int row = 0; row < rows; row++) {
                    cells.add(cell(variable, start + row * width + variable.place()));
                }
                Optional<CellKind> kind = variable.numeric() ? SasFormat.kind(variable.format()) : Optional.empty();
                columns.add(new PackageColumn(variable.name(), variable.label(), cells, kind, Map.of(), 0));
            }
            return PackageColumn.table(columns, rows, List.of());
        }

        private boolean blank(int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (bytes[i] != ' ') {
                    return false;
                }
            }
            return true;
        }

        private String cell(TransportVariable variable, int at) {
            if (!variable.numeric()) {
                return text(at, variable.length());
            }
            double value = TransportVariable.number(bytes, at, variable.length());
            return Double.isNaN(value) ? "" : SasFormat.shown(variable.format(), value);
        }

        private String text(int from, int length) {
            Charset stated = source.layout().encoding().orElse(StandardCharsets.UTF_8);
            String text;
            try {
                text = stated.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, length))
                        .toString();
            } catch (CharacterCodingException otherwise) {
                text = new String(bytes, from, length, WESTERN);
            }
            return text.replaceFirst("[ \\x00]+$", "");
        }
    }
}
