package kith.twolevel;

import java.util.Arrays;
import java.util.List;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/** What clusters with as many rows of each pattern share: A, M and P = (I + A Σ_B)⁻¹ A. Not thread-safe. */
final class ClusterComposition {

    private final int p;
    /** A. */
    final double[] information;
    /** M. */
    final double[] posterior;
    /** P. */
    final double[] precision;

    private final double[] root;
    private final double[] work;
    private final DMatrixRMaj inner;
    private final DMatrixRMaj innerInverse;
    private final CholeskyFactor factored;

    ClusterComposition(int p) {
        this.p = p;
        this.information = new double[p * p];
        this.posterior = new double[p * p];
        this.precision = new double[p * p];
        this.root = new double[p * p];
        this.work = new double[p * p];
        this.inner = new DMatrixRMaj(p, p);
        this.innerInverse = new DMatrixRMaj(p, p);
        this.factored = new CholeskyFactor(p);
    }

    /**
     * Prepares A, M and P; gives log|I + Σ_B A| − tr(A M), of which the trace is what the n M that stand among the
     * cross-products add to their traces.
     *
     * @param between Σ_B given the cluster's variables that exist between clusters only
     */
    double take(Cluster cluster, List<PatternInverse> patterns, double[] between) {
        Arrays.fill(information, 0);
        for (int k = 0; k < cluster.patterns().length; k++) {
            double[] inverse = patterns.get(cluster.patterns()[k]).inverse;
            double count = cluster.counts()[k];
            for (int i = 0; i < p * p; i++) {
                information[i] += count * inverse[i];
            }
        }
        takeRoot();
        multiply(between, root, work);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (int k = i; k < p; k++) {
                    sum += root[k * p + i] * work[k * p + j];
                }
                inner.data[i * p + j] = sum;
                inner.data[j * p + i] = sum;
            }
        }
        if (!factored.factor(inner)) {
            return Double.POSITIVE_INFINITY;
        }
        factored.inverse(innerInverse);
        multiply(root, innerInverse.data, work);
        multiplyTransposed(work, root, precision);
        multiply(between, precision, work);
        multiply(work, between, posterior);
        double trace = 0;
        for (int i = 0; i < p * p; i++) {
            posterior[i] = between[i] - posterior[i];
            trace += information[i] * posterior[i];
        }
        return factored.logDeterminant() - trace;
    }

    /** The Cholesky factor of A, with zeros for a variable that no respondent of the cluster has. */
    private void takeRoot() {
        Arrays.fill(root, 0);
        for (int j = 0; j < p; j++) {
            double pivot = information[j * p + j];
            for (int k = 0; k < j; k++) {
                pivot -= root[j * p + k] * root[j * p + k];
            }
            if (!(pivot > 1e-14 * information[j * p + j])) {
                continue;
            }
            double own = Math.sqrt(pivot);
            root[j * p + j] = own;
            for (int i = j + 1; i < p; i++) {
                double sum = information[i * p + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i * p + k] * root[j * p + k];
                }
                root[i * p + j] = sum / own;
            }
        }
    }

    private void multiply(double[] left, double[] right, double[] product) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (int k = 0; k < p; k++) {
                    sum += left[i * p + k] * right[k * p + j];
                }
                product[i * p + j] = sum;
            }
        }
    }

    private void multiplyTransposed(double[] left, double[] right, double[] product) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (int k = 0; k < p; k++) {
                    sum += left[i * p + k] * right[j * p + k];
                }
                product[i * p + j] = sum;
            }
        }
    }
}
