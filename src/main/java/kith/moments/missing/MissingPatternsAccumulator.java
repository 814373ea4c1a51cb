package kith.moments.missing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import kith.moments.MomentsAccumulator;
import kith.moments.SampleMoments;

/**
 * Builds {@link MissingPatterns} row by row; two of them can be merged, whatever the order of the rows. Not
 * thread-safe.
 */
public final class MissingPatternsAccumulator implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<String> names;
    private final HashMap<BitSet, MomentsAccumulator> accumulators = new HashMap<>();
    private double emptyRows;

    public MissingPatternsAccumulator(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Takes a row, NaN for a missing response. */
    public void add(double[] row) {
        add(row, 1);
    }

    /**
     * Takes a row that counts {@code weight} times.
     *
     * @param weight greater than 0
     */
    public void add(double[] row, double weight) {
        BitSet observed = new BitSet(row.length);
        for (int i = 0; i < row.length; i++) {
            if (!Double.isNaN(row[i])) {
                observed.set(i);
            }
        }
        if (observed.isEmpty()) {
            emptyRows += weight;
            return;
        }
        double[] answers = new double[observed.cardinality()];
        int k = 0;
        for (int i = observed.nextSetBit(0); i >= 0; i = observed.nextSetBit(i + 1)) {
            answers[k++] = row[i];
        }
        accumulators
                .computeIfAbsent(observed, pattern -> new MomentsAccumulator(answered(pattern)))
                .add(answers, weight);
    }

    /** Takes rows that all answer the same variables, by their moments. */
    public void add(SampleMoments moments) {
        BitSet observed = new BitSet(names.size());
        moments.names().forEach(name -> observed.set(names.indexOf(name)));
        MomentsAccumulator part = MomentsAccumulator.of(moments.select(answered(observed)));
        accumulators.merge(observed, part, MomentsAccumulator::plus);
    }

    /** How many patterns have been seen. */
    public int size() {
        return accumulators.size();
    }

    /** Takes rows that answer nothing. */
    public void addEmpty(double rows) {
        emptyRows += rows;
    }

    private List<String> answered(BitSet pattern) {
        return pattern.stream().mapToObj(names::get).toList();
    }

    /** What both have seen. Neither is changed. */
    public MissingPatternsAccumulator plus(MissingPatternsAccumulator other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("different variables: " + names + " and " + other.names);
        }
        MissingPatternsAccumulator sum = new MissingPatternsAccumulator(names);
        sum.emptyRows = emptyRows + other.emptyRows;
        for (MissingPatternsAccumulator part : List.of(this, other)) {
            part.accumulators.forEach((pattern, accumulator) -> sum.accumulators.merge(
                    pattern, accumulator.plus(new MomentsAccumulator(answered(pattern))), MomentsAccumulator::plus));
        }
        return sum;
    }

    /** The patterns of what has been seen. */
    public MissingPatterns patterns() {
        List<MissingPattern> patterns = new ArrayList<>();
        accumulators.forEach((pattern, accumulator) ->
                patterns.add(new MissingPattern(pattern.stream().toArray(), accumulator.moments())));
        patterns.sort(MissingPattern.ORDER);
        return new MissingPatterns(names, patterns, emptyRows);
    }
}
