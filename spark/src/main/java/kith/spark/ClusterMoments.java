package kith.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.finding.Problems;
import kith.moments.ordered.ObservedVariable;
import kith.moments.sufficient.CategoriesAccumulator;
import kith.moments.sufficient.StatisticsAccumulator;
import kith.moments.sufficient.StatisticsDesign;
import kith.moments.sufficient.SufficientStatistics;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * The moments of the columns of a table, by Kith's own accumulators: one for each partition, merged in the order of the
 * partitions by a tree with {@value #BRANCHES} branches at a node. The same table in the same partitions gives the same
 * bytes, whichever machine computes what and whenever it is done.
 *
 * @param source name of the table, for messages
 * @param missingCodes texts and numbers that stand for missing responses, besides empty cells
 */
public record ClusterMoments(String source, Set<String> missingCodes) {

    /** How many parts are merged by one task. */
    static final int BRANCHES = 16;

    public ClusterMoments {
        missingCodes = Set.copyOf(missingCodes);
    }

    /**
     * The moments of a table.
     *
     * @param ordered names of the variables whose contingency tables are counted; none for means and covariances alone
     * @throws kith.finding.InputException when a column is not there or is no column of numbers, a cell is no number, or
     *     no row can be used
     */
    public SufficientStatistics of(Dataset<Row> table, StatisticsDesign design, List<String> ordered) {
        requireColumns(table.schema(), design);
        StatisticsDesign counted = ordered.isEmpty() ? design : design.with(categories(table, ordered));
        ResponseCells cells = new ResponseCells(counted.variables(), missingCodes);
        StatisticsAccumulator prototype = new StatisticsAccumulator(counted);
        boolean grouped = counted.group().isPresent();
        int width = counted.variables().size();
        JavaRDD<Row> rows =
                selected(table, counted.variables(), counted.group()).toJavaRDD();
        Part<StatisticsAccumulator> whole = merged(
                rows,
                partition -> {
                    StatisticsAccumulator accumulator = prototype.empty();
                    InvalidCells invalid = new InvalidCells();
                    double[] numbers = new double[width];
                    while (partition.hasNext()) {
                        Row row = partition.next();
                        cells.read(row, numbers, invalid);
                        accumulator.add(grouped ? cells.label(row.get(width)) : "", numbers);
                    }
                    return new Part<>(accumulator, invalid);
                },
                StatisticsAccumulator::plus);
        whole.invalid().require(source);
        SufficientStatistics statistics = whole.known().statistics(source);
        requireRows(statistics);
        return statistics;
    }

    private List<ObservedVariable> categories(Dataset<Row> table, List<String> ordered) {
        ResponseCells cells = new ResponseCells(ordered, missingCodes);
        Part<CategoriesAccumulator> found = merged(
                selected(table, ordered, Optional.empty()).toJavaRDD(),
                partition -> {
                    CategoriesAccumulator accumulator = new CategoriesAccumulator(ordered);
                    InvalidCells invalid = new InvalidCells();
                    double[] numbers = new double[ordered.size()];
                    while (partition.hasNext()) {
                        cells.read(partition.next(), numbers, invalid);
                        accumulator.add(numbers);
                    }
                    return new Part<>(accumulator, invalid);
                },
                CategoriesAccumulator::plus);
        found.invalid().require(source);
        return found.known().variables(source);
    }

    private static Dataset<Row> selected(Dataset<Row> table, List<String> variables, Optional<String> group) {
        List<Column> columns = new ArrayList<>();
        variables.forEach(name -> columns.add(column(table, name)));
        group.ifPresent(name -> columns.add(column(table, name)));
        return table.select(columns.toArray(Column[]::new));
    }

    /** By its whole name, even if that has a point. */
    private static Column column(Dataset<Row> table, String name) {
        return table.col("`" + name.replace("`", "``") + "`");
    }

    /** Accumulates each partition, and merges neighbours until one is left. */
    private static <A> Part<A> merged(JavaRDD<Row> rows, Accumulation<A> accumulation, Merge<A> merge) {
        JavaPairRDD<Integer, Part<A>> parts = rows.mapPartitionsWithIndex(
                        (index, partition) ->
                                List.of(new Tuple2<>(index, accumulation.of(partition))).iterator(),
                        false)
                .mapToPair(part -> part);
        for (int count = parts.getNumPartitions(); count > BRANCHES; count = (count + BRANCHES - 1) / BRANCHES) {
            int nodes = (count + BRANCHES - 1) / BRANCHES;
            parts = parts.mapToPair(part -> new Tuple2<>(part._1() / BRANCHES, part))
                    .groupByKey(nodes)
                    .mapValues(node -> inOrder(node, merge));
        }
        return inOrder(parts.collect(), merge);
    }

    private static <A> Part<A> inOrder(Iterable<Tuple2<Integer, Part<A>>> parts, Merge<A> merge) {
        List<Tuple2<Integer, Part<A>>> sorted = new ArrayList<>();
        parts.forEach(sorted::add);
        sorted.sort(Comparator.comparing(Tuple2::_1));
        List<Part<A>> level = new ArrayList<>();
        sorted.forEach(part -> level.add(part._2()));
        while (level.size() > 1) {
            List<Part<A>> pairs = new ArrayList<>();
            for (int k = 0; k < level.size(); k += 2) {
                pairs.add(k + 1 < level.size() ? level.get(k).plus(level.get(k + 1), merge) : level.get(k));
            }
            level.clear();
            level.addAll(pairs);
        }
        return level.get(0);
    }

    /** What one partition, or several, hold. */
    record Part<A>(A known, InvalidCells invalid) implements java.io.Serializable {
        Part<A> plus(Part<A> other, Merge<A> merge) {
            return new Part<>(merge.of(known, other.known), invalid.plus(other.invalid));
        }
    }

    /** Takes the rows of a partition. */
    @FunctionalInterface
    interface Accumulation<A> extends java.io.Serializable {
        Part<A> of(Iterator<Row> partition);
    }

    /** Merges two accumulators, the earlier one first. */
    @FunctionalInterface
    interface Merge<A> extends java.io.Serializable {
        A of(A first, A second);
    }

    private void requireColumns(StructType schema, StatisticsDesign design) {
        Problems problems = new Problems();
        List<String> known = List.of(schema.fieldNames());
        List<String> needed = new ArrayList<>(design.variables());
        design.group().ifPresent(needed::add);
        for (String name : needed) {
            if (!known.contains(name)) {
                problems.add(source, "no column “" + name + "”", "one of " + String.join(", ", known), "");
            }
        }
        for (String name : design.variables()) {
            boolean readable = !known.contains(name)
                    || schema.apply(name).dataType() instanceof NumericType
                    || schema.apply(name).dataType() instanceof StringType;
            if (!readable) {
                problems.add(
                        source + ": " + name,
                        "a column of type " + schema.apply(name).dataType().simpleString(),
                        "numbers",
                        "convert the column, or leave it out");
            }
        }
        problems.throwIfAny();
    }

    private void requireRows(SufficientStatistics statistics) {
        Problems problems = new Problems();
        if (statistics.groups().isEmpty()) {
            problems.add(
                    source,
                    Math.round(statistics.rows()) + " rows, none of which can be used",
                    "rows with responses to the items",
                    "see whether these are the columns that you meant");
        }
        problems.throwIfAny();
    }
}
