package kith.reliability.coefficient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Answers to items that measure one factor, with loadings of 0.5 to 0.8, and by threes one of three group factors.
 *
 * @param categories 2 to 5
 * @param group the loadings on group factors
 */
record OrdinalPopulation(int items, int categories, double group) {

    private static final double[][] THRESHOLDS = {{0}, {-0.5, 0.5}, {-1, 0, 1}, {-1.3, -0.4, 0.4, 1.3}};
    private static final int LARGE = 400_000;

    private static double loading(int item) {
        return 0.5 + 0.3 * ((item * 7) % 5) / 4;
    }

    /** One array an item, categories from 1; NaN for the share of answers that is missing. */
    double[][] draw(int people, double missing, RandomGenerator random) {
        double[][] answers = new double[items][people];
        for (int person = 0; person < people; person++) {
            double general = random.nextGaussian();
            double[] parts = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int i = 0; i < items; i++) {
                double own = Math.sqrt(1 - loading(i) * loading(i) - group * group);
                double variable = loading(i) * general + group * parts[i % 3] + own * random.nextGaussian();
                double shift = 0.3 * (i % 3 - 1);
                int category = 1;
                for (double threshold : THRESHOLDS[categories - 2]) {
                    category += variable > threshold + shift ? 1 : 0;
                }
                answers[i][person] = random.nextDouble() < missing ? Double.NaN : category;
            }
        }
        return answers;
    }

    /** Ordinal alpha from the correlations, the omegas from a sample that is very large. */
    double[] coefficients() {
        double[][] correlation = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                correlation[i][j] = i == j ? 1 : loading(i) * loading(j) + (i % 3 == j % 3 ? group * group : 0);
            }
        }
        double[][] columns = draw(LARGE, 0, Seeds.stream(99, items));
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < items; i++) {
            named.put("i" + i, columns[i]);
        }
        List<String> ids = IntStream.range(0, LARGE).mapToObj(Integer::toString).toList();
        OrdinalMoments moments = OrdinalMoments.of(
                new Responses("", ids, named, Map.of()), OrdinalDesign.of(List.copyOf(named.keySet())));
        CategoricalOmega omega = CategoricalOmega.of(moments, new Parallel(1)).orElseThrow();
        return new double[] {Alpha.of(correlation), omega.observed(), omega.model()};
    }
}
