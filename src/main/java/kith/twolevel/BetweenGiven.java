package kith.twolevel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The distribution of the cluster components given the observed values z of variables that exist between clusters only,
 * of one pattern: Σ_B|z = Σ_B − C Σ_zB and means that move by C (z − μ_z), with C = Σ_Bz Σ_zz⁻¹; and the derivatives by
 * the moments that follow from those by them. Not thread-safe.
 */
final class BetweenGiven {

    private final int p;
    private final int[] inside;
    private final int[] given;
    private final PatternInverse inverse;
    private final double[] slopes;

    /** Σ_B|z over the variables that vary within clusters, p × p with zeros elsewhere. */
    final double[] conditional;
    /** Derivatives by it, to be added to. */
    final double[] slopeConditional;
    /** The sum over clusters of the derivative by the conditional mean, times (z − μ_z)′; p × p. */
    private final double[] slopeMeanGiven;

    private final double[] slopeMean;
    private final double[] deviationSum;
    private final double[] work;

    BetweenGiven(boolean[] pattern, int[] inside) {
        this.p = pattern.length;
        this.inside = inside;
        this.inverse = new PatternInverse(pattern);
        this.given = inverse.observed;
        this.slopes = new double[p * p];
        this.conditional = new double[p * p];
        this.slopeConditional = new double[p * p];
        this.slopeMeanGiven = new double[p * p];
        this.slopeMean = new double[p];
        this.deviationSum = new double[p];
        this.work = new double[p * p];
    }

    boolean take(DMatrixRMaj between) {
        if (!inverse.take(between)) {
            return false;
        }
        for (int i : inside) {
            for (int z : given) {
                double sum = 0;
                for (int y : given) {
                    sum += between.data[i * p + y] * inverse.inverse[y * p + z];
                }
                slopes[i * p + z] = sum;
            }
        }
        for (int i : inside) {
            for (int j : inside) {
                double sum = between.data[i * p + j];
                for (int z : given) {
                    sum -= slopes[i * p + z] * between.data[j * p + z];
                }
                conditional[i * p + j] = sum;
            }
        }
        clear();
        return true;
    }

    void clear() {
        Arrays.fill(slopeConditional, 0);
        Arrays.fill(slopeMeanGiven, 0);
        Arrays.fill(slopeMean, 0);
        Arrays.fill(deviationSum, 0);
        inverse.clear();
    }

    /**
     * Takes in a cluster.
     *
     * @param z its values, of which those of the pattern count
     * @param mean of all variables
     * @param centre receives the conditional means of those that vary within clusters
     * @return what its z adds to −2 log L, up to a constant
     */
    double centre(double[] z, double[] mean, double[] centre) {
        System.arraycopy(mean, 0, centre, 0, p);
        if (given.length == 0) {
            return 0;
        }
        for (int i : inside) {
            for (int k : given) {
                centre[i] += slopes[i * p + k] * (z[k] - mean[k]);
            }
        }
        double square = 0;
        for (int k : given) {
            for (int l : given) {
                double product = (z[k] - mean[k]) * (z[l] - mean[l]);
                square += inverse.inverse[k * p + l] * product;
            }
        }
        return inverse.logDeterminant() + square;
    }

    /** Adds what a cluster's z and the derivative by its conditional means add to derivatives. */
    void addCluster(double[] z, double[] mean, double[] slope) {
        for (int i : inside) {
            slopeMean[i] += slope[i];
            for (int k : given) {
                slopeMeanGiven[i * p + k] += slope[i] * (z[k] - mean[k]);
            }
        }
        inverse.count++;
        for (int k : given) {
            deviationSum[k] += z[k] - mean[k];
            for (int l : given) {
                inverse.products[k * p + l] += (z[k] - mean[k]) * (z[l] - mean[l]);
            }
        }
    }

    /** Adds the derivatives by the moments. */
    void finish(LevelMatrices levels) {
        double[] slope = levels.slopeBetween.data;
        for (int i : inside) {
            levels.slopeMean[i] += slopeMean[i];
            for (int j : inside) {
                slope[i * p + j] += slopeConditional[i * p + j];
            }
        }
        if (given.length == 0) {
            return;
        }
        inverse.addSlope(slope);
        addCross(slope);
        addGiven(slope);
        for (int k : given) {
            double sum = 0;
            for (int i : inside) {
                sum -= slopes[i * p + k] * slopeMean[i];
            }
            for (int l : given) {
                sum -= 2 * inverse.inverse[k * p + l] * deviationSum[l];
            }
            levels.slopeMean[k] += sum;
        }
    }

    /** By Σ_Bz: −D C + ½ H Σ_zz⁻¹ on each side of the diagonal; D C stays in the work matrix. */
    private void addCross(double[] slope) {
        for (int i : inside) {
            for (int z : given) {
                double product = 0;
                for (int j : inside) {
                    product += slopeConditional[i * p + j] * slopes[j * p + z];
                }
                work[i * p + z] = product;
                double sum = 0;
                for (int y : given) {
                    sum += slopeMeanGiven[i * p + y] * inverse.inverse[y * p + z];
                }
                slope[i * p + z] += 0.5 * sum - product;
                slope[z * p + i] += 0.5 * sum - product;
            }
        }
    }

    /** By Σ_zz: C′ D C − sym(C′ H Σ_zz⁻¹). */
    private void addGiven(double[] slope) {
        for (int z : given) {
            for (int y : given) {
                double sum = 0;
                double moved = 0;
                for (int i : inside) {
                    sum += slopes[i * p + z] * work[i * p + y];
                    double right = 0;
                    for (int x : given) {
                        right += slopeMeanGiven[i * p + x] * inverse.inverse[x * p + y];
                    }
                    moved += slopes[i * p + z] * right;
                }
                slope[z * p + y] += sum - 0.5 * moved;
                slope[y * p + z] -= 0.5 * moved;
            }
        }
    }
}
