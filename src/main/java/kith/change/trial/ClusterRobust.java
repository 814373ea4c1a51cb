package kith.change.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Standard errors of a regression that are robust to clusters; working model of independent rows.
 *
 * <p>With M = (X′X)⁻¹, the sandwich is M Σ X′AeeA′X M over clusters, A = I (CR0), a constant (CR1) or (I − H)^(−1/2) of
 * the cluster (CR2). Degrees of freedom of a term c: (Σ p′p)²/ΣΣ (p′q)² over clusters with p = (I − H)′A X M c.
 */
final class ClusterRobust {

    private static final double SINGULAR = 1e-10;

    private final LeastSquares fit;
    private final List<int[]> clusters;

    ClusterRobust(LeastSquares fit, int[] cluster) {
        this.fit = fit;
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < cluster.length; i++) {
            rows.computeIfAbsent(cluster[i], key -> new ArrayList<>()).add(i);
        }
        clusters = rows.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    double[] cr0() {
        return errors(identities());
    }

    double[] cr1() {
        double m = clusters.size();
        double n = fit.rows();
        double factor = Math.sqrt(m / (m - 1) * (n - 1) / (n - fit.size()));
        return Arrays.stream(cr0()).map(error -> error * factor).toArray();
    }

    List<FixedEffect> cr2(double level) {
        double[][][] roots = roots();
        return effects(errors(roots), freedom(roots), level);
    }

    List<FixedEffect> cr1s(double level) {
        return effects(cr1(), freedom(identities()), level);
    }

    private List<FixedEffect> effects(double[] errors, double[] df, double level) {
        List<FixedEffect> effects = new ArrayList<>();
        for (int j = 0; j < errors.length; j++) {
            effects.add(FixedEffect.of(fit.terms().get(j), fit.estimates()[j], errors[j], df[j], level));
        }
        return effects;
    }

    private double[][][] identities() {
        double[][][] identities = new double[clusters.size()][][];
        for (int g = 0; g < identities.length; g++) {
            int n = clusters.get(g).length;
            identities[g] = new double[n][n];
            for (int i = 0; i < n; i++) {
                identities[g][i][i] = 1;
            }
        }
        return identities;
    }

    /** (I − H)^(−1/2) of each cluster; directions without variance are left out. */
    private double[][][] roots() {
        double[][][] roots = new double[clusters.size()][][];
        for (int g = 0; g < roots.length; g++) {
            int[] rows = clusters.get(g);
            int n = rows.length;
            DMatrixRMaj rest = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    rest.set(i, j, (i == j ? 1 : 0) - fit.leverage(fit.row(rows[i]), fit.row(rows[j])));
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
            eigen.decompose(rest);
            roots[g] = new double[n][n];
            for (int k = 0; k < n; k++) {
                double value = eigen.getEigenvalue(k).getReal();
                DMatrixRMaj vector = eigen.getEigenVector(k);
                if (value > SINGULAR) {
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; j < n; j++) {
                            roots[g][i][j] += vector.get(i) * vector.get(j) / Math.sqrt(value);
                        }
                    }
                }
            }
        }
        return roots;
    }

    private double[] errors(double[][][] adjustments) {
        int p = fit.size();
        double[] variance = new double[p];
        for (int g = 0; g < adjustments.length; g++) {
            int[] rows = clusters.get(g);
            double[] score = new double[p];
            for (int i = 0; i < rows.length; i++) {
                double adjusted = 0;
                for (int k = 0; k < rows.length; k++) {
                    adjusted += adjustments[g][i][k] * fit.residual(rows[k]);
                }
                for (int j = 0; j < p; j++) {
                    score[j] += fit.row(rows[i])[j] * adjusted;
                }
            }
            double[] influence = fit.unscaled(score);
            for (int j = 0; j < p; j++) {
                variance[j] += influence[j] * influence[j];
            }
        }
        return Arrays.stream(variance).map(Math::sqrt).toArray();
    }

    private double[] freedom(double[][][] adjustments) {
        int p = fit.size();
        double[] df = new double[p];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            double[][] directions = new double[adjustments.length][];
            for (int g = 0; g < directions.length; g++) {
                directions[g] = direction(g, adjustments[g], fit.unscaled(unit));
            }
            double trace = 0;
            double squares = 0;
            for (int g = 0; g < directions.length; g++) {
                for (int h = 0; h < directions.length; h++) {
                    double product = 0;
                    for (int i = 0; i < fit.rows(); i++) {
                        product += directions[g][i] * directions[h][i];
                    }
                    trace += g == h ? product : 0;
                    squares += product * product;
                }
            }
            df[j] = trace * trace / squares;
        }
        return df;
    }

    /** (I − H)′A X M c of a cluster, over all rows. */
    private double[] direction(int g, double[][] adjustment, double[] weights) {
        int[] rows = clusters.get(g);
        int p = fit.size();
        double[] own = new double[rows.length];
        double[] cross = new double[p];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows.length; k++) {
                double fitted = 0;
                for (int j = 0; j < p; j++) {
                    fitted += fit.row(rows[k])[j] * weights[j];
                }
                own[i] += adjustment[i][k] * fitted;
            }
            for (int j = 0; j < p; j++) {
                cross[j] += fit.row(rows[i])[j] * own[i];
            }
        }
        double[] projected = fit.unscaled(cross);
        double[] direction = new double[fit.rows()];
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < p; j++) {
                direction[i] -= fit.row(i)[j] * projected[j];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            direction[rows[i]] += own[i];
        }
        return direction;
    }
}
