package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.MatrixProduct;
import kith.moments.OrdinalMoments;
import kith.moments.OrdinalRows;
import kith.sem.inference.CasewiseScores;
import org.ejml.data.DMatrixRMaj;

/**
 * What each row adds to the deviation of the estimates from their limits, or each cluster where rows are drawn in clusters, up to a
 * factor that all have in common (the infinitesimal jackknife, Davison & Hinkley 1997, section 2.7, doi
 * 10.1017/CBO9780511802843). Under a likelihood, the inverse information times the score. With ordered variables, (Δ′WΔ)⁻¹Δ′W times
 * the influence on thresholds and correlations, the weights W held as they are: what a row adds to the estimates by way of them is
 * of the size of the misfit. None for other estimators.
 *
 * @param rows one array of q a row or cluster
 */
record RowInfluences(List<double[]> rows) {

    /** @param fitted with everything known of its spread */
    static RowInfluences of(FittedModel fitted) {
        List<double[]> rows = new ArrayList<>();
        boolean likelihood = fitted.estimator().minimised().isLikelihood();
        if (!likelihood && fitted.terms().stream().noneMatch(GroupTerm::isOrdered)) {
            return new RowInfluences(rows);
        }
        fitted.settle();
        DMatrixRMaj inverse = fitted.uncertainty().inverse();
        Map<Integer, double[]> clusters = new LinkedHashMap<>();
        for (GroupTerm term : fitted.terms()) {
            if (term.isOrdered()) {
                addOrdered(term, inverse, clusters, rows);
            } else if (likelihood) {
                addScores(term, inverse, clusters, rows);
            }
        }
        rows.addAll(clusters.values());
        return new RowInfluences(rows);
    }

    private static void addScores(
            GroupTerm term, DMatrixRMaj inverse, Map<Integer, double[]> clusters, List<double[]> rows) {
        int q = inverse.numRows;
        CasewiseScores scores = new CasewiseScores(term.covariance(), term.centre());
        scores.forEach(term.sample().patterns(), (cluster, score) -> {
            double[] image = cluster < 0 ? new double[q] : clusters.computeIfAbsent(cluster, key -> new double[q]);
            for (int a = 0; a < q; a++) {
                for (int b = 0; b < q; b++) {
                    image[a] += inverse.data[a * q + b] * score[b];
                }
            }
            if (cluster < 0) {
                rows.add(image);
            }
        });
    }

    private static void addOrdered(
            GroupTerm term, DMatrixRMaj inverse, Map<Integer, double[]> clusters, List<double[]> rows) {
        OrdinalMoments ordinal = term.ordinal();
        DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
        term.structure().jacobian(jacobian);
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        term.discrepancy().curvature(term.structure().moments()).multiply(jacobian, weighted);
        DMatrixRMaj slopes = MatrixProduct.of(weighted, inverse);
        DMatrixRMaj images = MatrixProduct.of(ordinal.asymptotic().factor(), slopes);
        OrdinalRows answers = ordinal.rows().orElseThrow();
        DMatrixRMaj influences = answers.influences(ordinal.n(), images);
        int[] cluster = answers.isClustered() ? answers.clusters() : new int[0];
        int q = influences.numCols;
        for (int row = 0; row < influences.numRows; row++) {
            double[] image =
                    cluster.length == 0 ? new double[q] : clusters.computeIfAbsent(cluster[row], key -> new double[q]);
            for (int a = 0; a < q; a++) {
                image[a] += term.share() * influences.data[row * q + a];
            }
            if (cluster.length == 0) {
                rows.add(image);
            }
        }
    }

    /** A sixth of the skewness of what each row adds to a function of the estimates with this slope; 0 where nothing is known. */
    double acceleration(double[] slope) {
        double squares = 0;
        double cubes = 0;
        for (double[] row : rows) {
            double value = 0;
            for (int a = 0; a < slope.length; a++) {
                value += slope[a] * row[a];
            }
            squares += value * value;
            cubes += value * value * value;
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }
}
