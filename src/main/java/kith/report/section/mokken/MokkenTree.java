package kith.report.section.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kith.mokken.ItemOrdering;
import kith.mokken.MokkenAnswer;
import kith.mokken.MokkenScaling;
import kith.mokken.Monotonicity;
import kith.mokken.NonIntersection;
import kith.mokken.OrderingAccuracy;
import kith.mokken.Scalability;
import kith.mokken.Violations;
import kith.report.document.Tree;

/** Mokken scale analyses as other programs see them. */
public final class MokkenTree {

    private MokkenTree() {}

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(MokkenAnswer answer) {
        return answer.scales().size() == 1
                ? of(answer.scales().get(0))
                : new Tree().put("scales", answer.scales(), MokkenTree::of);
    }

    private static Tree of(MokkenScaling scaling) {
        Tree tree = new Tree()
                .put("name", scaling.name())
                .put("n", scaling.n())
                .put("items", scaling.items().size())
                .put("names", scaling.items())
                .put("item_steps", scaling.steps())
                .put("level", scaling.question().level());
        scaling.scalability().ifPresent(found -> scalability(tree, scaling, found));
        scaling.reliability()
                .ifPresent(found -> tree.put(
                        "reliability",
                        new Tree()
                                .put("ms", found.ms())
                                .put("alpha", found.alpha())
                                .put("lambda_2", found.lambda2())));
        selection(tree, scaling);
        monotonicity(tree, scaling);
        return tree;
    }

    private static void scalability(Tree tree, MokkenScaling scaling, Scalability found) {
        List<String> items = scaling.items();
        tree.put("strength", scaling.strength().name().toLowerCase(Locale.ROOT))
                .put("h", found.h())
                .put(
                        "h_ci_lower",
                        scaling.interval(found.h(), found.standardErrorH()).lower())
                .put(
                        "h_ci_upper",
                        scaling.interval(found.h(), found.standardErrorH()).upper())
                .put("hi", list(found.hi()))
                .putMatrix("hij", items, items, found.hij())
                .put(
                        "with_se",
                        new Tree()
                                .putMatrix("se_hij_exact", items, items, found.standardErrorHij())
                                .put("se_hi_exact", list(found.standardErrorHi()))
                                .put("se_h_exact", found.standardErrorH()))
                .put("z", found.z())
                .put("zi", list(found.zi()))
                .putMatrix("zij", items, items, found.zij());
    }

    private static void selection(Tree tree, MokkenScaling scaling) {
        String bound = "c" + Math.round(100 * scaling.question().bound());
        tree.put("bound", scaling.question().bound())
                .put("aisp_" + bound, byItem(scaling, scaling.selection()))
                .put("aisp_genetic_" + bound, byItem(scaling, scaling.largest()));
        if (!scaling.grid().isEmpty()) {
            double[][] scales =
                    new double[scaling.items().size()][scaling.grid().size()];
            for (int c = 0; c < scaling.grid().size(); c++) {
                for (int i = 0; i < scales.length; i++) {
                    scales[i][c] = scaling.grid().get(c)[i];
                }
            }
            tree.putMatrix(
                    "aisp_grid",
                    scaling.items(),
                    scaling.question().grid().stream().map(String::valueOf).toList(),
                    scales);
        }
    }

    private static Tree byItem(MokkenScaling scaling, int[] scales) {
        Tree tree = new Tree();
        for (int i = 0; i < scales.length; i++) {
            tree.put(scaling.items().get(i), scales[i]);
        }
        return tree;
    }

    private static void monotonicity(Tree tree, MokkenScaling scaling) {
        tree.put("minimum_group", scaling.minimumGroup());
        if (scaling.monotonicity().isEmpty()) {
            return;
        }
        List<Monotonicity> monotonicity = scaling.monotonicity();
        double[] hi = scaling.scalability().orElseThrow().hi();
        tree.put(
                "monotonicity",
                violations(
                        scaling.items(),
                        monotonicity.stream().map(Monotonicity::violations).toList(),
                        monotonicity.stream()
                                .mapToDouble(Monotonicity::criterion)
                                .toArray(),
                        hi,
                        "z"));
        tree.put("monotonicity_tables", monotonicity, item -> groups(item, scaling.steps()));
        tree.put("monotonicity_item1_table", groups(monotonicity.get(0), scaling.steps()));
        List<NonIntersection> crossings = scaling.nonIntersection();
        if (!crossings.isEmpty()) {
            tree.put(
                    "restscore_nonintersection",
                    violations(
                            scaling.items(),
                            crossings.stream().map(NonIntersection::violations).toList(),
                            crossings.stream()
                                    .mapToDouble(NonIntersection::criterion)
                                    .toArray(),
                            hi,
                            "z"));
        }
        scaling.orderings()
                .ifPresent(orderings -> tree.put("iio_manifest", ordering(scaling, orderings.manifest()))
                        .put("iio_mscpm", ordering(scaling, orderings.cumulative()))
                        .put("iio_mscpm_as_mokken_3_1_2", ordering(scaling, orderings.cumulativeOfPackage())));
    }

    private static Tree ordering(MokkenScaling scaling, ItemOrdering found) {
        double[] hi = scaling.scalability().orElseThrow().hi();
        double[] ordered = found.items().stream()
                .mapToDouble(item -> hi[scaling.items().indexOf(item)])
                .toArray();
        List<String> steps = new ArrayList<>();
        double[][] selection = new double[found.items().size()][found.selection().length];
        for (int s = 0; s < found.selection().length; s++) {
            steps.add("step " + (s + 1));
            for (int i = 0; i < selection.length; i++) {
                selection[i][s] = found.selection()[s][i];
            }
        }
        boolean t = found.method() == ItemOrdering.Method.MIIO && scaling.steps() > 1;
        return new Tree()
                .put("method", found.method().name())
                .put(
                        "item_summary",
                        violations(found.items(), found.violations(), found.criteria(), ordered, t ? "t" : "z"))
                .putMatrix("backward_selection", found.items(), steps, selection)
                .put("removed", found.removed())
                .put("ht", found.ht())
                .put("accuracy", OrderingAccuracy.of(found.ht()).name().toLowerCase(Locale.ROOT));
    }

    /** A named matrix in the order of the columns of package mokken. */
    private static Tree violations(
            List<String> items, List<Violations> found, double[] criteria, double[] hi, String statistic) {
        double[][] x = new double[items.size()][];
        for (int i = 0; i < x.length; i++) {
            Violations v = found.get(i);
            x[i] = new double[] {
                hi[i],
                v.comparisons(),
                v.violations(),
                v.rate(),
                v.largest(),
                v.sum(),
                v.meanSize(),
                v.statistic(),
                v.significant(),
                criteria[i]
            };
        }
        List<String> columns = List.of(
                "item_h", "ac", "vi", "vi_ac", "maxvi", "sum", "sum_ac", statistic + "max", statistic + "sig", "crit");
        return matrix(items, columns, x);
    }

    private static Tree groups(Monotonicity item, int steps) {
        List<String> columns = new ArrayList<>(List.of("group", "lo_score", "hi_score", "n"));
        for (int s = 0; s <= steps; s++) {
            columns.add("f_" + s);
        }
        columns.add("mean");
        for (int s = 1; s <= steps; s++) {
            columns.add("p_x_ge_" + s);
        }
        List<String> rows = new ArrayList<>();
        double[][] x = new double[item.groups().size()][];
        for (int g = 0; g < x.length; g++) {
            Monotonicity.Group group = item.groups().get(g);
            rows.add(Integer.toString(g + 1));
            x[g] = Stream.of(
                            new double[] {g + 1, group.lowest(), group.highest(), group.n()},
                            Arrays.stream(group.frequencies()).asDoubleStream().toArray(),
                            new double[] {group.mean()},
                            group.atLeast())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }
        return matrix(rows, columns, x).put("item", item.item());
    }

    private static Tree matrix(List<String> rows, List<String> columns, double[][] x) {
        return new Tree()
                .put("rows", rows)
                .put("cols", columns)
                .put("x", Arrays.stream(x).map(MokkenTree::list).toList());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
