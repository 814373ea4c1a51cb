package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.CumulativeLink;
import kith.sem.Sem;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * A factor model of ordered responses at two levels, by marginal maximum likelihood: P(u_j ≤ k) = F(τ_jk − λ_Wj′ η_W −
 * λ_Bj′ η_B). Rows are used with the responses that they have (missing at random). It is the model of Mplus with
 * {@code TYPE = TWOLEVEL}, {@code ESTIMATOR = ML} and residual variances between clusters fixed at 0: each of these
 * would be one more dimension of integration.
 *
 * @param sem the model with {@code level:} blocks, up to three factors in all, and its column of clusters
 * @param link distribution of the latent residual of a response
 */
public record OrderedTwoLevelSem(Sem sem, CumulativeLink link) {

    private static final int MOST_FACTORS = 3;

    /**
     * Fits the model.
     *
     * @throws InputException when model and data do not fit together, or the model needs what is not there for ordered
     *     responses
     */
    public OrderedTwoLevelFit fit(Responses responses) {
        TwoLevelSem.requireLevels(sem);
        OrderedTwoLevelRows reader = new OrderedTwoLevelRows(sem, responses);
        ParameterTable table = reader.table();
        require(table);
        List<Finding> findings = new ArrayList<>();
        OrderedClusters data = reader.clusters(table.observed(), false, findings);
        return new OrderedTwoLevelFitting(sem, link, table, data, findings).fit();
    }

    private void require(ParameterTable table) {
        Problems problems = new Problems();
        String source = sem.syntax().source();
        long factors = table.parameters().stream()
                .filter(row -> row.op() == Operator.LOADING)
                .map(row -> row.lhs() + "\n" + row.level())
                .distinct()
                .count();
        if (factors > MOST_FACTORS) {
            problems.add(
                    source,
                    factors + " factors over both levels",
                    "at most " + MOST_FACTORS + ", each of which is a dimension of integration",
                    "fit it by limited information: " + Setting.to("estimator", "WLSMV"));
        }
        for (int level = 1; level <= 2; level++) {
            int number = level;
            if (table.parameters().stream().noneMatch(row -> row.level() == number && row.op() == Operator.LOADING)) {
                problems.add(source, "no factor at level " + level, "a factor at each level", "");
            }
        }
        table.parameters().stream()
                .filter(row -> !isOffered(row, table))
                .forEach(row -> problems.add(
                        row.toString(),
                        row.op().isEffect() ? "a regression" : "a residual variance or covariance, or a free mean",
                        "factors with loadings, and their variances and covariances, for ordered responses at two levels",
                        "leave it out"));
        problems.throwIfAny();
    }

    private static boolean isOffered(Parameter row, ParameterTable table) {
        boolean observed = table.observed().contains(row.lhs());
        return switch (row.op()) {
            case LOADING -> table.observed().contains(row.rhs());
            case THRESHOLD -> true;
            case COVARIANCE -> !observed || !row.isFree() && row.lhs().equals(row.rhs());
            case INTERCEPT, SCALE -> !row.isFree();
            default -> false;
        };
    }
}
