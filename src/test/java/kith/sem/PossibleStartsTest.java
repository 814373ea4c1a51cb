package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.math.Seeds;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the usual starting values, or those that replace them, the fit of a true model begins in every one of many
 * populations.
 */
class PossibleStartsTest {

    private static final int PEOPLE = 250;

    /** Structures whose residual covariances stand beside predictors or factors of factors. */
    private enum Structure {
        COMMON_PREDICTOR("f1 =~ y1 + y2 + y3\n f2 =~ y4 + y5 + y6\n f1 + f2 ~ x"),
        RESIDUAL_COVARIANCE("f1 =~ y1 + y2 + y3\n f2 =~ y4 + y5 + y6\n f1 + f2 ~ x\n f1 ~~ f2"),
        THREE_OUTCOMES("f1 =~ y1 + y2 + y3\n f2 =~ y4 + y5 + y6\n f3 =~ y7 + y8 + y9\n f1 + f2 + f3 ~ x"),
        SECOND_ORDER("f1 =~ y1 + y2 + y3\n f2 =~ y4 + y5 + y6\n f3 =~ y7 + y8 + y9\n f4 =~ y10 + y11 + y12\n"
                + "g =~ f1 + f2 + f3 + f4\n f1 ~~ f2"),
        LATENT_PREDICTOR("f1 =~ y1 + y2 + y3\n f2 =~ y4 + y5 + y6\n f3 =~ y7 + y8 + y9\n f1 + f2 ~ f3");

        private final String model;

        Structure(String model) {
            this.model = model;
        }
    }

    /** Four factors that depend on one variable and whose residuals are correlated, with three items each. */
    private static Responses drawn(int population) {
        RandomGenerator random = Seeds.stream(77, population);
        double[] slope = random(random, 4, 0.5, 1.6);
        double[] loading = random(random, 12, 0.4, 1.2);
        double[] error = random(random, 12, 0.2, 1);
        double shared = Math.sqrt(0.2 + 0.75 * random.nextDouble());
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[PEOPLE]);
        IntStream.rangeClosed(1, 12).forEach(i -> columns.put("y" + i, new double[PEOPLE]));
        for (int person = 0; person < PEOPLE; person++) {
            double x = random.nextGaussian();
            double common = random.nextGaussian();
            columns.get("x")[person] = x;
            for (int f = 0; f < 4; f++) {
                double own = f < 2 ? shared * common : 0;
                double rest = f < 2 ? Math.sqrt(1 - shared * shared) : 1;
                double factor = slope[f] * x + own + rest * random.nextGaussian();
                for (int i = 3 * f; i < 3 * f + 3; i++) {
                    columns.get("y" + (i + 1))[person] = loading[i] * factor + error[i] * random.nextGaussian();
                }
            }
        }
        List<String> ids =
                IntStream.range(0, PEOPLE).mapToObj(Integer::toString).toList();
        return new Responses("population " + population, ids, columns, Map.of());
    }

    private static double[] random(RandomGenerator random, int count, double from, double to) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (to - from) * random.nextDouble())
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void everyPopulation(Structure structure) {
        List<String> stuck = new ArrayList<>();
        for (int population = 0; population < 60; population++) {
            SemFit fit = Sem.of(structure.model)
                    .with(ModelOptions.sem())
                    .with(FitOptions.defaults().withDetail(FitOptions.Detail.ESTIMATES))
                    .fit(drawn(population));
            if (!fit.converged()) {
                stuck.add(structure + " in population " + population);
            }
            assertThat(fit.findings()).noneMatch(finding -> finding.code().equals("starting_values_not_used"));
        }
        assertThat(stuck).isEmpty();
    }
}
