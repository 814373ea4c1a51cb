package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;

/** The data sets of the references and the fits to them, each made once. */
final class IrtCases {

    static final List<String> N = List.of("N1", "N2", "N3", "N4", "N5");
    static final List<String> CE = Stream.of("ci", "rw", "sb")
            .flatMap(scale -> IntStream.rangeClosed(1, 4).mapToObj(i -> scale + i))
            .toList();
    static final List<String> SB = CE.subList(8, 12);

    private static final Map<String, IrtFit> FITS = new java.util.HashMap<>();

    private IrtCases() {}

    static double[][] columns(Responses data, List<String> items) {
        return items.stream().map(data::column).toArray(double[][]::new);
    }

    static double[][] rows(double[][] columns, int first, Predicate<double[]> kept) {
        int[] rows = IntStream.range(0, columns[0].length)
                .filter(r ->
                        kept.test(Arrays.stream(columns).mapToDouble(c -> c[r]).toArray()))
                .limit(first)
                .toArray();
        return Arrays.stream(columns)
                .map(c -> IntStream.of(rows).mapToDouble(r -> c[r]).toArray())
                .toArray(double[][]::new);
    }

    static boolean any(double[] row) {
        return Arrays.stream(row).anyMatch(x -> !Double.isNaN(x));
    }

    static boolean all(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }

    /** Rows of the first so many of a file with any response. */
    private static double[][] head(String file, List<String> items, int rows) {
        double[][] columns = Arrays.stream(columns(Reference.data(file), items))
                .map(c -> Arrays.copyOf(c, Math.min(rows, c.length)))
                .toArray(double[][]::new);
        return rows(columns, Integer.MAX_VALUE, IrtCases::any);
    }

    static double[][] data(String reference) {
        if (reference.startsWith("irt_lsat") || reference.startsWith("irt_science")) {
            Responses data = Reference.data(reference.split("_")[1] + ".csv");
            return columns(data, items(reference));
        }
        if (reference.contains("bfi1000N")) {
            double[][] x = head("bfi.csv", N, 1000);
            return reference.endsWith("2pl")
                    ? Arrays.stream(x)
                            .map(c -> Arrays.stream(c)
                                    .map(v -> Double.isNaN(v) ? v : v >= 4 ? 1 : 0)
                                    .toArray())
                            .toArray(double[][]::new)
                    : x;
        }
        if (reference.contains("bfiN")) {
            return head("bfi.csv", N, 2800);
        }
        if (reference.contains("bfiA")) {
            double[][] x = head("bfi.csv", items(reference), 2800);
            x[0] = Arrays.stream(x[0]).map(v -> 7 - v).toArray();
            return x;
        }
        if (reference.contains("ce12") || reference.contains("multidim_3f") || reference.contains("bifactor")) {
            return rows(columns(Reference.data("ce_contexts.csv"), CE), 600, IrtCases::any);
        }
        if (reference.contains("multidim_2f")) {
            return Arrays.copyOf(data("irt_ce12_graded"), 8);
        }
        double[][] complete = rows(columns(Reference.data("ce_contexts.csv"), CE), Integer.MAX_VALUE, IrtCases::all);
        return Arrays.copyOfRange(complete, 8, 12);
    }

    static List<String> items(String reference) {
        if (reference.startsWith("irt_lsat")) {
            String separator = reference.contains("lsat6") ? "_" : ".";
            return IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> "Item" + separator + i)
                    .toList();
        }
        if (reference.startsWith("irt_science")) {
            return List.of("Comfort", "Work", "Future", "Benefit");
        }
        if (reference.contains("bfiA")) {
            return List.of("A1", "A2", "A3", "A4", "A5");
        }
        if (reference.contains("bfi")) {
            return N;
        }
        if (reference.contains("multidim_2f")) {
            return CE.subList(0, 8);
        }
        return reference.contains("ce12") || reference.contains("multidim_3f") || reference.contains("bifactor")
                ? CE
                : SB;
    }

    static ItemModel model(String reference) {
        String key = reference.substring(reference.lastIndexOf('_') + 1);
        return ItemModel.of(key).orElse(ItemModel.GRADED);
    }

    static ResponsePatterns patterns(String reference) {
        return ResponsePatterns.of(items(reference), data(reference));
    }

    static IrtFit fit(String reference) {
        return FITS.computeIfAbsent(reference, name -> {
            ItemModel model = name.equals("irt_rasch") ? ItemModel.PARTIAL_CREDIT : model(name);
            return IrtModel.fit(patterns(name), IrtQuestion.of(model, structure(name)));
        });
    }

    private static LatentStructure structure(String name) {
        int[] scale = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
        if (name.contains("multidim_2f")) {
            return LatentStructure.correlated(List.of("ci", "rw"), Arrays.copyOf(scale, 8));
        }
        if (name.contains("multidim_3f")) {
            return LatentStructure.correlated(List.of("ci", "rw", "sb"), scale);
        }
        return name.contains("bifactor")
                ? LatentStructure.bifactor(List.of("S1", "S2", "S3"), scale)
                : LatentStructure.unidimensional(items(name).size());
    }

    /** The reference of gender groups in the first 1,000 rows of bfi. */
    static ResponsePatterns gender() {
        Responses data = Reference.data("bfi.csv");
        double[][] x =
                Arrays.stream(columns(data, N)).map(c -> Arrays.copyOf(c, 1000)).toArray(double[][]::new);
        double[] gender = data.column("gender");
        List<Integer> kept = new ArrayList<>();
        for (int r = 0; r < 1000; r++) {
            int row = r;
            if (Arrays.stream(x).anyMatch(c -> !Double.isNaN(c[row]))) {
                kept.add(r);
            }
        }
        int[] group = kept.stream().mapToInt(r -> (int) gender[r] - 1).toArray();
        double[][] values = Arrays.stream(x)
                .map(c -> kept.stream().mapToDouble(r -> c[r]).toArray())
                .toArray(double[][]::new);
        return ResponsePatterns.of(N, values, List.of("1", "2"), group);
    }
}
