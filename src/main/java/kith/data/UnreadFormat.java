package kith.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats that Kith does not read, and how to make a file that it does. */
enum UnreadFormat {
    R_OBJECT(
            "an R object",
            "write it from R: haven::write_sav(readRDS(\"answers.rds\"), \"answers.sav\"), or write.csv(…, row.names ="
                    + " FALSE)",
            ".rds"),
    R_WORKSPACE(
            "an R workspace",
            "load() it in R and write the data frame: haven::write_sav(answers, \"answers.sav\"), or write.csv(answers,"
                    + " \"answers.csv\", row.names = FALSE)",
            ".rdata",
            ".rda"),
    FEATHER(
            "a Feather file",
            "write it as Parquet: in R arrow::write_parquet(arrow::read_feather(\"answers.feather\"),"
                    + " \"answers.parquet\"), in Python"
                    + " pandas.read_feather(\"answers.feather\").to_parquet(\"answers.parquet\")",
            ".feather",
            ".arrow"),
    OLD_SPREADSHEET(
            "a spreadsheet in a format other than .xlsx",
            "save it as .xlsx or .csv in the spreadsheet program",
            ".xls",
            ".ods",
            ".numbers"),
    PORTABLE("an SPSS portable file", "save it as .sav in SPSS or PSPP", ".por"),
    JASP("a JASP file", "export the data as .csv in JASP", ".jasp", ".omv");

    private final String found;
    private final String remedy;
    private final List<String> ends;

    UnreadFormat(String found, String remedy, String... ends) {
        this.found = found;
        this.remedy = remedy;
        this.ends = List.of(ends);
    }

    /** What a file of this name is, if it is one of these. */
    static Optional<UnreadFormat> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.ends.stream().anyMatch(lower::endsWith))
                .findFirst();
    }

    String found() {
        return found + ", which Kith does not read";
    }

    String remedy() {
        return remedy;
    }
}
