package kith.data;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * Reads an SPSS data file (.sav, .zsav). System-missing and declared user-missing values are missing responses, the
 * latter told in a finding; labels of variables and values are kept. A variable with the format of a date becomes text
 * ({@code 2024-05-04}), so that no seconds since 1582 are taken for a response. Rows are numbered as SPSS numbers its
 * cases, from 1.
 */
final class SpssFile {

    /** What SPSS counts the seconds of a date from. */
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1582, 10, 14, 0, 0);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DAY = 86_400;

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
        long whole = Math.round(seconds);
        if (kind == CellKind.DURATION) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
        }
        try {
            LocalDateTime moment = BEGINNING.plusSeconds(whole);
            return whole % DAY == 0 ? moment.toLocalDate().toString() : moment.format(MOMENT);
        } catch (DateTimeException | ArithmeticException outside) {
            return NumberText.shown(seconds);
        }
    }

    private RawTable table(List<SavVariable> variables, Columns read, SavEncoding encoding) {
        List<String> header = new ArrayList<>();
        List<String[]> columns = new ArrayList<>();
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, Map<Double, String>> byNumber = new LinkedHashMap<>();
        Map<String, String> questions = new LinkedHashMap<>();
        Map<String, Map<Integer, CellKind>> kinds = new HashMap<>();
        List<Finding> findings = new ArrayList<>(encoding.findings(source));
        int[] numbers = IntStream.rangeClosed(1, read.rows).toArray();
        for (int c = 0; c < variables.size(); c++) {
            SavVariable variable = variables.get(c);
            String name = variable.name();
            header.add(name);
            columns.add(read.cells.get(c).toArray(String[]::new));
            if (variable.numeric() && !variable.valueLabels().isEmpty()) {
                Map<String, String> byText = new HashMap<>();
                variable.valueLabels().forEach((value, label) -> byText.put(NumberText.shown(value), label));
                labels.put(name, byText);
                byNumber.put(name, variable.valueLabels());
            }
            if (!variable.label().isEmpty()) {
                questions.put(name, variable.label());
            }
            if (variable.numeric()) {
                variable.kind().ifPresent(kind -> kinds.put(name, everywhere(kind, numbers)));
            }
            if (read.declaredMissing[c] > 0) {
                findings.add(Finding.of("declared_missing", Map.of("cells", read.declaredMissing[c]))
                        .at(name));
            }
        }
        return RawTable.of(header, columns, numbers, findings)
                .withLabels(labels, byNumber)
                .withQuestions(questions)
                .withKinds(kinds);
    }

    private static Map<Integer, CellKind> everywhere(CellKind kind, int[] rows) {
        Map<Integer, CellKind> kinds = new HashMap<>();
        for (int row : rows) {
            kinds.put(row, kind);
        }
        return kinds;
    }
}
