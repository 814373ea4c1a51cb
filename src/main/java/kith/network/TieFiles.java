package kith.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.Finding;

/**
 * The files about the ties of respondents, and what their columns are.
 *
 * @param ties file with one row for each tie
 * @param columns of ties
 * @param pairs file with the pairs of ties that know each other, if it was asked
 */
public record TieFiles(DataSource ties, Columns columns, Optional<Pairs> pairs) {

    /** How the columns of a file of pairs are called unless something else is said. */
    public static final List<String> PAIR_COLUMNS = List.of("a", "b");

    /** Columns of ties, as in {@link NetworkQuestion.Ties}. */
    public record Columns(List<String> categories, List<String> numbers, List<String> ratings) {

        public Columns {
            categories = List.copyOf(categories);
            numbers = List.copyOf(numbers);
            ratings = List.copyOf(ratings);
        }
    }

    /** As in {@link NetworkQuestion.Acquaintance}. */
    public record Pairs(DataSource file, String tie, String first, String second) {}

    /**
     * Reads the files and measures the networks of respondents.
     *
     * @throws kith.finding.InputException when a file or a column is not there, or an id stands twice among the
     *     respondents
     */
    public PersonalNetworks measure(String id, Responses respondents, List<String> scores, List<String> profile) {
        List<String> texts = new ArrayList<>(List.of(id));
        texts.addAll(columns.categories());
        pairs.ifPresent(asked -> texts.add(asked.tie()));
        DataSet read = ResponsesReader.read(DataRequest.of(ties)
                .withTexts(texts)
                .withNumbers(columns.numbers())
                .withNumbers(columns.ratings()));
        List<Finding> findings = new ArrayList<>(read.findings());
        Optional<NetworkQuestion.Acquaintance> known = pairs.map(asked -> {
            DataSet found = ResponsesReader.read(
                    DataRequest.of(asked.file()).withTexts(List.of(id, asked.first(), asked.second())));
            findings.addAll(found.findings());
            return new NetworkQuestion.Acquaintance(asked.tie(), found.responses(), asked.first(), asked.second());
        });
        return PersonalNetworks.of(new NetworkQuestion(
                        id,
                        respondents,
                        new NetworkQuestion.Ties(
                                read.responses(), columns.categories(), columns.numbers(), columns.ratings()),
                        known,
                        scores,
                        profile))
                .after(findings);
    }
}
