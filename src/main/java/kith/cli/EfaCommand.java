package kith.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.InputFile;
import kith.data.KeyedResponses;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.efa.Exploration;
import kith.efa.ExplorationPlan;
import kith.efa.ExplorationSettings;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions;
import kith.efa.solution.FactorsByGroup;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.report.document.Tree;
import kith.report.section.efa.EfaSection;
import kith.report.section.efa.EfaTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code efa}. */
@Command(
        name = "efa",
        description = "Exploratory factor analysis: sampling adequacy, number of factors, and rotated loadings.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith efa -d pupils.csv --items x1,x2,x3,x4,x5,x6,x7,x8,x9 --factors auto",
            "  kith efa -i collective-efficacy -d answers.csv --correlation polychoric --extraction dwls",
            "  kith efa -d correlations.csv --matrix -n 301 --factors 3 --extraction ml",
            "  kith efa --moments moments.json --factors 3"
        })
final class EfaCommand implements Callable<ExitCode>, CheckedOptions {

    private static final String AUTO = "auto";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final int FEWEST_ITEMS = 3;

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file; all its items are analysed, or those of"
                    + " --items. Responses to reverse-keyed items are recoded.")
    private String instrumentName;

    @Option(
            names = "--items",
            split = ",",
            paramLabel = "ITEM",
            description = "Columns to analyse, at least three; without -i or --matrix they must be named.")
    private List<String> items = List.of();

    @Option(
            names = "--factors",
            paramLabel = "N|auto",
            description = "How many factors; auto (the default) takes the number that the criteria recommend.")
    private String factors = AUTO;

    @Option(
            names = "--extraction",
            paramLabel = "METHOD",
            completionCandidates = Extractions.class,
            description = "${COMPLETION-CANDIDATES}; minres without it. dwls takes polychoric correlations.")
    private ExtractionMethod extraction = ExtractionMethod.MINRES;

    /** The methods by their words. */
    static final class Extractions extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        Extractions() {
            super(new EnumWord(ExtractionMethod.class).words());
        }
    }

    @Mixin
    private RotationOptions rotation = RotationOptions.ofFactorAnalysis();

    @Option(
            names = "--correlation",
            paramLabel = "KIND",
            description = "pearson (the default), spearman or polychoric.")
    private CorrelationKind correlation = CorrelationKind.PEARSON;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Also extracts factors in each group of this column and reports their similarity (Tucker’s"
                    + " congruence).")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be divided into groups")
    private String group;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description =
                    "Rows come in the clusters of this column, such as schools: standard errors and intervals of the loadings"
                            + " are those of samples of whole clusters.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be clustered")
    private String cluster;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description = "Column of sampling weights: correlations are weighted, and standard errors are robust, or"
                    + " those of samples of rows with their weights.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be weighted")
    private String weights;

    @Option(
            names = "--se",
            paramLabel = "KIND",
            description =
                    "Standard errors and intervals of the loadings: normal (of normal answers), robust (from how the"
                            + " answers vary), bootstrap (of a matrix: of normal answers around it), or none; auto (the default) is normal for Pearson correlations and"
                            + " robust for Spearman and polychoric ones.")
    @ReportedAs("errors")
    private ExplorationPlan.Errors errors = ExplorationPlan.Errors.AUTO;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Samples of the bootstrap of the loadings; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 20)
    @ReportedAs("samples")
    private int samples = 500;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "listwise (the default): respondents with complete responses; pairwise: each correlation from those who answered"
                            + " both items; fiml: by maximum likelihood from everything answered. The last two for Pearson correlations.")
    private Missing missing = Missing.LISTWISE;

    @Option(
            names = "--most-factors",
            paramLabel = "N",
            description = "Up to how many factors MAP, VSS and comparison data look; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 1)
    private int mostFactors = 8;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description = "Simulated samples of the parallel analysis; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 1)
    @ReportedAs("draws")
    private int draws = 200;

    @Option(
            names = "--comparison-data",
            paramLabel = "with|without",
            description =
                    "Whether comparison data are simulated, which takes about a second per factor; with is the default.")
    private RetentionOptions.Comparison comparison = RetentionOptions.Comparison.WITH;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Random starts of the rotation besides the unrotated axes; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0)
    private int starts = 30;

    @Option(names = "--seed", paramLabel = "SEED", description = "Random seed; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private EfaScoreOptions scoring;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private MatrixOptions matrix;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    EfaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ExplorationSettings settings = settings();
        Parallel parallel = threads.parallel();
        Given given = matrix.given() ? matrix() : answers(settings, parallel);
        requireFewerFactors(given.items().correlation().rows().size());
        Problems problems = new Problems();
        settings.rotation().requireItems(given.items().correlation().rows(), problems);
        problems.throwIfAny();
        ExplorationPlan plan = settings.plan(seed, parallel);
        Exploration found = plan.of(given.items());
        return write(
                given,
                group == null ? found : found.withGroups(byGroup(given, settings, plan, found, parallel)),
                settings.rotation().words());
    }

    private ExplorationSettings settings() {
        return new ExplorationSettings(
                correlation,
                missing,
                extraction,
                NUMBER.matcher(factors).matches() ? OptionalInt.of(Integer.parseInt(factors)) : OptionalInt.empty(),
                rotation.choice(terminal),
                starts,
                new ExplorationSettings.Retention(mostFactors, draws, comparison),
                new ExplorationSettings.Precision(errors, samples));
    }

    private FactorsByGroup byGroup(
            Given given, ExplorationSettings settings, ExplorationPlan plan, Exploration found, Parallel parallel) {
        Responses responses = given.responses().orElseThrow();
        List<String> all = given.items().correlation().rows();
        return FactorsByGroup.of(
                responses,
                responses.grouping(group),
                some -> question(settings, parallel).of(some, all),
                plan.analysis(given.items(), found.solution().factors().size()),
                found.solution());
    }

    /** What was read. */
    record Given(AnsweredItems items, Optional<Responses> responses, InputFile input, List<Finding> findings) {}

    private Given matrix() {
        GivenCorrelations given = new GivenCorrelations(correlation, missing, items);
        return matrix.isOfMoments()
                ? given.of(matrix.moments(terminal))
                : given.of(matrix.single(data.source(terminal), items));
    }

    private Given answers(ExplorationSettings settings, Parallel parallel) {
        Roles roles = data.roles();
        roles = group == null ? roles : roles.withGroup(group);
        roles = cluster == null ? roles : roles.withCluster(cluster);
        DataRequest request = data.request(terminal, weights == null ? roles : roles.withWeight(weights));
        List<String> chosen = items;
        Optional<Instrument> instrument =
                Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, terminal.folder()));
        if (instrument.isPresent()) {
            requireItemsOf(instrument.get());
            request = request.withItemsOf(instrument.get());
            chosen = items.isEmpty() ? instrument.get().itemIds() : items;
        } else {
            request = request.withNumbers(items);
        }
        DataSet read = ResponsesReader.read(request);
        List<Finding> findings = new ArrayList<>(read.findings());
        KeyedResponses keyed = instrument
                .map(one -> KeyedResponses.of(one, read.responses()))
                .orElse(new KeyedResponses(read.responses(), List.of()));
        findings.addAll(keyed.findings());
        Responses responses = question(settings, parallel).rows(keyed.responses(), findings);
        return new Given(
                question(settings, parallel).of(responses, chosen), Optional.of(responses), read.input(), findings);
    }

    private CorrelationQuestion question(ExplorationSettings settings, Parallel parallel) {
        return settings.question(parallel)
                .clusteredBy(Optional.ofNullable(cluster))
                .weightedBy(Optional.ofNullable(weights));
    }

    private ExitCode write(Given given, Exploration exploration, String turned) {
        Details details = new Details(EfaTree.of(exploration));
        given.responses()
                .ifPresent(responses -> scoring.answer(
                        exploration, responses, data.id(), Optional.ofNullable(weights), terminal, details));
        List<Finding> findings = Stream.of(given.findings(), exploration.findings(), details.findings())
                .flatMap(List::stream)
                .distinct()
                .toList();
        return output.write(
                terminal,
                new Answer(
                        "efa",
                        Optional.of(given.input()),
                        scoring.settle(rotation.settle(matrix.settle(new Tree())))
                                .put("comparison_data", comparison == RetentionOptions.Comparison.WITH),
                        findings,
                        details.below(EfaSection.of(exploration, turned, findings)),
                        EfaSection.loadings(exploration, turned),
                        details.tree(),
                        exploration.solution().converged()
                                && exploration.solution().admissible()));
    }

    private void requireItemsOf(Instrument instrument) {
        Problems problems = new Problems();
        for (String item : items) {
            if (!instrument.itemIds().contains(item)) {
                problems.add(
                        "--items",
                        "“" + item + "”",
                        "items of the instrument: " + String.join(", ", instrument.itemIds()),
                        "");
            }
        }
        problems.throwIfAny();
    }

    private void requireFewerFactors(int different) {
        if (!factors.equals(AUTO) && Integer.parseInt(factors) >= different) {
            throw new InputException(
                    "--factors", factors + " for " + different + " items", "fewer than there are items", "");
        }
    }

    @Override
    public void check(Problems problems) {
        int different = items.size();
        boolean allOfThem = instrumentName != null || matrix.given();
        if (different < FEWEST_ITEMS && !(items.isEmpty() && allOfThem)) {
            problems.add("--items", different + " of them", "at least " + FEWEST_ITEMS, "name more columns");
        }
        boolean number = NUMBER.matcher(factors).matches();
        if (!number && !factors.equals(AUTO)) {
            problems.add("--factors", "“" + factors + "”", "a whole number of at least 1, or auto", "");
        }
        if (number && different >= FEWEST_ITEMS && Integer.parseInt(factors) >= different) {
            problems.add("--factors", factors + " for " + different + " items", "fewer than there are items", "");
        }
        boolean independent = errors == ExplorationPlan.Errors.NORMAL || errors == ExplorationPlan.Errors.ROBUST;
        if (cluster != null && (missing != Missing.LISTWISE || independent)) {
            problems.add(
                    "--cluster",
                    independent ? "with this --se" : "with this --missing",
                    "complete rows, and --se bootstrap, auto or none",
                    "leave one of the two out");
        }
        if (weights != null && errors == ExplorationPlan.Errors.NORMAL) {
            problems.add(
                    "--se", "normal, together with --weights", "robust, bootstrap, auto or none", "leave --se out");
        }
        scoring.requireSense(problems);
        int before = problems.list().size();
        named(() -> rotation.choice(terminal).rotation(), problems);
        if (problems.list().size() == before) {
            ExplorationSettings settings = settings();
            settings.check(problems);
            if (matrix.isOfMoments()) {
                settings.requireMoments(problems);
            } else if (matrix.given()) {
                settings.requireMatrix(problems);
            }
        }
    }

    private static void named(Runnable reading, Problems problems) {
        try {
            reading.run();
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
        }
    }
}
