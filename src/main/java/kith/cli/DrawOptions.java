package kith.cli;

import kith.math.Parallel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where draws come from, and on how many threads they are worked on. */
@HelpHeading("Random numbers")
final class DrawOptions {

    @Option(names = "--seed", paramLabel = "SEED", description = "Random seed; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private ThreadOptions threads;

    long seed() {
        return seed;
    }

    Parallel parallel() {
        return threads.parallel();
    }
}
