package kith.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;

/** The imputed data sets of own/pooled_trial.csv and what R and mice made of them. */
public final class PooledTrial {

    public static final JsonNode WANTED = Reference.own("pooled_trial");
    private static final Responses ALL = Reference.data("../own/pooled_trial.csv");

    private PooledTrial() {}

    /** One a data set. */
    public static List<Responses> sets() {
        double[] set = ALL.column(".imp");
        return IntStream.rangeClosed(1, (int) Arrays.stream(set).max().orElseThrow())
                .mapToObj(m -> ALL.rows(rows(set, row -> set[row] == m)))
                .toList();
    }

    private static int[] rows(double[] set, IntPredicate chosen) {
        return IntStream.range(0, set.length).filter(chosen).toArray();
    }

    /** Scores of one set at baseline and the last visit; the anchor is 1 where the respondent is better. */
    static RepeatedScores scores(Responses set) {
        double[] none = new double[set.size()];
        Arrays.fill(none, Double.NaN);
        return new RepeatedScores(
                "pooled_trial.csv",
                "score",
                IntStream.range(0, set.size()).mapToObj(Integer::toString).toList(),
                List.of("base", "last"),
                new double[][] {set.column("base"), set.column("last")},
                Arrays.stream(set.column("arm"))
                        .mapToObj(arm -> Integer.toString((int) arm))
                        .toList(),
                List.of(),
                new double[][] {none, set.column("better")});
    }

    /** A closed form of each set, pooled. */
    public static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, wanted.asDouble());
    }
}
