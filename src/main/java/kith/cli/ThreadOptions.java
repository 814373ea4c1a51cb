package kith.cli;

import kith.math.Parallel;
import picocli.CommandLine.Option;

/** How many threads; they change no number. */
@Unreported
@HelpHeading("Random numbers")
final class ThreadOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads; without it as many as there are cores.")
    @NumberRange(from = 1)
    private Integer threads;

    Parallel parallel() {
        if (threads == null) {
            return Parallel.allCores();
        }
        return new Parallel(threads);
    }
}
