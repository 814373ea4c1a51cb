package kith.cli;

import java.util.List;
import java.util.concurrent.Callable;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.mokken.MokkenAnswer;
import kith.mokken.MokkenQuestion;
import kith.report.section.mokken.MokkenSection;
import kith.report.section.mokken.MokkenTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code mokken}. */
@Command(
        name = "mokken",
        description =
                "Mokken scale analysis of ordered items: scalability coefficients with standard errors, automated item selection,"
                        + " monotonicity, nonintersection, invariant item ordering, and the reliability of the sum score. csv gives"
                        + " the scalability of the items.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith mokken -d panel.csv --items ci1,ci2,ci3,ci4",
            "  kith mokken -d panel.csv --items q1,q2,q3,q4,q5 --reverse q4 --scale-min 1 --scale-max 5 --bound 0.4",
            "  kith mokken -i collective-efficacy -d panel.csv --format json"
        })
final class MokkenCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--bound",
            paramLabel = "C",
            description = "Lower bound of Hi in item selection; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.LOWER)
    private double bound = MokkenQuestion.USUAL.bound();

    @Option(
            names = "--grid",
            split = ",",
            paramLabel = "C",
            description = "Bounds that item selection is repeated at; from 0.05 to 0.6 by 0.05 without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.LOWER)
    private List<Double> grid = MokkenQuestion.USUAL_GRID;

    @Option(
            names = "--min-violation",
            paramLabel = "X",
            description = "Smallest violation that counts, as a share of respondents; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double minimumViolation = MokkenQuestion.USUAL.minimumViolation();

    @Option(
            names = "--min-group",
            paramLabel = "N",
            description =
                    "Smallest group of rest scores; without it a tenth of 500 respondents or more, a fifth of 251 to 499, a"
                            + " third of 150 to 250, and 50 of fewer.")
    @NumberRange(from = 2)
    private Integer minimumGroup;

    @Option(names = "--alpha", paramLabel = "P", description = "Level of tests; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double alpha = MokkenQuestion.USUAL.alpha();

    @Option(names = "--level", paramLabel = "P", description = "Level of intervals; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = MokkenQuestion.USUAL.level();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description =
                    "Seed of the search for the longest scales of more than 16 items; ${DEFAULT-VALUE} without it.")
    private long seed = MokkenQuestion.USUAL.seed();

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    MokkenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ScaleData given = scale.read(data, terminal);
        MokkenAnswer answer = MokkenAnswer.of(given.scales(), given.responses(), question());
        List<Finding> findings = given.findingsWith(answer.findings());
        return output.write(
                terminal,
                new Answer(
                        "mokken",
                        given.read(),
                        findings,
                        MokkenSection.of(answer, findings, given.labels()),
                        MokkenSection.items(answer),
                        MokkenTree.of(answer),
                        answer.isSound()));
    }

    private MokkenQuestion question() {
        return new MokkenQuestion(
                bound, grid, minimumViolation, minimumGroup == null ? 0 : minimumGroup, alpha, level, seed);
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(problems);
    }
}
