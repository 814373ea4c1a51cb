package kith.cli;

import kith.finding.InputException;
import kith.math.Parallel;
import picocli.CommandLine.Option;

/** How many threads; they change no number. */
final class ThreadOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads; without it as many as there are cores.")
    private Integer threads;

    Parallel parallel() {
        if (threads == null) {
            return Parallel.allCores();
        }
        if (threads < 1) {
            throw new InputException("--threads", Integer.toString(threads), "a whole number of at least 1", "");
        }
        return new Parallel(threads);
    }
}
