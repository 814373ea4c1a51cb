package kith.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.RegularFile;
import kith.yaml.Checksum;

/**
 * The table of a file: its cells as text, with further files joined, rows chosen and columns named as its source says.
 */
final class SourceTable {

    private final DataSource source;
    private final Roles roles;
    private final FaultLog log;
    private final List<InputFile> joined = new ArrayList<>();
    private final String checksum;
    private final RawTable table;

    private SourceTable(DataSource source, Roles roles, FaultLog log) {
        this.source = source;
        this.roles = roles;
        this.log = log;
        byte[] bytes = bytes();
        this.checksum = Checksum.of(bytes);
        this.table = read(bytes);
    }

    /** @throws InputException when the file cannot be read */
    static SourceTable of(DataSource source, FaultLog log) {
        return of(source, Roles.none(), log);
    }

    /**
     * With the groups that are recorded in another row of a respondent.
     *
     * @throws InputException when the file cannot be read
     */
    static SourceTable of(DataSource source, Roles roles, FaultLog log) {
        return new SourceTable(source, roles, log);
    }

    RawTable table() {
        return table;
    }

    /** The file as it was read. */
    InputFile input() {
        return new InputFile(
                source.name(), checksum, table.rows(), table.header().size());
    }

    /** The further files. */
    List<InputFile> joined() {
        return joined;
    }

    private byte[] bytes() {
        Path file = source.file();
        Optional<UnreadFormat> unread = UnreadFormat.of(String.valueOf(file.getFileName()));
        String found = RegularFile.obstacle(file)
                .or(() -> unread.map(UnreadFormat::found))
                .orElse(null);
        if (found == null) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                found = "the file cannot be read (" + e.getClass().getSimpleName() + ")";
            }
        }
        log.add(
                Fault.FILE,
                found,
                "a file of responses (.csv, .tsv, .xlsx, .sav, .dta, .sas7bdat, .xpt, .parquet)",
                unread.map(UnreadFormat::remedy).orElse("check the name and the folder"));
        log.throwIfAny();
        throw new IllegalStateException(found);
    }

    private RawTable read(byte[] bytes) {
        if (bytes.length == 0) {
            log.add(Fault.FILE, "the file is empty", "a row of column names and rows of responses", "");
        }
        Optional<RawTable> table = log.isEmpty() ? kindly(bytes).flatMap(this::prepared) : Optional.empty();
        if (table.isEmpty()) {
            log.throwIfAny();
        }
        return named(table.orElseThrow());
    }

    /** With the columns of further files, the rows chosen, and the labels of a dictionary. */
    private Optional<RawTable> prepared(RawTable read) {
        TablePreparation steps = source.preparation();
        Optional<RawTable> table = Optional.of(read);
        for (TablePreparation.JoinedFile file : steps.joined()) {
            RawTable second = further(file.source());
            table = table.flatMap(first ->
                    new TableJoin(first, second, file.by(), file.source().name(), log).table());
        }
        table = table.map(one -> new RecordedOnce(one, source, roles, log).filled());
        if (!steps.rows().values().isEmpty()) {
            table = table.flatMap(this::chosen);
        }
        if (steps.dictionary().isPresent()) {
            DataSource file = steps.dictionary().get();
            Optional<RedcapDictionary> dictionary = RedcapDictionary.of(further(file), file.name(), log);
            table = table.flatMap(one -> dictionary.map(d -> d.applied(one, source.name())));
        }
        return table;
    }

    private RawTable further(DataSource file) {
        SourceTable second = of(file, new FaultLog(file.name()));
        joined.add(second.input());
        return second.table();
    }

    private Optional<RawTable> chosen(RawTable table) {
        RowFilter filter = source.preparation().rows();
        int[] rows = filter.of(table, log);
        if (rows.length == 0) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>(table.findings());
        findings.add(
                Finding.of("rows_chosen", Map.of("rows", rows.length, "all", table.rows(), "filter", filter.toString()))
                        .at(source.name()));
        filter.blanks(table, source.missingCodes())
                .forEach((column, blank) -> findings.add(Finding.of(
                                "rows_not_chosen_blank", Map.of("rows", blank, "all", table.rows(), "column", column))
                        .at(column)));
        return Optional.of(table.withRows(rows, findings));
    }

    /** With the names that the layout gives to columns. */
    private RawTable named(RawTable table) {
        Map<String, String> nameByColumn = new HashMap<>();
        source.layout().names().forEach((name, column) -> {
            if (!table.header().contains(column)) {
                log.add(
                        Fault.MISSING_COLUMN,
                        "there is no column “" + column + "”, which is to be called " + name,
                        "a column of that name",
                        Likeness.didYouMean(column, table.header()));
            }
            nameByColumn.put(column, name);
        });
        return nameByColumn.isEmpty() ? table : table.renamed(nameByColumn);
    }

    private Optional<RawTable> kindly(byte[] bytes) {
        return switch (source.kind()) {
            case DELIMITED -> new DelimitedFile(source, log).read(bytes);
            case EXCEL -> new ExcelFile(source, log).read();
            case SPSS -> new SpssFile(source, log).read(bytes);
            case STATA -> new StataFile(source, log).read(bytes);
            case SAS -> new SasFile(source, log).read(bytes);
            case TRANSPORT -> new TransportFile(source, log).read(bytes);
            case PARQUET -> new ParquetFile(source, log).read();
        };
    }
}
