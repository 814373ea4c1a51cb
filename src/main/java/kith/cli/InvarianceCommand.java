package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataSet;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.invariance.Alignment;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.ContextLayout;
import kith.invariance.Invariance;
import kith.invariance.Level;
import kith.invariance.PartialSearch;
import kith.report.document.Tree;
import kith.report.section.ComparabilitySection;
import kith.report.section.ComparabilityTree;
import kith.report.section.InvarianceSection;
import kith.report.section.Labels;
import kith.sem.Comparison;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code invariance}. */
@Command(
        name = "invariance",
        description =
                "May contexts be compared, and how far? Climbs the ladder of invariance across groups or within people,"
                        + " searches for what stands in the way, and says how much it matters.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith invariance -d pupils.csv --group school --model 'visual =~ x1 + x2 + x3; speed =~ x7 + x8 + x9'",
            "  kith invariance -d panel.csv --within home,work --model 'trust =~ t1 + t2 + t3 + t4'"
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

    @Option(names = "--group", paramLabel = "COLUMN", description = "Column of the groups to compare.")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "CONTEXT",
            description =
                    "Instead of --group: contexts about which the same people answered, as they stand in the names of"
                            + " the columns.")
    private List<String> within = List.of();

    @Option(
            names = "--columns",
            paramLabel = "PATTERN",
            description = "With --within: how columns are named; ${DEFAULT-VALUE} without it.")
    private String columns = "{occasion}_{variable}";

    @Option(
            names = "--levels",
            split = ",",
            paramLabel = "LEVEL",
            description =
                    "Steps to take: configural, thresholds (ordered variables only), metric, scalar, strict, and on the"
                            + " distribution of the factors variances, covariances, means. Without it those up to strict"
                            + " that test something.")
    private List<String> levels = List.of();

    @Option(
            names = "--partial",
            split = ",",
            paramLabel = "PARAMETER",
            description = "Left free at every step that would hold it equal, such as 'x3~1' or 'visual=~x2'.")
    private List<String> partial = List.of();

    @Option(
            names = "--search",
            paramLabel = "HOW",
            description =
                    "Control of errors in the search for parameters that stand in the way: benjamini_hochberg (the"
                            + " default) or bonferroni; none: no search.")
    private Search search = Search.BENJAMINI_HOCHBERG;

    @Option(
            names = "--alignment",
            paramLabel = "HOW",
            description =
                    "Aligned means with that of the first context at 0 (fixed, the default), or estimated as well (free).")
    private Alignment.Identification alignment = Alignment.Identification.FIXED;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Bootstrap samples for the intervals of effect sizes; without it there are none.")
    private int bootstrap;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the bootstrap; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    /** How the search for unequal parameters goes. */
    private enum Search {
        BENJAMINI_HOCHBERG(Optional.of(PartialSearch.ErrorControl.BENJAMINI_HOCHBERG)),
        BONFERRONI(Optional.of(PartialSearch.ErrorControl.BONFERRONI)),
        NONE(Optional.empty());

        private final Optional<PartialSearch.ErrorControl> control;

        Search(Optional<PartialSearch.ErrorControl> control) {
            this.control = control;
        }
    }

    InvarianceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        List<Level> steps = steps();
        ModelSyntax syntax = model.syntax(terminal);
        Invariance question =
                Invariance.of(layout(syntax), estimation.sem(syntax)).withPartial(partial);
        if (!steps.isEmpty()) {
            question = question.withLevels(steps);
        }
        if (difference != null) {
            question = question.withMethod(difference);
        }
        DataSet read = ModelData.read(data, terminal, everywhere(question, syntax), group);
        ComparabilityAnswer answer = Comparability.of(question)
                .withSearch(search.control)
                .withAlignment(alignment)
                .withBootstrap(bootstrap, seed, threads.parallel())
                .fit(read.responses());
        return output.write(
                terminal,
                new Answer(
                        "invariance",
                        Optional.of(read.input()),
                        told(question),
                        Stream.concat(read.findings().stream(), answer.findings().stream())
                                .toList(),
                        ComparabilitySection.of(answer, Labels.none()),
                        InvarianceSection.comparisons(answer.ladder()),
                        ComparabilityTree.of(answer),
                        answer.ladder().steps().stream()
                                .allMatch(step ->
                                        step.fit().converged() && step.fit().admissible())));
    }

    private ContextLayout layout(ModelSyntax syntax) {
        if (group.isPresent() == !within.isEmpty()) {
            throw new InputException(
                    "invariance",
                    group.isPresent() ? "both --group and --within" : "neither --group nor --within",
                    "one of them",
                    "--group COLUMN for different people in each context, --within A,B,C for the same people in all");
        }
        return group.<ContextLayout>map(ContextLayout.AcrossGroups::new)
                .orElseGet(() -> ContextLayout.WithinPerson.named(syntax, within, columns));
    }

    /** The model with the columns of every context. */
    private static ModelSyntax everywhere(Invariance question, ModelSyntax syntax) {
        return question.layout() instanceof ContextLayout.WithinPerson same
                ? same.occasions().repeat(syntax)
                : syntax;
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
                .put("group", group.orElse(""))
                .put("within", within)
                .put("levels", question.levels().stream().map(Level::id).toList())
                .put("partial", partial)
                .put("difference_test", question.method().id())
                .put("search", search.name().toLowerCase(Locale.ROOT))
                .put("alignment", alignment.name().toLowerCase(Locale.ROOT))
                .put("bootstrap", bootstrap)
                .put("seed", seed);
    }
}
