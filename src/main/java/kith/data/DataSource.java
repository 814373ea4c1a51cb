package kith.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of answers and how it is written.
 *
 * <p>What kind of file it is goes by the end of its name: Excel ({@code .xlsx}, {@code .xlsm}), SPSS ({@code .sav},
 * {@code .zsav}), Stata ({@code .dta}), SAS ({@code .sas7bdat}, {@code .xpt}) and Parquet ({@code .parquet});
 * everything else is delimited text in UTF-8 (a mark of the byte order at the beginning, CRLF and quotes are
 * understood) unless another encoding is stated.
 *
 * @param file where it is
 * @param name how messages call it
 * @param sheet of a workbook; the first one where it is not told
 * @param layout how the file is laid out, as far as it was stated
 * @param missingCodes what stands for a missing response in any column, besides an empty cell; a code that is a number
 *     is also found when it is written otherwise ({@code -99} and {@code -99.0})
 * @param preparation what is done with its table before columns are read
 */
public record DataSource(
        Path file,
        String name,
        Optional<String> sheet,
        FileLayout layout,
        List<String> missingCodes,
        TablePreparation preparation) {

    /** What R writes for a missing response; the code where none is told. */
    public static final List<String> DEFAULT_MISSING_CODES = List.of("NA");

    public DataSource {
        missingCodes = List.copyOf(missingCodes);
    }

    /** A file written in the usual way for its kind. */
    public static DataSource of(Path file) {
        return new DataSource(
                file,
                String.valueOf(file.getFileName()),
                Optional.empty(),
                FileLayout.USUAL,
                DEFAULT_MISSING_CODES,
                TablePreparation.NONE);
    }

    public DataSource withName(String shown) {
        return new DataSource(file, shown, sheet, layout, missingCodes, preparation);
    }

    public DataSource withSheet(String title) {
        return new DataSource(file, name, Optional.of(title), layout, missingCodes, preparation);
    }

    public DataSource withLayout(FileLayout stated) {
        return new DataSource(file, name, sheet, stated, missingCodes, preparation);
    }

    public DataSource withDelimiter(char character) {
        return withLayout(layout.withDelimiter(character));
    }

    public DataSource withDecimal(DecimalMark mark) {
        return withLayout(layout.withDecimal(mark));
    }

    /** The same with these codes in place of those before. */
    public DataSource withMissingCodes(List<String> codes) {
        return new DataSource(file, name, sheet, layout, codes, preparation);
    }

    public DataSource withPreparation(TablePreparation steps) {
        return new DataSource(file, name, sheet, layout, missingCodes, steps);
    }

    /** The delimiter stated, or the one that goes with the name of the file. */
    public char delimiterOrUsual() {
        return layout.delimiter().orElse(endsWith(".tsv", ".tab") ? '\t' : ',');
    }

    FileKind kind() {
        return FileKind.of(String.valueOf(file.getFileName()));
    }

    private boolean endsWith(String... ends) {
        String lower = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String end : ends) {
            if (lower.endsWith(end)) {
                return true;
            }
        }
        return false;
    }
}
