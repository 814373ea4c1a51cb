package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.data.DataSource;
import kith.data.DecimalMark;
import kith.finding.InputException;
import kith.report.document.Tree;
import picocli.CommandLine.Option;

/** Options about the file of answers. */
final class DataOptions {

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description = "The answers: .csv, .tsv, .xlsx or .sav.")
    private Path data;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook; without it the first.")
    private String sheet;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description =
                    "What parts the cells of a text file: one character, or tab. Without it a comma (a tab in .tsv).")
    private String delimiter;

    @Option(names = "--decimal", paramLabel = "MARK", description = "Decimal mark of numbers: point or comma.")
    private DecimalMark decimal;

    @Option(
            names = "--missing-code",
            split = ",",
            paramLabel = "CODE",
            description = "What stands for a missing answer besides an empty cell, such as NA,-99. Without it NA.")
    private List<String> missingCodes;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the respondent's id.")
    private String id;

    DataSource source(Terminal terminal) {
        DataSource source = DataSource.of(terminal.resolve(data)).withName(data.toString());
        if (sheet != null) {
            source = source.withSheet(sheet);
        }
        if (delimiter != null) {
            source = source.withDelimiter(character());
        }
        if (decimal != null) {
            source = source.withDecimal(decimal);
        }
        return missingCodes == null ? source : source.withMissingCodes(missingCodes);
    }

    java.util.Optional<String> id() {
        return java.util.Optional.ofNullable(id);
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

    /** These options as an answer tells them. */
    Tree addTo(Tree options) {
        options.put("data", data.toString());
        if (sheet != null) {
            options.put("sheet", sheet);
        }
        if (delimiter != null) {
            options.put("delimiter", delimiter);
        }
        options.put(
                "missing_codes",
                new ArrayList<>(missingCodes == null ? DataSource.DEFAULT_MISSING_CODES : missingCodes));
        return options;
    }
}
