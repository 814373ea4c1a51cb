package kith.irt;

import java.util.List;

/**
 * How the parameters of one item in one group follow from the vector of free parameters.
 *
 * <p>The own parameters are the slopes on the factors that it loads on, then either the intercepts d<sub>1</sub> …
 * d<sub>K−1</sub>, or the common steps b<sub>1</sub> … b<sub>K−1</sub> and the item's shift c. The raw parameters,
 * which the response curves use, are slopes and intercepts.
 *
 * @param model of the item
 * @param categories K
 * @param factors that it loads on
 * @param names of the own parameters, as mirt names them
 * @param index place of each own parameter among the free ones, or −1
 * @param fixed value of each own parameter that is not free
 */
record ItemParameters(ItemModel model, int categories, int[] factors, List<String> names, int[] index, double[] fixed) {

    int size() {
        return index.length;
    }

    int rawSize() {
        return factors.length + categories - 1;
    }

    double[] own(double[] free) {
        double[] own = fixed.clone();
        for (int i = 0; i < own.length; i++) {
            if (index[i] >= 0) {
                own[i] = free[index[i]];
            }
        }
        return own;
    }

    /** Slopes, then intercepts. */
    double[] raw(double[] own) {
        if (!model.hasCommonSteps()) {
            return own;
        }
        double[] raw = new double[rawSize()];
        int slopes = factors.length;
        System.arraycopy(own, 0, raw, 0, slopes);
        double shift = own[own.length - 1];
        double sum = 0;
        for (int k = 1; k < categories; k++) {
            double step = own[slopes + k - 1];
            sum += step;
            raw[slopes + k - 1] = model == ItemModel.RATING_SCALE ? k * shift - sum : own[0] * (step + shift);
        }
        return raw;
    }

    /** Derivatives of the raw parameters (rows) by the own ones. */
    double[][] jacobian(double[] own) {
        double[][] jacobian = new double[rawSize()][own.length];
        int slopes = factors.length;
        for (int f = 0; f < slopes; f++) {
            jacobian[f][f] = 1;
        }
        int shift = own.length - 1;
        for (int k = 1; k < categories; k++) {
            double[] row = jacobian[slopes + k - 1];
            if (!model.hasCommonSteps()) {
                row[slopes + k - 1] = 1;
            } else if (model == ItemModel.RATING_SCALE) {
                for (int j = 1; j <= k; j++) {
                    row[slopes + j - 1] = -1;
                }
                row[shift] = k;
            } else {
                row[0] = own[slopes + k - 1] + own[shift];
                row[slopes + k - 1] = own[0];
                row[shift] = own[0];
            }
        }
        return jacobian;
    }

    /** Adds Σ gradient<sub>r</sub> ∂² raw<sub>r</sub> / ∂ own², which only the graded rating scale model has. */
    void addCurvature(double[] rawGradient, double[][] hessian) {
        if (model != ItemModel.GRADED_RATING_SCALE) {
            return;
        }
        int shift = size() - 1;
        for (int k = 1; k < categories; k++) {
            double gradient = rawGradient[factors.length + k - 1];
            hessian[0][factors.length + k - 1] += gradient;
            hessian[factors.length + k - 1][0] += gradient;
            hessian[0][shift] += gradient;
            hessian[shift][0] += gradient;
        }
    }
}
