package kith.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kith.finding.InputException;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;
import kith.math.ChiSquare;
import kith.math.Parallel;
import kith.math.Progress;
import kith.sem.Sem;
import kith.simulation.Population;
import kith.simulation.PopulationReader;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

class InvariancePowerTest {

    private static final String MODEL = "f =~ x1 + x2 + x3 + x4";

    private static Population population(String departure) {
        return PopulationReader.read(YamlDocument.of("population", """
                id: continuous
                title: Four continuous indicators in two contexts
                seed: 1
                factors: {names: [f]}
                items:
                  - {id: x1, loadings: {f: 0.8}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
                  - {id: x2, loadings: {f: 0.7}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
                  - {id: x3, loadings: {f: 0.6}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
                  - {id: x4, loadings: {f: 0.7}, answer: {score: {mean: 0, sd: 1, decimals: 9}}}
                contexts:
                  - {id: one, people: 100, means: {f: 0}}
                  - id: two
                    people: 100
                    means: {f: 0.3}
                """ + departure));
    }

    private static final String SHIFTED =
            "    departures: [{id: x3, answer: {score: {mean: 0.35, sd: 1, decimals: 9}}}]\n";

    private static SimulatedSamples draws(String departure, int samples, int threads, Integer... sizes) {
        return new SimulatedSamples(
                population(departure), List.of(sizes), samples, 11, new Parallel(threads), Progress.SILENT);
    }

    private static InvariancePower power(SimulatedSamples draws, String... parameters) {
        return InvariancePower.of(
                new InvariancePower.Question(draws, Sem.of(MODEL), "context", 0.8, List.of(parameters)));
    }

    /**
     * The power of a χ² difference test is that of the noncentral χ² distribution with the noncentrality n ⁄ N times
     * the difference in the population (Satorra and Saris 1985), here of one sample of 50,000.
     */
    @Test
    void agreesWithTheNoncentralDistribution() {
        int samples = 150;
        SimulatedSamples draws = draws(SHIFTED, samples, 2, 200);
        InvariancePower found = power(draws, "x3~1", "x4~1");
        LadderStep scalar = Invariance.across("context", Sem.of(MODEL))
                .fit(draws.large(InvariancePower.LARGE))
                .step(Level.SCALAR)
                .orElseThrow();
        var test = scalar.comparison().orElseThrow().test();
        double noncentrality = (test.chisqDifference() - test.dfDifference()) * 200 / InvariancePower.LARGE;
        double critical = ChiSquare.quantile(0.95, test.dfDifference());
        double exact = ChiSquare.upperTail(critical, test.dfDifference(), noncentrality);
        double error = Math.sqrt(exact * (1 - exact) / samples);
        assertThat(found.power("scalar")[0]).isCloseTo(exact, within(3.5 * error));
        // all of the misfit is that of one intercept
        double ofOne = ChiSquare.upperTail(ChiSquare.quantile(0.95, 1), 1, noncentrality);
        assertThat(found.power("x3~1")[0]).isCloseTo(ofOne, within(3.5 * Math.sqrt(ofOne * (1 - ofOne) / samples)));
        assertThat(found.power("x3~1")[0]).isGreaterThan(found.power("x4~1")[0]);
        assertThat(found.power("metric")[0]).isCloseTo(0.05, within(3.5 * Math.sqrt(0.05 * 0.95 / samples)));
        assertThat(found.planned()).containsExactly("x3~1", "x4~1");
        assertThat(found.population()).extracting(change -> change.level()).contains(Level.METRIC, Level.SCALAR);
        assertThat(found.sizes().get(0).fitted()).isEqualTo(samples);
    }

    @Test
    void rejectsInvariantPopulationsAtTheLevelOfTheTest() {
        int samples = 120;
        InvariancePower found = power(draws("", samples, 2, 300));
        for (InvariancePower.Rejection level : found.sizes().get(0).levels()) {
            assertThat(level.power()).as(level.name()).isLessThan(0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / samples));
            assertThat(level.chen()).isLessThan(0.5);
        }
        assertThat(found.smallest("scalar")).isEmpty();
        assertThat(found.planned()).contains("metric", "scalar", "strict");
    }

    @Test
    void threadsDoNotMatter() {
        assertThat(power(draws(SHIFTED, 6, 1, 80, 160), "x3~1").sizes())
                .isEqualTo(power(draws(SHIFTED, 6, 2, 80, 160), "x3~1").sizes());
    }

    @Test
    void refusesParametersThatNoLevelHolds() {
        SimulatedSamples draws = draws(SHIFTED, 2, 1, 80);
        assertThatThrownBy(() -> power(draws, "f=~x1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not held equal");
        assertThatThrownBy(() -> power(draws, "f~~f")).isInstanceOf(InputException.class);
    }
}
