package kith.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Purification of the matching score: items that are flagged leave it, and the test is repeated until the same items
 * are flagged again. The studied item stays in its own matching score (Holland and Thayer 1988; as package difR).
 *
 * @param <T> the answer for one item
 * @param answers with the last matching score
 * @param flagged items with the last matching score
 * @param anchors items that make up the matching score of the answers
 * @param history flagged items at each step, from the matching score of all items
 * @param converged whether the flagged items came back the same; a cycle or too many steps otherwise
 */
public record Purification<T>(
        List<T> answers, boolean[] flagged, boolean[] anchors, List<boolean[]> history, boolean converged) {

    static final int MOST_STEPS = 20;

    /** The test of every item given the anchors. */
    interface Test<T> {
        T answer(int item, boolean[] anchors);
    }

    static <T> Purification<T> of(int items, Test<T> test, Function<T, Boolean> flag) {
        boolean[] anchors = new boolean[items];
        Arrays.fill(anchors, true);
        List<T> answers = answers(items, test, anchors);
        boolean[] flagged = flags(answers, flag);
        List<boolean[]> history = new ArrayList<>(List.of(flagged));
        boolean converged = none(flagged);
        for (int step = 0; step < MOST_STEPS && !converged; step++) {
            boolean[] next = not(flagged);
            if (none(next)) {
                // Nothing is left to match by; the last matching score stays.
                break;
            }
            anchors = next;
            answers = answers(items, test, anchors);
            boolean[] now = flags(answers, flag);
            history.add(now);
            converged = Arrays.equals(now, flagged);
            flagged = now;
        }
        return new Purification<>(answers, flagged, anchors, history, converged);
    }

    /** With anchors that are known beforehand. */
    static <T> Purification<T> withAnchors(boolean[] anchors, Test<T> test, Function<T, Boolean> flag) {
        List<T> answers = answers(anchors.length, test, anchors);
        boolean[] flagged = flags(answers, flag);
        return new Purification<>(answers, flagged, anchors.clone(), List.of(flagged), true);
    }

    private static <T> List<T> answers(int items, Test<T> test, boolean[] anchors) {
        List<T> answers = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            answers.add(test.answer(item, anchors));
        }
        return answers;
    }

    private static <T> boolean[] flags(List<T> answers, Function<T, Boolean> flag) {
        boolean[] flags = new boolean[answers.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = flag.apply(answers.get(i));
        }
        return flags;
    }

    private static boolean[] not(boolean[] flags) {
        boolean[] not = new boolean[flags.length];
        for (int i = 0; i < flags.length; i++) {
            not[i] = !flags[i];
        }
        return not;
    }

    private static boolean none(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return false;
            }
        }
        return true;
    }

    /** The anchors with one item among them. */
    static boolean[] with(boolean[] anchors, int item) {
        boolean[] with = anchors.clone();
        with[item] = true;
        return with;
    }

    /** The anchors without one item. */
    static boolean[] without(boolean[] anchors, int item) {
        boolean[] without = anchors.clone();
        without[item] = false;
        return without;
    }
}
