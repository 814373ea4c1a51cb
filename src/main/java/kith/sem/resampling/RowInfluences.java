package kith.sem.resampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.moments.ordered.OrdinalRows;
import kith.sem.estimation.ContinuousTerm;
import kith.sem.estimation.OrderedTerm;
import kith.sem.fit.FittedModel;
import kith.sem.implied.GroupJacobian;
import kith.sem.inference.CasewiseScores;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What each row adds to the deviation of the estimates from their limits, or each cluster where rows are drawn in
 * clusters, up to a factor that all have in common (the infinitesimal jackknife, Davison and Hinkley 1997, section 2.7,
 * doi 10.1017/CBO9780511802843). Under a likelihood, the inverse information times the score. With ordered variables,
 * (Δ′WΔ)⁻¹Δ′W times the influence on thresholds and correlations, the weights W held as they are: what a row adds to
 * the estimates by way of them is of the size of the misfit. None for other estimators.
 *
 * @param rows one array of q a row or cluster: the score, or Δ′W times the influence on the moments
 * @param inverse what they are multiplied by, q × q
 */
public record RowInfluences(List<double[]> rows, DMatrixRMaj inverse) {

    /** @param fitted with everything known of its spread */
    static RowInfluences of(FittedModel fitted) {
        List<double[]> rows = new ArrayList<>();
        boolean likelihood = fitted.estimator().minimised().isLikelihood();
        if (!likelihood && fitted.table().ordered().isEmpty()) {
            return new RowInfluences(rows, new DMatrixRMaj(0, 0));
        }
        Map<Integer, double[]> clusters = new LinkedHashMap<>();
        for (int g = 0; g < fitted.terms().size(); g++) {
            GroupJacobian jacobian = fitted.evaluation().jacobian(g);
            fitted.terms()
                    .get(g)
                    .match(
                            continuous -> addScores(continuous, clusters, rows),
                            ordered -> addOrdered(ordered, jacobian, clusters, rows));
        }
        rows.addAll(clusters.values());
        return new RowInfluences(rows, fitted.uncertainty().inverse());
    }

    private static boolean addScores(ContinuousTerm term, Map<Integer, double[]> clusters, List<double[]> rows) {
        CasewiseScores scores = new CasewiseScores(term.covariance(), term.centre());
        scores.forEach(term.sample().patterns(), (cluster, score) -> {
            if (cluster < 0) {
                rows.add(score.clone());
            } else {
                add(score, clusters.computeIfAbsent(cluster, key -> new double[score.length]));
            }
        });
        return true;
    }

    private static boolean addOrdered(
            OrderedTerm term, GroupJacobian jacobian, Map<Integer, double[]> clusters, List<double[]> rows) {
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        term.weight().multiply(jacobian.block(), weighted);
        OrdinalRows answers = term.ordinal().rows().orElseThrow();
        DMatrixRMaj influences = answers.influences(
                term.ordinal().n(), term.ordinal().asymptotic().images(weighted));
        int[] cluster = answers.isClustered() ? answers.clusters() : new int[0];
        int[] places = jacobian.places();
        for (int row = 0; row < influences.numRows; row++) {
            double[] sum = cluster.length == 0
                    ? new double[jacobian.parameters()]
                    : clusters.computeIfAbsent(cluster[row], key -> new double[jacobian.parameters()]);
            for (int a = 0; a < places.length; a++) {
                sum[places[a]] += term.share() * influences.get(row, a);
            }
            if (cluster.length == 0) {
                rows.add(sum);
            }
        }
        return true;
    }

    private static void add(double[] values, double[] sum) {
        for (int a = 0; a < sum.length; a++) {
            sum[a] += values[a];
        }
    }

    /**
     * A sixth of the skewness of what each row adds to a function of the estimates with this slope; 0 where nothing is
     * known.
     */
    double acceleration(double[] slope) {
        if (rows.isEmpty()) {
            return 0;
        }
        double[] direction = new double[slope.length];
        CommonOps_DDRM.mult(
                inverse, DMatrixRMaj.wrap(slope.length, 1, slope), DMatrixRMaj.wrap(slope.length, 1, direction));
        int[] used = IntStream.range(0, direction.length)
                .filter(a -> direction[a] != 0)
                .toArray();
        double squares = 0;
        double cubes = 0;
        for (double[] row : rows) {
            double value = 0;
            for (int a : used) {
                value += direction[a] * row[a];
            }
            squares += value * value;
            cubes += value * value * value;
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }
}
