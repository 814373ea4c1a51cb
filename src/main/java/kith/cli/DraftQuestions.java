package kith.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.setup.DraftChoices;
import kith.setup.DraftChoices.BlockChoice;
import kith.setup.ItemBlock;
import kith.setup.StudyDraft;

/**
 * What {@code init} asks on a terminal: only what a data file cannot tell. An empty answer keeps the guess.
 *
 * @param ask shows a question and gives the answer; empty at the end of the input
 */
record DraftQuestions(UnaryOperator<String> ask) {

    private static final Pattern RANGE = Pattern.compile("\\s*(-?\\d{1,3})\\s*(?:-|–|to)\\s*(-?\\d{1,3})\\s*");
    private static final int MOST_POINTS = 101;

    /** The answers, in place of the guesses of a first draft. */
    DraftChoices choices(StudyDraft draft, DraftChoices given) {
        Map<String, BlockChoice> blocks = new LinkedHashMap<>();
        draft.blocks().forEach(block -> blocks.put(block.id(), choice(block)));
        return new DraftChoices(given.scales(), given.compare().or(() -> compared(draft)), blocks);
    }

    private BlockChoice choice(ItemBlock block) {
        String first = block.items().get(0).name();
        String last = block.items().get(block.items().size() - 1).name();
        String title = ask.apply("What do " + first + " to " + last + " measure? [" + block.id() + "]")
                .strip();
        if (!block.isOnlyObserved()) {
            return new BlockChoice(title, Optional.empty(), Optional.empty());
        }
        String observed = block.points().firstKey() + "-" + block.points().lastKey();
        int[] range = range(
                "Responses range from " + block.points().firstKey() + " to "
                        + block.points().lastKey() + ". What is the range of the response scale? [" + observed + "]",
                block);
        return new BlockChoice(title, Optional.of(range[0]), Optional.of(range[1]));
    }

    private int[] range(String question, ItemBlock block) {
        int[] observed = {block.points().firstKey(), block.points().lastKey()};
        String answer = ask.apply(question);
        while (!answer.isBlank()) {
            Matcher matcher = RANGE.matcher(answer);
            if (matcher.matches()) {
                int lowest = Integer.parseInt(matcher.group(1));
                int highest = Integer.parseInt(matcher.group(2));
                if (lowest <= observed[0] && highest >= observed[1] && highest - lowest < MOST_POINTS) {
                    return new int[] {lowest, highest};
                }
            }
            answer = ask.apply("Enter a range such as 1-7 that includes all responses:");
        }
        return observed;
    }

    private Optional<String> compared(StudyDraft draft) {
        List<String> columns = draft.comparable();
        if (columns.size() < 2) {
            return Optional.empty();
        }
        String question =
                "Which column has the groups to compare: " + String.join(", ", columns) + "? [" + columns.get(0) + "]";
        String answer = ask.apply(question).strip();
        while (!answer.isEmpty() && !columns.contains(answer)) {
            answer = ask.apply("Enter one of " + String.join(", ", columns) + ":")
                    .strip();
        }
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
    }
}
