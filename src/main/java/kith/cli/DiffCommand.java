package kith.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.report.document.Tree;
import kith.report.section.diff.DifferenceOfResults;
import kith.study.ResultsDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code diff}. */
@Command(
        name = "diff",
        description =
                "Compares two results (results.json, or the folders of two studies): numbers that changed, verdicts that"
                        + " changed, and what only one of them has. --strict ends with 3 when anything differs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith diff reports/bfi/results.json again/bfi/results.json --strict",
            "  kith diff reports/bfi again/bfi --tolerance 1e-6"
        })
final class DiffCommand implements Callable<ExitCode> {

    private static final double USUAL = 1e-9;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FIRST", description = "Results, or the folder of a study.")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Results, or the folder of a study.")
    private Path second;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Relative difference up to which two numbers are the same; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.LOWER)
    private double tolerance = USUAL;

    @Mixin
    private OutputOptions output;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ResultsDifference difference = ResultsDifference.of(results(first), results(second), tolerance);
        return output.write(
                terminal,
                new Answer(
                        "diff",
                        Optional.empty(),
                        new Tree().put("first", first.toString()).put("second", second.toString()),
                        List.of(),
                        DifferenceOfResults.of(difference),
                        DifferenceOfResults.table(difference),
                        DifferenceOfResults.tree(difference),
                        difference.isEmpty()));
    }

    private Path results(Path named) {
        Path file = terminal.resolve(named);
        return Files.isDirectory(file) ? file.resolve("results.json") : file;
    }
}
