package kith.sem;

import java.util.ArrayList;
import java.util.List;
import kith.moments.MissingPatternsAccumulator;
import kith.moments.MomentsAccumulator;
import kith.moments.SampleMoments;
import kith.sem.discrepancy.RowPattern;

/**
 * The sample of one group of continuous variables.
 *
 * @param name label of the group; empty where there is one
 * @param moments of the variables in the order of the model's observed variables, divided by N; where answers are missing, the
 *     maximum-likelihood estimates of the unrestricted model
 * @param patterns rows by what is observed in them; empty when only moments are known
 */
public record GroupSample(String name, SampleMoments moments, List<RowPattern> patterns) {

    public GroupSample {
        patterns = List.copyOf(patterns);
    }

    /** A sample of which only the moments are known. */
    public static GroupSample ofMoments(String name, SampleMoments moments) {
        return new GroupSample(name, moments, List.of());
    }

    /**
     * A sample of complete rows.
     *
     * @param variables names, in the order of the model's observed variables
     * @param rows one array a row
     */
    public static GroupSample complete(String name, List<String> variables, List<double[]> rows) {
        MomentsAccumulator accumulator = new MomentsAccumulator(variables);
        rows.forEach(accumulator::add);
        List<RowPattern> patterns = new ArrayList<>();
        patterns.add(RowPattern.complete(variables.size(), rows));
        return new GroupSample(name, accumulator.moments(), patterns);
    }

    /** A sample with missing answers; its moments are those of the unrestricted model. */
    public static GroupSample incomplete(String name, List<String> variables, List<RowPattern> patterns) {
        MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(variables);
        patterns.forEach(pattern -> pattern.rows().forEach(row -> accumulator.add(row)));
        return new GroupSample(name, accumulator.patterns().saturated().moments(), patterns);
    }

    public double size() {
        return moments.n();
    }

    /** Whether rows are known, as casewise scores need. */
    public boolean hasRows() {
        return !patterns.isEmpty();
    }

    /** Whether some rows lack an answer. */
    public boolean isIncomplete() {
        int p = moments.names().size();
        return patterns.stream().anyMatch(pattern -> pattern.observed().length < p);
    }
}
