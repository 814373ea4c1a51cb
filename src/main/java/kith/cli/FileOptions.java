package kith.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.DataSource;
import kith.data.DecimalMark;
import kith.data.FileLayout;
import kith.data.RowFilter;
import kith.data.TablePreparation;
import kith.finding.InputException;
import picocli.CommandLine.Option;

/** Options about how a file of responses is written and which of it is read. */
@HelpHeading("Data")
class FileOptions {

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook; without it the first.")
    private String sheet;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates the cells of a text file: one character, or tab. Without it a comma (a tab in"
                    + " .tsv), or what the file shows for certain.")
    private String delimiter;

    @Option(
            names = "--decimal",
            paramLabel = "MARK",
            description =
                    "Decimal mark of the numbers of a text file: point or comma. Without it a point, or a comma where"
                            + " a file separated by semicolons shows it.")
    private DecimalMark decimal;

    @Option(
            names = "--header-row",
            paramLabel = "ROW",
            description = "Row with the column names, counted from 1; rows above it are not read. Without it the first"
                    + " row that is not blank.")
    @NumberRange(from = 1)
    private Integer headerRow;

    @Option(
            names = "--skip-rows",
            split = ",",
            paramLabel = "ROW",
            description = "Rows below the column names that hold no responses, such as 2,3. The further header rows of"
                    + " Qualtrics are recognised without it.")
    private List<Integer> skippedRows = List.of();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of a text file, such as windows-1252. Without it UTF-8, or UTF-16 with its mark.")
    private String encoding;

    @Option(
            names = "--missing-code",
            split = ",",
            paramLabel = "CODE",
            description = "Codes of missing responses besides an empty cell, such as NA,-99. Without it NA.")
    @ReportedAs("missing_codes")
    private List<String> missingCodes = List.copyOf(DataSource.DEFAULT_MISSING_CODES);

    @Option(
            names = "--rows",
            paramLabel = "COLUMN=VALUE",
            description =
                    "Reads only rows with this value in the column, or one of several (VALUE|VALUE); an empty VALUE"
                            + " means a blank cell. May be given for several columns, such as --rows 'Status=0|IP Address'.")
    private List<String> rows = List.of();

    @Option(
            names = "--join",
            paramLabel = "FILE",
            description =
                    "A second file whose columns are added to the rows with the same value in the column of --by.")
    private Path joined;

    @Option(names = "--by", paramLabel = "COLUMN", description = "The column that --join goes by, in both files.")
    private String by;

    @Option(
            names = "--dictionary",
            paramLabel = "FILE",
            description = "Data dictionary of a REDCap project: texts of the questions and labels of the choices.")
    private Path dictionary;

    /** The file with all that the options say of it. */
    DataSource source(Path file, Terminal terminal) {
        DataSource source = DataSource.of(terminal.resolve(file)).withName(file.toString());
        if (sheet != null) {
            source = source.withSheet(sheet);
        }
        source = source.withLayout(layout());
        return source.withMissingCodes(missingCodes).withPreparation(preparation(terminal));
    }

    private TablePreparation preparation(Terminal terminal) {
        TablePreparation preparation = TablePreparation.NONE.withRows(filter(rows));
        if ((joined == null) != (by == null)) {
            throw new InputException(
                    joined == null ? "--by" : "--join",
                    "this option alone",
                    "--join FILE and --by COLUMN together",
                    "add " + (joined == null ? "--join" : "--by"));
        }
        if (joined != null) {
            DataSource file = DataSource.of(terminal.resolve(joined)).withName(joined.toString());
            preparation = preparation.withJoined(List.of(new TablePreparation.JoinedFile(file, by)));
        }
        return dictionary == null
                ? preparation
                : preparation.withDictionary(
                        DataSource.of(terminal.resolve(dictionary)).withName(dictionary.toString()));
    }

    static RowFilter filter(List<String> written) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String one : written) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--rows",
                        "“" + one + "”",
                        "COLUMN=VALUE or COLUMN=VALUE|VALUE",
                        "write the name of a column first");
            }
            values.put(
                    one.substring(0, equals), List.of(one.substring(equals + 1).split("\\|", -1)));
        }
        return new RowFilter(values);
    }

    private FileLayout layout() {
        FileLayout layout = FileLayout.USUAL.withSkippedRows(skippedRows);
        if (delimiter != null) {
            layout = layout.withDelimiter(character());
        }
        if (decimal != null) {
            layout = layout.withDecimal(decimal);
        }
        if (headerRow != null) {
            layout = layout.withHeaderRow(headerRow);
        }
        return encoding == null ? layout : layout.withEncoding(FileLayout.encodingNamed("--encoding", encoding));
    }

    private char character() {
        if (delimiter.equalsIgnoreCase("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1) {
            throw new InputException("--delimiter", "“" + delimiter + "”", "one character, or tab", "");
        }
        return delimiter.charAt(0);
    }
}
