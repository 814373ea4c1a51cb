package kith.setup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An item that is a row of a question, as survey tools write it: {@code Question [Row]} or {@code Question - Row}.
 *
 * @param question that all rows share
 * @param row the item
 */
record QuestionRow(String question, String row) {

    /** The question with its row in square brackets. */
    static final Pattern IN_BRACKETS = Pattern.compile("^(.*\\S)\\s*\\[(.+)]$", Pattern.DOTALL);

    private static final Pattern AFTER_DASH = Pattern.compile("^(.*\\S)\\s+[-–]\\s+(\\S.*)$", Pattern.DOTALL);

    /** The rows of one question; empty where these texts are not that. */
    static Optional<List<QuestionRow>> of(List<String> texts) {
        for (Pattern pattern : List.of(IN_BRACKETS, AFTER_DASH)) {
            List<QuestionRow> rows = texts.stream()
                    .map(pattern::matcher)
                    .filter(Matcher::matches)
                    .map(found -> new QuestionRow(
                            found.group(1).strip(), found.group(2).strip()))
                    .toList();
            if (rows.size() == texts.size()
                    && rows.stream().map(QuestionRow::question).distinct().count() == 1) {
                return Optional.of(rows);
            }
        }
        return Optional.empty();
    }
}
