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
import kith.sem.model.ModelOptions;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples drawn from a known population: estimates are not biased, 95 % intervals hold the true value in 93 to 97 % of the
 * samples, and the test rejects the true model in 3 to 7 %.
 */
@Tag("slow")
class RecoveryTest {

    private static final int SAMPLES = 1000;
    private static final int FEWER_SAMPLES = 500;
    private static final int ITEMS = 8;
    private static final double[] LOADINGS = {0.8, 0.7, 0.6, 0.75, 0.7, 0.8, 0.65, 0.6};
    private static final double CORRELATION = 0.4;
    private static final double[] CUTS = {-1.2, -0.3, 0.6};
    private static final String MODEL = "f =~ x1 + x2 + x3 + x4\n g =~ x5 + x6 + x7 + x8";

    /** How answers come about. */
    private enum Answers {
        NORMAL,
        MISSING,
        ORDERED,
        /** Normal variables multiplied by a common random factor: elliptical, with heavy tails. */
        HEAVY_TAILED
    }

    /** What one sample gives: whether it rejects, each loading's error and whether its interval holds the truth. */
    private record Outcome(boolean rejects, double[] error, boolean[] covered) {}

    @ParameterizedTest
    @CsvSource({
        "ML, NORMAL, 400",
        "GLS, NORMAL, 600",
        "MLR, MISSING, 400",
        "ML, MISSING, 400",
        "MLM, HEAVY_TAILED, 800",
        "MLR, HEAVY_TAILED, 800",
        "WLSMV, ORDERED, 500",
        "ULSMV, ORDERED, 500",
        "ULSMV, NORMAL, 600",
    })
    void truthIsFound(Estimator estimator, Answers answers, int people) {
        check(outcomes(estimator, answers, people, SAMPLES), 0.07);
    }

    /**
     * Weights that are the inverse of an estimated matrix need many people: with a few hundred, the test rejects too often and
     * standard errors are too small (Muthén & Kaplan 1992, doi 10.1111/j.2044-8317.1992.tb00975.x).
     */
    @ParameterizedTest
    @CsvSource({"WLS, NORMAL, 2000", "WLS, HEAVY_TAILED, 4000", "WLS, ORDERED, 2000"})
    void truthIsFoundByManyPeople(Estimator estimator, Answers answers, int people) {
        check(outcomes(estimator, answers, people, FEWER_SAMPLES), 0.07);
    }

    /**
     * The correction of the mean alone leaves the variance of the statistic too large, so that these tests reject the true model
     * somewhat too often however many people there are (Asparouhov & Muthén 2010, Simple second order chi-square correction, Mplus
     * technical appendix); the scaled and shifted ones above do not. Their intervals are right.
     */
    @ParameterizedTest
    @CsvSource({"WLSM, ORDERED, 500", "ULSM, HEAVY_TAILED, 800"})
    void correctionOfTheMeanAlone(Estimator estimator, Answers answers, int people) {
        check(outcomes(estimator, answers, people, FEWER_SAMPLES), 0.11);
    }

    /**
     * Plain unweighted and diagonal least squares find the truth too. Their standard errors (lavaan's) take the weights for the
     * inverse of the moments' covariance, which they are not, so that nothing is claimed of intervals and tests; those of ULSM,
     * ULSMV, WLSM and WLSMV are the ones to use.
     */
    @ParameterizedTest
    @CsvSource({"ULS, NORMAL, 400", "ULS, ORDERED, 500", "DWLS, ORDERED, 500"})
    void estimatesAreNotBiased(Estimator estimator, Answers answers, int people) {
        checkBias(outcomes(estimator, answers, people, FEWER_SAMPLES));
    }

    /**
     * Predictors of ordered answers, which are taken to be normal together with the latent responses: 95 % intervals of their
     * effects, and the test. (A predictor of two values is not normal; its intervals hold the truth in about 90 %.)
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

    private static List<Outcome> outcomes(Estimator estimator, Answers answers, int people, int samples) {
        return Parallel.allCores()
                .map(samples, sample -> fit(estimator, answers, people, Seeds.stream(20261124, sample)));
    }

    private static void checkBias(List<Outcome> outcomes) {
        for (int i = 0; i < ITEMS; i++) {
            int item = i;
            double bias = outcomes.stream()
                    .mapToDouble(o -> o.error()[item])
                    .average()
                    .orElseThrow();
            assertThat(Math.abs(bias)).as("bias of loading " + i).isLessThan(0.01);
        }
    }

    private static void check(List<Outcome> outcomes, double mostRejections) {
        double samples = outcomes.size();
        double rejected = outcomes.stream().filter(Outcome::rejects).count() / samples;
        assertThat(rejected).as("share of rejections").isBetween(0.03, mostRejections);
        checkBias(outcomes);
        double covered = 0;
        for (int i = 0; i < ITEMS; i++) {
            int item = i;
            double own = outcomes.stream().filter(o -> o.covered()[item]).count() / samples;
            assertThat(own).as("coverage of loading " + i).isBetween(0.92, 0.975);
            covered += own / ITEMS;
        }
        assertThat(covered).as("coverage").isBetween(0.93, 0.97);
    }

    private static Outcome fit(Estimator estimator, Answers answers, int people, RandomGenerator random) {
        Sem sem = Sem.of(MODEL).with(estimator).with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));
        if (answers == Answers.MISSING) {
            sem = sem.with(Missing.FIML);
        }
        if (answers == Answers.ORDERED) {
            sem = sem.withOrdered(Set.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"));
        }
        SemFit fit = sem.with(FitOptions.defaults().withBaseline(false)).fit(draw(answers, people, random));
        double[] error = new double[ITEMS];
        boolean[] covered = new boolean[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            Estimate loading = fit.estimate(i < 4 ? "f" : "g", "=~", "x" + (i + 1), 1);
            double truth = LOADINGS[i];
            error[i] = loading.estimate() - truth;
            covered[i] = loading.lower() <= truth && truth <= loading.upper();
        }
        double p = fit.fit().has("pvalue_scaled")
                ? fit.fit().get("pvalue_scaled")
                : fit.fit().get("pvalue");
        return new Outcome(p < 0.05, error, covered);
    }

    private static Responses draw(Answers answers, int people, RandomGenerator random) {
        double[][] columns = new double[ITEMS][people];
        for (int person = 0; person < people; person++) {
            double f = random.nextGaussian();
            double g = CORRELATION * f + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            double spread = answers == Answers.HEAVY_TAILED ? heavy(random) : 1;
            for (int i = 0; i < ITEMS; i++) {
                double unique = Math.sqrt(1 - LOADINGS[i] * LOADINGS[i]) * random.nextGaussian();
                double y = spread * (LOADINGS[i] * (i < 4 ? f : g) + unique);
                columns[i][person] = switch (answers) {
                    case NORMAL, HEAVY_TAILED -> y;
                    case MISSING -> random.nextDouble() < 0.15 ? Double.NaN : y;
                    case ORDERED -> category(y);
                };
            }
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
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
