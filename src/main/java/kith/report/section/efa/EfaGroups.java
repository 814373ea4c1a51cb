package kith.report.section.efa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.citation.Citation;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorSimilarity;
import kith.efa.solution.FactorsByGroup;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;

/** Presents factors of several groups and how alike they are. */
final class EfaGroups {

    private EfaGroups() {}

    static List<Block> blocks(FactorsByGroup groups) {
        if (groups.similarities().isEmpty()) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("Groups")));
        EfaSolution any = groups.solutions().values().iterator().next();
        for (int k = 1; k <= any.factors().size(); k++) {
            columns.add(Column.number("Factor " + k));
        }
        columns.add(Column.number("Lowest item"));
        columns.add(Column.text("Item"));
        List<List<Cell>> rows = new ArrayList<>();
        for (FactorSimilarity pair : groups.similarities()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(pair.first() + ", " + pair.second())));
            for (double congruence : pair.byFactor()) {
                row.add(Cell.number(congruence, Format.CORRELATION));
            }
            double[] byItem = pair.byItem();
            int lowest = 0;
            for (int i = 1; i < byItem.length; i++) {
                lowest = byItem[i] < byItem[lowest] ? i : lowest;
            }
            row.add(Cell.number(byItem[lowest], Format.CORRELATION));
            row.add(Cell.text(any.items().get(lowest)));
            rows.add(row);
        }
        return List.of(new Table(
                "efa-groups",
                "How alike the factors of groups are",
                columns,
                rows,
                List.of(
                        "Tucker’s congruence after the loadings of the second group are rotated to those of the first, whose order"
                                + " the factors have. From .95 on factors count as equal, from .85 as fairly similar "
                                + Citation.parenthetical("lorenzoSevaTenBerge2006") + ".")));
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
