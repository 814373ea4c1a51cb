package kith.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;

/**
 * How the rows were drawn: together in clusters, or with chances that weights make up for.
 *
 * @param clusters the number of each row's cluster, {@link Grouping#NONE} where it is not known; empty where rows were
 *     drawn one by one
 * @param weights of each row, 0 or more; empty where each counts once
 * @param findings rows that do not count
 */
public record SamplingDesign(int[] clusters, double[] weights, List<Finding> findings) {

    public SamplingDesign {
        clusters = clusters.clone();
        weights = weights.clone();
        findings = List.copyOf(findings);
    }

    /** Rows drawn one by one, each with the same chance. */
    public static SamplingDesign simple() {
        return new SamplingDesign(new int[0], new double[0], List.of());
    }

    /**
     * @param cluster column of clusters
     * @param weights column of sampling weights
     * @throws kith.finding.InputException with every row whose weight is missing, negative or infinite
     */
    public static SamplingDesign of(Responses responses, Optional<String> cluster, Optional<String> weights) {
        List<Finding> findings = new ArrayList<>();
        double[] weight = weights.map(column -> SamplingWeights.of(responses, column, findings))
                .orElse(new double[0]);
        int[] code = cluster.map(column -> responses.grouping(column).code()).orElse(new int[0]);
        int unknown = (int)
                Arrays.stream(code).filter(number -> number == Grouping.NONE).count();
        if (unknown > 0) {
            String column = cluster.orElseThrow();
            findings.add(Finding.of(
                            "rows_without_cluster", Map.of("rows", unknown, "all", responses.size(), "column", column))
                    .at(column));
        }
        return new SamplingDesign(code, weight, findings);
    }

    /** Whether a row has a weight above 0 and a known cluster, as far as there are weights and clusters. */
    public boolean counts(int row) {
        return weight(row) > 0 && (clusters.length == 0 || clusters[row] != Grouping.NONE);
    }

    public double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    /** The number of the row's cluster, or of the row. */
    public int unit(int row) {
        return clusters.length == 0 ? row : clusters[row];
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }
}
