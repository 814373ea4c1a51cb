package kith.moments.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.PearsonCorrelation;

/**
 * A column that was not declared and within whose values responses are alike, as they are when respondents were sampled
 * in clusters (classes, teams, areas). Standard errors and tests that take rows as independent are too small then.
 *
 * <p>Which columns are plausible is a rule of our own: they have no role, at least {@value #LEAST_CLUSTERS} different
 * values ({@value #LEAST_NUMBERS} whole numbers: fewer are as likely the points of an answer scale), on average
 * {@value #LEAST_ROWS} rows or more for each, no number that is not whole, and are no amount. Every scale is tested by
 * the mean of its standardised items, each with the sign that it has in the scale, of rows that answered half of them
 * ({@link ClusterEffect}), within the groups that are compared. The error rate is .05 over all columns and scales
 * (Bonferroni).
 *
 * <p>Whole numbers may be codes of clusters or an amount such as an age. The frequencies of an amount form a
 * distribution, in which successive values are about as frequent; sizes of clusters do not depend on the code. A column
 * is taken as an amount where the frequencies of successive values have a rank correlation of at least {@value #AMOUNT}
 * (Spearman). The limit is our own: in public data sets, six columns of codes (companies, schools, teachers, pupils)
 * had −.19 to .24 and eleven ages and test scores .62 to .95. A rounded amount can be missed (weight, pulse and blood
 * pressure had −.14 to .47); what its linear and quadratic trend explains is no effect of clusters either.
 *
 * @param column its name
 * @param scale the scale with the smallest p
 * @param tests how many columns and scales were tested
 */
public record UndeclaredCluster(String column, String scale, ClusterEffect effect, int tests) {

    private static final int LEAST_CLUSTERS = 5;
    private static final int LEAST_NUMBERS = 8;
    private static final int LEAST_ROWS = 3;
    private static final double AMOUNT = 0.5;
    private static final double ALPHA = 0.05;
    private static final int SIGN_ROUNDS = 5;

    /**
     * A scale: its name and the columns of its items.
     *
     * @param name for readers
     */
    public record Scale(String name, List<String> items) {
        public Scale {
            items = List.copyOf(items);
        }
    }

    /**
     * The columns of text of {@code responses} that are plausible and show an effect.
     *
     * @param declared columns that have a role
     * @param groups column of the groups that are compared
     */
    public static List<UndeclaredCluster> in(
            Responses responses, List<Scale> scales, Set<String> declared, Optional<String> groups) {
        int[] strata = groups.map(responses::grouping).map(Grouping::code).orElseGet(() -> new int[responses.size()]);
        List<Candidate> candidates = responses.labels().entrySet().stream()
                .filter(column -> !declared.contains(column.getKey()) && !groups.equals(Optional.of(column.getKey())))
                .flatMap(column -> Candidate.of(column).stream())
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Scale> present = scales.stream()
                .filter(scale -> responses.numeric().keySet().containsAll(scale.items()))
                .toList();
        List<double[]> totals =
                present.stream().map(scale -> total(scale, responses)).toList();
        int tests = candidates.size() * present.size();
        List<UndeclaredCluster> found = new ArrayList<>();
        for (Candidate candidate : candidates) {
            IntStream.range(0, present.size())
                    .mapToObj(s -> new UndeclaredCluster(
                            candidate.column(),
                            present.get(s).name(),
                            ClusterEffect.of(totals.get(s), candidate.codes(), strata, candidate.trend()),
                            tests))
                    .filter(one -> one.adjustedP() < ALPHA)
                    .min(Comparator.comparingDouble(UndeclaredCluster::adjustedP))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** p times the number of tests, at most 1; NaN where there is no test. */
    public double adjustedP() {
        return Math.min(1, effect.pValue() * tests);
    }

    /** What a reader has to know. */
    public Finding finding() {
        return Finding.of(
                        "undeclared_cluster",
                        Map.of(
                                "column", column,
                                "icc", effect.icc(),
                                "scale", scale,
                                "df1", effect.df1(),
                                "df2", effect.df2(),
                                "f", effect.f(),
                                "p", adjustedP(),
                                "tests", tests,
                                "design_effect", effect.designEffect(),
                                "bearing", Clustering.of(effect.designEffect()).id()))
                .at(column);
    }

    /**
     * A plausible column.
     *
     * @param codes one a row
     * @param trend the linear and the quadratic trend of whole numbers; empty for words
     */
    private record Candidate(String column, int[] codes, List<double[]> trend) {

        static Optional<Candidate> of(Map.Entry<String, List<String>> column) {
            List<String> values = column.getValue();
            long filled = values.stream().filter(cell -> !cell.isBlank()).count();
            List<String> names = values.stream()
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .distinct()
                    .limit(filled / LEAST_ROWS + 1)
                    .toList();
            if (names.size() < LEAST_CLUSTERS || filled < (long) LEAST_ROWS * names.size()) {
                return Optional.empty();
            }
            List<String> cells = values.stream().map(String::strip).toList();
            boolean numbers = names.stream().allMatch(Candidate::isNumber);
            if (numbers
                    && (names.size() < LEAST_NUMBERS
                            || !names.stream().allMatch(name -> number(name) == Math.rint(number(name)))
                            || isAmount(cells))) {
                return Optional.empty();
            }
            Map<String, Integer> places = new java.util.HashMap<>();
            names.forEach(name -> places.put(name, places.size()));
            int[] codes = cells.stream()
                    .mapToInt(cell -> places.getOrDefault(cell, Grouping.NONE))
                    .toArray();
            return Optional.of(new Candidate(column.getKey(), codes, numbers ? trend(cells) : List.of()));
        }

        /** Whether successive values are about as frequent. */
        private static boolean isAmount(List<String> cells) {
            double[] sizes = cells.stream()
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.groupingBy(Candidate::number, TreeMap::new, Collectors.counting()))
                    .values()
                    .stream()
                    .mapToDouble(Long::doubleValue)
                    .toArray();
            return PearsonCorrelation.ofRanks(
                                    Arrays.copyOf(sizes, sizes.length - 1), Arrays.copyOfRange(sizes, 1, sizes.length))
                            .r()
                    >= AMOUNT;
        }

        private static List<double[]> trend(List<String> cells) {
            double[] numbers = cells.stream()
                    .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : number(cell))
                    .toArray();
            double mean = Arrays.stream(numbers)
                    .filter(n -> !Double.isNaN(n))
                    .average()
                    .orElse(0);
            double[] linear = Arrays.stream(numbers).map(n -> n - mean).toArray();
            return List.of(linear, Arrays.stream(linear).map(n -> n * n).toArray());
        }

        private static boolean isNumber(String text) {
            return text.matches("[-+]?\\d{1,15}([.,]\\d{1,15})?");
        }

        private static double number(String text) {
            return Double.parseDouble(text.replace(',', '.'));
        }
    }

    /** The mean of the standardised items, of rows that answered half of them. */
    private static double[] total(Scale scale, Responses responses) {
        List<double[]> items = scale.items().stream()
                .map(item -> standardised(responses.column(item)))
                .toList();
        double[] signs = new double[items.size()];
        signs[0] = 1;
        double[] total = mean(items, signs, 1);
        for (int round = 0; round < SIGN_ROUNDS; round++) {
            for (int i = 1; i < signs.length; i++) {
                signs[i] = covariance(items.get(i), total) < 0 ? -1 : 1;
            }
            total = mean(items, signs, 1);
        }
        return mean(items, signs, (items.size() + 1) / 2);
    }

    private static double[] standardised(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(present).average().orElse(0);
        double variance = Arrays.stream(present)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double sd = Math.sqrt(variance);
        return Arrays.stream(values)
                .map(value -> sd == 0 ? Double.NaN : (value - mean) / sd)
                .toArray();
    }

    private static double[] mean(List<double[]> items, double[] signs, int needed) {
        return IntStream.range(0, items.get(0).length)
                .mapToDouble(row -> {
                    double sum = 0;
                    int count = 0;
                    for (int i = 0; i < signs.length; i++) {
                        double value = items.get(i)[row];
                        if (signs[i] != 0 && !Double.isNaN(value)) {
                            sum += signs[i] * value;
                            count++;
                        }
                    }
                    return count >= needed ? sum / count : Double.NaN;
                })
                .toArray();
    }

    private static double covariance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(row -> a[row] * b[row])
                .filter(product -> !Double.isNaN(product))
                .sum();
    }
}
