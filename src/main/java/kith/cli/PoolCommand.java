package kith.cli;

import java.util.List;
import java.util.concurrent.Callable;
import kith.efa.correlation.CorrelationKind;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.itempool.ItemLinkage;
import kith.itempool.ItemPoolAnalysis;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ItemPoolQuestion;
import kith.report.section.itempool.ItemPoolSection;
import kith.report.section.itempool.ItemPoolTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code pool}. */
@Command(
        name = "pool",
        description =
                "Structure of an item pool: hierarchical clustering of items on 1 - |r|, a map of the items by multidimensional"
                        + " scaling, ICLUST with beta, exploratory graph analysis with its stability, redundant items,"
                        + " and respondent profiles by k-means and Gaussian mixtures. csv gives the cluster of each item"
                        + " and its place on the map.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith pool -d panel.csv --items ci1,ci2,ci3,ci4,rw1,rw2,rw3,rw4",
            "  kith pool -i collective-efficacy -d panel.csv --linkage ward --clusters 3 --profiles 0",
            "  kith pool -d panel.csv --items ci1,ci2,ci3,ci4 --profiles 8 --starts 200 --format json"
        })
final class PoolCommand implements Callable<ExitCode>, CheckedOptions {

    private static final ItemPoolQuestion USUAL = ItemPoolQuestion.USUAL;

    private final Terminal terminal;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--linkage",
            paramLabel = "LINKAGE",
            description = "How clusters are compared: average, complete or ward; average without it.")
    private ItemLinkage linkage = USUAL.linkage();

    @Option(
            names = "--clusters",
            paramLabel = "K",
            description = "Number of clusters of items; without it the one with the largest mean silhouette width.")
    @NumberRange(from = 1)
    private Integer clusters;

    @Option(
            names = "--profiles",
            paramLabel = "K",
            description =
                    "Largest number of respondent profiles that is tried, 0 for none; ${DEFAULT-VALUE} without it. BIC chooses.")
    @NumberRange(from = 0)
    private int profiles = USUAL.mostProfiles();

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Random starts for each number of profiles; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 1)
    private int starts = USUAL.starts();

    @Option(
            names = "--correlation",
            paramLabel = "KIND",
            description =
                    "Correlations that the network is estimated from: pearson (the default), spearman or polychoric (items with"
                            + " more than seven different responses are treated as continuous).")
    private CorrelationKind correlation = USUAL.correlation();

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description =
                    "Bootstrap samples for the stability of the dimensions of the network, 0 for none; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0)
    private int bootstrap = USUAL.replications();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of starts and samples; ${DEFAULT-VALUE} without it.")
    private long seed = USUAL.seed();

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    PoolCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ScaleData given = scale.read(data, terminal);
        ItemPoolAnswer answer = ItemPoolAnswer.of(
                ItemPoolAnalysis.pool(given.scales()),
                given.responses(),
                new ItemPoolQuestion(
                        linkage, clusters == null ? 0 : clusters, profiles, starts, correlation, bootstrap, seed),
                threads.parallel());
        List<Finding> findings = given.findingsWith(answer.findings());
        return output.write(
                terminal,
                new Answer(
                        "pool",
                        given.read(),
                        findings,
                        ItemPoolSection.of(answer, findings),
                        ItemPoolSection.items(answer),
                        ItemPoolTree.of(answer),
                        answer.isSound()));
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(problems);
    }
}
