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
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Effects of predictors on ordered answers in simulated samples, one predictor of two values and one with a long tail:
 * nothing is assumed of how they are distributed, so that intervals and test are right for these too.
 */
class GivenPredictorsRecoveryTest {

    private static final int SAMPLES = 500;
    private static final int PEOPLE = 400;
    private static final Sem MIMIC = Sem.of("f =~ y1 + y2 + y3 + y4\n f ~ two + tail\n y2 ~ two")
            .with(Estimator.WLSMV)
            .withOrdered(Set.of("y1", "y2", "y3", "y4"))
            .with(FitOptions.defaults().withBaseline(false));

    private static SemFit fit(RandomGenerator random) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        List.of("y1", "y2", "y3", "y4", "two", "tail").forEach(name -> columns.put(name, new double[PEOPLE]));
        List<String> ids = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            ids.add(Integer.toString(person + 1));
            double two = random.nextDouble() < 0.3 ? 1 : 0;
            double tail = -Math.log(1 - random.nextDouble()) + 0.5 * two;
            double f = 0.5 * two + 0.3 * tail + random.nextGaussian();
            columns.get("two")[person] = two;
            columns.get("tail")[person] = tail;
            for (int item = 1; item <= 4; item++) {
                double direct = item == 2 ? 0.4 * two : 0;
                double response = 0.8 * f + direct + 0.6 * random.nextGaussian();
                columns.get("y" + item)[person] =
                        1 + (response > -0.5 ? 1 : 0) + (response > 0.4 ? 1 : 0) + (response > 1.2 ? 1 : 0);
            }
        }
        return MIMIC.fit(new Responses("simulated", ids, columns, Map.of()));
    }

    @Test
    @Tag("slow")
    void intervalsAndTestHoldWhateverThePredictors() {
        List<SemFit> fits = Parallel.allCores().map(SAMPLES, sample -> fit(Seeds.stream(78, sample)));
        double rejected = fits.stream()
                        .filter(fit -> fit.fit().get("pvalue_scaled") < 0.05)
                        .count()
                / (double) SAMPLES;
        assertThat(rejected).as("share of rejections").isBetween(0.03, 0.07);
        // in the delta parameterisation a response has the variance 1 given the predictors, as it has here
        check(fits, "f", "two", 0.8 * 0.5);
        check(fits, "f", "tail", 0.8 * 0.3);
        check(fits, "y2", "two", 0.4);
    }

    private static void check(List<SemFit> fits, String outcome, String predictor, double truth) {
        List<Estimate> own = fits.stream()
                .map(fit -> fit.estimate(outcome, "~", predictor, 1))
                .toList();
        double covered = own.stream()
                        .filter(e -> e.lower() <= truth && truth <= e.upper())
                        .count()
                / (double) SAMPLES;
        assertThat(own.stream().mapToDouble(Estimate::estimate).average().orElseThrow())
                .as("effect of " + predictor)
                .isBetween(truth - 0.02, truth + 0.02);
        assertThat(covered).as("coverage of " + predictor).isBetween(0.93, 0.97);
    }
}
