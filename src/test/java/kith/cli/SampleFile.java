package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small file of responses, column by column: what a test says of it, and seeded chance for the rest. */
final class SampleFile {

    private final int rows;
    private final Random random;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private double[] trait;

    /** How a response of a row to an item is changed; an empty text is a missing response. */
    interface Change {
        Object of(int row, int item, int response);
    }

    private SampleFile(int rows, long seed) {
        this.rows = rows;
        this.random = new Random(seed);
        this.trait = random.doubles(rows, -0.5, 0.5).map(half -> 3.5 * half).toArray();
    }

    /** With an id in each row. */
    static SampleFile of(int rows) {
        return new SampleFile(rows, 1).column("id", row -> row);
    }

    static SampleFile of(int rows, long seed) {
        return new SampleFile(rows, seed).column("id", row -> row);
    }

    SampleFile column(String name, IntFunction<Object> cell) {
        columns.put(
                name,
                IntStream.range(0, rows)
                        .mapToObj(row -> String.valueOf(cell.apply(row)))
                        .toList());
        return this;
    }

    /** The trait of later items has nothing to do with that of earlier ones. */
    SampleFile otherTrait() {
        trait = random.doubles(rows, -0.5, 0.5).map(half -> 3.5 * half).toArray();
        return this;
    }

    /** The trait of later items is this. */
    SampleFile trait(java.util.function.IntToDoubleFunction of) {
        trait = IntStream.range(0, rows).mapToDouble(of).toArray();
        return this;
    }

    /** Items of one trait with five points, loading about .8. */
    SampleFile items(String names, Change change) {
        return items(names, 0.7, change);
    }

    SampleFile items(String names) {
        return items(names, (row, item, response) -> response);
    }

    /** @param error standard deviation of what an item has of its own, beside .9 of the trait */
    SampleFile items(String names, double error, Change change) {
        String[] all = names.split(",");
        for (int i = 0; i < all.length; i++) {
            int item = i;
            column(all[i], row -> {
                long response = Math.round(3 + 0.9 * trait[row] + error * random.nextGaussian());
                return change.of(row, item, (int) Math.max(1, Math.min(5, response)));
            });
        }
        return this;
    }

    /** Normal variables of one trait: loading times trait and error of this standard deviation. */
    SampleFile continuous(String names, double loading, double error) {
        for (String name : names.split(",")) {
            column(name, row -> loading * trait[row] + error * random.nextGaussian());
        }
        return this;
    }

    double chance() {
        return random.nextGaussian();
    }

    /** What stands in a column of numbers. */
    double number(String column, int row) {
        return Double.parseDouble(columns.get(column).get(row));
    }

    String csv() {
        List<String> lines = new ArrayList<>(List.of(String.join(",", columns.keySet())));
        for (int row = 0; row < rows; row++) {
            int at = row;
            lines.add(columns.values().stream().map(cells -> cells.get(at)).collect(Collectors.joining(",")));
        }
        return String.join("\n", lines) + "\n";
    }
}
