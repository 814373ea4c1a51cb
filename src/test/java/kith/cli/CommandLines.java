package kith.cli;

import java.nio.file.Path;
import picocli.CommandLine;

/** The command line with all its verbs, for tests outside of this package. */
public final class CommandLines {

    private CommandLines() {}

    /** How a command ended, and what it wrote to standard error. */
    public record Ending(int exit, String errors) {}

    /** All verbs, not run. */
    public static CommandLine all() {
        return Kith.commandLine(CommandRun.terminal());
    }

    /** A command, run from a folder. */
    public static Ending run(Path folder, String... arguments) {
        CommandRun run = CommandRun.in(folder, arguments);
        return new Ending(run.exit(), run.err());
    }
}
