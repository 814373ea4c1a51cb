package kith.report.section.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.math.Matrix;
import kith.mokken.ItemOrdering;
import kith.mokken.MokkenAnswer;
import kith.mokken.MokkenScaling;
import kith.mokken.Monotonicity;
import kith.mokken.NonIntersection;
import kith.mokken.OrderingAccuracy;
import kith.mokken.Violations;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.resampling.Interval;

/** Mokken scale analyses as other programs see them; tables have the columns of package mokken. */
public final class MokkenTree {

    private static final RecordTree SCALES = new RecordTree()
            .with(
                    MokkenScaling.class,
                    "items",
                    int.class,
                    scaling -> scaling.items().size())
            .with(MokkenScaling.class, "scalability_of_scale", ScaleH.class, ScaleH::of)
            .with(MokkenScaling.class, "selections", MokkenTree::selections)
            .with(MokkenScaling.class, "aisp_grid", Matrix.class, MokkenTree::grid)
            .with(MokkenScaling.class, "checks", Checks.class, Checks::of)
            .keys(MokkenScaling.class, """
                    name n items names=items item_steps=steps level=question.level *scalability_of_scale
                    reliability? bound=question.bound *selections aisp_grid? minimum_group *checks""")
            .keys(MokkenScaling.SumReliability.class, "ms alpha lambda_2=lambda2")
            .keys(ScaleH.class, "strength h h_ci=interval hi hij with_se z zi zij")
            .keys(Errors.class, "se_hij_exact se_hi_exact se_h_exact=seHExact")
            .keys(Checks.class, """
                    monotonicity monotonicity_tables monotonicity_item1_table restscore_nonintersection? iio_manifest?
                    iio_mscpm? iio_mscpm_as_mokken_3_1_2?=iioMscpmOfPackage""")
            .with(ItemOrdering.class, "backward_selection", Matrix.class, MokkenTree::steps)
            .with(ItemOrdering.class, "accuracy", OrderingAccuracy.class, found -> OrderingAccuracy.of(found.ht()))
            .keys(Ordered.class, "*method_of item_summary *rest")
            .with(
                    Ordered.class,
                    "method_of",
                    ordered -> Map.of("method", ordered.found().method().name()))
            .with(Ordered.class, "rest", ItemOrdering.class, Ordered::found)
            .with(ItemOrdering.class, "ht", OptionalDouble.class, found -> RecordTree.ifDefined(found.ht()))
            .keys(ItemOrdering.class, "backward_selection removed ht accuracy");

    private MokkenTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.oneOrScales(SCALES, MokkenScaling.class);
    }

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(MokkenAnswer answer) {
        return answer.scales().size() == 1
                ? SCALES.of(answer.scales().get(0))
                : new Tree().put("scales", answer.scales(), SCALES::of);
    }

    /** Scalability of a scale, its items and their pairs. */
    private record ScaleH(
            Enum<?> strength,
            double h,
            Interval interval,
            double[] hi,
            Matrix hij,
            Errors withSe,
            double z,
            double[] zi,
            Matrix zij) {

        static Optional<ScaleH> of(MokkenScaling scaling) {
            List<String> items = scaling.items();
            return scaling.scalability()
                    .map(found -> new ScaleH(
                            scaling.strength(),
                            found.h(),
                            scaling.interval(found.h(), found.standardErrorH()),
                            found.hi(),
                            Matrix.of(items, items, found.hij()),
                            new Errors(
                                    Matrix.of(items, items, found.standardErrorHij()),
                                    found.standardErrorHi(),
                                    found.standardErrorH()),
                            found.z(),
                            found.zi(),
                            Matrix.of(items, items, found.zij())));
        }
    }

    private record Errors(Matrix seHijExact, double[] seHiExact, double seHExact) {}

    /** By the bound in the names of the keys. */
    private static Map<String, Map<String, Integer>> selections(MokkenScaling scaling) {
        String bound = "c" + Math.round(100 * scaling.question().bound());
        Map<String, Map<String, Integer>> selections = new LinkedHashMap<>();
        selections.put("aisp_" + bound, byItem(scaling, scaling.selection()));
        selections.put("aisp_genetic_" + bound, byItem(scaling, scaling.largest()));
        return selections;
    }

    private static Map<String, Integer> byItem(MokkenScaling scaling, int[] scales) {
        Map<String, Integer> byItem = new LinkedHashMap<>();
        IntStream.range(0, scales.length)
                .forEach(i -> byItem.put(scaling.items().get(i), scales[i]));
        return byItem;
    }

    private static Optional<Matrix> grid(MokkenScaling scaling) {
        if (scaling.grid().isEmpty()) {
            return Optional.empty();
        }
        double[][] scales = IntStream.range(0, scaling.items().size())
                .mapToObj(i -> scaling.grid().stream()
                        .mapToDouble(selection -> selection[i])
                        .toArray())
                .toArray(double[][]::new);
        return Optional.of(Matrix.of(
                scaling.items(),
                scaling.question().grid().stream().map(String::valueOf).toList(),
                scales));
    }

    /** What needs groups of rest scores. */
    private record Checks(
            Matrix monotonicity,
            List<GroupTable> monotonicityTables,
            GroupTable monotonicityItem1Table,
            Optional<Matrix> restscoreNonintersection,
            Optional<Ordered> iioManifest,
            Optional<Ordered> iioMscpm,
            Optional<Ordered> iioMscpmOfPackage) {

        static Optional<Checks> of(MokkenScaling scaling) {
            List<Monotonicity> monotonicity = scaling.monotonicity();
            if (monotonicity.isEmpty()) {
                return Optional.empty();
            }
            double[] hi = scaling.scalability().orElseThrow().hi();
            List<GroupTable> tables = monotonicity.stream()
                    .map(item -> GroupTable.of(item, scaling.steps()))
                    .toList();
            List<NonIntersection> crossings = scaling.nonIntersection();
            return Optional.of(new Checks(
                    violations(
                            scaling.items(),
                            monotonicity.stream().map(Monotonicity::violations).toList(),
                            monotonicity.stream()
                                    .mapToDouble(Monotonicity::criterion)
                                    .toArray(),
                            hi,
                            "z"),
                    tables,
                    tables.get(0),
                    crossings.isEmpty()
                            ? Optional.empty()
                            : Optional.of(violations(
                                    scaling.items(),
                                    crossings.stream()
                                            .map(NonIntersection::violations)
                                            .toList(),
                                    crossings.stream()
                                            .mapToDouble(NonIntersection::criterion)
                                            .toArray(),
                                    hi,
                                    "z")),
                    scaling.orderings().map(orderings -> Ordered.of(scaling, orderings.manifest())),
                    scaling.orderings().map(orderings -> Ordered.of(scaling, orderings.cumulative())),
                    scaling.orderings().map(orderings -> Ordered.of(scaling, orderings.cumulativeOfPackage()))));
        }
    }

    /** An item ordering with the violations of its items. */
    private record Ordered(ItemOrdering found, Matrix itemSummary) {

        static Ordered of(MokkenScaling scaling, ItemOrdering found) {
            double[] hi = scaling.scalability().orElseThrow().hi();
            double[] ordered = found.items().stream()
                    .mapToDouble(item -> hi[scaling.items().indexOf(item)])
                    .toArray();
            boolean t = found.method() == ItemOrdering.Method.MIIO && scaling.steps() > 1;
            return new Ordered(
                    found, violations(found.items(), found.violations(), found.criteria(), ordered, t ? "t" : "z"));
        }
    }

    /** Items that an earlier step removed have no value. */
    private static Tree steps(ItemOrdering found) {
        List<List<Double>> selection = IntStream.range(0, found.items().size())
                .mapToObj(i -> Arrays.stream(found.selection())
                        .map(step -> Double.isNaN(step[i]) ? null : step[i])
                        .toList())
                .toList();
        return new Tree()
                .put("rows", found.items())
                .put(
                        "cols",
                        IntStream.rangeClosed(1, found.selection().length)
                                .mapToObj(step -> "step " + step)
                                .toList())
                .put("x", selection);
    }

    /** In the order of the columns of package mokken. */
    private static Matrix violations(
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
        return Matrix.of(
                items,
                List.of(
                        "item_h",
                        "ac",
                        "vi",
                        "vi_ac",
                        "maxvi",
                        "sum",
                        "sum_ac",
                        statistic + "max",
                        statistic + "sig",
                        "crit"),
                x);
    }

    /** A named matrix of the groups of rest scores, and the item that it is of. */
    private record GroupTable(List<String> rows, List<String> cols, double[][] x, String item) {

        static GroupTable of(Monotonicity item, int steps) {
            List<String> columns = new ArrayList<>(List.of("group", "lo_score", "hi_score", "n"));
            IntStream.rangeClosed(0, steps).forEach(step -> columns.add("f_" + step));
            columns.add("mean");
            IntStream.rangeClosed(1, steps).forEach(step -> columns.add("p_x_ge_" + step));
            List<String> rows = new ArrayList<>();
            double[][] x = new double[item.groups().size()][];
            for (int g = 0; g < x.length; g++) {
                Monotonicity.Group group = item.groups().get(g);
                rows.add(Integer.toString(g + 1));
                x[g] = Stream.of(
                                new double[] {g + 1, group.lowest(), group.highest(), group.n()},
                                Arrays.stream(group.frequencies())
                                        .asDoubleStream()
                                        .toArray(),
                                new double[] {group.mean()},
                                group.atLeast())
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
            }
            return new GroupTable(rows, columns, x, item.item());
        }
    }
}
