package kith.efa.bifactor;

import kith.efa.extraction.MinresDiscrepancy;

/**
 * The loadings a of one item on uncorrelated factors that are best for minres when those of the others, rows of A, are
 * held: the smallest Σⱼ (rⱼ − aᵀaⱼ)² + ½ max(0, aᵀa − most)². The second part is what {@link MinresDiscrepancy} takes
 * for an item whose uniqueness is at its bound. The answer is (P + μI)a = b with P = Σⱼ aⱼaⱼᵀ, b = Σⱼ rⱼaⱼ and μ =
 * max(0, aᵀa − most).
 */
final class ItemRegression {

    private static final int STEPS = 60;
    private static final double PRECISION = 1e-12;

    private final int factors;
    private final double most;
    private final double[][] triangle;
    private final double[] right;
    private final double[] solution;

    /** @param most communality without a penalty */
    ItemRegression(int factors, double most) {
        this.factors = factors;
        this.most = most;
        this.triangle = new double[factors][factors];
        this.right = new double[factors];
        this.solution = new double[factors];
    }

    /**
     * @param products P
     * @param loadings of all items, one array a factor
     * @param r correlations of the item with all items
     * @param item which one it is
     * @return whether there is an answer
     */
    boolean solve(double[][] products, double[][] loadings, double[] r, int item) {
        for (int k = 0; k < factors; k++) {
            right[k] = dot(r, loadings[k]) - r[item] * loadings[k][item];
        }
        if (!solve(products, 0)) {
            return false;
        }
        double excess = communality() - most;
        double lower = 0;
        double upper = excess;
        // aᵀa − most − μ falls as μ grows, from the excess at 0 to below 0 at the excess.
        for (int step = 0; excess > 0 && step < STEPS && upper - lower > PRECISION; step++) {
            double middle = (lower + upper) / 2;
            if (!solve(products, middle)) {
                return false;
            }
            if (communality() - most > middle) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return true;
    }

    /** In four sums that need not wait for each other. */
    private static double dot(double[] r, double[] a) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < r.length; j += 4) {
            first += r[j] * a[j];
            second += r[j + 1] * a[j + 1];
            third += r[j + 2] * a[j + 2];
            fourth += r[j + 3] * a[j + 3];
        }
        for (; j < r.length; j++) {
            first += r[j] * a[j];
        }
        return (first + second) + (third + fourth);
    }

    private double communality() {
        double sum = 0;
        for (double loading : solution) {
            sum += loading * loading;
        }
        return sum;
    }

    /** (P + μI)a = b by Cholesky's decomposition. */
    private boolean solve(double[][] products, double ridge) {
        for (int k = 0; k < factors; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = products[k][l] + (k == l ? ridge : 0);
                for (int h = 0; h < l; h++) {
                    sum -= triangle[k][h] * triangle[l][h];
                }
                if (k == l && !(sum > 1e-10)) {
                    return false;
                }
                triangle[k][l] = k == l ? Math.sqrt(sum) : sum / triangle[l][l];
            }
        }
        for (int k = 0; k < factors; k++) {
            double sum = right[k];
            for (int h = 0; h < k; h++) {
                sum -= triangle[k][h] * solution[h];
            }
            solution[k] = sum / triangle[k][k];
        }
        for (int k = factors - 1; k >= 0; k--) {
            for (int h = k + 1; h < factors; h++) {
                solution[k] -= triangle[h][k] * solution[h];
            }
            solution[k] /= triangle[k][k];
        }
        return true;
    }

    /**
     * Moves the loadings of the item towards the answer.
     *
     * @param length 1 to reach it
     * @return the largest change
     */
    double move(double[][] loadings, int item, double length) {
        double change = 0;
        for (int k = 0; k < factors; k++) {
            double step = length * (solution[k] - loadings[k][item]);
            change = Math.max(change, Math.abs(step));
            loadings[k][item] += step;
        }
        return change;
    }
}
