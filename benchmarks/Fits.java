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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.moments.Missing;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.Sem;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.estimation.Estimator;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.twolevel.TwoLevelSem;

/**
 * The fits of the peers' script, in a warm machine: for each the median of five runs after ten, in seconds. Run through
 * {@code compare.sh}, which runs R beside it.
 */
public final class Fits {

    private static final int WARM_UP = 10;
    private static final int RUNS = 5;

    /** Only fits with this in their labels are timed. */
    private static String only = "";

    private Fits() {}

    public static void main(String[] arguments) throws Exception {
        only = arguments.length > 1 ? arguments[1] : "";
        Path folder = Path.of(arguments[0]);
        Responses contexts = read(folder.resolve("ce_contexts.csv"));
        Responses bfi = read(folder.resolve("bfi.csv"));
        Sem three = Sem.of(model(List.of("ci", "rw", "sb"), 4));
        Sem five = Sem.of(model(List.of("A", "C", "E", "N", "O"), 5));
        Set<String> items = names(List.of("A", "C", "E", "N", "O"), 5);
        Set<String> twelve = names(List.of("ci", "rw", "sb"), 4);
        Sem ordered = five.with(Estimator.WLSMV).withOrdered(items);
        Sem orderedThree = three.with(Estimator.WLSMV).withOrdered(twelve);
        Sem fiml = five.with(Estimator.MLR).with(Missing.FIML);
        Sem fimlThree = three.with(Estimator.MLR).with(Missing.FIML);
        time("bfi 25 items CFA ML", bfi, five::fit);
        time("bfi MLR", bfi, five.with(Estimator.MLR)::fit);
        time("bfi FIML MLR n=2800", bfi, fiml::fit);
        time("bfi MLR ladder gender", bfi, data -> fits(five.with(Estimator.MLR).byGroup("gender"), CONTINUOUS, data));
        time("bfi WLSMV", bfi, ordered::fit);
        time("bfi WLSMV ladder gender (4)", bfi, data -> fits(ordered.byGroup("gender"), ORDERED, data));
        time("ce FIML ladder 3 contexts", contexts, data -> fits(fimlThree.byGroup("context"), CONTINUOUS, data));
        time("ce WLSMV ladder 3 contexts", contexts, data -> fits(orderedThree.byGroup("context"), ORDERED, data));
        time(
                "bfi Wu-Estabrook ladder gender (5)",
                bfi,
                data -> Invariance.across("gender", ordered).fit(data));
        time(
                "ce Wu-Estabrook ladder contexts (5)",
                contexts,
                data -> Invariance.across("context", orderedThree).fit(data));
        var fitted = five.fitted(bfi);
        time("modindices", bfi, data -> ModificationIndices.of(fitted));
        OrdinalDesign polychoric = OrdinalDesign.of(List.copyOf(items)).with(CovarianceDetail.DIAGONAL);
        Responses complete = complete(bfi, items);
        time("polychoric 25 items", complete, data -> OrdinalMoments.of(data, polychoric));
        var twelveItems = three.fitted(contexts);
        time(
                "bootstrap, 200 draws of 12 items",
                contexts,
                data -> BootstrapAnswer.of(twelveItems, Bootstrap.naive(200, 1)));
        var twelveOrdered = orderedThree.fitted(contexts);
        time(
                "bootstrap, 20 draws, 12 ordered",
                contexts,
                data -> BootstrapAnswer.of(twelveOrdered, Bootstrap.naive(20, 1)));
        var orderedItems = ordered.fitted(bfi);
        time("bootstrap, 10 draws, 25 ordered", bfi, data -> BootstrapAnswer.of(orderedItems, Bootstrap.naive(10, 1)));
        Responses levels = read(folder.resolve("twolevel.csv"));
        TwoLevelSem two = TwoLevelSem.of(Sem.of(twoLevel()).clusteredBy("cluster"));
        time("two-level ML, 2500 x 6", levels, two::fit);
        time("two-level MLR, 2500 x 6", levels, TwoLevelSem.of(two.sem().with(Estimator.MLR))::fit);
        time("two-level FIML, 2500 x 6", holes(levels), TwoLevelSem.of(two.sem().with(Missing.FIML))::fit);
    }

    private static String twoLevel() {
        String items = "y1 + y2 + y3 + y4 + y5 + y6";
        return "level: 1\n fw =~ " + items + "\nlevel: 2\n fb =~ " + items + "\n";
    }

    /** A twelfth of the responses missing, by the same rule as in the peers' script. */
    private static Responses holes(Responses complete) {
        Map<String, double[]> columns = new LinkedHashMap<>(complete.numeric());
        for (int j = 1; j <= 6; j++) {
            double[] column = columns.get("y" + j).clone();
            for (int row = 1; row <= column.length; row++) {
                column[row - 1] = (row * 7 + j) % 12 == 0 ? Double.NaN : column[row - 1];
            }
            columns.put("y" + j, column);
        }
        return new Responses("holes", complete.rowIds(), columns, complete.labels());
    }

    private static final List<Set<EqualAcrossGroups>> CONTINUOUS = List.of(
            Set.of(),
            Set.of(EqualAcrossGroups.LOADINGS),
            Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS),
            Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS, EqualAcrossGroups.RESIDUALS));

    private static final List<Set<EqualAcrossGroups>> ORDERED = List.of(
            Set.of(),
            Set.of(EqualAcrossGroups.THRESHOLDS),
            Set.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS),
            Set.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS));

    private static void fits(Sem model, List<Set<EqualAcrossGroups>> steps, Responses data) {
        steps.forEach(equal -> model.withEqual(equal, List.of()).fit(data));
    }

    /** Each run has a copy of the answers, so that nothing is there already of what an earlier run computed of them. */
    private static void time(String label, Responses data, Consumer<Responses> work) {
        if (!label.contains(only)) {
            return;
        }
        for (int run = 0; run < WARM_UP; run++) {
            work.accept(copy(data));
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Responses own = copy(data);
            long start = System.nanoTime();
            work.accept(own);
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%-40s %8.3f s%n", label, seconds[RUNS / 2]);
    }

    /** The rows that answer all of these items. */
    private static Responses complete(Responses data, Set<String> items) {
        return data.rows(IntStream.range(0, data.size())
                .filter(row -> items.stream().noneMatch(item -> Double.isNaN(data.column(item)[row])))
                .toArray());
    }

    private static Responses copy(Responses data) {
        return new Responses(data.source(), data.rowIds(), data.numeric(), data.labels());
    }

    private static String model(List<String> factors, int items) {
        StringBuilder text = new StringBuilder();
        for (String factor : factors) {
            text.append(factor)
                    .append(" =~ ")
                    .append(String.join(" + ", names(List.of(factor), items)))
                    .append('\n');
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
