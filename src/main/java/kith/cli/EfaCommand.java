package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.efa.Adequacy;
import kith.efa.AnsweredItems;
import kith.efa.EfaSolution;
import kith.efa.Exploration;
import kith.efa.Extraction;
import kith.efa.ExtractionMethod;
import kith.efa.FactorAnalysis;
import kith.efa.FactorRetention;
import kith.efa.RetentionOptions;
import kith.efa.rotation.NamedRotation;
import kith.efa.rotation.StartingPoints;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Parallel;
import kith.report.document.Tree;
import kith.report.section.EfaSection;
import kith.report.section.EfaTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code efa}. */
@Command(
        name = "efa",
        description = "Exploratory factor analysis: whether the items are fit for it, how many factors there are, and"
                + " which items hang together on which.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  kith efa -d pupils.csv --items x1,x2,x3,x4,x5,x6,x7,x8,x9 --factors auto"})
final class EfaCommand implements Callable<ExitCode> {

    /** The kinds of correlation that can be factored. */
    enum Correlation {
        PEARSON,
        SPEARMAN,
        POLYCHORIC
    }

    private static final String AUTO = "auto";
    private static final int FEWEST_ITEMS = 3;

    private final Terminal terminal;

    @Option(
            names = "--items",
            required = true,
            split = ",",
            paramLabel = "ITEM",
            description = "Columns to analyse, at least three.")
    private List<String> items = List.of();

    @Option(
            names = "--factors",
            paramLabel = "N|auto",
            description = "How many factors; auto (the default) takes the number that the criteria recommend.")
    private String factors = AUTO;

    @Option(
            names = "--extraction",
            paramLabel = "METHOD",
            description = "minres (the default), ml, pa, uls, ols or minrank.")
    private String extraction = "minres";

    @Option(
            names = "--rotation",
            paramLabel = "NAME",
            description = "oblimin (the default), quartimin, promax, geominQ, varimax, none, and further ones of"
                    + " GPArotation.")
    private String rotation = "oblimin";

    @Option(
            names = "--correlation",
            paramLabel = "KIND",
            description = "pearson (the default), spearman or polychoric.")
    private Correlation correlation = Correlation.PEARSON;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Draws of the parallel analysis; ${DEFAULT-VALUE} without it.")
    private int draws = 200;

    @Option(
            names = "--comparison-data",
            paramLabel = "with|without",
            description =
                    "Whether comparison data are drawn, which takes about a second a factor; with is the default.")
    private RetentionOptions.Comparison comparison = RetentionOptions.Comparison.WITH;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Random starts of the rotation besides the unrotated axes; ${DEFAULT-VALUE} without it.")
    private int starts = 30;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all draws; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    EfaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Problems problems = new Problems();
        Optional<ExtractionMethod> method = named(() -> ExtractionMethod.of(extraction), problems);
        Optional<NamedRotation> turn = named(() -> NamedRotation.of(rotation), problems);
        requireSense(method, problems);
        DataSet read = ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(items)
                .withRoles(data.id().map(Roles.none()::withId).orElse(Roles.none())));
        Parallel parallel = threads.parallel();
        AnsweredItems answered = answered(read.responses(), parallel);
        RetentionOptions options = RetentionOptions.withSeed(seed)
                .with(answered.kind())
                .with(comparison)
                .with(parallel)
                .withReplications(draws);
        FactorRetention retention = FactorRetention.of(answered.correlation(), answered.rows(), options);
        int kept = factors.equals(AUTO) ? Math.max(1, retention.recommended()) : Integer.parseInt(factors);
        EfaSolution solution = new FactorAnalysis(
                        Extraction.of(method.orElseThrow(), kept),
                        turn.orElseThrow().rotation(),
                        new StartingPoints(starts, seed, parallel))
                .fit(answered.correlation(), answered.n());
        Adequacy adequacy = Adequacy.of(answered.correlation(), answered.n());
        return write(read, new Exploration(answered, adequacy, retention, solution));
    }

    private ExitCode write(DataSet read, Exploration exploration) {
        List<Finding> findings =
                new ArrayList<>(Stream.concat(read.findings().stream(), exploration.findings().stream())
                        .toList());
        if (factors.equals(AUTO) && exploration.retention().recommended() == 0) {
            findings.add(Finding.warning(
                    "no_factor",
                    "",
                    "the criteria recommend no factor at all; one is drawn to show what there is",
                    "look at the correlations: these items hardly go together"));
        }
        return output.write(
                terminal,
                new Answer(
                        "efa",
                        Optional.of(read.input()),
                        options(),
                        findings,
                        EfaSection.of(exploration, findings),
                        EfaSection.loadings(exploration),
                        EfaTree.of(exploration),
                        exploration.solution().converged()
                                && exploration.solution().admissible()));
    }

    private AnsweredItems answered(Responses responses, Parallel parallel) {
        return switch (correlation) {
            case PEARSON -> AnsweredItems.pearson(responses, items);
            case SPEARMAN -> AnsweredItems.spearman(responses, items);
            case POLYCHORIC -> AnsweredItems.polychoric(responses, items, parallel);
        };
    }

    private static <T> Optional<T> named(Supplier<T> name, Problems problems) {
        try {
            return Optional.of(name.get());
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    private void requireSense(Optional<ExtractionMethod> method, Problems problems) {
        if (method.filter(ExtractionMethod.DWLS::equals).isPresent()) {
            problems.add("--extraction", "“dwls”", "minres, ml, pa, uls, ols or minrank", "it needs weights");
        }
        int different = new LinkedHashSet<>(items).size();
        if (different < items.size()) {
            problems.add("--items", "an item named twice", "each item once", "");
        }
        if (different < FEWEST_ITEMS) {
            problems.add("--items", different + " of them", "at least " + FEWEST_ITEMS, "name more columns");
        }
        boolean number = factors.matches("[1-9][0-9]{0,3}");
        if (!number && !factors.equals(AUTO)) {
            problems.add("--factors", "“" + factors + "”", "a whole number of at least 1, or auto", "");
        }
        if (number && different >= FEWEST_ITEMS && Integer.parseInt(factors) >= different) {
            problems.add("--factors", factors + " for " + different + " items", "fewer than there are items", "");
        }
        if (draws < 1) {
            problems.add("--draws", Integer.toString(draws), "1 or more", "");
        }
        if (starts < 0) {
            problems.add("--starts", Integer.toString(starts), "0 or more", "");
        }
        problems.throwIfAny();
    }

    private Tree options() {
        return data.addTo(new Tree())
                .put("items", items)
                .put("factors", factors)
                .put("extraction", extraction)
                .put("rotation", rotation)
                .put("correlation", correlation.name().toLowerCase(Locale.ROOT))
                .put("draws", draws)
                .put("comparison_data", comparison == RetentionOptions.Comparison.WITH)
                .put("starts", starts)
                .put("seed", seed);
    }
}
