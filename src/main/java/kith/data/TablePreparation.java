package kith.data;

import java.util.List;
import java.util.Optional;

/**
 * What is done with the table of a file before its columns are read, and with the ids of its respondents.
 *
 * @param joined files whose columns are added, in their order
 * @param rows which rows are read
 * @param dictionary of a REDCap project: texts of the questions and labels of the choices
 * @param pseudonyms take the place of the ids
 */
public record TablePreparation(
        List<JoinedFile> joined, RowFilter rows, Optional<DataSource> dictionary, Optional<Pseudonyms> pseudonyms) {

    /** Nothing. */
    public static final TablePreparation NONE =
            new TablePreparation(List.of(), RowFilter.ALL, Optional.empty(), Optional.empty());

    public TablePreparation {
        joined = List.copyOf(joined);
    }

    public TablePreparation withJoined(List<JoinedFile> files) {
        return new TablePreparation(files, rows, dictionary, pseudonyms);
    }

    public TablePreparation withRows(RowFilter filter) {
        return new TablePreparation(joined, filter, dictionary, pseudonyms);
    }

    public TablePreparation withDictionary(DataSource source) {
        return new TablePreparation(joined, rows, Optional.of(source), pseudonyms);
    }

    public TablePreparation withPseudonyms(Pseudonyms instead) {
        return new TablePreparation(joined, rows, dictionary, Optional.of(instead));
    }

    /** The ids, or the pseudonyms that take their place. */
    List<String> shown(List<String> ids) {
        return pseudonyms.map(instead -> instead.of(ids)).orElse(ids);
    }

    /**
     * A file whose columns are added to the rows that have the same value in a column of both.
     *
     * @param by name of that column; each value occurs once in this file
     */
    public record JoinedFile(DataSource source, String by) {}
}
