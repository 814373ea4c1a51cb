import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.correlation.NullData;
import kith.efa.retention.ParallelAnalysis;
import kith.instrument.AnswerRange;
import kith.math.Parallel;
import kith.reliability.ScaleAnalyses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ScaleItems;

/**
 * Items, reliability and the number of factors, beside psych in {@code items.R}: for each the median of five runs, in
 * seconds, on all cores, after three seconds of the same work, so that all of it is compiled. Kith's bootstrap gives
 * every coefficient at once. Run through {@code items.sh}.
 */
public final class Items {

    private static final long WARM_UP_NANOSECONDS = 3_000_000_000L;
    private static final int RUNS = 5;

    private Items() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> items = new ArrayList<>();
        for (String scale : List.of("A", "C", "E", "N", "O")) {
            for (int i = 1; i <= 5; i++) {
                items.add(scale + i);
            }
        }
        List<String> nine = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9");
        Responses bfi = complete(read(folder.resolve("bfi.csv")), items);
        Responses pupils = read(folder.resolve("hs1939.csv"));
        ReliabilityOptions quick = options(Extent.QUICK);
        time("alpha, 5 items, 1000 samples", () -> ScaleAnalyses.of(List.of(scale(items.subList(0, 5))), bfi, quick));
        time("alpha, 25 items, 1000 samples", () -> ScaleAnalyses.of(List.of(scale(items)), bfi, quick));
        time("omega total, 9 items, 1000 samples", () -> ScaleAnalyses.of(List.of(scale(nine)), pupils, quick));
        ReliabilityOptions all = options(Extent.ALL);
        time("omega hierarchical, 9, 1000 samples", () -> ScaleAnalyses.of(List.of(scale(nine)), pupils, all));
        ParallelAnalysis.Draws draws = new ParallelAnalysis.Draws(100, 1, Parallel.allCores());
        AnsweredItems plain = CorrelationQuestion.of(CorrelationKind.PEARSON, Parallel.allCores())
                .of(bfi, items);
        time(
                "parallel analysis, pearson, 25, 100",
                () -> ParallelAnalysis.ofRows(
                        plain.correlation(),
                        plain.rows().toArray(double[][]::new),
                        NullData.PERMUTED,
                        plain.kind(),
                        draws));
        AnsweredItems ordinal = CorrelationQuestion.of(CorrelationKind.POLYCHORIC, Parallel.allCores())
                .of(bfi, items);
        time(
                "parallel analysis, polychoric, 25, 100",
                () -> ParallelAnalysis.ofRows(
                        ordinal.correlation(),
                        ordinal.rows().toArray(double[][]::new),
                        NullData.PERMUTED,
                        ordinal.kind(),
                        draws));
        Responses large = large(2_500, 100);
        time(
                "whole table, 2500 x 100, 1000 samples",
                () -> ScaleAnalyses.of(List.of(scale(List.copyOf(large.numeric().keySet()))), large, quick));
    }

    private static ReliabilityOptions options(Extent extent) {
        return ReliabilityOptions.withSeed(1).with(new Resampling(1_000, 1, Parallel.allCores(), extent));
    }

    private static ScaleItems scale(List<String> items) {
        return new ScaleItems(
                "scale",
                items.stream()
                        .map(item -> KeyedItem.of(item, item.equals("A1"), AnswerRange.of(1, 6)))
                        .toList());
    }

    private static void time(String label, Runnable work) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < WARM_UP_NANOSECONDS) {
            work.run();
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%-40s %9.3f s%n", label, seconds[RUNS / 2]);
    }

    /** Five-point answers that share one factor. */
    private static Responses large(int people, int items) {
        Random random = new Random(20);
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] factor = random.doubles(people).map(x -> Math.log(x / (1 - x))).toArray();
        for (int i = 1; i <= items; i++) {
            double[] column = new double[people];
            for (int row = 0; row < people; row++) {
                double answer = 3 + 0.4 * factor[row] + random.nextGaussian();
                column[row] = Math.max(1, Math.min(5, Math.round(answer)));
            }
            columns.put("i" + i, column);
        }
        return responses("large", people, columns);
    }

    private static Responses responses(String name, int people, Map<String, double[]> columns) {
        List<String> ids = new ArrayList<>();
        for (int row = 1; row <= people; row++) {
            ids.add(Integer.toString(row));
        }
        return new Responses(name, ids, columns, Map.of());
    }

    private static Responses complete(Responses all, List<String> items) {
        int[] rows = java.util.stream.IntStream.range(0, all.size())
                .filter(row -> items.stream().noneMatch(item -> Double.isNaN(all.column(item)[row])))
                .toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String item : items) {
            double[] column = all.column(item);
            columns.put(
                    item, Arrays.stream(rows).mapToDouble(row -> column[row]).toArray());
        }
        return responses("complete", rows.length, columns);
    }

    private static Responses read(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).replace("\"", "").split(",");
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 0; c < header.length; c++) {
            double[] column = new double[lines.size() - 1];
            for (int row = 0; row < column.length; row++) {
                String[] cells = lines.get(row + 1).split(",", -1);
                String cell = cells[c];
                column[row] = cell.matches("-?[0-9.]+") ? Double.parseDouble(cell) : Double.NaN;
            }
            columns.put(header[c], column);
        }
        return responses(file.getFileName().toString(), lines.size() - 1, columns);
    }
}
