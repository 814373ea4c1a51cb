package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import kith.data.CsvWriter;
import kith.finding.Problems;
import kith.simulation.Population;
import kith.simulation.PopulationReader;
import kith.simulation.Simulated;
import kith.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code simulate}. */
@Command(
        name = "simulate",
        description =
                "Simulates responses from a population file, as CSV. The same file, number and seed give the same output.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith simulate --population datasets/collective-efficacy/contexts.population.yaml -n 300 --seed 7 -o answers.csv",
            "  kith simulate --population datasets/collective-efficacy/panel.population.yaml -o panel.csv"
        })
final class SimulateCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(
            names = {"-p", "--population"},
            required = true,
            paramLabel = "FILE",
            description = "Population file.")
    private Path population;

    @Option(
            names = "-n",
            paramLabel = "N",
            description = "Number of simulated respondents, in place of that in the file.")
    @NumberRange(from = 1, to = 10_000_000)
    private Integer people;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed, in place of the file's.")
    private Long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there, as CSV, instead of to standard output; the file is complete or not there.")
    private Path output;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void check(Problems problems) {
        if (output != null && !ScoreFile.extension(output).equals("csv")) {
            problems.add("-o", "“" + output + "”", "a name that ends in .csv", "responses are written as CSV");
        }
    }

    @Override
    public ExitCode call() {
        Population drawn = PopulationReader.read(terminal.resolve(population));
        Simulated simulated = Simulation.draw(
                drawn,
                people == null ? OptionalInt.empty() : OptionalInt.of(people),
                seed == null ? drawn.seed() : seed);
        byte[] csv = CsvWriter.bytes(simulated.table());
        if (output == null) {
            terminal.out().print(new String(csv, StandardCharsets.UTF_8));
        } else {
            OutputFile.write(terminal.resolve(output), csv);
        }
        return ExitCode.DONE;
    }
}
