package kith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what the tests covered, package by package, from JaCoCo's table, and fails the build when it is less of all
 * lines than the floor. The build calls it at its end with the table and the floor as a share.
 */
public final class Coverage {

    private Coverage() {}

    /** Covered and all. */
    private record Share(long covered, long all) {
        Share plus(Share other) {
            return new Share(covered + other.covered, all + other.all);
        }

        double of() {
            return all == 0 ? 0 : (double) covered / all;
        }

        String text() {
            return all == 0 ? "none" : String.format(Locale.ROOT, "%5.1f %% (%,d of %,d)", 100 * of(), covered, all);
        }
    }

    /** Lines and branches. */
    private record Row(Share lines, Share branches) {
        Row plus(Row other) {
            return new Row(lines.plus(other.lines), branches.plus(other.branches));
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path table = Path.of(arguments[0]);
        if (!Files.exists(table)) {
            System.out.println("Coverage: not measured in this build");
            return;
        }
        List<String> lines = Files.readAllLines(table);
        List<String> header = List.of(lines.get(0).split(",", -1));
        Map<String, Row> packages = new TreeMap<>();
        Row total = new Row(new Share(0, 0), new Share(0, 0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Row row = new Row(share(header, cells, "LINE"), share(header, cells, "BRANCH"));
            packages.merge(cells[header.indexOf("PACKAGE")], row, Row::plus);
            total = total.plus(row);
        }
        packages.forEach((name, row) -> System.out.printf("Coverage of %-24s %s%n", name, text(row)));
        System.out.printf("Coverage in all%21s%s%n", "", text(total));
        double floor = Double.parseDouble(arguments[1]);
        if (total.lines().of() < floor) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "The tests cover less than %.1f %% of all lines", 100 * floor));
        }
    }

    private static String text(Row row) {
        return String.format(
                "lines %-28s branches %s", row.lines().text(), row.branches().text());
    }

    private static Share share(List<String> header, String[] cells, String counter) {
        long covered = Long.parseLong(cells[header.indexOf(counter + "_COVERED")]);
        return new Share(covered, covered + Long.parseLong(cells[header.indexOf(counter + "_MISSED")]));
    }
}
