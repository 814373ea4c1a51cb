package kith.report.section.itempool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.itempool.ItemClustering;
import kith.itempool.ItemMap;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ProfileSolution;
import kith.itempool.RespondentProfiles;
import kith.report.document.Tree;

/** The structure of an item pool for programs. */
public final class ItemPoolTree {

    private ItemPoolTree() {}

    public static Tree of(ItemPoolAnswer answer) {
        Tree tree = new Tree().put("n", answer.n()).put("items", answer.items());
        answer.clustering().ifPresent(found -> tree.put("clustering", clustering(found)));
        answer.map().ifPresent(found -> tree.put("map", map(found)));
        answer.profiles().ifPresent(found -> tree.put("profiles", profiles(found, answer)));
        return tree;
    }

    private static Tree clustering(ItemClustering found) {
        Tree membership = new Tree();
        Tree widths = new Tree();
        for (int i = 0; i < found.items().size(); i++) {
            membership.put(found.items().get(i), found.membership()[i]);
            widths.put(found.items().get(i), found.widths()[i]);
        }
        return new Tree()
                .put("linkage", found.linkage().name().toLowerCase(Locale.ROOT))
                .put(
                        "merges",
                        found.merges(),
                        merge -> new Tree()
                                .put("first", merge.first())
                                .put("second", merge.second())
                                .put("height", merge.height())
                                .put(
                                        "items",
                                        merge.items().stream()
                                                .map(found.items()::get)
                                                .toList()))
                .put(
                        "silhouettes",
                        IntStream.range(0, found.silhouettes().length).boxed().toList(),
                        c -> new Tree().put("clusters", c + 2).put("mean_width", found.silhouettes()[c]))
                .put("clusters", found.clusters())
                .put("membership", membership)
                .put("silhouette_widths", widths);
    }

    private static Tree map(ItemMap found) {
        return new Tree()
                .putMatrix("coordinates", found.items(), List.of("axis_1", "axis_2"), found.coordinates())
                .put("eigenvalues", list(found.eigenvalues()))
                .put("fit", found.fit())
                .put("fit_of_positive", found.fitOfPositive());
    }

    private static Tree profiles(RespondentProfiles found, ItemPoolAnswer answer) {
        return new Tree()
                .put("chosen", found.chosen())
                .put("solutions", found.solutions(), solution -> solution(solution, answer))
                .put(
                        "membership",
                        IntStream.range(0, answer.n()).boxed().toList(),
                        p -> new Tree()
                                .put("row", answer.rows()[p] + 1)
                                .put("profile", found.best().membership()[p]));
    }

    private static Tree solution(ProfileSolution solution, ItemPoolAnswer answer) {
        List<String> names = IntStream.rangeClosed(1, solution.profiles())
                .mapToObj(profile -> "profile_" + profile)
                .toList();
        return new Tree()
                .put("profiles", solution.profiles())
                .put("parameters", solution.parameters())
                .put("log_likelihood", solution.logLikelihood())
                .put("bic", solution.bic())
                .put("entropy", solution.entropy())
                .put("converged", solution.converged())
                .put("admissible", solution.admissible())
                .put("replications", solution.replications())
                .put("shares", list(solution.shares()))
                .put("sizes", Arrays.stream(solution.sizes()).boxed().toList())
                .putMatrix("means", names, answer.items(), solution.means())
                .putMatrix("standardized_means", names, answer.items(), solution.standardizedMeans())
                .put("level_share", solution.level())
                .put("kmeans_within", solution.within())
                .put("kmeans_adjusted_rand", solution.agreement());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
