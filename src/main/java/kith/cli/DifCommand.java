package kith.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kith.dif.DifAnswer;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.dif.EffectIntervals;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.report.section.dif.DifSection;
import kith.report.section.dif.DifTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code dif}. */
@Command(
        name = "dif",
        description =
                "Differential item functioning between groups, all methods side by side: Mantel–Haenszel and Mantel tests,"
                        + " standardised mean difference, Liu–Agresti odds ratio, ordinal logistic regression, SIBTEST and crossing"
                        + " SIBTEST, likelihood ratio tests of the graded response model, with one verdict an item and the effect on the sum score. csv gives the table of methods.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith dif -d panel.csv --items ci1,ci2,ci3,ci4 --group context --reference neighbourhood",
            "  kith dif -d bfi.csv --items N1,N2,N3,N4,N5 --group gender --methods mantel,logistic --anchors N2,N3",
            "  kith dif -i collective-efficacy -d panel.csv --group context --format json"
        })
final class DifCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Mixin
    private ScaleOptions scale;

    @Option(names = "--group", required = true, paramLabel = "COLUMN", description = "Column with the groups.")
    private String group;

    @Option(
            names = "--reference",
            paramLabel = "GROUP",
            description =
                    "The reference group, which every other group is compared with; without it the first in the data.")
    private String reference;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            description =
                    "Methods: mantel, liu_agresti, logistic and sibtest, which enter the verdict; irt (likelihood ratio tests of the"
                            + " graded response model) and lordif (logistic regression on purified trait scores), which stand"
                            + " beside it. All without it.")
    private List<DifMethod> methods = List.of(DifMethod.values());

    @Option(
            names = "--anchors",
            split = ",",
            paramLabel = "ITEM",
            description = "Anchor items, by which respondents are matched; without them all items, less those that are"
                    + " flagged (purification).")
    private List<String> anchors = List.of();

    @Option(
            names = "--theta",
            paramLabel = "COLUMN",
            description = "Column with trait scores; ordinal logistic regression then matches by these as well.")
    private String theta;

    @Option(names = "--alpha", paramLabel = "P", description = "Level of tests; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double alpha = 0.05;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description =
                    "Simulated sets of item parameters for the intervals of differential response and test functioning (method"
                            + " irt); ${DEFAULT-VALUE} without it, 0 for none.")
    @NumberRange(from = 0, to = 100_000)
    private int simulations = EffectIntervals.SIMULATIONS;

    @Mixin
    private DrawOptions drawing;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    DifCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ScaleData given =
                scale.read(data, terminal, data.roles().withGroup(group), theta == null ? List.of() : List.of(theta));
        DifAnswer answer = DifAnswer.of(given.scales(), given.responses(), question());
        List<Finding> findings = given.findingsWith(answer.findings());
        return output.write(
                terminal,
                new Answer(
                        "dif",
                        given.read(),
                        findings,
                        DifSection.of(answer, Optional.empty(), findings, given.labels()),
                        DifSection.methods(answer),
                        DifTree.of(answer, Optional.empty()),
                        answer.isSound()));
    }

    private DifQuestion question() {
        DifQuestion question = DifQuestion.of(group)
                .withMethods(Set.copyOf(methods))
                .withAnchors(anchors)
                .withAlpha(alpha)
                .with(new EffectIntervals.Simulation(simulations, drawing.seed()))
                .with(drawing.parallel());
        if (reference != null) {
            question = question.withReference(reference);
        }
        return theta == null ? question : question.withTrait(theta);
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(problems);
        scale.requireNoItem("--group", group, "a column of groups", problems);
    }
}
