package kith.cli;

/** How a run of the command line ended, as scripts see it. */
enum ExitCode {
    DONE(0),
    /** Some analyses could not be done; the rest is written. */
    PARTLY_DONE(1),
    WRONG_INPUT(2),
    /** Not converged, inadmissible, or with a finding of severity error, and {@code --strict} was given. */
    UNSOUND(3),
    BUG(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
