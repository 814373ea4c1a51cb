package kith.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.instrument.Instrument;
import kith.instrument.ProfileQuestion;

/**
 * What is to be read from a file.
 *
 * @param source the file and how it is written
 * @param numbers columns of numbers that have to be there: items, covariates
 * @param numbersIfPresent columns of numbers that are read where they are there
 * @param texts columns of text that have to be there, besides those of {@code roles}
 * @param roles which columns say who, where and when
 * @param others what becomes of the columns that are not named
 * @param instrument says which values its items and profile questions can have, and which codes are missing responses
 * @param wide how the columns of several contexts are named where the same respondents answered about all of them
 */
public record DataRequest(
        DataSource source,
        List<String> numbers,
        List<String> numbersIfPresent,
        List<String> texts,
        Roles roles,
        Others others,
        Optional<Instrument> instrument,
        Optional<WideLayout> wide) {

    /** What becomes of columns that nothing asks for. */
    public enum Others {
        LEFT_OUT,
        /** They are columns of text of the answer, as they stand in the file. */
        AS_TEXT
    }

    public DataRequest {
        numbers = List.copyOf(new LinkedHashSet<>(numbers));
        Set<String> optional = new LinkedHashSet<>(numbersIfPresent);
        numbers.forEach(optional::remove);
        numbersIfPresent = List.copyOf(optional);
        texts = List.copyOf(new LinkedHashSet<>(texts));
    }

    /** Nothing asked for yet. */
    public static DataRequest of(DataSource source) {
        return new DataRequest(
                source,
                List.of(),
                List.of(),
                List.of(),
                Roles.none(),
                Others.LEFT_OUT,
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing asked for yet, from a file written in the usual way. */
    public static DataRequest of(Path file) {
        return of(DataSource.of(file));
    }

    public DataRequest withSource(DataSource other) {
        return new DataRequest(other, numbers, numbersIfPresent, texts, roles, others, instrument, wide);
    }

    /** Asks for further columns of numbers. */
    public DataRequest withNumbers(List<String> more) {
        return new DataRequest(source, joined(numbers, more), numbersIfPresent, texts, roles, others, instrument, wide);
    }

    /** Asks for further columns of numbers that may be absent. */
    public DataRequest withNumbersIfPresent(List<String> more) {
        return new DataRequest(source, numbers, joined(numbersIfPresent, more), texts, roles, others, instrument, wide);
    }

    /** Asks for further columns of text. */
    public DataRequest withTexts(List<String> more) {
        return new DataRequest(source, numbers, numbersIfPresent, joined(texts, more), roles, others, instrument, wide);
    }

    public DataRequest withRoles(Roles told) {
        return new DataRequest(source, numbers, numbersIfPresent, texts, told, others, instrument, wide);
    }

    public DataRequest withOthers(Others what) {
        return new DataRequest(source, numbers, numbersIfPresent, texts, roles, what, instrument, wide);
    }

    /** Checks the columns that are the instrument's items and questions against it; asks for none. */
    public DataRequest withInstrument(Instrument questionnaire) {
        return new DataRequest(
                source, numbers, numbersIfPresent, texts, roles, others, Optional.of(questionnaire), wide);
    }

    /** Asks for all items of the instrument, and for its profile questions and covariates where they are there. */
    public DataRequest withItemsOf(Instrument questionnaire) {
        return withInstrument(questionnaire)
                .withNumbers(questionnaire.itemIds())
                .withNumbersIfPresent(
                        Stream.concat(questionnaire.profile().stream(), questionnaire.covariates().stream())
                                .map(ProfileQuestion::id)
                                .toList());
    }

    /**
     * Reads the columns of each context in place of those that the layout names: {@code ci1} asks for {@code n_ci1},
     * {@code w_ci1}, …
     */
    public DataRequest withWide(WideLayout layout) {
        return new DataRequest(
                source, numbers, numbersIfPresent, texts, roles, others, instrument, Optional.of(layout));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
