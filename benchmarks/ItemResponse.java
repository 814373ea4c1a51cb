import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.PackedNumbers;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.dif.GroupedScores;
import kith.dif.IrtDif;
import kith.dif.IterativeLogistic;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.IrtQuestion.StandardErrorKind;
import kith.irt.ItemModel;
import kith.irt.LatentStructure;
import kith.irt.LimitedInformation;
import kith.irt.ResponsePatterns;
import kith.math.Parallel;
import kith.mokken.ItemScores;
import kith.mokken.ItemSelection;
import kith.mokken.PairCovariances;
import kith.mokken.Scalability;

/**
 * Item response models, differential item functioning and Mokken scaling, beside mirt, lordif and mokken in
 * {@code item-response.sh}: for each the median of five runs, in seconds of CPU time on one thread, after two seconds
 * of the same work, so that all of it is compiled.
 */
public final class ItemResponse {

    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final int RUNS = 5;

    /** The clock of CPU time ticks every hundredth of a second; quick work is repeated. */
    private static final long ENOUGH_NANOSECONDS = 500_000_000L;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static String only = "";

    private ItemResponse() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        only = arguments.length > 1 ? arguments[1] : "";
        models(folder);
        differentialFunctioning(folder);
        scaling(folder);
    }

    private static void models(Path folder) throws Exception {
        List<String> twelve = twelve();
        double[][] contexts = columns(folder.resolve("ce_contexts.csv"), twelve);
        List<String> n = List.of("N1", "N2", "N3", "N4", "N5");
        graded("graded, 5 items, 2,800", ResponsePatterns.of(n, columns(folder.resolve("bfi.csv"), n)));
        ResponsePatterns of = ResponsePatterns.of(twelve, contexts);
        graded("graded, 12 items, 1,250", of);
        List<String> anxiety = anxiety();
        graded("graded, 29 items, 766", ResponsePatterns.of(anxiety, columns(folder.resolve("anxiety.csv"), anxiety)));
        IrtFit fit = IrtModel.fit(of, IrtQuestion.of(ItemModel.GRADED, 12).with(StandardErrorKind.NONE));
        time(
                "C2, 12 items",
                () -> LimitedInformation.of(fit, LimitedInformation.Kind.C2).orElseThrow());
        ResponsePatterns eight = ResponsePatterns.of(twelve.subList(0, 8), Arrays.copyOf(contexts, 8));
        IrtQuestion two = IrtQuestion.of(
                        ItemModel.GRADED,
                        LatentStructure.correlated(List.of("a", "b"), new int[] {0, 0, 0, 0, 1, 1, 1, 1}))
                .with(StandardErrorKind.NONE)
                .withThreads(1);
        time("graded, 2 factors, 8 items, 1,250", () -> IrtModel.fit(eight, two));
    }

    private static void graded(String label, ResponsePatterns patterns) {
        IrtQuestion plain = IrtQuestion.of(ItemModel.GRADED, patterns.items().size())
                .with(StandardErrorKind.NONE)
                .withThreads(1);
        time(label, () -> IrtModel.fit(patterns, plain));
        time(label + ", Oakes SE", () -> IrtModel.fit(patterns, plain.with(StandardErrorKind.OAKES)));
    }

    private static void differentialFunctioning(Path folder) throws Exception {
        List<String> n = List.of("N1", "N2", "N3", "N4", "N5");
        Path pupils = folder.resolve("bfiN_1200.csv");
        GroupedScores five = grouped(columns(pupils, n), n, columns(pupils, List.of("gender"))[0], 1);
        DifQuestion question = DifQuestion.of("group").with(new Parallel(1)).withMethods(Set.of(DifMethod.values()));
        time(
                "DIF by likelihood ratio, 5 items, 1,200",
                () -> IrtDif.asked(five, question).orElseThrow());
        List<String> anxiety = anxiety();
        Path file = folder.resolve("anxiety.csv");
        GroupedScores many = grouped(columns(file, anxiety), anxiety, columns(file, List.of("age"))[0], 0);
        time(
                "DIF by likelihood ratio, 29 items, 766",
                () -> IrtDif.asked(many, question).orElseThrow());
        time(
                "lordif, 29 items, 766",
                () -> IterativeLogistic.asked(many, question).orElseThrow());
    }

    private static GroupedScores grouped(double[][] items, List<String> names, double[] group, double first) {
        return GroupedScores.of(
                names,
                items,
                List.of("first", "second"),
                Arrays.stream(group).mapToInt(value -> value == first ? 0 : 1).toArray());
    }

    private static void scaling(Path folder) throws Exception {
        List<String> twelve = twelve();
        double[][] all = columns(folder.resolve("ce_contexts.csv"), twelve);
        int[] rows = IntStream.range(0, all[0].length)
                .filter(row -> Arrays.stream(all).noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        List<PackedNumbers> complete = Arrays.stream(all)
                .map(column -> PackedNumbers.of(
                        Arrays.stream(rows).mapToDouble(row -> column[row]).toArray()))
                .toList();
        time("scalability with SE, 12 items, 1,000", () -> {
            ItemScores scores = ItemScores.of(twelve, complete);
            Scalability.of(scores, PairCovariances.of(scores));
        });
        time(
                "AISP at .3, 12 items, 1,000",
                () -> ItemSelection.of(PairCovariances.of(ItemScores.of(twelve, complete)), 0.3, 0.05));
    }

    private static List<String> twelve() {
        return Stream.of("ci", "rw", "sb")
                .flatMap(scale -> IntStream.rangeClosed(1, 4).mapToObj(i -> scale + i))
                .toList();
    }

    private static List<String> anxiety() {
        return IntStream.rangeClosed(1, 29).mapToObj(i -> "R" + i).toList();
    }

    private static void time(String label, Runnable work) {
        if (!label.contains(only)) {
            return;
        }
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < WARM_UP_NANOSECONDS) {
            work.run();
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = MACHINE.getProcessCpuTime();
            int times = 0;
            while (MACHINE.getProcessCpuTime() - start < ENOUGH_NANOSECONDS) {
                work.run();
                times++;
            }
            seconds[run] = (MACHINE.getProcessCpuTime() - start) / 1e9 / times;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%-42s %9.4f s%n", label, seconds[RUNS / 2]);
    }

    private static double[][] columns(Path file, List<String> names) throws Exception {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).replace("\"", "").split(","));
        List<double[]> columns = new ArrayList<>();
        for (String name : names) {
            int at = header.indexOf(name);
            columns.add(lines.stream()
                    .skip(1)
                    .mapToDouble(line -> number(line.split(",", -1)[at]))
                    .toArray());
        }
        return columns.toArray(double[][]::new);
    }

    private static double number(String cell) {
        String bare = cell.replace("\"", "");
        return bare.matches("-?[0-9.]+") ? Double.parseDouble(bare) : Double.NaN;
    }
}
