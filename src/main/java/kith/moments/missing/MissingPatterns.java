package kith.moments.missing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;
import kith.moments.SampleMoments;

/**
 * Answers with missing ones among them, as full-information maximum likelihood sees them: for each pattern of answered
 * variables how many rows have it, and their means and covariances. A sample of complete rows is one pattern.
 *
 * <p>Under normality with responses missing at random these are sufficient: the log-likelihood is −½ Σ_g n_g [k_g log
 * 2π + log |Σ_g| + tr Σ_g⁻¹(S_g + (m_g − μ_g)(m_g − μ_g)ᵀ)], Σ_g and μ_g being the parts of Σ and μ that pattern g
 * answers (Arbuckle 1996, in Marcoulides and Schumacker, Advanced structural equation modeling).
 *
 * @param names names of the p variables
 * @param patterns the patterns: those with the most answers first, then in the order of the variables
 * @param emptyRows how many rows (or the sum of their weights) answer nothing; they take no part in anything
 */
public record MissingPatterns(List<String> names, List<MissingPattern> patterns, double emptyRows) {

    public MissingPatterns {
        names = List.copyOf(names);
        patterns = List.copyOf(patterns);
    }

    /** Complete data. */
    public static MissingPatterns of(SampleMoments moments) {
        int[] all = new int[moments.names().size()];
        java.util.Arrays.setAll(all, i -> i);
        return new MissingPatterns(moments.names(), List.of(new MissingPattern(all, moments)), 0);
    }

    /**
     * The patterns of samples that answer some of the variables each; those that answer the same are merged.
     *
     * @param samples each with the variables that it answers, in any order
     */
    public static MissingPatterns of(List<String> names, List<SampleMoments> samples, double emptyRows) {
        List<MissingPattern> patterns = new ArrayList<>();
        MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(names);
        Set<List<String>> different = new HashSet<>();
        accumulator.addEmpty(emptyRows);
        for (SampleMoments sample : samples) {
            List<String> answered =
                    names.stream().filter(sample.names()::contains).toList();
            different.add(answered);
            accumulator.add(sample);
            patterns.add(new MissingPattern(
                    answered.stream().mapToInt(names::indexOf).toArray(),
                    answered.equals(sample.names()) ? sample : sample.select(answered)));
        }
        patterns.sort(MissingPattern.ORDER);
        return different.size() == samples.size()
                ? new MissingPatterns(names, patterns, emptyRows)
                : accumulator.patterns();
    }

    /**
     * The patterns of some columns.
     *
     * @throws kith.finding.InputException with every column that is not there
     */
    public static MissingPatterns of(Responses responses, List<String> names) {
        requireColumns(responses, names);
        int[] everyone = new int[responses.size()];
        java.util.Arrays.setAll(everyone, row -> row);
        return of(responses, everyone, names);
    }

    private static void requireColumns(Responses responses, List<String> names) {
        Problems problems = new Problems();
        for (String name : names) {
            if (!responses.numeric().containsKey(name)) {
                problems.add(
                        responses.source(),
                        "no column of numbers “" + name + "”",
                        "one of " + String.join(", ", responses.numeric().keySet()),
                        "");
            }
        }
        problems.throwIfAny();
    }

    static MissingPatterns of(Responses responses, int[] rows, List<String> names) {
        List<PackedNumbers> columns = names.stream().map(responses::packed).toList();
        MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(names);
        double[] row = new double[columns.size()];
        for (int r : rows) {
            for (int v = 0; v < row.length; v++) {
                row[v] = columns.get(v).at(r);
            }
            accumulator.add(row);
        }
        return accumulator.patterns();
    }

    /** How many rows (or the sum of their weights) answer at least one variable. */
    public double n() {
        return patterns.stream().mapToDouble(MissingPattern::n).sum();
    }

    /** Whether every row answers every variable. */
    public boolean isComplete() {
        return patterns.size() == 1 && patterns.get(0).observed().length == names.size();
    }

    /** Those rows alone that answer every variable. */
    public MissingPatterns complete() {
        return new MissingPatterns(
                names,
                patterns.stream()
                        .filter(pattern -> pattern.observed().length == names.size())
                        .toList(),
                0);
    }

    /** Which share of the rows answers both of two variables; on the diagonal, one. */
    public Matrix coverage() {
        double n = n();
        double[][] coverage = new double[names.size()][names.size()];
        for (MissingPattern pattern : patterns) {
            for (int i : pattern.observed()) {
                for (int j : pattern.observed()) {
                    coverage[i][j] += pattern.n() / n;
                }
            }
        }
        return Matrix.square(names, coverage);
    }

    /** The patterns of some of the variables, in the order given; rows that answer none of them become empty rows. */
    public MissingPatterns select(List<String> some) {
        List<SampleMoments> samples = new ArrayList<>();
        double empty = emptyRows;
        for (MissingPattern pattern : patterns) {
            List<String> kept = new ArrayList<>(some);
            kept.retainAll(pattern.moments().names());
            if (kept.isEmpty()) {
                empty += pattern.n();
            } else {
                samples.add(pattern.moments().select(kept));
            }
        }
        return of(some, samples, empty);
    }

    /** Means of the rows that answer each variable, covariances of those that answer both. */
    public PairwiseMoments pairwise() {
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(names);
        for (MissingPattern pattern : patterns) {
            accumulator = accumulator.plus(pattern.moments());
        }
        return accumulator.moments();
    }

    /** Maximum-likelihood means and covariances of the unrestricted model. */
    public SaturatedMoments saturated() {
        return new SaturatedEm(this).fit();
    }
}
