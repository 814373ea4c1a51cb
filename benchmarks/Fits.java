import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kith.data.Responses;
import kith.invariance.Invariance;
import kith.sem.Estimator;
import kith.sem.Missing;
import kith.sem.Sem;

/**
 * The fits of the peers' script, in a warm machine: for each the median of five runs after three, in seconds. Run through
 * {@code compare.sh}, which runs R beside it.
 */
public final class Fits {

    private static final int WARM_UP = 3;
    private static final int RUNS = 5;

    private Fits() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Responses contexts = read(folder.resolve("ce_contexts.csv"));
        Responses bfi = read(folder.resolve("bfi.csv"));
        Sem three = Sem.of(model(List.of("ci", "rw", "sb"), 4));
        Sem five = Sem.of(model(List.of("A", "C", "E", "N", "O"), 5));
        Set<String> items = names(List.of("A", "C", "E", "N", "O"), 5);
        Set<String> twelve = names(List.of("ci", "rw", "sb"), 4);
        time("bfi 25 items CFA ML", () -> five.fit(bfi));
        time("bfi MLR", () -> five.with(Estimator.MLR).fit(bfi));
        time("bfi FIML MLR n=2800", () -> five.with(Estimator.MLR).with(Missing.FIML).fit(bfi));
        time("bfi MLR ladder gender", () -> Invariance.across("gender", five.with(Estimator.MLR)).fit(bfi));
        time("bfi WLSMV", () -> five.with(Estimator.WLSMV).withOrdered(items).fit(bfi));
        time(
                "bfi WLSMV ladder gender (4)",
                () -> Invariance.across("gender", five.with(Estimator.WLSMV).withOrdered(items)).fit(bfi));
        time(
                "ce FIML ladder 3 contexts",
                () -> Invariance.across("context", three.with(Estimator.MLR).with(Missing.FIML)).fit(contexts));
        time(
                "ce WLSMV ladder 3 contexts",
                () -> Invariance.across("context", three.with(Estimator.WLSMV).withOrdered(twelve)).fit(contexts));
        var fitted = five.fitted(bfi);
        time("modindices", fitted::modificationIndices);
    }

    private static void time(String label, Runnable work) {
        for (int run = 0; run < WARM_UP; run++) {
            work.run();
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%-40s %8.3f s%n", label, seconds[RUNS / 2]);
    }

    private static String model(List<String> factors, int items) {
        StringBuilder text = new StringBuilder();
        for (String factor : factors) {
            text.append(factor).append(" =~ ").append(String.join(" + ", names(List.of(factor), items))).append('\n');
        }
        return text.toString();
    }

    private static Set<String> names(List<String> factors, int items) {
        Set<String> names = new LinkedHashSet<>();
        for (String factor : factors) {
            for (int k = 1; k <= items; k++) {
                names.add(factor + k);
            }
        }
        return names;
    }

    /** A plain table of numbers and words without commas in quotes. */
    private static Responses read(Path file) throws Exception {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(line.replace("\"", "").split(",", -1));
        }
        String[] header = rows.remove(0);
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row[0]));
        for (int c = 0; c < header.length; c++) {
            int column = c;
            List<String> cells = rows.stream().map(row -> row[column]).toList();
            try {
                numbers.put(
                        header[c],
                        cells.stream()
                                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                                .toArray());
            } catch (NumberFormatException e) {
                words.put(header[c], cells);
            }
        }
        return new Responses(file.getFileName().toString(), ids, numbers, words);
    }
}
