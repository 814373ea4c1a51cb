package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.math.Parallel;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The unrestricted two-level model of ordered items, estimated item by item and pair by pair: thresholds, correlations
 * within clusters, variances and covariances between clusters, in the order of {@link OrderedTwoLevelMoments}, with
 * their asymptotic covariance from the clusters' influence. A pair uses the rows that have responses to both items.
 *
 * @param names of the items
 * @param margins of the items
 * @param pairs in the order of {@link PairIndex}
 */
record ProbitMoments(
        List<String> names, int[] categories, List<ProbitMargin> margins, List<ProbitPair> pairs, int clusters) {

    /** @param between for each item, whether the model has it between clusters */
    static ProbitMoments of(List<String> names, OrderedClusters data, boolean[] between, Parallel parallel) {
        int p = data.items();
        List<ProbitMargin> margins = parallel.map(p, j -> ProbitMargin.of(counts(data, j), between[j]));
        List<int[]> which = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            for (int j = i + 1; j < p; j++) {
                which.add(new int[] {i, j});
            }
        }
        List<ProbitPair> pairs = parallel.map(which.size(), k -> {
            int[] pair = which.get(k);
            return ProbitPair.of(PairCells.of(data, pair[0], pair[1]), margins.get(pair[0]), margins.get(pair[1]));
        });
        return new ProbitMoments(names, data.categories(), margins, pairs, data.clusters());
    }

    private static double[][] counts(OrderedClusters data, int item) {
        double[][] counts = new double[data.clusters()][data.categories()[item]];
        for (int c = 0; c < counts.length; c++) {
            int[][] patterns = data.patterns().get(c);
            for (int i = 0; i < patterns.length; i++) {
                if (patterns[i][item] >= 0) {
                    counts[c][patterns[i][item]] += data.counts().get(c)[i];
                }
            }
        }
        return counts;
    }

    int items() {
        return categories.length;
    }

    int thresholds() {
        int count = 0;
        for (int own : categories) {
            count += own - 1;
        }
        return count;
    }

    /** The variance between clusters of an item; 0 where clusters do not differ. */
    double variance(int item) {
        return margins.get(item).variance();
    }

    ProbitPair pair(int i, int j) {
        return pairs.get(PairIndex.of(i, j, items()));
    }

    /** Correlations within clusters. */
    Matrix within() {
        double[] entries = new double[items() * items()];
        for (int i = 0; i < items(); i++) {
            for (int j = 0; j < items(); j++) {
                entries[i * items() + j] = i == j ? 1 : pair(i, j).correlation();
            }
        }
        return Matrix.ofRowMajor(names, names, entries);
    }

    /** Variances and covariances between clusters. */
    Matrix between() {
        double[] entries = new double[items() * items()];
        for (int i = 0; i < items(); i++) {
            for (int j = 0; j < items(); j++) {
                entries[i * items() + j] = i == j ? variance(i) : pair(i, j).covariance();
            }
        }
        return Matrix.ofRowMajor(names, names, entries);
    }

    /** Thresholds, correlations within, variances and covariances between. */
    double[] vector() {
        int p = items();
        int first = thresholds();
        int between = first + PairIndex.count(p);
        double[] vector = new double[between + HalfVector.length(p)];
        int at = 0;
        for (int j = 0; j < p; j++) {
            double[] own = margins.get(j).thresholds();
            System.arraycopy(own, 0, vector, at, own.length);
            at += own.length;
            vector[between + HalfVector.index(j, j, p)] = variance(j);
            for (int i = j + 1; i < p; i++) {
                vector[first + PairIndex.of(i, j, p)] = pair(i, j).correlation();
                vector[between + HalfVector.index(i, j, p)] = pair(i, j).covariance();
            }
        }
        return vector;
    }

    /** Γ: the covariance of the moments, times the number of clusters. */
    DMatrixRMaj gamma() {
        int p = items();
        int first = thresholds();
        int between = first + PairIndex.count(p);
        DMatrixRMaj influence = new DMatrixRMaj(clusters, between + HalfVector.length(p));
        for (int c = 0; c < clusters; c++) {
            int at = 0;
            for (int j = 0; j < p; j++) {
                ProbitMargin margin = margins.get(j);
                double[] own = margin.influence()[c];
                for (int k = 0; k < own.length - 1; k++) {
                    influence.set(c, at++, own[k]);
                }
                influence.set(c, between + HalfVector.index(j, j, p), 2 * margin.sd() * own[own.length - 1]);
                for (int i = j + 1; i < p; i++) {
                    double[] two = pair(i, j).influence()[c];
                    influence.set(c, first + PairIndex.of(i, j, p), two[0]);
                    influence.set(c, between + HalfVector.index(i, j, p), two[1]);
                }
            }
        }
        DMatrixRMaj gamma = new DMatrixRMaj(influence.numCols, influence.numCols);
        CommonOps_DDRM.multTransA(clusters, influence, influence, gamma);
        return gamma;
    }
}
