package kith.finding;

import java.util.List;
import java.util.stream.Collectors;

/** Wrong input; carries every problem that was found. The command line prints them and exits with 2. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems all that was found, at least one */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InputException(String where, String found, String expected, String remedy) {
        this(List.of(new Problem(where, found, expected, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
