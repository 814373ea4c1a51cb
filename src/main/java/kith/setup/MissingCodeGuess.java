package kith.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers that stand for a missing response: far from all others, and of the kind that questionnaires use as codes. */
final class MissingCodeGuess {

    private static final int FARTHEST_POINT = 10;

    private MissingCodeGuess() {}

    /** The codes among the whole numbers of a column, such as −99 beside 1 to 5. */
    static List<Integer> of(Map<Integer, Integer> numbers) {
        List<Integer> codes = new ArrayList<>();
        TreeSet<Integer> left = new TreeSet<>(numbers.keySet());
        for (int number : numbers.keySet()) {
            if (!isCode(number) || left.size() < 3) {
                continue;
            }
            TreeSet<Integer> others = new TreeSet<>(left);
            others.removeIf(MissingCodeGuess::isCode);
            boolean far = !others.isEmpty()
                    && (number < 0 && others.first() >= 0
                            || number > others.last() + 1 && others.last() <= FARTHEST_POINT);
            if (far) {
                codes.add(number);
            }
        }
        return codes;
    }

    private static boolean isCode(int number) {
        return number == -1 || Integer.toString(Math.abs(number)).matches("7{1,4}|8{1,4}|9{1,4}|[789][789]");
    }
}
