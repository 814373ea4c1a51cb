package kith.finding;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with an input, so that all of it can be told at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(String where, String found, String expected, String remedy) {
        add(new Problem(where, found, expected, remedy));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws InputException with every problem gathered, when there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(found);
        }
    }
}
