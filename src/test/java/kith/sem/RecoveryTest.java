package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.Responses;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.Population.Answers;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples drawn from a known population: estimates are not biased, 95 % intervals hold the true value in 93 to 97 % of
 * the samples, and the test rejects the true model in 3 to 7 %. ULS, DWLS, ULSM and WLSM are in
 * {@link LeastSquaresRecoveryTest}.
 */
@Tag("slow")
class RecoveryTest {

    private static final int SAMPLES = 1000;
    private static final int FEWER_SAMPLES = 500;
    private static final double[] CUTS = {-1.2, -0.3, 0.6};

    @ParameterizedTest
    @CsvSource({
        "ML, NORMAL, 400",
        "GLS, NORMAL, 600",
        "MLR, MISSING, 400",
        "ML, MISSING, 400",
        "MLM, HEAVY_TAILED, 800",
        "MLR, HEAVY_TAILED, 800",
        "MLMV, HEAVY_TAILED, 800",
        "MLF, NORMAL, 800",
        "WLSMV, ORDERED, 500",
        "ULSMV, ORDERED, 500",
        "ULSMV, NORMAL, 600",
    })
    void truthIsFound(Estimator estimator, Answers answers, int people) {
        Recovered.of(estimator, Population.ordinary(answers), people, SAMPLES).holds();
    }

    /**
     * Weights that are the inverse of an estimated matrix need many people: with a few hundred, the test rejects too
     * often and standard errors are too small (Muthén & Kaplan 1992, doi 10.1111/j.2044-8317.1992.tb00975.x).
     */
    @ParameterizedTest
    @CsvSource({"WLS, NORMAL, 2000", "WLS, HEAVY_TAILED, 4000", "WLS, ORDERED, 2000"})
    void truthIsFoundByManyPeople(Estimator estimator, Answers answers, int people) {
        Recovered.of(estimator, Population.ordinary(answers), people, FEWER_SAMPLES)
                .holds();
    }

    /**
     * Predictors of ordered answers, which are taken to be normal together with the latent responses: 95 % intervals of
     * their effects, and the test. (A predictor of two values is not normal; its intervals hold the truth in about 90
     * %.)
     */
    @Test
    void effectsOfPredictorsOnOrderedAnswers() {
        List<SemFit> fits = Parallel.allCores().map(FEWER_SAMPLES, sample -> predicted(Seeds.stream(77, sample)));
        double rejected = fits.stream()
                        .filter(fit -> fit.fit().get("pvalue_scaled") < 0.05)
                        .count()
                / (double) FEWER_SAMPLES;
        assertThat(rejected).as("share of rejections").isBetween(0.03, 0.07);
        double variance = 0.16 + 0.09 + 2 * 0.5 * 0.4 * 0.3 + 1;
        for (String predictor : List.of("one", "other")) {
            double truth = (predictor.equals("one") ? 0.4 : 0.3) * 0.8 / Math.sqrt(0.64 * variance + 0.36);
            List<Estimate> own = fits.stream()
                    .map(fit -> fit.estimate("f", "~", predictor, 1))
                    .toList();
            double covered = own.stream()
                            .filter(e -> e.lower() <= truth && truth <= e.upper())
                            .count()
                    / (double) FEWER_SAMPLES;
            assertThat(own.stream().mapToDouble(Estimate::estimate).average().orElseThrow())
                    .as("effect of " + predictor)
                    .isBetween(truth - 0.02, truth + 0.02);
            assertThat(covered).as("coverage of " + predictor).isBetween(0.93, 0.97);
        }
    }

    private static SemFit predicted(RandomGenerator random) {
        int people = 500;
        Map<String, double[]> columns = new LinkedHashMap<>();
        List.of("y1", "y2", "y3", "y4", "one", "other").forEach(name -> columns.put(name, new double[people]));
        List<String> ids = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            ids.add(Integer.toString(person + 1));
            double one = random.nextGaussian();
            double other = 0.5 * one + Math.sqrt(0.75) * random.nextGaussian();
            double f = 0.4 * one + 0.3 * other + random.nextGaussian();
            columns.get("one")[person] = one;
            columns.get("other")[person] = other;
            for (int item = 1; item <= 4; item++) {
                columns.get("y" + item)[person] = category(0.8 * f + 0.6 * random.nextGaussian());
            }
        }
        return Sem.of("f =~ y1 + y2 + y3 + y4\n f ~ one + other")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("y1", "y2", "y3", "y4"))
                .withFixedX(false)
                .with(FitOptions.defaults().withBaseline(false))
                .fit(new Responses("simulated", ids, columns, Map.of()));
    }

    private static int category(double y) {
        int category = 1;
        for (double cut : CUTS) {
            if (y > cut) {
                category++;
            }
        }
        return category;
    }
}
