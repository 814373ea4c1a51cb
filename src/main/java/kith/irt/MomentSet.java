package kith.irt;

/**
 * The moments of a limited-information test with what the model expects of them: univariate ones (item means, or
 * category indicators), then means of products of pairs of items.
 */
final class MomentSet {

    private final ItemCurve[] curves;
    private final NodeProduct product;
    private final LimitedInformation.Kind kind;
    /** First item and its category (0: the score), second item or −1. */
    private final int[][] moments;
    /** Expected score and squared score by item and node. */
    private final double[][] score;

    private final double[][] square;

    /** Of items at one point of the trait, which are independent. */
    MomentSet(ItemCurve[] curves, LimitedInformation.Kind kind) {
        this(curves, kind, NodeProduct.withoutSpecific(curves.length, curves[0].nodes));
    }

    MomentSet(ItemCurve[] curves, LimitedInformation.Kind kind, NodeProduct product) {
        this.curves = curves;
        this.product = product;
        this.kind = kind;
        int items = curves.length;
        java.util.List<int[]> all = new java.util.ArrayList<>();
        for (int i = 0; i < items; i++) {
            boolean byCategory = kind == LimitedInformation.Kind.C2;
            for (int k = 1; k < (byCategory ? curves[i].categories : 2); k++) {
                all.add(new int[] {i, byCategory ? k : 0, -1});
            }
        }
        for (int i = 0; i < items; i++) {
            for (int j = i + 1; j < items; j++) {
                all.add(new int[] {i, 0, j});
            }
        }
        moments = all.toArray(int[][]::new);
        score = new double[items][];
        square = new double[items][];
        for (int i = 0; i < items; i++) {
            score[i] = new double[curves[i].nodes];
            square[i] = new double[curves[i].nodes];
            for (int k = 1; k < curves[i].categories; k++) {
                for (int q = 0; q < curves[i].nodes; q++) {
                    score[i][q] += k * curves[i].p[k][q];
                    square[i][q] += k * k * curves[i].p[k][q];
                }
            }
        }
    }

    int size() {
        return moments.length;
    }

    int[] moment(int m) {
        return moments[m];
    }

    int items() {
        return curves.length;
    }

    private double[] function(int item, int category) {
        return category == 0 ? score[item] : curves[item].p[category];
    }

    double[] expected(double[] weight) {
        double[] expected = new double[moments.length];
        for (int m = 0; m < expected.length; m++) {
            product.begin(weight);
            product.multiply(moments[m][0], function(moments[m][0], moments[m][1]), 1);
            second(moments[m][2], -1);
            expected[m] = product.sum();
        }
        return expected;
    }

    /** E of the score of one item and of products of two items: for residual correlations. */
    double product(int i, int j, double[] weight) {
        product.begin(weight);
        second(i, j);
        return product.sum();
    }

    double mean(int i, double[] weight) {
        product.begin(weight);
        second(i, -1);
        return product.sum();
    }

    /** Covariances of the moments of one respondent. */
    double[][] covariance(double[] weight, double[] expected) {
        double[][] covariance = new double[moments.length][moments.length];
        for (int a = 0; a < moments.length; a++) {
            for (int b = 0; b <= a; b++) {
                product.begin(weight);
                double joint = joint(moments[a], moments[b]) ? 0 : product.sum();
                covariance[a][b] = joint - expected[a] * expected[b];
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** Multiplies two moments onto the product; true when their product is 0. */
    private boolean joint(int[] a, int[] b) {
        if (a[0] == b[0]) {
            if (a[1] > 0 && b[1] > 0) {
                if (a[1] != b[1]) {
                    return true;
                }
                product.multiply(a[0], curves[a[0]].p[a[1]], 1);
            } else if (a[1] > 0 || b[1] > 0) {
                int k = Math.max(a[1], b[1]);
                product.multiply(a[0], curves[a[0]].p[k], k);
            } else {
                product.multiply(a[0], square[a[0]], 1);
            }
            second(a[2], b[2]);
            return false;
        }
        if (a[0] == b[2]) {
            together(a[0], a[1]);
            product.multiply(b[0], function(b[0], b[1]), 1);
            second(a[2], -1);
            return false;
        }
        if (a[2] == b[0]) {
            together(b[0], b[1]);
            product.multiply(a[0], function(a[0], a[1]), 1);
            second(-1, b[2]);
            return false;
        }
        product.multiply(a[0], function(a[0], a[1]), 1);
        product.multiply(b[0], function(b[0], b[1]), 1);
        second(a[2], b[2]);
        return false;
    }

    /** An item's function with its own score. */
    private void together(int item, int category) {
        if (category > 0) {
            product.multiply(item, curves[item].p[category], category);
        } else {
            product.multiply(item, square[item], 1);
        }
    }

    private void second(int i, int j) {
        if (i >= 0 && i == j) {
            product.multiply(i, square[i], 1);
            return;
        }
        if (i >= 0) {
            product.multiply(i, score[i], 1);
        }
        if (j >= 0) {
            product.multiply(j, score[j], 1);
        }
    }

    /** Derivatives of the moments (rows) by the free parameters. */
    double[][] slopes(IrtFit fit, int group) {
        ParameterLayout layout = fit.likelihood().layout;
        double[] weight = fit.expectation().distributions()[group].weight;
        double[][] slopes = new double[moments.length][fit.parameters()];
        double[][] latent = fit.expectation().distributions()[group].scores();
        int[] latentIndex = layout.groups()[group].index();
        double[][][] jacobians = new double[curves.length][][];
        for (int i = 0; i < curves.length; i++) {
            ItemParameters item = layout.items()[group][i];
            jacobians[i] = item.jacobian(item.own(fit.free()));
        }
        double[][][][] derivatives = derivatives();
        for (int m = 0; m < moments.length; m++) {
            int i = moments[m][0];
            int j = moments[m][2];
            addItem(layout, group, i, jacobians[i], derivatives[i][moments[m][1]], weight, j, slopes[m]);
            if (j >= 0) {
                addItem(layout, group, j, jacobians[j], derivatives[j][0], weight, i, slopes[m]);
            }
            for (int b = 0; b < latent.length; b++) {
                product.begin(weight);
                product.multiply(i, function(i, moments[m][1]), 1);
                second(j, -1);
                slopes[m][latentIndex[b]] += product.sum(latent[b]);
            }
        }
        return slopes;
    }

    private void addItem(
            ParameterLayout layout,
            int group,
            int item,
            double[][] jacobian,
            double[][] derivative,
            double[] weight,
            int other,
            double[] row) {
        double[] raw = new double[derivative.length];
        for (int r = 0; r < raw.length; r++) {
            product.begin(weight);
            product.multiply(item, derivative[r], 1);
            second(other, -1);
            raw[r] = product.sum();
        }
        MarginalLikelihood.addVector(
                layout.items()[group][item].index(), MarginalLikelihood.transposed(jacobian, raw), row);
    }

    /** Of the expected score (0) and of each category's probability, by item, category, raw parameter and node. */
    private double[][][][] derivatives() {
        double[][][][] all = new double[curves.length][][][];
        for (int i = 0; i < curves.length; i++) {
            double[][][] scores = curves[i].scores();
            int raw = curves[i].rawSize();
            all[i] = new double[curves[i].categories][raw][curves[i].nodes];
            for (int k = 1; k < curves[i].categories; k++) {
                for (int r = 0; r < raw; r++) {
                    for (int q = 0; q < curves[i].nodes; q++) {
                        double slope = curves[i].p[k][q] * scores[k][r][q];
                        all[i][k][r][q] = slope;
                        all[i][0][r][q] += k * slope;
                    }
                }
            }
        }
        return all;
    }

    /** Derivatives by the intercepts alone, at one node: of the model of independence. */
    double[][] itemSlopes() {
        boolean byCategory = kind == LimitedInformation.Kind.C2;
        int columns = 0;
        int[] offset = new int[curves.length];
        for (int i = 0; i < curves.length; i++) {
            offset[i] = columns;
            columns += byCategory ? curves[i].categories - 1 : 1;
        }
        double[][] slopes = new double[moments.length][columns];
        for (int m = 0; m < moments.length; m++) {
            int i = moments[m][0];
            int j = moments[m][2];
            if (j < 0) {
                slopes[m][offset[i] + Math.max(0, moments[m][1] - 1)] = 1;
                continue;
            }
            for (int k = 1; k < (byCategory ? curves[i].categories : 2); k++) {
                slopes[m][offset[i] + k - 1] = k * score[j][0];
            }
            for (int k = 1; k < (byCategory ? curves[j].categories : 2); k++) {
                slopes[m][offset[j] + k - 1] = k * score[i][0];
            }
        }
        return slopes;
    }
}
