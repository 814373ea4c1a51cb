package kith.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import kith.data.CsvWriter;
import kith.data.Responses;
import kith.yaml.YamlDocument;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With many people drawn, what was put in comes out; the offsets are about four standard errors. */
@Tag("slow")
class SimulationTest {

    private static final Path FOLDER = Path.of("datasets/collective-efficacy");

    private static Simulated draw(String text, int people) {
        return Simulation.draw(PopulationReader.read(YamlDocument.of("p.yaml", text)), OptionalInt.of(people), 11);
    }

    private static Responses rows(Simulated simulated) {
        return simulated.table().toResponses("simulated", "unused");
    }

    private static void near(String what, double found, double expected, double offset) {
        assertThat(found).as(what).isCloseTo(expected, Offset.offset(offset));
    }

    private static double[] where(double[] values, IntPredicate rows) {
        List<Double> some = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            if (rows.test(row) && !Double.isNaN(values[row])) {
                some.add(values[row]);
            }
        }
        return some.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double correlation(double[] a, double[] b) {
        return new PearsonsCorrelation().correlation(a, b);
    }

    private static final String TWO = """
            id: two
            seed: 1
            factors: {names: [f, g], correlations: [[0.4]]}
            items:
              - {id: x1, loadings: {f: 0.8}, answer: {score: {mean: 10, sd: 2, decimals: 6}}}
              - {id: x2, loadings: {g: 0.6}, answer: {score: {mean: 0, sd: 1, decimals: 6}}}
              - {id: o1, loadings: {f: 0.5}, answer: {thresholds: [-1, 0.5]}}
              - {id: o2, loadings: {f: 0.5}, reversed: true, answer: {thresholds: [-1, 0.5]}}
            contexts:
              - {id: a, people: 1, clusters: {count: 2000, prefix: K, icc: 0.3}}
              - {id: b, people: 1, means: {f: 0.5}, sds: {g: 2}, departures: [{id: o1, answer: {thresholds: [0, 0.5]}}]}
            """;

    @Test
    void meansVariancesCorrelationsAndThresholdsComeOut() {
        Simulated simulated = draw(TWO, 40_000);
        Responses rows = rows(simulated);
        List<String> context = rows.labels().get("context");
        IntPredicate a = row -> context.get(row).equals("a");
        IntPredicate b = a.negate();
        double[] x1 = rows.column("x1");
        double[] x2 = rows.column("x2");
        near("mean of x1", new Mean().evaluate(where(x1, a)), 10, 0.08);
        near("variance of x1", new Variance().evaluate(where(x1, a)), 4, 0.15);
        near("correlation", correlation(where(x1, a), where(x2, a)), 0.8 * 0.6 * 0.4, 0.03);
        near("mean of x1 in b", new Mean().evaluate(where(x1, b)), 10 + 2 * 0.8 * 0.5, 0.06);
        near("variance of x2 in b", new Variance().evaluate(where(x2, b)), 0.36 * 4 + 0.64, 0.09);
        NormalDistribution normal = new NormalDistribution();
        double[] o1 = rows.column("o1");
        double[] o2 = rows.column("o2");
        near("lowest point", share(where(o1, a), 1), normal.cumulativeProbability(-1), 0.012);
        near("highest point", share(where(o1, a), 3), 1 - normal.cumulativeProbability(0.5), 0.014);
        near("reversed", share(where(o2, a), 3), normal.cumulativeProbability(-1), 0.012);
        // In b the mean of y* is 0.25 higher and the first threshold is 0.
        near("departure", share(where(o1, b), 1), normal.cumulativeProbability(-0.25), 0.014);
    }

    private static double share(double[] values, double point) {
        return java.util.Arrays.stream(values).filter(value -> value == point).count() / (double) values.length;
    }

    @Test
    void clustersShareTheVarianceTheyShould() {
        Simulated simulated = draw(TWO, 40_000);
        Responses rows = rows(simulated);
        List<String> cluster = rows.labels().get("cluster");
        Map<String, List<Double>> byCluster = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!cluster.get(row).isEmpty()) {
                byCluster
                        .computeIfAbsent(cluster.get(row), name -> new ArrayList<>())
                        .add(simulated.truth().at(row, 0));
            }
        }
        assertThat(byCluster.keySet()).hasSize(2000).contains("K0001", "K2000");
        double within = 0;
        int freedom = 0;
        for (List<Double> values : byCluster.values()) {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            within += values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            freedom += values.size() - 1;
        }
        near("within clusters", within / freedom, 0.7, 0.03);
    }

    @Test
    void secondOrderLoadingsGiveTheirProductsAsCorrelations() {
        FactorStructure structure = PopulationReader.read(FOLDER.resolve("contexts.population.yaml"))
                .structure();
        near("ci with sc", structure.correlations().at("ci", "sc"), 0.72 * 0.84, 1e-12);
    }

    @Test
    void theSamePeopleShareFactorsAndResidualsOverContexts() {
        String text = """
                id: same
                seed: 1
                people: 1
                same_people: {shared_factor_variance: 0.5, shared_residual_variance: 0.3}
                factors: {names: [f]}
                items:
                  - {id: x, loadings: {f: 0.8}, answer: {score: {mean: 0, sd: 1, decimals: 6}}}
                  - {id: y, loadings: {f: 0.6}, answer: {score: {mean: 0, sd: 1, decimals: 6}}}
                contexts: [{id: a, prefix: a_}, {id: b, prefix: b_}]
                """;
        Responses rows = rows(draw(text, 20_000));
        near("same item", correlation(rows.column("a_x"), rows.column("b_x")), 0.64 * 0.5 + 0.36 * 0.3, 0.03);
        near("other item", correlation(rows.column("a_x"), rows.column("b_y")), 0.48 * 0.5, 0.03);
        near("same context", correlation(rows.column("a_x"), rows.column("a_y")), 0.48, 0.03);
    }

    @Test
    void answersAreMissingAsOftenAsToldAndByTheCovariate() {
        String text = TWO + """
                covariates: [{id: age, normal: {mean: 50, sd: 10, decimals: 3}, effects: {f: 0.4}}]
                flaws: {missing: 0.05, missing_by_covariate: {covariate: age, share: 0.1, per_sd: 1}}
                """;
        Responses rows = rows(draw(text, 20_000));
        double[] x1 = rows.column("x1");
        double[] age = rows.column("age");
        IntPredicate atTheMean = row -> Math.abs(age[row] - 50) < 1;
        IntPredicate older = row -> Math.abs(age[row] - 60) < 1;
        near("at the mean", missing(x1, atTheMean), 0.05 + 0.95 * 0.1, 0.035);
        double odds = 0.1 / 0.9 * Math.E;
        near("a standard deviation older", missing(x1, older), 0.05 + 0.95 * odds / (1 + odds), 0.06);
        double[] x2 = rows.column("x2");
        IntPredicate complete = row -> !Double.isNaN(x1[row]) && row < 10_000;
        double[] factorsCovariate = where(age, complete);
        near(
                "age and x1",
                correlation(where(x1, complete), factorsCovariate),
                0.8 * 0.4 / Math.sqrt(1 + 0.64 * 0.16),
                0.04);
        IntPredicate second = row -> !Double.isNaN(x2[row]) && row < 10_000;
        near("age and x2", correlation(where(x2, second), where(age, second)), 0, 0.04);
    }

    private static double missing(double[] values, IntPredicate rows) {
        int all = 0;
        int gone = 0;
        for (int row = 0; row < values.length; row++) {
            if (rows.test(row)) {
                all++;
                gone += Double.isNaN(values[row]) ? 1 : 0;
            }
        }
        return gone / (double) all;
    }

    @Test
    void carelessPeopleAreAsManyAsToldAndAnswerSo() {
        Simulated simulated = draw(TWO + "flaws: {straight_lining: 0.1, random: 0.2}\n", 20_000);
        Responses rows = rows(simulated);
        List<Simulated.Conduct> conduct = simulated.conduct();
        long straight = conduct.stream()
                .filter(c -> c == Simulated.Conduct.STRAIGHT_LINING)
                .count();
        long random =
                conduct.stream().filter(c -> c == Simulated.Conduct.RANDOM).count();
        near("straight", straight / 20_000.0, 0.1, 0.01);
        near("random", random / 20_000.0, 0.2, 0.012);
        double[] o1 = rows.column("o1");
        double[] o2 = rows.column("o2");
        for (int row = 0; row < rows.size(); row++) {
            if (conduct.get(row) == Simulated.Conduct.STRAIGHT_LINING) {
                assertThat(o1[row]).isEqualTo(o2[row]);
            }
        }
        near("random point", share(where(o1, row -> conduct.get(row) == Simulated.Conduct.RANDOM), 2), 1 / 3.0, 0.035);
    }

    @Test
    void visitsHaveTheirStabilityGainAndLoss() {
        String text = """
                id: trial
                seed: 1
                factors: {names: [f]}
                items:
                  - {id: x, loadings: {f: 0.8}, answer: {score: {mean: 0, sd: 1, decimals: 6}}}
                  - {id: o, loadings: {f: 0.8}, answer: {thresholds: [-1, 0, 1]}}
                contexts: [{id: a, people: 1}]
                follow_up:
                  stability: 0.7
                  shared_residual_variance: 0.5
                  lost_per_point: -1
                  visits:
                    - {id: first, month: 0}
                    - {id: again, month: 0.5, retest: {share: 0.25, stability: 0.9}}
                    - {id: last, month: 6, lost: 0.3}
                  arms: [{id: c, share: 0.5}, {id: t, share: 0.5, gains: {last: 0.6}}]
                  change_rating: {id: change, loading: 0.7, thresholds: [-1, 1], lowest: -1}
                """;
        Responses rows = rows(draw(text, 20_000));
        List<String> visit = rows.labels().get("visit");
        List<String> arm = rows.labels().get("arm");
        double[] x = rows.column("x");
        double[] o = rows.column("o");
        double[] id = rows.column("id");
        List<double[]> later = new ArrayList<>();
        List<double[]> retest = new ArrayList<>();
        double[] seen = new double[5];
        double[] stayed = new double[5];
        int first = 0; // the rows of a person stand one below the other
        for (int row = 0; row < rows.size(); row++) {
            if (visit.get(row).equals("first")) {
                first = row;
                seen[(int) o[row]]++;
                continue;
            }
            assertThat(id[row]).isEqualTo(id[first]);
            if (visit.get(row).equals("again")) {
                retest.add(new double[] {x[first], x[row]});
            } else {
                stayed[(int) o[first]]++;
                if (arm.get(row).equals("c")) {
                    later.add(new double[] {x[first], x[row]});
                }
            }
        }
        near("stability of x", correlation(column(later, 0), column(later, 1)), 0.64 * 0.7 + 0.36 * 0.5, 0.04);
        near("retest of x", correlation(column(retest, 0), column(retest, 1)), 0.64 * 0.9 + 0.36 * 0.5, 0.03);
        near("share of the retest", retest.size() / 20_000.0, 0.25, 0.013);
        // The answers 1 to 4 are −1.5, −0.5, 0.5 and 1.5 from the middle of the scale.
        for (int point = 1; point <= 4; point++) {
            double odds = 0.3 / 0.7 * Math.exp(2.5 - point);
            near("lost after answer " + point, 1 - stayed[point] / seen[point], odds / (1 + odds), 0.04);
        }
        IntPredicate lastT =
                row -> visit.get(row).equals("last") && arm.get(row).equals("t");
        IntPredicate lastC =
                row -> visit.get(row).equals("last") && arm.get(row).equals("c");
        double gain = new Mean().evaluate(where(x, lastT)) - new Mean().evaluate(where(x, lastC));
        near("gain", gain, 0.8 * 0.6, 0.07);
        double[] change = rows.column("change");
        assertThat(where(change, row -> visit.get(row).equals("first"))).isEmpty();
        assertThat(new Mean().evaluate(where(change, lastT)))
                .as("rating of change with a gain")
                .isGreaterThan(new Mean().evaluate(where(change, lastC)) + 0.2);
        IntPredicate again = row -> visit.get(row).equals("again");
        near(
                "much better at the retest",
                share(where(change, again), 1),
                1 - new NormalDistribution().cumulativeProbability(1),
                0.022);
    }

    private static double[] column(List<double[]> pairs, int which) {
        return pairs.stream().mapToDouble(pair -> pair[which]).toArray();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        Population population = PopulationReader.read(FOLDER.resolve("panel.population.yaml"));
        byte[] once = CsvWriter.bytes(
                Simulation.draw(population, OptionalInt.of(20), 5).table());
        byte[] again = CsvWriter.bytes(
                Simulation.draw(population, OptionalInt.of(20), 5).table());
        byte[] other = CsvWriter.bytes(
                Simulation.draw(population, OptionalInt.of(20), 6).table());
        assertThat(once).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void peopleAreSharedAmongContextsInProportion() {
        Population population = PopulationReader.read(FOLDER.resolve("contexts.population.yaml"));
        Responses rows =
                Simulation.draw(population, OptionalInt.of(20), 5).table().toResponses("s", "id");
        assertThat(rows.size()).isEqualTo(20);
        assertThat(rows.grouping("context").rowsOf(0)).hasSize(7);
        assertThat(rows.grouping("context").rowsOf(2)).hasSize(6);
    }
}
