package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.Responses;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.FittedModel;
import kith.sem.model.EqualAcrossGroups;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generalised score tests hold their level where plain ones do not. */
class RobustScoreTestsTest {

    private static final double[] LOADINGS = {0.8, 0.7, 0.6, 0.7, 0.8};
    private static final int ROWS = 400;
    private static final int SETS = 300;
    private static final Sem ONE_FACTOR =
            Sem.of("f =~ x1 + x2 + x3 + x4 + x5").byGroup("g").withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of());

    /** Two groups alike; a common scale of each row's residuals makes their kurtosis high, and thresholds cut them. */
    private static Responses people(int set, boolean cut) {
        RandomGenerator random = Seeds.stream(11, set);
        List<String> ids = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= LOADINGS.length; i++) {
            columns.put("x" + i, new double[2 * ROWS]);
        }
        for (int row = 0; row < 2 * ROWS; row++) {
            ids.add(Integer.toString(row));
            groups.add(row % 2 == 0 ? "a" : "b");
            double spread = cut ? 1 : Math.exp(0.6 * random.nextGaussian());
            double factor = random.nextGaussian() * spread;
            for (int i = 0; i < LOADINGS.length; i++) {
                double residual = Math.sqrt(1 - LOADINGS[i] * LOADINGS[i]) * random.nextGaussian() * spread;
                double answer = LOADINGS[i] * factor + residual;
                columns.get("x" + (i + 1))[row] =
                        cut ? 1 + (answer > -1 ? 1 : 0) + (answer > 0.2 ? 1 : 0) + (answer > 1.2 ? 1 : 0) : answer;
            }
        }
        return new Responses("simulated", ids, columns, Map.of("g", groups));
    }

    private static double rejected(List<ScoreTests.Single> tests) {
        return tests.stream().filter(one -> one.test().pValue() < 0.05).count() / (double) tests.size();
    }

    /** Shares of tests that are significant: plain, robust. */
    private static double[] rates(Sem model, boolean cut) {
        Sem bare = model.with(model.fit().withDetail(FitOptions.Detail.ESTIMATES));
        List<double[]> sets = Parallel.allCores().map(SETS, set -> {
            FittedModel fitted = bare.fitted(people(set, cut));
            return new double[] {rejected(ScoreTests.single(fitted)), rejected(ScoreTests.robust(fitted))};
        });
        return new double[] {
            sets.stream().mapToDouble(one -> one[0]).average().orElseThrow(),
            sets.stream().mapToDouble(one -> one[1]).average().orElseThrow()
        };
    }

    @Test
    @Tag("slow")
    void answersWithHeavyTails() {
        double[] rates = rates(ONE_FACTOR.with(Estimator.MLR), false);
        assertThat(rates[0]).as("plain").isGreaterThan(0.12);
        assertThat(rates[1]).as("robust").isCloseTo(0.05, within(0.02));
    }

    @Test
    @Tag("slow")
    void orderedAnswers() {
        Sem ordered = ONE_FACTOR
                .withEqual(Set.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS), List.of())
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("x1", "x2", "x3", "x4", "x5"));
        double[] rates = rates(ordered, true);
        assertThat(rates[1]).as("robust, plain " + rates[0]).isCloseTo(0.05, within(0.015));
    }

    /**
     * Without a correction of the estimator there is none of the tests; with one, normal answers are hardly touched by
     * it.
     */
    @Test
    void onePerConstraint() {
        Responses people = people(0, false);
        FittedModel plain = ONE_FACTOR.fitted(people);
        assertThat(ScoreTests.robust(plain)).isEqualTo(ScoreTests.single(plain));
        FittedModel robust = ONE_FACTOR.with(Estimator.MLR).fitted(people);
        assertThat(ScoreTests.single(robust)).isEqualTo(ScoreTests.single(plain));
        assertThat(ScoreTests.robust(robust)).hasSameSizeAs(ScoreTests.single(robust));
        for (int r = 0; r < ScoreTests.robust(robust).size(); r++) {
            assertThat(ScoreTests.robust(robust).get(r).test().expectedChange())
                    .isEqualTo(ScoreTests.single(robust).get(r).test().expectedChange());
        }
    }
}
