package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimated parameters of an item in one group.
 *
 * @param names of the parameters as the model has them: a1, d1, … or a1, b1, …, c
 * @param estimates of them, fixed ones included
 * @param errors standard errors, NaN where fixed
 * @param slopes on the factors that the item loads on
 * @param intercepts d<sub>1</sub> … d<sub>K−1</sub>
 * @param difficulties b<sub>1</sub> … b<sub>K−1</sub> on the scale of the trait; empty for items that load on several
 *     factors
 * @param difficultyErrors their standard errors by the delta method
 */
public record ItemEstimate(
        List<String> names,
        double[] estimates,
        double[] errors,
        double[] slopes,
        double[] intercepts,
        double[] difficulties,
        double[] difficultyErrors) {

    static ItemEstimate of(ItemParameters item, double[] free, double[][] covariance) {
        double[] own = item.own(free);
        double[] errors = new double[own.length];
        for (int a = 0; a < own.length; a++) {
            int at = item.index()[a];
            errors[a] = at < 0 ? Double.NaN : Math.sqrt(covariance[at][at]);
        }
        double[] raw = item.raw(own);
        int slopes = item.factors().length;
        double[] intercepts = Arrays.copyOfRange(raw, slopes, raw.length);
        double[] difficulties = new double[0];
        double[] difficultyErrors = new double[0];
        if (slopes == 1) {
            difficulties = difficulties(item, raw);
            difficultyErrors = difficultyErrors(item, own, raw, covariance);
        }
        return new ItemEstimate(
                item.names(), own, errors, Arrays.copyOf(raw, slopes), intercepts, difficulties, difficultyErrors);
    }

    static double[] difficulties(ItemParameters item, double[] raw) {
        double[] difficulties = new double[raw.length - 1];
        for (int k = 1; k < raw.length; k++) {
            double before = item.model().isCumulative() || k == 1 ? 0 : raw[k - 1];
            difficulties[k - 1] = (before - raw[k]) / raw[0];
        }
        return difficulties;
    }

    private static double[] difficultyErrors(ItemParameters item, double[] own, double[] raw, double[][] covariance) {
        double[][] jacobian = item.jacobian(own);
        double[] errors = new double[raw.length - 1];
        for (int k = 1; k < raw.length; k++) {
            boolean difference = !item.model().isCumulative() && k > 1;
            double before = difference ? raw[k - 1] : 0;
            List<Integer> places = new ArrayList<>();
            List<Double> slopes = new ArrayList<>();
            for (int o = 0; o < own.length; o++) {
                if (item.index()[o] >= 0) {
                    double slope = -(before - raw[k]) / (raw[0] * raw[0]) * jacobian[0][o] - jacobian[k][o] / raw[0];
                    slopes.add(difference ? slope + jacobian[k - 1][o] / raw[0] : slope);
                    places.add(item.index()[o]);
                }
            }
            double variance = 0;
            for (int a = 0; a < places.size(); a++) {
                for (int b = 0; b < places.size(); b++) {
                    variance += slopes.get(a) * slopes.get(b) * covariance[places.get(a)][places.get(b)];
                }
            }
            errors[k - 1] = Math.sqrt(variance);
        }
        return errors;
    }
}
