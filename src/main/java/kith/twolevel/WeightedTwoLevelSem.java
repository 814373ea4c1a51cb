package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Inference;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * A factor model of ordered responses at two levels for any number of factors, by limited-information weighted least
 * squares (Asparouhov &amp; Muthén 2007, Computationally efficient estimation of multilevel high-dimensional latent
 * variable models, Proceedings of the Joint Statistical Meetings; Muthén 1984, doi 10.1007/BF02294210).
 *
 * <p>A response says between which thresholds a latent response lies, which is the sum of a cluster's component and a
 * deviation within the cluster; both are normal. In the unrestricted model, latent responses have the variance 1 within
 * clusters. Thresholds and variances between clusters are estimated item by item, correlations within and covariances
 * between clusters pair by pair with these held, each by maximum likelihood (numerical integration over one or two
 * components of the cluster). Γ, the covariance of these moments times the number of clusters, comes from the clusters'
 * estimating functions, so that it holds whatever the distribution of responses within a cluster. The model is fitted
 * to the moments with the weight diag(Γ)⁻¹; standard errors are robust, and the test is scaled and shifted (Asparouhov
 * &amp; Muthén 2010).
 *
 * <p>Residual variances of latent responses are fixed at 1 within clusters (theta parameterisation, probit), so that
 * loadings and thresholds are in the units of the probit form of {@link OrderedTwoLevelSem}. Residual variances between
 * clusters are free unless the model fixes them: {@code u1 ~~ 0*u1} at level 2. With {@link Missing#PAIRWISE} each item
 * and each pair uses the rows that have them, which supposes responses missing completely at random.
 *
 * <p>RMSEA takes the number of rows for N, as for continuous responses.
 *
 * @param sem the model with {@code level:} blocks, its estimator (WLSMV) and its column of clusters
 */
public record WeightedTwoLevelSem(Sem sem) {

    /**
     * Fits the model and keeps what more is asked of it.
     *
     * @throws InputException when model and data do not fit together, or the model needs what is not there for ordered
     *     responses
     */
    public FittedTwoLevelModel fitted(Responses responses) {
        return fitted(responses, UnaryOperator.identity());
    }

    /** The same with an edit of the table of parameters. */
    public FittedTwoLevelModel fitted(Responses responses, UnaryOperator<ParameterTable> edit) {
        TwoLevelSem.requireLevels(sem);
        requireEstimation();
        OrderedTwoLevelRows reader = new OrderedTwoLevelRows(sem, responses);
        ParameterTable table = edit.apply(withFreeVariances(reader.table(), reader.tableOfNumbers()));
        require(table);
        List<Finding> findings = new ArrayList<>();
        boolean listwise = sem.missing() == Missing.LISTWISE;
        OrderedClusters data = reader.clusters(table.observed(), listwise, findings);
        return new WeightedTwoLevelFitting(sem, table, data, findings).fit(Parallel.allCores());
    }

    private void requireEstimation() {
        Problems problems = new Problems();
        if (sem.estimator() != Estimator.WLSMV) {
            problems.add(
                    "estimator",
                    sem.estimator() + " for ordered responses at two levels",
                    "WLSMV by limited information, or ML by marginal maximum likelihood",
                    "choose one of them: " + Setting.to("estimator", "WLSMV"));
        }
        if (sem.missing() == Missing.FIML) {
            problems.add(
                    "missing",
                    "fiml with WLSMV",
                    "listwise or pairwise",
                    "use each pair of responses that there is: " + Setting.to("missing", "pairwise"));
        }
        sem.weights()
                .ifPresent(column -> problems.add(
                        column,
                        "sampling weights with two levels",
                        "clusters that count equally",
                        "leave them out, or fit a model of one level, which uses clusters and weights"));
        FitOptions fit = sem.fit();
        Map<String, Boolean> not = new TreeMap<>(Map.of(
                "bounds",
                fit.bounds() != Bounds.NONE,
                "several starts",
                fit.starts().count() > 1,
                "standard errors or a test chosen apart from the estimator",
                !fit.inference().equals(Inference.Choice.usual())));
        not.forEach((what, asked) -> {
            if (asked) {
                problems.add("two levels", what, "the estimator's own", "leave that out");
            }
        });
        problems.throwIfAny();
    }

    /**
     * Frees what the model leaves open and a table of ordered variables fixes: residual variances between clusters, and
     * thresholds of items that are at level 1 alone.
     *
     * @param numbers the table of the same model of continuous variables
     */
    private static ParameterTable withFreeVariances(ParameterTable ordered, ParameterTable numbers) {
        Set<String> open = numbers.parameters().stream()
                .filter(row -> row.isFree() && row.level() == 2 && row.op() == Operator.COVARIANCE)
                .map(Parameter::toString)
                .collect(Collectors.toSet());
        List<Parameter> rows = new ArrayList<>();
        int free = ordered.freeCount();
        for (Parameter row : ordered.parameters()) {
            boolean variance = !row.isFree() && open.contains(row.toString());
            boolean threshold = row.op() == Operator.THRESHOLD
                    && row.level() == 1
                    && !row.isFree()
                    && ProbitFit.holdsThreshold(ordered, row);
            rows.add(variance || threshold ? row.withFree(++free).withValue(Double.NaN) : row);
        }
        return ordered.withParameters(rows);
    }

    private void require(ParameterTable table) {
        Problems problems = new Problems();
        List<VariableLevel> levels = LevelBlocks.levels(table);
        for (int j = 0; j < levels.size(); j++) {
            if (!levels.get(j).isWithin()) {
                problems.add(
                        table.observed().get(j),
                        "an ordered item at level 2 only",
                        "items that stand at level 1 as well: responses are given by the members of clusters",
                        "model it at level 1, or leave it out");
            }
        }
        table.parameters().stream()
                .filter(row -> !isOffered(row, table))
                .forEach(row -> problems.add(
                        row.toString(),
                        row.op().isEffect()
                                ? "a regression on or of an observed variable"
                                : row.op() == Operator.COVARIANCE
                                        ? "a free residual variance within clusters"
                                        : "a free mean or scale",
                        "factors with loadings, paths between factors, variances and covariances; latent responses have"
                                + " a fixed residual variance within clusters and the mean 0",
                        row.op().isEffect()
                                ? "leave it out; or take the items as numbers, for which both levels may have covariates"
                                : "leave it out"));
        problems.throwIfAny();
    }

    private static boolean isOffered(Parameter row, ParameterTable table) {
        boolean observed =
                table.observed().contains(row.lhs()) || table.observed().contains(row.rhs());
        return switch (row.op()) {
            case LOADING, THRESHOLD -> true;
            case REGRESSION -> !observed;
            case COVARIANCE ->
                row.level() == 2 || !observed || !row.isFree() || !row.lhs().equals(row.rhs());
            case INTERCEPT, SCALE -> !row.isFree();
            default -> false;
        };
    }
}
