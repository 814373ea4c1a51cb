package kith.twolevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Factor scores of a two-level model of continuous variables, by regression (empirical Bayes): the expectation of the
 * factors within clusters of each row, and of those between clusters of each cluster, given all responses of the
 * cluster and the estimates.
 *
 * <p>With A = Σᵢ Σ_Wi⁻¹ and a = Σᵢ Σ_Wi⁻¹ (yᵢ − μ) over the rows of a cluster, each with what it has, factors between
 * have the mean α + C_B′ (I + A Σ_B)⁻¹ a and the variance Ω_B − C_B′ (I + A Σ_B)⁻¹ A C_B; the cluster's components b
 * have the mean Σ_B (I + A Σ_B)⁻¹ a. Factors within have the mean C_W′ Σ_W⁻¹ (y − μ − b). As lavaan's
 * {@code lavPredict} with {@code level}; the standard errors are the square roots of those variances, without the
 * uncertainty of the estimates.
 *
 * @param withinFactors names
 * @param betweenFactors names
 * @param rows scores within clusters by row of the responses; NaN for a row without responses or cluster
 * @param clusters by name: scores between clusters
 */
public record TwoLevelScores(
        List<String> withinFactors, List<String> betweenFactors, double[][] rows, Map<String, ClusterScore> clusters) {

    /** Scores of one cluster with their standard errors, by factor. */
    public record ClusterScore(double[] scores, double[] errors) {
        public ClusterScore {
            scores = scores.clone();
            errors = errors.clone();
        }
    }

    /** @throws InputException for several groups, or variables that exist between clusters only */
    public static TwoLevelScores of(TwoLevelFit fit, Responses responses) {
        ParameterTable table = fit.solution().table();
        boolean refused =
                fit.clusters().size() > 1 || LevelBlocks.levels(table).stream().anyMatch(level -> !level.isWithin());
        if (refused) {
            throw new InputException(
                    "scores",
                    "several groups, or variables that exist between clusters only",
                    "one group, and variables that vary within clusters",
                    "fit one group, and leave such variables out");
        }
        double[] theta = new double[table.freeCount()];
        fit.solution().estimates().stream()
                .filter(estimate -> estimate.free() > 0)
                .forEach(estimate -> theta[estimate.free() - 1] = estimate.estimate());
        CovarianceStructure within = new CovarianceStructure(GroupModel.of(table, 1));
        CovarianceStructure between = new CovarianceStructure(GroupModel.of(table, 2));
        within.evaluate(theta);
        between.evaluate(theta);
        return new Scoring(table, within, between, responses, responses.grouping(fit.cluster())).scores();
    }

    /** The factors that have loadings at a level. */
    private static List<String> factors(ParameterTable table, int level) {
        return table.parameters().stream()
                .filter(row -> row.level() == level && row.op() == Operator.LOADING)
                .map(Parameter::lhs)
                .distinct()
                .toList();
    }

    private static final class Scoring {
        private final CovarianceStructure within;
        private final CovarianceStructure between;
        private final List<String> withinFactors;
        private final List<String> betweenFactors;
        private final int[] insidePlaces;
        private final int[] outsidePlaces;
        private final double[][] columns;
        private final double[] mean;
        private final Grouping grouping;
        private final int p;
        private final double[][] rows;

        Scoring(
                ParameterTable table,
                CovarianceStructure within,
                CovarianceStructure between,
                Responses responses,
                Grouping grouping) {
            this.within = within;
            this.between = between;
            this.grouping = grouping;
            this.withinFactors = factors(table, 1);
            this.betweenFactors = factors(table, 2);
            this.insidePlaces = withinFactors.stream()
                    .mapToInt(within.model().latent()::indexOf)
                    .toArray();
            this.outsidePlaces = betweenFactors.stream()
                    .mapToInt(between.model().latent()::indexOf)
                    .toArray();
            this.columns = table.observed().stream().map(responses::column).toArray(double[][]::new);
            this.p = columns.length;
            this.mean = new double[p];
            for (int i = 0; i < p; i++) {
                mean[i] = within.moments()[i] + between.moments()[i];
            }
            this.rows = new double[grouping.code().length][withinFactors.size()];
            for (double[] row : rows) {
                java.util.Arrays.fill(row, Double.NaN);
            }
        }

        TwoLevelScores scores() {
            Map<String, ClusterScore> clusters = new LinkedHashMap<>();
            for (int c = 0; c < grouping.names().size(); c++) {
                clusters.put(grouping.names().get(c), cluster(grouping.rowsOf(c)));
            }
            return new TwoLevelScores(withinFactors, betweenFactors, rows, clusters);
        }

        private ClusterScore cluster(int[] members) {
            DMatrixRMaj a = new DMatrixRMaj(p, p);
            DMatrixRMaj sum = new DMatrixRMaj(p, 1);
            List<int[]> observed = new ArrayList<>();
            List<DMatrixRMaj> inverses = new ArrayList<>();
            for (int row : members) {
                int[] own = java.util.stream.IntStream.range(0, p)
                        .filter(i -> !Double.isNaN(columns[i][row]))
                        .toArray();
                DMatrixRMaj inverse = inverse(own, observed, inverses);
                observed.add(own);
                inverses.add(inverse);
                for (int i = 0; i < own.length; i++) {
                    for (int j = 0; j < own.length; j++) {
                        a.add(own[i], own[j], inverse.get(i, j));
                        sum.add(own[i], 0, inverse.get(i, j) * (columns[own[j]][row] - mean[own[j]]));
                    }
                }
            }
            DMatrixRMaj inner = new DMatrixRMaj(p, p);
            CommonOps_DDRM.mult(a, between.sigma(), inner);
            CommonOps_DDRM.addEquals(inner, CommonOps_DDRM.identity(p));
            CommonOps_DDRM.invert(inner);
            DMatrixRMaj solved = new DMatrixRMaj(p, 1);
            CommonOps_DDRM.mult(inner, sum, solved);
            DMatrixRMaj component = new DMatrixRMaj(p, 1);
            CommonOps_DDRM.mult(between.sigma(), solved, component);
            for (int k = 0; k < members.length; k++) {
                scoreRow(members[k], observed.get(k), inverses.get(k), component);
            }
            DMatrixRMaj shrunk = new DMatrixRMaj(p, p);
            CommonOps_DDRM.mult(inner, a, shrunk);
            double[] scores = new double[outsidePlaces.length];
            double[] errors = new double[outsidePlaces.length];
            for (int f = 0; f < scores.length; f++) {
                int place = outsidePlaces[f];
                scores[f] = between.latentMean()[place];
                double variance = between.latentCovariance().get(place, place);
                for (int i = 0; i < p; i++) {
                    scores[f] += between.cross().get(i, place) * solved.get(i, 0);
                    for (int j = 0; j < p; j++) {
                        variance -= between.cross().get(i, place)
                                * shrunk.get(i, j)
                                * between.cross().get(j, place);
                    }
                }
                errors[f] = Math.sqrt(variance);
            }
            return new ClusterScore(scores, errors);
        }

        /** Σ_W⁻¹ of the variables of a row; that of an earlier row with the same ones. */
        private DMatrixRMaj inverse(int[] own, List<int[]> observed, List<DMatrixRMaj> inverses) {
            for (int k = observed.size() - 1; k >= 0; k--) {
                if (java.util.Arrays.equals(observed.get(k), own)) {
                    return inverses.get(k);
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(own.length, own.length);
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < own.length; j++) {
                    inverse.set(i, j, within.sigma().get(own[i], own[j]));
                }
            }
            if (own.length > 0) {
                CommonOps_DDRM.invert(inverse);
            }
            return inverse;
        }

        private void scoreRow(int row, int[] own, DMatrixRMaj inverse, DMatrixRMaj component) {
            for (int f = 0; f < insidePlaces.length && own.length > 0; f++) {
                double score = within.latentMean()[insidePlaces[f]];
                for (int i = 0; i < own.length; i++) {
                    for (int j = 0; j < own.length; j++) {
                        score += within.cross().get(own[i], insidePlaces[f])
                                * inverse.get(i, j)
                                * (columns[own[j]][row] - mean[own[j]] - component.get(own[j], 0));
                    }
                }
                rows[row][f] = score;
            }
        }
    }
}
