package kith.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kith.finding.InputException;
import kith.math.NoncentralT;
import kith.math.Parallel;
import kith.math.Progress;
import kith.sem.Sem;
import kith.simulation.Population;
import kith.simulation.PopulationReader;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

class ModelPowerTest {

    private static final String CONTINUOUS = """
            id: continuous
            title: Four continuous indicators
            seed: 1
            factors: {names: [f]}
            items:
              - {id: x1, loadings: {f: 0.8}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
              - {id: x2, loadings: {f: 0.7}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
              - {id: x3, loadings: {f: 0.6}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
              - {id: x4, loadings: {f: 0.5}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
            contexts:
              - {id: one, people: 100, means: {f: 0.25}}
            """;

    private static Population population() {
        return PopulationReader.read(YamlDocument.of("population", CONTINUOUS));
    }

    private static ModelPower power(String model, int samples, int threads, List<String> parameters, Integer... sizes) {
        SimulatedSamples draws =
                new SimulatedSamples(population(), List.of(sizes), samples, 7, new Parallel(threads), Progress.SILENT);
        return ModelPower.of(new ModelPower.Question(draws, Sem.of(model), 0.8, parameters));
    }

    /**
     * Wald test of a mean by maximum likelihood: z = t √(n/(n − 1)), so that the power is that of the noncentral t
     * distribution beyond 1.96 √((n − 1)/n), with the noncentrality √n μ/σ. The mean of x1 is .8 · .25 = .2.
     */
    @Test
    void agreesWithTheExactPowerOfAMean() {
        int samples = 1_000;
        ModelPower found = power("x1 ~ 1; x1 ~~ x1", samples, 2, List.of("x1 ~ 1"), 50, 200);
        for (int i = 0; i < 2; i++) {
            int n = found.sizes().get(i).respondents();
            double critical = 1.959963984540054 * Math.sqrt((n - 1.0) / n);
            double noncentrality = Math.sqrt(n) * 0.2;
            double exact = 1
                    - NoncentralT.cumulative(critical, n - 1, noncentrality)
                    + NoncentralT.cumulative(-critical, n - 1, noncentrality);
            double error = Math.sqrt(exact * (1 - exact) / samples);
            assertThat(found.power("x1~1")[i]).isCloseTo(exact, within(3 * error));
        }
        assertThat(found.smallest("x1~1")).hasValue(200);
    }

    @Test
    void recoversTheFactorModel() {
        ModelPower found = power("f =~ x1 + x2 + x3 + x4", 200, 2, List.of(), 300);
        ModelPower.PowerAtSize size = found.sizes().get(0);
        assertThat(size.convergence()).isEqualTo(1);
        assertThat(size.improper()).isZero();
        assertThat(size.rejection()).isCloseTo(0.05, within(3 * Math.sqrt(0.05 * 0.95 / 200)));
        assertThat(found.planned()).containsExactly("f=~x2", "f=~x3", "f=~x4");
        for (ModelPower.ParameterPower parameter : size.parameters()) {
            // Three Monte Carlo errors of a share of .95 with 200 samples: .046.
            assertThat(parameter.coverage()).isCloseTo(0.95, within(3 * Math.sqrt(0.05 * 0.95 / 200)));
            assertThat(Math.abs(parameter.bias())).isLessThan(0.02);
            assertThat(parameter.standardError()).isCloseTo(parameter.deviation(), within(0.02));
            assertThat(parameter.width()).isCloseTo(2 * 1.96 * parameter.standardError(), within(1e-3));
        }
        assertThat(size.parameters().get(0).population()).isCloseTo(0.7 / 0.8, within(0.01));
    }

    @Test
    void doesNotDependOnTheThreads() {
        ModelPower one = power("f =~ x1 + x2 + x3", 10, 1, List.of(), 5, 30);
        ModelPower two = power("f =~ x1 + x2 + x3", 10, 2, List.of(), 30, 5);
        assertThat(two.sizes()).isEqualTo(one.sizes());
    }

    /** With five respondents many samples do not converge or are improper; all are counted. */
    @Test
    void countsWhatFails() {
        ModelPower.PowerAtSize size =
                power("f =~ x1 + x2 + x3 + x4", 60, 2, List.of(), 5).sizes().get(0);
        assertThat(size.samples()).isEqualTo(60);
        assertThat(size.converged()).isLessThanOrEqualTo(size.fitted());
        assertThat(size.improper() + 60 - size.converged()).isPositive();
    }

    @Test
    void refusesWhatThePopulationDoesNotHave() {
        assertThatThrownBy(() -> power("f =~ x1 + x2 + x3", 5, 1, List.of("f =~ x9"), 50))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f=~x9");
        assertThatThrownBy(() -> power("f =~ x1 + x2 + y9", 5, 1, List.of(), 50))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> power("f =~ x1 + x2 + x3", 0, 1, List.of(), 1))
                .isInstanceOfSatisfying(
                        InputException.class,
                        wrong -> assertThat(wrong.problems()).hasSize(2));
    }
}
