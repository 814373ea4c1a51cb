package kith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an SPSS data file (.sav, .zsav). System-missing and declared user-missing values are missing responses, the
 * latter reported in a finding; labels of variables and values are kept. A variable with the format of a date becomes
 * text ({@code 2024-05-04}), so that no seconds since 1582 are taken for a response. Rows are numbered as SPSS numbers
 * its cases, from 1.
 */
final class SpssFile {

    private final DataSource source;
    private final FaultLog log;

    SpssFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        try {
            SavRecords records = SavRecords.of(bytes);
            SavEncoding encoding = SavEncoding.of(records, source.layout().encoding());
            List<SavVariable> variables = SavDictionary.variables(records, encoding);
            Columns columns = new Columns(variables, encoding, records.order());
            columns.read(records.cells());
            if (records.cases() >= 0 && records.cases() != columns.rows) {
                throw new IOException("it announces " + records.cases() + " cases and holds " + columns.rows);
            }
            if (columns.rows == 0) {
                log.add(Fault.FILE, "the file has variables and no cases", "at least one case", "");
                return Optional.empty();
            }
            return Optional.of(table(variables, columns, encoding));
        } catch (IOException e) {
            log.add(
                    Fault.FILE,
                    "the file cannot be read as SPSS data: " + e.getMessage(),
                    "an SPSS data file (.sav or .zsav) that is complete and has no password",
                    "save it again in SPSS, or as CSV");
            return Optional.empty();
        }
    }

    /** The cells of every variable, filled case by case. */
    private static final class Columns {

        private final List<SavVariable> variables;
        private final SavEncoding encoding;
        private final ByteOrder order;
        private final List<List<String>> cells = new ArrayList<>();
        private final int[] declaredMissing;
        private int rows;

        Columns(List<SavVariable> variables, SavEncoding encoding, ByteOrder order) {
            this.variables = variables;
            this.encoding = encoding;
            this.order = order;
            this.declaredMissing = new int[variables.size()];
            variables.forEach(variable -> cells.add(new ArrayList<>()));
        }

        void read(SavCells in) throws IOException {
            byte[] cell = new byte[SavCells.CELL];
            byte[][] values = variables.stream()
                    .map(v -> new byte[v.cells() * SavCells.CELL])
                    .toArray(byte[][]::new);
            try {
                while (in.next(cell)) {
                    for (int c = 0; c < values.length; c++) {
                        for (int at = 0; at < values[c].length; at += SavCells.CELL) {
                            if ((c > 0 || at > 0) && !in.next(cell)) {
                                throw new IOException("the last case is not complete");
                            }
                            System.arraycopy(cell, 0, values[c], at, SavCells.CELL);
                        }
                        cells.get(c).add(value(c, values[c]));
                    }
                    rows++;
                }
            } catch (BufferUnderflowException e) {
                throw new IOException("the last case is not complete", e);
            }
        }

        private String value(int c, byte[] bytes) {
            SavVariable variable = variables.get(c);
            if (!variable.numeric()) {
                String text = encoding.text(variable.text(bytes));
                if (text.isEmpty() || !variable.missing().texts().contains(text)) {
                    return text;
                }
                declaredMissing[c]++;
                return "";
            }
            double value = ByteBuffer.wrap(bytes).order(order).getDouble(0);
            if (value == -Double.MAX_VALUE || Double.isNaN(value)) {
                return "";
            }
            if (variable.missing().holds(value)) {
                declaredMissing[c]++;
                return "";
            }
            return variable.kind().map(kind -> shown(kind, value)).orElseGet(() -> NumberText.shown(value));
        }
    }

    /** A moment or a duration in seconds as text. */
    private static String shown(CellKind kind, double seconds) {
        return kind == CellKind.DURATION
                ? StoredMoment.duration(seconds)
                : StoredMoment.ofSeconds(StoredMoment.OF_1582, seconds);
    }

    private RawTable table(List<SavVariable> variables, Columns read, SavEncoding encoding) {
        List<PackageColumn> columns = new ArrayList<>();
        for (int c = 0; c < variables.size(); c++) {
            SavVariable variable = variables.get(c);
            columns.add(new PackageColumn(
                    variable.name(),
                    variable.label(),
                    read.cells.get(c),
                    variable.numeric() ? variable.kind() : Optional.empty(),
                    variable.numeric() ? variable.valueLabels() : Map.of(),
                    read.declaredMissing[c]));
        }
        return PackageColumn.table(columns, read.rows, encoding.findings(source));
    }
}
