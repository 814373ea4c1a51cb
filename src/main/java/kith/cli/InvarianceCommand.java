package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataSet;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.invariance.Invariance;
import kith.invariance.InvarianceAnswer;
import kith.invariance.Level;
import kith.report.document.Tree;
import kith.report.section.InvarianceSection;
import kith.report.section.InvarianceTree;
import kith.report.section.Labels;
import kith.sem.Comparison;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code invariance}. */
@Command(
        name = "invariance",
        description = "Climbs the ladder of invariance across groups: may they be compared, and how far?",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith invariance -d pupils.csv --group school --model 'visual =~ x1 + x2 + x3; speed =~ x7 + x8 + x9'"
        })
final class InvarianceCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Mixin
    private ModelOption model;

    @Mixin
    private EstimationOptions estimation;

    @Option(
            names = "--difference-test",
            paramLabel = "TEST",
            description = "How the difference of two χ² is scaled: ${COMPLETION-CANDIDATES}. Without it what suits the"
                    + " estimator.")
    private Comparison.Method difference;

    @Option(names = "--group", required = true, paramLabel = "COLUMN", description = "Column of the groups to compare.")
    private String group;

    @Option(
            names = "--levels",
            split = ",",
            paramLabel = "LEVEL",
            description =
                    "Steps to take: configural, thresholds (ordered variables only), metric, scalar, strict; all of them without it.")
    private List<String> levels = List.of();

    @Option(
            names = "--partial",
            split = ",",
            paramLabel = "PARAMETER",
            description = "Left free at every step that would hold it equal, such as 'x3~1' or 'visual=~x2'.")
    private List<String> partial = List.of();

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    InvarianceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        List<Level> steps = steps();
        ModelSyntax syntax = model.syntax(terminal);
        Invariance question = Invariance.across(group, estimation.sem(syntax)).withPartial(partial);
        if (!steps.isEmpty()) {
            question = question.withLevels(steps);
        }
        if (difference != null) {
            question = question.withMethod(difference);
        }
        DataSet read = ModelData.read(data, terminal, syntax, Optional.of(group));
        InvarianceAnswer answer = question.fit(read.responses());
        return output.write(
                terminal,
                new Answer(
                        "invariance",
                        Optional.of(read.input()),
                        told(question),
                        Stream.concat(read.findings().stream(), answer.findings().stream())
                                .toList(),
                        InvarianceSection.of(answer, Labels.none()),
                        InvarianceSection.comparisons(answer),
                        InvarianceTree.of(answer),
                        answer.steps().stream()
                                .allMatch(step ->
                                        step.fit().converged() && step.fit().admissible())));
    }

    private List<Level> steps() {
        Problems problems = new Problems();
        List<String> known = Arrays.stream(Level.values()).map(Level::id).toList();
        List<Level> steps = new ArrayList<>();
        for (String word : levels) {
            Arrays.stream(Level.values())
                    .filter(level -> level.id().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            steps::add,
                            () -> problems.add(
                                    "--levels",
                                    "“" + word + "”",
                                    "one of " + String.join(", ", known),
                                    Suggestion.phrase(word, known)));
        }
        problems.throwIfAny();
        return steps;
    }

    private Tree told(Invariance question) {
        return estimation
                .addTo(data.addTo(new Tree()).put("model", model.text(terminal)))
                .put("group", group)
                .put("levels", question.levels().stream().map(Level::id).toList())
                .put("partial", partial)
                .put("difference_test", question.method().id());
    }
}
