package kith.sem.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.SamplingWeights;
import kith.finding.Finding;
import kith.finding.Problems;

/** The rows that a model can use, by its columns of groups, clusters and weights. */
public final class UsableRows {

    private UsableRows() {}

    /** The rows whose cluster is known and whose weight is not 0. */
    static Responses of(Responses all, Samples.Rows which, List<Finding> findings) {
        requireColumns(all, which);
        Responses weighted = which.weights()
                .map(column -> SamplingWeights.weighted(all, column, findings))
                .orElse(all);
        return inClusters(weighted, which, findings);
    }

    /** The rows whose cluster is known; all where there are no clusters. */
    private static Responses inClusters(Responses all, Samples.Rows which, List<Finding> findings) {
        if (which.cluster().isEmpty()) {
            return all;
        }
        String column = which.cluster().get();
        int[] code = all.grouping(column).code();
        int[] kept = IntStream.range(0, code.length)
                .filter(row -> code[row] != Grouping.NONE)
                .toArray();
        if (kept.length == code.length) {
            return all;
        }
        findings.add(Finding.of(
                        "rows_without_cluster",
                        Map.of("rows", code.length - kept.length, "all", code.length, "column", column))
                .at(column));
        return all.rows(kept);
    }

    /** @throws kith.finding.InputException when the columns of groups, clusters and weights are not there */
    public static void requireColumns(Responses responses, Samples.Rows which) {
        Problems problems = new Problems();
        for (Optional<String> column : List.of(which.group(), which.cluster())) {
            column.filter(name -> !responses.labels().containsKey(name)
                            && !responses.numeric().containsKey(name))
                    .ifPresent(name -> problems.add(
                            responses.source(),
                            "no column “" + name + "”",
                            "one of " + String.join(", ", responses.labels().keySet()) + ", "
                                    + String.join(", ", responses.numeric().keySet()),
                            "correct the name of the column of groups or clusters"));
        }
        which.weights()
                .filter(name -> !responses.numeric().containsKey(name))
                .ifPresent(name -> problems.add(
                        responses.source(),
                        "no column of numbers “" + name + "”",
                        "one of " + String.join(", ", responses.numeric().keySet()),
                        "correct the name of the column of weights"));
        which.cluster().filter(name -> problems.isEmpty()).ifPresent(name -> {
            int count = responses.grouping(name).names().size();
            if (count < 2) {
                problems.add(
                        name,
                        count + (count == 1 ? " cluster" : " clusters"),
                        "at least 2, and many more to say anything",
                        "");
            }
        });
        problems.throwIfAny();
    }
}
