package kith.report.section.itempool;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.itempool.ExploratoryGraph;
import kith.itempool.ItemClustering;
import kith.itempool.ItemMap;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ProfileSolution;
import kith.itempool.RespondentProfiles;
import kith.itempool.RevelleClustering;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** The structure of an item pool for programs. */
public final class ItemPoolTree {

    private ItemPoolTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(trees(Optional.empty()), ItemPoolAnswer.class);
    }

    public static Tree of(ItemPoolAnswer answer) {
        return trees(Optional.of(answer)).of(answer);
    }

    /** @param of what is presented; empty for the schema, which needs none */
    private static RecordTree trees(Optional<ItemPoolAnswer> of) {
        return new RecordTree()
                .keys(ItemPoolAnswer.class, "n items clustering? map? iclust?=revelle network?=graph profiles?")
                .with(ItemClustering.class, "merges", ItemPoolTree::merges)
                .with(ItemClustering.class, "silhouettes", ItemPoolTree::silhouettes)
                .with(ItemClustering.class, "membership", ItemPoolTree::membership)
                .with(ItemClustering.class, "silhouette_widths", ItemPoolTree::widths)
                .keys(ItemClustering.class, "linkage merges silhouettes clusters membership silhouette_widths")
                .with(
                        ItemMap.class,
                        "coordinates",
                        Matrix.class,
                        map -> Matrix.of(map.items(), List.of("axis_1", "axis_2"), map.coordinates()))
                .keys(ItemMap.class, "coordinates eigenvalues fit fit_of_positive")
                .with(
                        RevelleClustering.class,
                        "membership",
                        found -> byItem(
                                found.items(),
                                IntStream.of(found.membership())
                                        .asDoubleStream()
                                        .toArray()))
                .keys(RevelleClustering.class, "steps clusters membership")
                .keys(RevelleClustering.Step.class, """
                        first second reversed similarity correlation alpha beta mean_correlation size""")
                .keys(RevelleClustering.Cluster.class, "items reversed alpha beta")
                .with(
                        ExploratoryGraph.class,
                        "membership",
                        found -> byItem(
                                found.network().items(),
                                IntStream.of(found.membership())
                                        .asDoubleStream()
                                        .toArray()))
                .with(
                        ExploratoryGraph.class,
                        "partial_correlations",
                        Matrix.class,
                        found -> Matrix.of(
                                found.network().items(),
                                found.network().items(),
                                found.network().weights()))
                .keys(ExploratoryGraph.class, """
                        correlation dimensions membership modularity penalty=network.penalty ebic=network.ebic
                        partial_correlations redundant stability?""")
                .keys(ExploratoryGraph.RedundantPair.class, "first second overlap partial_correlation")
                .with(
                        ExploratoryGraph.Stability.class,
                        "items",
                        found -> byItem(of.orElseThrow().items(), found.items()))
                .keys(ExploratoryGraph.Stability.class, """
                        replications frequencies items structural_consistency=dimensions""")
                .with(RespondentProfiles.class, "membership", profiles -> respondents(profiles, of.orElseThrow()))
                .keys(RespondentProfiles.class, "chosen solutions membership")
                .with(
                        ProfileSolution.class,
                        "means",
                        Matrix.class,
                        solution -> means(solution, of.orElseThrow(), solution.means()))
                .with(
                        ProfileSolution.class,
                        "standardized_means",
                        Matrix.class,
                        solution -> means(solution, of.orElseThrow(), solution.standardizedMeans()))
                .keys(ProfileSolution.class, """
                        profiles parameters log_likelihood bic entropy converged admissible replications shares sizes means
                        standardized_means level_share=level kmeans_within=within kmeans_adjusted_rand=agreement""");
    }

    private static List<Tree> merges(ItemClustering found) {
        return found.merges().stream()
                .map(merge -> new Tree()
                        .put("first", merge.first())
                        .put("second", merge.second())
                        .put("height", merge.height())
                        .put("items", merge.items(), found.items()::get))
                .toList();
    }

    private static List<Tree> silhouettes(ItemClustering found) {
        return IntStream.range(0, found.silhouettes().length)
                .mapToObj(c -> new Tree().put("clusters", c + 2).put("mean_width", found.silhouettes()[c]))
                .toList();
    }

    private static Tree membership(ItemClustering found) {
        Tree tree = new Tree();
        IntStream.range(0, found.items().size())
                .forEach(i -> tree.put(found.items().get(i), found.membership()[i]));
        return tree;
    }

    private static Tree byItem(List<String> items, double[] values) {
        Tree tree = new Tree();
        IntStream.range(0, items.size()).forEach(i -> tree.put(items.get(i), values[i]));
        return tree;
    }

    private static Tree widths(ItemClustering found) {
        Tree tree = new Tree();
        IntStream.range(0, found.items().size())
                .forEach(i -> tree.put(found.items().get(i), found.widths()[i]));
        return tree;
    }

    private static List<Tree> respondents(RespondentProfiles found, ItemPoolAnswer answer) {
        return IntStream.range(0, answer.n())
                .mapToObj(p -> new Tree()
                        .put("row", answer.rows()[p] + 1)
                        .put("profile", found.best().membership()[p]))
                .toList();
    }

    private static Matrix means(ProfileSolution solution, ItemPoolAnswer answer, double[][] values) {
        List<String> names = IntStream.rangeClosed(1, solution.profiles())
                .mapToObj(profile -> "profile_" + profile)
                .toList();
        return Matrix.of(names, answer.items(), values);
    }
}
