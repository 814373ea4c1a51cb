package kith.cli;

import java.nio.file.Path;
import java.util.Optional;
import kith.data.DataSource;
import picocli.CommandLine.Option;

/** The file of responses, and how it is written. */
@HelpHeading("Data")
final class DataOptions extends FileOptions {

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description = "Data file with the responses: .csv, .tsv, .xlsx, .sav, .dta, .sas7bdat or .xpt.")
    private Path data;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the respondent's id.")
    private String id;

    DataSource source(Terminal terminal) {
        return source(data, terminal);
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }
}
