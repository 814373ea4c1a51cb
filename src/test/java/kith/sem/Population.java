package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.model.ModelOptions;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A known population: one factor or two of unit variance, each with as many items, whose variances are 1 too.
 *
 * @param loadings of all items, factor by factor
 * @param perFactor how many items a factor has
 * @param correlation of two factors; where it is 0, the model says so
 * @param answers how answers come about
 * @param cuts where ordered answers go over into the next category
 */
record Population(double[] loadings, int perFactor, double correlation, Answers answers, double[] cuts) {

    /** How answers come about. */
    enum Answers {
        NORMAL,
        MISSING,
        ORDERED,
        /** Normal variables multiplied by a common random factor: elliptical, with heavy tails. */
        HEAVY_TAILED
    }

    /** Two factors of four items, most of which measure well; ordered answers are in four categories, not symmetric. */
    static Population ordinary(Answers answers) {
        double[] loadings = {0.8, 0.7, 0.6, 0.75, 0.7, 0.8, 0.65, 0.6};
        return new Population(loadings, 4, 0.4, answers, new double[] {-1.2, -0.3, 0.6});
    }

    int items() {
        return loadings.length;
    }

    List<String> names() {
        return IntStream.rangeClosed(1, items()).mapToObj(i -> "x" + i).toList();
    }

    String factor(int item) {
        return "f" + (item / perFactor + 1);
    }

    String model() {
        StringBuilder model = new StringBuilder();
        for (int i = 0; i < items(); i++) {
            model.append(i % perFactor == 0 ? "\n" + factor(i) + " =~ " : " + ").append("x" + (i + 1));
        }
        if (correlation == 0 && perFactor < items()) {
            model.append("\nf1 ~~ 0*f2");
        }
        return model.toString();
    }

    /**
     * The model that is true here, with factors of unit variance, so that the estimates are those of {@link #loadings}.
     */
    Sem sem(Estimator estimator) {
        Sem sem = Sem.of(model())
                .with(estimator)
                .with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED))
                .with(FitOptions.defaults().withBaseline(false));
        return switch (answers) {
            case MISSING -> sem.with(Missing.FIML);
            case ORDERED -> sem.withOrdered(new LinkedHashSet<>(names()));
            case NORMAL, HEAVY_TAILED -> sem;
        };
    }

    /** Answers of so many people. */
    Responses draw(int people, RandomGenerator random) {
        double[][] columns = new double[items()][people];
        double[] factors = new double[items() / perFactor];
        for (int person = 0; person < people; person++) {
            factors[0] = random.nextGaussian();
            if (factors.length > 1) {
                double own = Math.sqrt(1 - correlation * correlation);
                factors[1] = correlation * factors[0] + own * random.nextGaussian();
            }
            double spread = answers == Answers.HEAVY_TAILED ? heavy(random) : 1;
            for (int i = 0; i < items(); i++) {
                double unique = Math.sqrt(1 - loadings[i] * loadings[i]) * random.nextGaussian();
                double y = spread * (loadings[i] * factors[i / perFactor] + unique);
                columns[i][person] = switch (answers) {
                    case NORMAL, HEAVY_TAILED -> y;
                    case MISSING -> random.nextDouble() < 0.15 ? Double.NaN : y;
                    case ORDERED -> category(y);
                };
            }
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (int i = 0; i < items(); i++) {
            numbers.put("x" + (i + 1), columns[i]);
        }
        List<String> ids = new ArrayList<>();
        for (int person = 1; person <= people; person++) {
            ids.add(Integer.toString(person));
        }
        return new Responses("simulated", ids, numbers, Map.of());
    }

    /** Two values whose squares average 1: a mixture of two normal distributions. */
    private static double heavy(RandomGenerator random) {
        return random.nextDouble() < 0.5 ? Math.sqrt(1.6) : Math.sqrt(0.4);
    }

    private int category(double y) {
        int category = 1;
        for (double cut : cuts) {
            if (y > cut) {
                category++;
            }
        }
        return category;
    }
}
