package kith.itempool;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Communities of a network by random walks (Pons and Latapy 2006, doi 10.7155/jgaa.00124), as {@code cluster_walktrap}
 * of igraph with four steps. Nodes are close whose walks reach the other nodes with similar probabilities; neighbouring
 * communities are merged by Ward's criterion, and the partition with the largest modularity is taken. As in igraph
 * every node has a loop with the mean weight of its edges, and signs of weights do not count.
 *
 * @param membership community of each node, numbered from 1 by first node; a node without edges is alone
 * @param modularity of the partition
 */
record NetworkCommunities(int[] membership, double modularity) {

    private static final int STEPS = 4;

    static NetworkCommunities of(double[][] weights) {
        return new Walks(weights).answer();
    }

    /**
     * Whether a network of all correlations has more than one community by the leading eigenvector of its modularity
     * matrix (Newman 2006, doi 10.1103/PhysRevE.74.036104). Random walks always find several communities in a network
     * that is not complete, so that one dimension is to be tested first (Golino et al. 2020).
     *
     * @param r correlations, whose signs do not count
     */
    static boolean isSeveral(double[][] r) {
        int k = r.length;
        double[] degree = new double[k];
        double total = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                degree[i] += i == j ? 0 : Math.abs(r[i][j]);
            }
            total += degree[i];
        }
        if (total == 0) {
            return true;
        }
        DMatrixRMaj modularity = new DMatrixRMaj(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                modularity.set(i, j, (i == j ? 0 : Math.abs(r[i][j])) - degree[i] * degree[j] / total);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(modularity)) {
            throw new IllegalStateException("no eigenvalues of the modularity matrix");
        }
        int largest = 0;
        for (int i = 1; i < k; i++) {
            largest = eigen.getEigenvalue(i).getReal()
                            > eigen.getEigenvalue(largest).getReal()
                    ? i
                    : largest;
        }
        DMatrixRMaj vector = eigen.getEigenVector(largest);
        boolean positive = false;
        boolean negative = false;
        for (int i = 0; i < k; i++) {
            positive |= vector.get(i) > 1e-10;
            negative |= vector.get(i) < -1e-10;
        }
        return positive && negative && eigen.getEigenvalue(largest).getReal() > 1e-10;
    }

    private static final class Walks {

        private final int k;
        private final double[][] a;
        private final double[] degree;
        private final double total;
        private final double[][] place;
        private final int[] size;
        private final int[] membership;

        /** Sum of the weights between two communities. */
        private final double[][] between;

        Walks(double[][] weights) {
            k = weights.length;
            a = new double[k][k];
            degree = new double[k];
            double sum = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    a[i][j] = i == j ? 0 : Math.abs(weights[i][j]);
                    degree[i] += a[i][j];
                }
                sum += degree[i];
            }
            total = sum;
            place = places();
            size = new int[k];
            Arrays.fill(size, 1);
            membership = new int[k];
            Arrays.setAll(membership, i -> i);
            between = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        }

        /** Where the walks from each node are, over the roots of the degrees. */
        private double[][] places() {
            double[][] walk = new double[k][k];
            double[] with = new double[k];
            for (int i = 0; i < k; i++) {
                int edges = 0;
                for (int j = 0; j < k; j++) {
                    edges += a[i][j] > 0 ? 1 : 0;
                }
                double loop = edges == 0 ? 1 : degree[i] / edges;
                with[i] = degree[i] + loop;
                for (int j = 0; j < k; j++) {
                    walk[i][j] = (i == j ? loop : a[i][j]) / with[i];
                }
            }
            double[][] places = new double[k][];
            for (int i = 0; i < k; i++) {
                double[] at = new double[k];
                at[i] = 1;
                for (int step = 0; step < STEPS; step++) {
                    double[] next = new double[k];
                    for (int from = 0; from < k; from++) {
                        for (int to = 0; to < k; to++) {
                            next[to] += at[from] * walk[from][to];
                        }
                    }
                    at = next;
                }
                for (int j = 0; j < k; j++) {
                    at[j] /= Math.sqrt(with[j]);
                }
                places[i] = at;
            }
            return places;
        }

        NetworkCommunities answer() {
            double best = modularity();
            int[] partition = membership.clone();
            while (merge()) {
                double now = modularity();
                if (now > best) {
                    best = now;
                    partition = membership.clone();
                }
            }
            return new NetworkCommunities(numbered(partition), best);
        }

        /** Merges the closest neighbouring communities; false where no communities are neighbours. */
        private boolean merge() {
            int one = -1;
            int two = -1;
            double closest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < i && size[i] > 0; j++) {
                    if (size[j] > 0 && between[i][j] > 0) {
                        double distance = distance(i, j);
                        if (distance < closest) {
                            closest = distance;
                            one = j;
                            two = i;
                        }
                    }
                }
            }
            if (one < 0) {
                return false;
            }
            for (int j = 0; j < k; j++) {
                place[one][j] = (size[one] * place[one][j] + size[two] * place[two][j]) / (size[one] + size[two]);
                membership[j] = membership[j] == two ? one : membership[j];
            }
            for (int j = 0; j < k; j++) {
                between[one][j] += between[two][j];
                between[j][one] = between[one][j];
            }
            between[one][one] = 0;
            size[one] += size[two];
            size[two] = 0;
            return true;
        }

        private double distance(int one, int two) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                double away = place[one][j] - place[two][j];
                sum += away * away;
            }
            return (double) size[one] * size[two] / (size[one] + size[two]) * sum;
        }

        private double modularity() {
            if (total == 0) {
                return 0;
            }
            double within = 0;
            double[] degrees = new double[k];
            for (int i = 0; i < k; i++) {
                degrees[membership[i]] += degree[i];
                for (int j = 0; j < k; j++) {
                    within += membership[i] == membership[j] ? a[i][j] : 0;
                }
            }
            double expected = Arrays.stream(degrees).map(one -> one * one).sum() / total;
            return (within - expected) / total;
        }

        private int[] numbered(int[] partition) {
            int[] numbers = new int[k];
            int[] numbered = new int[k];
            int next = 0;
            for (int i = 0; i < k; i++) {
                if (numbers[partition[i]] == 0) {
                    numbers[partition[i]] = ++next;
                }
                numbered[i] = numbers[partition[i]];
            }
            return numbered;
        }
    }
}
