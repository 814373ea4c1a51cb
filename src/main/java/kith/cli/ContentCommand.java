package kith.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import kith.content.ContentQuestion;
import kith.content.ContentValidity;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.report.section.content.ContentSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code content}. */
@Command(
        name = "content",
        description =
                "Content validity by the ratings of experts: content validity index of items and scale, modified kappa,"
                        + " Aiken’s V with its interval, and Lawshe’s ratio. One row per item, one column per expert.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith content -d ratings.csv --id item --experts expert1,expert2,expert3 --scale-min 1 --scale-max 4",
            "  kith content -d panel.csv --id item --experts a,b,c,d,e --scale-min 1 --scale-max 3 --relevant 2 --essential 3"
        })
final class ContentCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(
            names = "--experts",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns with the ratings, one an expert. --id names the column of the items.")
    private List<String> experts = List.of();

    @Option(names = "--scale-min", paramLabel = "X", description = "Lowest rating; ${DEFAULT-VALUE} without it.")
    private double lowest = 1;

    @Option(names = "--scale-max", paramLabel = "X", description = "Highest rating; ${DEFAULT-VALUE} without it.")
    private double highest = 4;

    @Option(
            names = "--relevant",
            paramLabel = "X",
            description = "Ratings from here on say that an item is relevant; ${DEFAULT-VALUE} without it.")
    private double relevant = 3;

    @Option(
            names = "--essential",
            paramLabel = "X",
            description = "Ratings from here on say that an item is essential: gives Lawshe’s ratio.")
    private Double essential;

    @Option(names = "--level", paramLabel = "P", description = "Level of intervals; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = 0.95;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ContentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        DataSet read = ResponsesReader.read(data.request(terminal, data.roles()).withNumbers(experts));
        double[][] columns = experts.stream().map(read.responses()::column).toArray(double[][]::new);
        double[][] ratings = new double[read.responses().size()][experts.size()];
        for (int e = 0; e < columns.length; e++) {
            for (int i = 0; i < ratings.length; i++) {
                ratings[i][e] = columns[e][i];
            }
        }
        ContentValidity answer = ContentValidity.of(
                read.responses().rowIds(),
                experts,
                ratings,
                new ContentQuestion(
                        lowest,
                        highest,
                        relevant,
                        essential == null ? OptionalDouble.empty() : OptionalDouble.of(essential),
                        level));
        List<Finding> findings = read.findingsWith(answer.findings());
        return output.write(
                terminal,
                new Answer(
                        "content",
                        read,
                        findings,
                        ContentSection.of(answer, findings),
                        ContentSection.items(answer),
                        ContentSection.tree(answer),
                        true));
    }

    @Override
    public void check(Problems problems) {
        if (!(lowest < highest)) {
            problems.add("--scale-min", lowest + " is not below " + highest, "a lowest rating below the highest", "");
        }
        within("--relevant", relevant, problems);
        if (essential != null) {
            within("--essential", essential, problems);
        }
    }

    private void within(String option, double value, Problems problems) {
        if (!(value > lowest && value <= highest)) {
            problems.add(option, Double.toString(value), "a rating above " + lowest + ", at most " + highest, "");
        }
    }
}
