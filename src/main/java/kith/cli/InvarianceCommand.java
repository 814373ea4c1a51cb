package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.DataSet;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.alignment.Alignment;
import kith.invariance.effect.SumCutoffs;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.invariance.search.Anchors;
import kith.invariance.search.PartialSearch;
import kith.moments.cluster.Clustering;
import kith.report.document.Tree;
import kith.report.section.invariance.ComparabilitySection;
import kith.report.section.invariance.ComparabilityTree;
import kith.report.section.invariance.GroupingsSection;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code invariance}. */
@Command(
        name = "invariance",
        description =
                "Measurement invariance across groups or within persons: tests each level, searches for non-invariant parameters,"
                        + " concludes whether the groups may be compared, and says how large the bias is.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith invariance -d pupils.csv --group school --model 'visual =~ x1 + x2 + x3; speed =~ x7 + x8 + x9'",
            "  kith invariance -d panel.csv --within home,work --model 'trust =~ t1 + t2 + t3 + t4'",
            "  kith invariance -d trial.csv --group arm --within t0,t3 --columns '{variable}_{occasion}' --model MODEL.txt",
            "  kith invariance --moments moments.json --group school --model 'visual =~ x1 + x2 + x3'"
        })
final class InvarianceCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Mixin
    private ModelOption model;

    @Mixin
    private EstimationOptions estimation;

    @Mixin
    private DifferenceOption difference;

    @Mixin
    private SamplingOptions sampling;

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "COLUMN",
            description = "Column of the groups to compare; several (a,b) are compared one after the other.")
    private List<String> group = List.of();

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "CONTEXT",
            description =
                    "Contexts or waves in which the same respondents answered, as they stand in the names of the columns. With"
                            + " --group as well: groups crossed with them, equal over both.")
    private List<String> within = List.of();

    @Option(
            names = "--columns",
            paramLabel = "PATTERN",
            description = "With --within: how columns are named; ${DEFAULT-VALUE} without it.")
    private String columns = Occasions.USUAL_COLUMNS;

    @Option(
            names = "--levels",
            split = ",",
            paramLabel = "LEVEL",
            description =
                    "Levels to test: configural, thresholds (ordered variables only), metric, scalar, strict, and on the"
                            + " distribution of the factors variances, covariances, means. Without it all up to strict that"
                            + " restrict the model.")
    private List<String> levels = List.of();

    @Option(
            names = "--free",
            split = ",",
            paramLabel = "PARAMETER",
            description =
                    "Left free at every level that would hold it equal, such as 'x3~1' or 'visual=~x2'; in one context only:"
                            + " 'x3~1 @ workplace'.")
    private List<String> free = List.of();

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description =
                    "For ordered variables: wu-estabrook (the default), thresholds first; or millsap-tein, loadings first.")
    private Optional<String> order = Optional.empty();

    @Option(
            names = "--partial",
            paramLabel = "HOW",
            description =
                    "Search for non-invariant parameters: forward (the default) releases the one with the largest score test;"
                            + " backward frees all but the anchors and holds equal again what does not differ; none: no search.")
    private Search partial = Search.FORWARD;

    @Option(
            names = "--control",
            paramLabel = "RULE",
            description = "Of errors in the search: benjamini_hochberg (the default) or bonferroni.")
    private PartialSearch.ErrorControl control = PartialSearch.ErrorControl.BENJAMINI_HOCHBERG;

    @Option(
            names = "--anchors",
            paramLabel = "ITEM",
            description =
                    "Items that the search never releases, separated by commas; auto: those with the smallest score tests"
                            + " (the default of a backward search); any: any two of each factor (the default of a forward one).")
    private Optional<String> anchors = Optional.empty();

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
    @NumberRange(from = 0)
    private int bootstrap;

    @Option(
            names = "--cutoff",
            split = ",",
            paramLabel = "SUM",
            description =
                    "Cut-off on the sum of a factor's items, such as 12, or ci=12,rw=14: how many respondents are classified"
                            + " differently because of item bias?")
    private List<String> cutoff = List.of();

    @Option(
            names = "--permutations",
            paramLabel = "N",
            description =
                    "Permutation test of every level: respondents are exchanged between groups at random N times, such as 1000,"
                            + " and the models are fitted each time. Without it there is none.")
    @NumberRange(from = 0)
    @ReportedAs("permute")
    private int permute;

    @Option(
            names = "--decide-by",
            paramLabel = "RULE",
            description =
                    "What decides whether contexts may be compared: search (the default: the search for non-invariant parameters"
                            + " and the difference tests), difference_test, chen_2007, cheung_rensvold_2002, rutkowski_svetina,"
                            + " equivalence or permutation. A rule decides only within the scope it was derived for.")
    private String decideBy = DecisionRule.SEARCH.id();

    @Option(
            names = "--referents",
            split = ",",
            paramLabel = "ITEM",
            description =
                    "Items, one per factor, that are taken as equal when the size of the bias is computed. Without them the metric"
                            + " is that of the partial scalar solution, or of alignment where that is no part of the answer.")
    private List<String> referents = List.of();

    @Mixin
    private RotationOptions rotation = RotationOptions.ofBlocks();

    @Mixin
    private DrawOptions draws;

    @Mixin
    private MatrixOptions matrix;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    /** How the search for unequal parameters goes. */
    private enum Search {
        FORWARD,
        BACKWARD,
        NONE
    }

    private Optional<PartialSearch.Way> way() {
        PartialSearch.Way way = partial == Search.BACKWARD ? PartialSearch.Way.backward() : PartialSearch.Way.forward();
        PartialSearch.Way controlled = way.with(control);
        return partial == Search.NONE
                ? Optional.empty()
                : Optional.of(anchors.map(said -> controlled.with(Anchors.parse(said)))
                        .orElse(controlled));
    }

    InvarianceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        requireResponses();
        ModelSyntax syntax = model.syntax(terminal);
        List<ContextLayout> layouts = layouts(syntax);
        List<Invariance> unread =
                layouts.stream().map(layout -> question(layout, syntax)).toList();
        ModelSyntax everywhere = unread.get(0)
                .layout()
                .repeated()
                .map(occasions -> occasions.repeat(syntax))
                .orElse(syntax);
        ModelData known = ModelData.read(data, terminal, List.of(everywhere), group, sampling, matrix);
        known.requireMeans(true);
        List<Invariance> questions = unread.stream()
                .map(question -> question.with(known.fittedTo(question.model())))
                .toList();
        DataSet read = known.set();
        List<ComparabilityAnswer> answers = new ArrayList<>();
        Problems problems = new Problems();
        for (Invariance question : questions) {
            try {
                answers.add(answer(question, known));
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        problems.throwIfAny();
        return output.write(terminal, written(answers, questions.get(0), read));
    }

    /** Refuses with a matrix what needs the responses. */
    private void requireResponses() {
        Problems problems = new Problems();
        matrix.requireWithout(problems, "--bootstrap", bootstrap != 0);
        matrix.requireWithout(problems, "--permutations", permute != 0);
        matrix.requireWithout(problems, "--cutoff", !cutoff.isEmpty());
        matrix.requireWithout(problems, "--ordered", matrix.isOfMoments() && estimation.hasOrdered());
        matrix.requireWithout(problems, "a second column of --group", group.size() > 1);
        problems.throwIfAny();
    }

    private Answer written(List<ComparabilityAnswer> answers, Invariance first, DataSet read) {
        boolean one = answers.size() == 1;
        ComparabilityAnswer only = answers.get(0);
        List<Finding> findings = new ArrayList<>(read.findings());
        for (ComparabilityAnswer answer : answers) {
            String grouping = one ? "" : answer.ladder().grouping();
            answer.findings()
                    .forEach(finding ->
                            findings.add(one || finding.where().equals(grouping) ? finding : finding.in(grouping)));
        }
        return new Answer(
                "invariance",
                Optional.of(read.input()),
                settled(first),
                findings,
                one ? ComparabilitySection.of(only, Labels.none()) : GroupingsSection.of(answers, Labels.none()),
                one ? ComparabilitySection.comparisons(only) : GroupingsSection.table(answers, Labels.none()),
                one ? ComparabilityTree.of(only) : GroupingsSection.tree(answers),
                answers.stream().allMatch(ComparabilityAnswer::isSound)
                        && answers.stream()
                                .flatMap(answer -> answer.ladder().steps().stream())
                                .flatMap(step -> step.fit().findings().stream())
                                .noneMatch(Finding::isError));
    }

    private Invariance question(ContextLayout layout, ModelSyntax syntax) {
        Sem sem = sampling.of(estimation.sem(syntax), estimation);
        sem = sem.with(sem.fit()
                .withStarts(estimation.starts(draws))
                .withRotation(rotation.ofModel(terminal, syntax, draws.seed())));
        Invariance question =
                Invariance.of(layout, sem).withMethod(difference.suiting(sem)).withPartial(free);
        if (order.isPresent()) {
            question = question.in(order());
        }
        if (estimation.parameterization().isPresent()) {
            question = question.in(estimation.parameterization().get());
        }
        List<Level> steps = steps();
        if (!steps.isEmpty()) {
            question = question.withLevels(steps);
        }
        return question;
    }

    private LadderOrder order() {
        List<String> known = List.of(LadderOrder.WU_ESTABROOK.id(), LadderOrder.MILLSAP_TEIN.id());
        String said = order.orElseThrow().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(LadderOrder.values())
                .filter(one -> known.contains(one.id()) && one.id().equals(said))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "--order", "“" + said + "”", String.join(" or ", known), Suggestion.phrase(said, known)));
    }

    private ComparabilityAnswer answer(Invariance question, ModelData known) {
        try (TerminalProgress progress = TerminalProgress.on(terminal, output.quiet())) {
            return Comparability.of(question)
                    .with(new Comparability.Questions(
                            way(), decision(), alignment, referents, SumCutoffs.parse("--cutoff", cutoff)))
                    .with(new Comparability.Replication(bootstrap, permute, draws.seed(), draws.parallel()))
                    .withUndeclared(Clustering.of(known.undeclared()))
                    .with(progress.ofPieces())
                    .fit(known.set().responses());
        }
    }

    private DecisionRule decision() {
        String word = decideBy.toLowerCase(Locale.ROOT).replace('-', '_');
        return DecisionRule.named(word)
                .orElseThrow(() -> new InputException(
                        "--decide-by",
                        "“" + decideBy + "”",
                        "one of " + String.join(", ", DecisionRule.ids()),
                        Suggestion.phrase(word, DecisionRule.ids())));
    }

    private List<ContextLayout> layouts(ModelSyntax syntax) {
        if (group.isEmpty() && within.isEmpty()) {
            throw new InputException(
                    "invariance",
                    "neither --group nor --within",
                    "one of them, or both",
                    "--group COLUMN for different respondents in each context, --within A,B,C for the same respondents in all");
        }
        if (within.isEmpty()) {
            return group.stream()
                    .<ContextLayout>map(ContextLayout.AcrossGroups::new)
                    .toList();
        }
        ContextLayout.WithinPerson same = ContextLayout.WithinPerson.named(syntax, within, columns);
        return group.isEmpty()
                ? List.of(same)
                : group.stream().<ContextLayout>map(same::inGroups).toList();
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

    private Tree settled(Invariance question) {
        Sem sem = question.model();
        Tree options = estimation
                .settle(matrix.settle(new Tree()), sem.estimator())
                .put("model", model.text(terminal))
                .put("group", String.join(",", group))
                .put("levels", question.levels().stream().map(Level::id).toList())
                .put("order", question.order().id())
                .put("anchors", way().map(way -> way.anchors().id()).orElse(""))
                .put("difference_test", question.method().id())
                .put("decide_by", decision().id());
        if (!sem.ordered().isEmpty()) {
            options.put(
                    "parameterization", sem.model().parameterization().name().toLowerCase(Locale.ROOT));
        }
        return model.syntax(terminal).exploratoryBlocks().isEmpty() ? options : rotation.settle(options);
    }
}
