package kith.data;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kith.finding.InputException;

/**
 * How a file of responses is laid out, as far as somebody stated it; what is not stated is taken from the file where it can be
 * recognised for certain, and a finding says so.
 *
 * @param delimiter between the cells of a text file
 * @param decimal mark of the numbers of a text file
 * @param headerRow number of the row with the column names, counted from 1 as spreadsheets count; rows above it are not read
 * @param skippedRows numbers of further rows that hold no responses, such as a second header row
 * @param encoding of a text file
 */
public record FileLayout(
        Optional<Character> delimiter,
        Optional<DecimalMark> decimal,
        OptionalInt headerRow,
        List<Integer> skippedRows,
        Optional<Charset> encoding) {

    /** Nothing stated. */
    public static final FileLayout USUAL =
            new FileLayout(Optional.empty(), Optional.empty(), OptionalInt.empty(), List.of(), Optional.empty());

    public FileLayout {
        skippedRows = List.copyOf(skippedRows);
    }

    public FileLayout withDelimiter(char character) {
        return new FileLayout(Optional.of(character), decimal, headerRow, skippedRows, encoding);
    }

    public FileLayout withDecimal(DecimalMark mark) {
        return new FileLayout(delimiter, Optional.of(mark), headerRow, skippedRows, encoding);
    }

    public FileLayout withHeaderRow(int row) {
        return new FileLayout(delimiter, decimal, OptionalInt.of(row), skippedRows, encoding);
    }

    public FileLayout withSkippedRows(List<Integer> rows) {
        return new FileLayout(delimiter, decimal, headerRow, rows, encoding);
    }

    public FileLayout withEncoding(Charset charset) {
        return new FileLayout(delimiter, decimal, headerRow, skippedRows, Optional.of(charset));
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
