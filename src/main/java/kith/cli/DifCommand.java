package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.dif.DifAnswer;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.reliability.scale.ScaleItems;
import kith.report.document.Tree;
import kith.report.section.dif.DifSection;
import kith.report.section.dif.DifTree;
import kith.report.section.word.Labels;
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

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file; its scales are analysed.")
    private String instrumentName;

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
    private List<String> methods =
            Arrays.stream(DifMethod.values()).map(DifMethod::id).toList();

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

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    DifCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Optional<Instrument> instrument =
                Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, terminal.folder()));
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        DataRequest request = DataRequest.of(data.source(terminal)).withRoles(roles.withGroup(group));
        List<String> numbers = new ArrayList<>(instrument.isPresent() ? List.of() : scale.columns());
        if (theta != null) {
            numbers.add(theta);
        }
        request = instrument.isPresent() ? request.withItemsOf(instrument.get()) : request;
        DataSet read = ResponsesReader.read(numbers.isEmpty() ? request : request.withNumbers(numbers));
        List<ScaleItems> scales = instrument.map(ScaleItems::of).orElseGet(() -> scale.scales(scale.columns()));
        DifAnswer answer = DifAnswer.of(scales, read.responses(), question());
        List<Finding> findings = Stream.concat(read.findings().stream(), answer.findings().stream())
                .toList();
        return output.write(
                terminal,
                new Answer(
                        "dif",
                        Optional.of(read.input()),
                        new Tree(),
                        findings,
                        DifSection.of(
                                answer,
                                Optional.empty(),
                                findings,
                                instrument.map(Labels::of).orElseGet(Labels::none)),
                        DifSection.methods(answer),
                        DifTree.of(answer, Optional.empty()),
                        answer.isSound()));
    }

    private DifQuestion question() {
        Set<DifMethod> chosen =
                methods.stream().map(id -> DifMethod.named(id).orElseThrow()).collect(Collectors.toSet());
        DifQuestion question = DifQuestion.of(group)
                .withMethods(chosen)
                .withAnchors(anchors)
                .withAlpha(alpha)
                .with(threads.parallel());
        if (reference != null) {
            question = question.withReference(reference);
        }
        return theta == null ? question : question.withTrait(theta);
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(false, instrumentName != null, problems);
        for (String method : methods) {
            if (DifMethod.named(method).isEmpty()) {
                problems.add(
                        "--methods",
                        "“" + method + "”",
                        "one of "
                                + Arrays.stream(DifMethod.values())
                                        .map(DifMethod::id)
                                        .collect(Collectors.joining(", ")),
                        "");
            }
        }
        if (instrumentName == null && scale.columns().contains(group)) {
            problems.add("--group", "“" + group + "” is one of the items", "a column of groups", "");
        }
    }
}
