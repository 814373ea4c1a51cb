package kith.data;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kith.finding.InputException;

/**
 * How a file of responses is laid out, as far as it was stated; what is not stated is taken from the file where it can
 * be recognised for certain, and a finding says so.
 *
 * @param delimiter between the cells of a text file
 * @param decimal mark of the numbers of a text file
 * @param headerRow number of the row with the column names, counted from 1 as spreadsheets count; rows above it are not
 *     read
 * @param skippedRows numbers of further rows that hold no responses, such as a second header row
 * @param encoding of a text file
 * @param names the column that each name of an analysis stands for, where it is not a column's own name
 */
public record FileLayout(
        Optional<Character> delimiter,
        Optional<DecimalMark> decimal,
        OptionalInt headerRow,
        List<Integer> skippedRows,
        Optional<Charset> encoding,
        Map<String, String> names) {

    /** Nothing stated. */
    public static final FileLayout USUAL = new FileLayout(
            Optional.empty(), Optional.empty(), OptionalInt.empty(), List.of(), Optional.empty(), Map.of());

    public FileLayout {
        skippedRows = List.copyOf(skippedRows);
        names = Map.copyOf(names);
    }

    public FileLayout withDelimiter(char character) {
        return new FileLayout(Optional.of(character), decimal, headerRow, skippedRows, encoding, names);
    }

    public FileLayout withDecimal(DecimalMark mark) {
        return new FileLayout(delimiter, Optional.of(mark), headerRow, skippedRows, encoding, names);
    }

    public FileLayout withHeaderRow(int row) {
        return new FileLayout(delimiter, decimal, OptionalInt.of(row), skippedRows, encoding, names);
    }

    public FileLayout withSkippedRows(List<Integer> rows) {
        return new FileLayout(delimiter, decimal, headerRow, rows, encoding, names);
    }

    public FileLayout withEncoding(Charset charset) {
        return new FileLayout(delimiter, decimal, headerRow, skippedRows, Optional.of(charset), names);
    }

    /** @param columns the column by the name that it gets */
    public FileLayout withNames(Map<String, String> columns) {
        return new FileLayout(delimiter, decimal, headerRow, skippedRows, encoding, columns);
    }

    /**
     * The encoding of a name.
     *
     * @param where the name stands
     * @throws InputException when there is none of that name
     */
    public static Charset encodingNamed(String where, String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException unknown) {
            throw new InputException(
                    where,
                    "“" + name + "” is no encoding that is known here",
                    "a name such as UTF-8, UTF-16, windows-1252, ISO-8859-1 or windows-1251",
                    Likeness.didYouMean(
                            name, List.copyOf(Charset.availableCharsets().keySet())));
        }
    }
}
