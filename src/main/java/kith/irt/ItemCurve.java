package kith.irt;

/**
 * Category probabilities of an item at points of the trait, with derivatives of their logarithms by the raw parameters.
 *
 * <p>Derivatives are first taken by the core: the linear predictor η = Σ a<sub>f</sub>θ<sub>f</sub> and the intercepts.
 * A slope's is that of η times θ<sub>f</sub>. In the graded model P<sub>k</sub> = S<sub>k</sub>(1 − S<sub>k+1</sub>)(1
 * − exp(d<sub>k+1</sub> − d<sub>k</sub>)), which loses no digits where both S are near 1.
 */
final class ItemCurve {

    private static final double SMALLEST = 1e-300;

    final int categories;
    final int slopes;
    final int nodes;
    /** By category and node. */
    final double[][] p;

    private final boolean cumulative;
    private final double[][] theta;
    /** logistic(η + d<sub>k</sub>) by k = 0 … K and node; graded only. */
    private final double[][] boundary;

    private final boolean admissible;

    /** @param theta one array a factor that the item loads on, one value a node */
    ItemCurve(ItemParameters item, double[] raw, double[][] theta) {
        categories = item.categories();
        slopes = item.factors().length;
        nodes = theta[0].length;
        this.theta = theta;
        cumulative = item.model().isCumulative();
        p = new double[categories][nodes];
        double[] eta = new double[nodes];
        for (int f = 0; f < slopes; f++) {
            for (int q = 0; q < nodes; q++) {
                eta[q] += raw[f] * theta[f][q];
            }
        }
        boundary = cumulative ? new double[categories + 1][nodes] : new double[0][];
        admissible = cumulative ? graded(raw, eta) : adjacent(raw, eta);
    }

    private boolean graded(double[] raw, double[] eta) {
        java.util.Arrays.fill(boundary[0], 1);
        for (int k = 1; k < categories; k++) {
            double d = raw[slopes + k - 1];
            if (!Double.isFinite(d) || k > 1 && !(d < raw[slopes + k - 2])) {
                return false;
            }
            for (int q = 0; q < nodes; q++) {
                boundary[k][q] = 1 / (1 + Math.exp(-eta[q] - d));
            }
        }
        for (int k = 0; k < categories; k++) {
            boolean inner = k > 0 && k < categories - 1;
            double gap = inner ? -Math.expm1(raw[slopes + k] - raw[slopes + k - 1]) : 1;
            for (int q = 0; q < nodes; q++) {
                double above = k == categories - 1 ? 1 : 1 / (1 + Math.exp(eta[q] + raw[slopes + k]));
                p[k][q] = Math.max(SMALLEST, boundary[k][q] * above * gap);
            }
        }
        return true;
    }

    private boolean adjacent(double[] raw, double[] eta) {
        for (int q = 0; q < nodes; q++) {
            double largest = 0;
            for (int k = 1; k < categories; k++) {
                largest = Math.max(largest, k * eta[q] + raw[slopes + k - 1]);
            }
            double sum = 0;
            for (int k = 0; k < categories; k++) {
                double value = Math.exp((k == 0 ? 0 : k * eta[q] + raw[slopes + k - 1]) - largest);
                p[k][q] = value;
                sum += value;
            }
            if (!Double.isFinite(sum)) {
                return false;
            }
            for (int k = 0; k < categories; k++) {
                p[k][q] = Math.max(SMALLEST, p[k][q] / sum);
            }
        }
        return true;
    }

    /** Whether thresholds are in order and probabilities finite. */
    boolean isAdmissible() {
        return admissible;
    }

    int rawSize() {
        return slopes + categories - 1;
    }

    /** Writes ∂ log P<sub>k</sub> by the core at a node. */
    void coreScore(int k, int q, double[] score) {
        java.util.Arrays.fill(score, 0, categories, 0);
        if (cumulative) {
            double lower = slope(k, q);
            double upper = slope(k + 1, q);
            double probability = p[k][q];
            score[0] = (lower - upper) / probability;
            if (k > 0) {
                score[k] = lower / probability;
            }
            if (k < categories - 1) {
                score[k + 1] = -upper / probability;
            }
            return;
        }
        double mean = 0;
        for (int j = 1; j < categories; j++) {
            mean += j * p[j][q];
            score[j] = -p[j][q];
        }
        score[0] = k - mean;
        if (k > 0) {
            score[k] += 1;
        }
    }

    /** S(1 − S) of boundary k. */
    private double slope(int k, int q) {
        return k == 0 || k == categories ? 0 : boundary[k][q] * (1 - boundary[k][q]);
    }

    /** S(1 − S)(1 − 2S) of boundary k. */
    private double bend(int k, int q) {
        return k == 0 || k == categories ? 0 : slope(k, q) * (1 - 2 * boundary[k][q]);
    }

    /** Adds weight · ∂² P<sub>k</sub> / P<sub>k</sub> by the core at a node. */
    void addCoreSecond(int k, int q, double weight, double[] score, double[][] sum) {
        if (cumulative) {
            double scale = weight / p[k][q];
            double lower = scale * bend(k, q);
            double upper = scale * bend(k + 1, q);
            sum[0][0] += lower - upper;
            if (k > 0) {
                sum[k][k] += lower;
                sum[0][k] += lower;
                sum[k][0] += lower;
            }
            if (k < categories - 1) {
                sum[k + 1][k + 1] -= upper;
                sum[0][k + 1] -= upper;
                sum[k + 1][0] -= upper;
            }
            return;
        }
        coreScore(k, q, score);
        double mean = 0;
        double square = 0;
        for (int j = 1; j < categories; j++) {
            mean += j * p[j][q];
            square += j * j * p[j][q];
        }
        for (int j = 0; j < categories; j++) {
            for (int l = 0; l < categories; l++) {
                double second;
                if (j == 0 && l == 0) {
                    second = mean * mean - square;
                } else if (j == 0 || l == 0) {
                    int m = Math.max(j, l);
                    second = -p[m][q] * (m - mean);
                } else {
                    second = p[j][q] * p[l][q] - (j == l ? p[j][q] : 0);
                }
                sum[j][l] += weight * (second + score[j] * score[l]);
            }
        }
    }

    /** Derivatives of log P<sub>k</sub> by the raw parameters: by category, parameter and node. */
    double[][][] scores() {
        double[][][] scores = new double[categories][rawSize()][nodes];
        double[] core = new double[categories];
        for (int k = 0; k < categories; k++) {
            for (int q = 0; q < nodes; q++) {
                coreScore(k, q, core);
                for (int f = 0; f < slopes; f++) {
                    scores[k][f][q] = core[0] * theta[f][q];
                }
                for (int j = 1; j < categories; j++) {
                    scores[k][slopes + j - 1][q] = core[j];
                }
            }
        }
        return scores;
    }

    /** Adds a core vector at a node to a raw one. */
    private void addVector(double[] core, int q, double weight, double[] raw) {
        for (int f = 0; f < slopes; f++) {
            raw[f] += weight * core[0] * theta[f][q];
        }
        for (int j = 1; j < categories; j++) {
            raw[slopes + j - 1] += weight * core[j];
        }
    }

    private void addMatrix(double[][] core, int q, double[][] raw) {
        for (int r = 0; r < raw.length; r++) {
            int j = r < slopes ? 0 : r - slopes + 1;
            double left = r < slopes ? theta[r][q] : 1;
            for (int s = 0; s < raw.length; s++) {
                int l = s < slopes ? 0 : s - slopes + 1;
                double right = s < slopes ? theta[s][q] : 1;
                raw[r][s] += left * right * core[j][l];
            }
        }
    }

    /** Gradient of Σ counts · log P by the raw parameters. */
    double[] gradient(double[][] counts) {
        double[] gradient = new double[rawSize()];
        double[] core = new double[categories];
        for (int k = 0; k < categories; k++) {
            for (int q = 0; q < nodes; q++) {
                double weight = counts[k][q];
                if (weight != 0) {
                    coreScore(k, q, core);
                    addVector(core, q, weight, gradient);
                }
            }
        }
        return gradient;
    }

    /** Expected information of the raw parameters when the trait is observed. */
    double[][] expectedInformation(double[][] counts) {
        double[][] information = new double[rawSize()][rawSize()];
        double[] core = new double[categories];
        double[][] sum = new double[categories][categories];
        for (int q = 0; q < nodes; q++) {
            double n = 0;
            for (int k = 0; k < categories; k++) {
                n += counts[k][q];
            }
            if (n == 0) {
                continue;
            }
            for (double[] row : sum) {
                java.util.Arrays.fill(row, 0);
            }
            for (int k = 0; k < categories; k++) {
                coreScore(k, q, core);
                double weight = n * p[k][q];
                for (int j = 0; j < categories; j++) {
                    for (int l = 0; l < categories; l++) {
                        sum[j][l] += weight * core[j] * core[l];
                    }
                }
            }
            addMatrix(sum, q, information);
        }
        return information;
    }

    /** Σ counts · ∂²P/P by the raw parameters. */
    double[][] secondDerivatives(double[][] counts) {
        double[][] second = new double[rawSize()][rawSize()];
        double[] core = new double[categories];
        double[][] sum = new double[categories][categories];
        for (int q = 0; q < nodes; q++) {
            for (double[] row : sum) {
                java.util.Arrays.fill(row, 0);
            }
            for (int k = 0; k < categories; k++) {
                addCoreSecond(k, q, counts[k][q], core, sum);
            }
            addMatrix(sum, q, second);
        }
        return second;
    }
}
