package kith.cli;

/** How a run of the command line ended, as scripts see it. */
enum ExitCode {
    DONE(0),
    /** Some analyses could not be done; the rest is written. */
    PARTLY_DONE(1),
    WRONG_INPUT(2),
    /** Not converged, inadmissible, or with a finding of severity error, and {@code --strict} was given. */
    UNSOUND(3),
    BUG(70),
    /** The memory that Java may use is too small for these data. */
    OUT_OF_MEMORY(71),
    /** Standard output was closed or full, so that the answer is lost. */
    OUTPUT_LOST(74);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
