package kith.report.section.efa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorSimilarity;
import kith.efa.solution.FactorsByGroup;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Tree;

/** Presents factors of several groups and how alike they are. */
final class EfaGroups {

    private EfaGroups() {}

    static List<Block> blocks(FactorsByGroup groups) {
        if (groups.similarities().isEmpty()) {
            return List.of();
        }
        EfaSolution any = groups.solutions().values().iterator().next();
        List<String> factors = IntStream.rangeClosed(1, any.factors().size())
                .mapToObj(k -> "Factor " + k)
                .toList();
        return List.of(Table.of("efa-groups", "How alike the factors of groups are", groups.similarities())
                .text("Groups", pair -> pair.first() + ", " + pair.second())
                .numbers(factors, Format.CORRELATION, FactorSimilarity::byFactor)
                .correlation("Lowest item", pair -> pair.byItem()[lowest(pair.byItem())])
                .text("Item", pair -> any.items().get(lowest(pair.byItem())))
                .table(
                        "Tucker’s congruence after the loadings of the second group are rotated to those of the first, whose order"
                                + " the factors have. From .95 on factors count as equal, from .85 as fairly similar "
                                + Citation.parenthetical("lorenzoSevaTenBerge2006") + "."));
    }

    private static int lowest(double[] values) {
        int lowest = 0;
        for (int i = 1; i < values.length; i++) {
            lowest = values[i] < values[lowest] ? i : lowest;
        }
        return lowest;
    }

    static Tree tree(FactorsByGroup groups) {
        Tree tree = new Tree();
        List<Tree> solutions = new ArrayList<>();
        groups.solutions().forEach((name, solution) -> {
            Tree one = new Tree().put("group", name).put("n", solution.n());
            EfaTree.matrix(one, "loadings", solution.loadings());
            EfaTree.matrix(one, "phi", solution.phi());
            solutions.add(one);
        });
        return tree.put("solutions", solutions).put("similarities", groups.similarities(), EfaGroups::similarity);
    }

    private static Tree similarity(FactorSimilarity pair) {
        Tree tree = new Tree().put("first", pair.first()).put("second", pair.second());
        EfaTree.matrix(tree, "congruence", pair.congruence());
        EfaTree.matrix(tree, "rotated", pair.rotated());
        return tree.put("by_factor", Arrays.stream(pair.byFactor()).boxed().toList())
                .put("by_item", Arrays.stream(pair.byItem()).boxed().toList());
    }
}
