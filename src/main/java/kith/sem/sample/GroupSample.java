package kith.sem.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Collectors;
import kith.math.Matrix;
import kith.moments.MomentsAccumulator;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.moments.missing.MissingPatternsAccumulator;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.RowPattern;
import kith.sem.implied.HalfVector;
import kith.sem.inference.DistributionFreeCovariance;
import org.ejml.data.DMatrixRMaj;

/** The sample of one group. What several models need of it is computed once, when it is first asked for. */
public final class GroupSample {

    private final String name;
    private final SampleMoments moments;
    private final List<RowPattern> rows;
    private final int rowCount;
    private final int clusterCount;
    private final Optional<MissingPatterns> missing;
    private final Optional<OrdinalMoments> ordinal;
    private SaturatedInformation saturated;
    private DMatrixRMaj distributionFree;
    private List<Integer> distributionGiven = List.of();

    private GroupSample(
            String name,
            SampleMoments moments,
            List<RowPattern> rows,
            int rowCount,
            int clusterCount,
            Optional<MissingPatterns> missing,
            Optional<OrdinalMoments> ordinal) {
        this.name = name;
        this.moments = moments;
        this.rows = List.copyOf(rows);
        this.rowCount = rowCount;
        this.clusterCount = clusterCount;
        this.missing = missing;
        this.ordinal = ordinal;
    }

    /** A sample of which only the moments are known (divided by N, in the order of the model's observed variables). */
    public static GroupSample ofMoments(String name, SampleMoments moments) {
        int rowCount = (int) Math.round(moments.n());
        return new GroupSample(name, moments, List.of(), rowCount, 0, Optional.empty(), Optional.empty());
    }

    /**
     * A sample of which only the moments of its missing-data patterns are known.
     *
     * @param patterns with one row at least, of the model's observed variables
     */
    static GroupSample ofPatterns(String name, MissingPatterns patterns) {
        if (patterns.isComplete()) {
            return ofMoments(name, patterns.patterns().get(0).moments());
        }
        return new GroupSample(
                name,
                patterns.saturated().moments(),
                List.of(),
                (int) Math.round(patterns.n()),
                0,
                Optional.of(patterns),
                Optional.empty());
    }

    /**
     * A sample of complete rows.
     *
     * @param name label of the group; empty where there is one
     * @param variables names, in the order of the model's observed variables
     * @param rows one array a row
     */
    public static GroupSample complete(String name, List<String> variables, List<double[]> rows) {
        return complete(name, variables, RowPattern.complete(variables.size(), rows));
    }

    /** The same, with rows that may belong to clusters. */
    static GroupSample complete(String name, List<String> variables, RowPattern rows) {
        MomentsAccumulator accumulator = new MomentsAccumulator(variables);
        add(rows, accumulator::add);
        return new GroupSample(
                name,
                accumulator.moments(),
                List.of(rows),
                rows.rows().size(),
                clusters(List.of(rows)),
                Optional.empty(),
                Optional.empty());
    }

    /** A sample with missing responses; its moments are those of the unrestricted model. */
    public static GroupSample incomplete(String name, List<String> variables, List<RowPattern> rows) {
        MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(variables);
        rows.forEach(pattern -> add(pattern, accumulator::add));
        MissingPatterns patterns = accumulator.patterns();
        int rowCount = rows.stream().mapToInt(pattern -> pattern.rows().size()).sum();
        return new GroupSample(
                name,
                patterns.saturated().moments(),
                rows,
                rowCount,
                clusters(rows),
                Optional.of(patterns),
                Optional.empty());
    }

    private static int clusters(List<RowPattern> rows) {
        return (int) rows.stream()
                .flatMapToInt(pattern -> Arrays.stream(pattern.clusters()))
                .distinct()
                .count();
    }

    private static void add(RowPattern pattern, ObjDoubleConsumer<double[]> accumulator) {
        for (int row = 0; row < pattern.rows().size(); row++) {
            accumulator.accept(pattern.rows().get(row), pattern.weight(row));
        }
    }

    /** A sample with ordered variables among the model's. */
    public static GroupSample ordered(String name, OrdinalMoments ordinal) {
        List<String> variables = new ArrayList<>(ordinal.names());
        ordinal.covariates().ifPresent(covariates -> variables.addAll(covariates.names()));
        return ordered(name, ordinal, (int) Math.round(ordinal.n()), 0, variables);
    }

    /**
     * The same, where the number of rows is not the sum of their weights, or they come from clusters (0 where not).
     *
     * @param variables in the order of the model's observed variables, covariates among them
     */
    static GroupSample ordered(
            String name, OrdinalMoments ordinal, int rowCount, int clusterCount, List<String> variables) {
        SampleMoments moments = ordinal.withCovariates(variables);
        return new GroupSample(
                name, moments, List.of(), rowCount, clusterCount, Optional.empty(), Optional.of(ordinal));
    }

    /** Label of the group; empty where there is one. */
    public String name() {
        return name;
    }

    /** Divided by N; where responses are missing, the maximum-likelihood estimates of the unrestricted model. */
    public SampleMoments moments() {
        return moments;
    }

    /** Rows by what is observed in them; empty when only moments are known. */
    public List<RowPattern> patterns() {
        return rows;
    }

    /** How many rows answer which variables (their indices). */
    Map<Set<Integer>, Double> rowsByObserved() {
        Map<Set<Integer>, Double> counts = new LinkedHashMap<>();
        for (RowPattern pattern : rows) {
            counts.merge(places(pattern.observed()), (double) pattern.rows().size(), Double::sum);
        }
        if (rows.isEmpty() && missing.isPresent()) {
            missing.get().patterns().forEach(pattern -> counts.put(places(pattern.observed()), pattern.n()));
        }
        return counts;
    }

    private static Set<Integer> places(int[] observed) {
        return Arrays.stream(observed).boxed().collect(Collectors.toSet());
    }

    /** How many rows, or the sum of their weights: the n of every formula. */
    public double size() {
        return moments.n();
    }

    /** How many rows, whatever their weights. */
    public int rowCount() {
        return rowCount;
    }

    /** From how many clusters they come; 0 where they were drawn one by one. */
    public int clusterCount() {
        return clusterCount;
    }

    /** Whether rows are known, as casewise scores need. */
    public boolean hasRows() {
        return !rows.isEmpty();
    }

    /** Whether some rows lack an answer. */
    public boolean isIncomplete() {
        return missing.isPresent();
    }

    /** Whether rows count more or less than once. */
    public boolean isWeighted() {
        return rows.stream().anyMatch(RowPattern::isWeighted);
    }

    /** Whether rows were drawn in clusters. */
    public boolean isClustered() {
        return rows.stream().anyMatch(pattern -> pattern.clusters().length > 0);
    }

    /** Thresholds and correlations, where variables are ordered. */
    public Optional<OrdinalMoments> ordinal() {
        return ordinal;
    }

    /**
     * The asymptotic covariance of the moments of the model, without assuming normality unless only the moments are
     * known.
     */
    public DMatrixRMaj gamma(boolean hasMeans) {
        return gamma(hasMeans, List.of());
    }

    /**
     * The same for a model with predictors taken as given.
     *
     * @param given their indices; they do not matter where variables are ordered
     */
    public synchronized DMatrixRMaj gamma(boolean hasMeans, List<Integer> given) {
        if (ordinal.isPresent()) {
            return ordinal.get().asymptotic().matrix();
        }
        if (rows.isEmpty()) {
            return DistributionFreeCovariance.normalTheory(
                    new DMatrixRMaj(moments.covariance().toArray()), hasMeans);
        }
        int p = moments.names().size();
        int size = HalfVector.length(p) + (hasMeans ? p : 0);
        if (distributionFree == null || distributionFree.numRows != size || !distributionGiven.equals(given)) {
            distributionFree =
                    DistributionFreeCovariance.distributionFree(rows.get(0).rows(), hasMeans, given);
            distributionGiven = given;
        }
        return distributionFree;
    }

    /** Sufficient statistics of an incomplete sample. */
    public MissingPatterns missingPatterns() {
        return missing.orElseThrow();
    }

    /** The pairs of variables that no row answers together, as indices i > j; their covariances are not identified. */
    public List<int[]> neverTogether() {
        List<int[]> pairs = new ArrayList<>();
        if (isIncomplete()) {
            Matrix coverage = missingPatterns().coverage();
            for (int i = 0; i < coverage.rows().size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (!(coverage.at(i, j) > 0)) {
                        pairs.add(new int[] {i, j});
                    }
                }
            }
        }
        return pairs;
    }

    /** Means of each variable's and covariances of each pair's answers, which lavaan's GFI compares with. */
    public PairwiseMoments pairwiseMoments() {
        if (rows.isEmpty() && missing.isPresent()) {
            return missing.get().pairwise();
        }
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(moments.names());
        for (RowPattern pattern : rows) {
            pattern.rows().forEach(accumulator::add);
        }
        return accumulator.moments();
    }

    /**
     * What an incomplete sample says when nothing restricts the moments.
     *
     * @param given indices of predictors taken as given
     */
    public synchronized SaturatedInformation saturatedInformation(List<Integer> given) {
        if (saturated == null || !saturated.given().equals(given)) {
            saturated = new SaturatedInformation(this, given);
        }
        return saturated;
    }
}
