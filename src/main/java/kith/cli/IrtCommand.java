package kith.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.irt.IrtAnswer;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.reliability.ScaleItems;
import kith.report.document.Tree;
import kith.report.section.IrtSection;
import kith.report.section.IrtTree;
import kith.report.section.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code irt}. */
@Command(
        name = "irt",
        description =
                "Item response models of ordered items by marginal maximum likelihood: parameters with standard errors, fit of the"
                        + " model, items and persons, information, reliability, local dependence, and the trait by sum score. csv"
                        + " gives the item parameters.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith irt -d panel.csv --items ci1,ci2,ci3,ci4",
            "  kith irt -d panel.csv --items q1,q2,q3,q4,q5 --model gpcm --format json",
            "  kith irt -i collective-efficacy -d panel.csv -o irt.html"
        })
final class IrtCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file; its scales are analysed.")
    private String instrumentName;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "graded, gpcm (generalised partial credit), pcm (partial credit), rsm (rating scale), grsm (graded rating scale),"
                            + " 2pl or rasch; ${DEFAULT-VALUE} without it.")
    private String model = ItemModel.GRADED.key();

    @Option(
            names = "--se",
            paramLabel = "KIND",
            description = "Standard errors: oakes, crossprod or sandwich; ${DEFAULT-VALUE} without it.")
    private String errors = "oakes";

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    IrtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        requireSense();
        Optional<Instrument> instrument =
                Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, terminal.folder()));
        DataRequest request = DataRequest.of(data.source(terminal))
                .withRoles(data.id().map(Roles.none()::withId).orElse(Roles.none()));
        DataSet read = ResponsesReader.read(
                instrument.map(request::withItemsOf).orElseGet(() -> request.withNumbers(scale.columns())));
        List<ScaleItems> scales = instrument.map(ScaleItems::of).orElseGet(() -> scale.scales(scale.columns()));
        IrtAnswer answer = IrtAnswer.of(
                scales,
                read.responses(),
                ItemModel.of(model).orElseThrow(),
                kind(errors).orElseThrow(),
                threads.parallel().threads());
        List<Finding> findings = Stream.concat(read.findings().stream(), answer.findings().stream())
                .toList();
        return output.write(
                terminal,
                new Answer(
                        "irt",
                        Optional.of(read.input()),
                        options(),
                        findings,
                        IrtSection.of(
                                answer, findings, instrument.map(Labels::of).orElseGet(Labels::none)),
                        IrtSection.items(answer),
                        IrtTree.of(answer),
                        answer.isSound()));
    }

    private static Optional<IrtQuestion.StandardErrorKind> kind(String name) {
        return switch (name) {
            case "oakes" -> Optional.of(IrtQuestion.StandardErrorKind.OAKES);
            case "crossprod" -> Optional.of(IrtQuestion.StandardErrorKind.CROSS_PRODUCT);
            case "sandwich" -> Optional.of(IrtQuestion.StandardErrorKind.SANDWICH);
            default -> Optional.empty();
        };
    }

    private void requireSense() {
        Problems problems = new Problems();
        scale.requireSense(false, instrumentName != null, problems);
        if (ItemModel.of(model).isEmpty()) {
            problems.add("--model", "“" + model + "”", "graded, gpcm, pcm, rsm, grsm, 2pl or rasch", "");
        }
        if (kind(errors).isEmpty()) {
            problems.add("--se", "“" + errors + "”", "oakes, crossprod or sandwich", "");
        }
        problems.throwIfAny();
    }

    private Tree options() {
        Tree options = data.addTo(new Tree());
        if (instrumentName == null) {
            scale.addTo(options);
        } else {
            options.put("instrument", instrumentName);
        }
        return options.put("model", model).put("se", errors);
    }
}
