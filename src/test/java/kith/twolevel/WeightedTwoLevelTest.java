package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.CumulativeLink;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Two-level models of ordered items by limited information. */
class WeightedTwoLevelTest {

    private static final List<String> ITEMS = List.of("u1", "u2", "u3", "u4");
    private static final String ONE = "level: 1\n fw =~ u1 + u2 + u3 + u4\nlevel: 2\n fb =~ u1 + u2 + u3 + u4\n";
    private static final String NO_RESIDUALS = " u1 ~~ 0*u1\n u2 ~~ 0*u2\n u3 ~~ 0*u3\n u4 ~~ 0*u4\n";

    private static Sem sem(String model) {
        Sem sem = Sem.of(model).clusteredBy("cluster").with(Estimator.WLSMV).with(Missing.PAIRWISE);
        return sem.with(sem.model().withScaling(ModelOptions.Scaling.STANDARDISED));
    }

    private static OrderedClusters clusters(Responses data) {
        return new OrderedTwoLevelRows(sem(ONE), data).clusters(ITEMS, false, new ArrayList<>());
    }

    private static boolean[] all(int items) {
        boolean[] all = new boolean[items];
        Arrays.fill(all, true);
        return all;
    }

    private static void close(double actual, JsonNode expected, double size) {
        assertThat(actual).isCloseTo(expected.doubleValue(), Offset.offset(size));
    }

    /** The reference has numerical derivatives, of which its covariances keep four digits. */
    @Test
    void momentsAgreeWithDirectComputation() {
        JsonNode expected = Reference.own("twolevel_probit");
        ProbitMoments moments =
                ProbitMoments.of(ITEMS, clusters(Reference.data("twolevel_ordinal.csv")), all(4), Parallel.allCores());
        for (int j = 0; j < 4; j++) {
            ProbitMargin margin = moments.margins().get(j);
            for (int k = 0; k < 3; k++) {
                close(margin.thresholds()[k], expected.at("/items/" + j + "/thresholds/" + k), 1e-5);
            }
            close(margin.sd(), expected.at("/items/" + j + "/sd"), 1e-5);
        }
        DMatrixRMaj gamma = moments.gamma();
        for (JsonNode pair : expected.get("pairs")) {
            int i = ITEMS.indexOf(pair.get("first").asText());
            int j = ITEMS.indexOf(pair.get("second").asText());
            ProbitPair own = moments.pair(i, j);
            boolean inside = pair.get("inside").asBoolean();
            assertThat(own.atBound()).isEqualTo(!inside);
            close(own.correlation(), pair.get("within"), inside ? 1e-5 : 0.02);
            if (!inside) {
                assertThat(own.covariance())
                        .isGreaterThanOrEqualTo(pair.get("between").doubleValue());
                continue;
            }
            close(own.covariance(), pair.get("between"), 1e-5);
            int[] places = {
                3 * i,
                3 * i + 1,
                3 * i + 2,
                variance(i, i),
                3 * j,
                3 * j + 1,
                3 * j + 2,
                variance(j, j),
                12 + kith.math.PairIndex.of(i, j, 4),
                variance(i, j)
            };
            for (int a = 0; a < places.length; a++) {
                for (int b = 0; b < places.length; b++) {
                    close(
                            gamma.get(places[a], places[b]) / 60,
                            pair.get("covariance_of_moments").get(a).get(b),
                            2e-6);
                }
            }
        }
    }

    private static int variance(int i, int j) {
        return 18 + kith.sem.implied.HalfVector.index(i, j, 4);
    }

    @Test
    void gradientsAreThoseOfTheLikelihoods() {
        OrderedClusters data = clusters(Reference.data("twolevel_ordinal.csv"));
        ProbitPairLikelihood pair =
                new ProbitPairLikelihood(PairCells.of(data, 0, 2), NormalGrid.of(new double[] {0.6, 0.6}));
        double[] point = {-0.8, 0.1, 0.7, 0.5, -0.7, 0.0, 0.8, 0.4, 0.45, 0.6};
        double[] gradient = new double[point.length];
        pair.valueAndGradient(point, gradient);
        double[] summed = new double[2];
        for (double[] own : pair.scores(point)) {
            summed[0] -= own[0] / data.clusters();
            summed[1] -= own[1] / data.clusters();
        }
        assertThat(summed[0]).isCloseTo(gradient[8], Offset.offset(1e-12));
        assertThat(summed[1]).isCloseTo(gradient[9], Offset.offset(1e-12));
        double[] none = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (pair.valueAndGradient(up, none) - pair.valueAndGradient(down, none)) / 2e-5;
            assertThat(gradient[k]).as("variable " + k).isCloseTo(slope, Offset.offset(1e-7));
        }
    }

    @Test
    void jacobianIsThatOfTheMoments() {
        Responses data = made(30, 6, 11, 0.4);
        Sem sem = sem("level: 1\n f1 =~ x1 + x2 + x3\n f2 =~ x4 + x5 + x6\n x1 ~~ x4\n f2 ~ f1\nlevel: 2\n"
                + " fb =~ x1 + x2 + x3 + x4 + x5 + x6\n x2 ~~ x3\n");
        FittedTwoLevelModel fitted = new WeightedTwoLevelSem(sem).fitted(data);
        var table = fitted.answer().solution().table();
        OrderedTwoLevelRows rows = new OrderedTwoLevelRows(sem, data);
        ProbitMoments moments = ProbitMoments.of(
                table.observed(),
                rows.clusters(table.observed(), false, new ArrayList<>()),
                all(6),
                Parallel.allCores());
        OrderedTwoLevelMoments structure = ProbitFit.structure(table, moments);
        double[] theta = new double[table.freeCount()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = 0.6 + 0.2 * Math.sin(k);
        }
        structure.evaluate(theta);
        DMatrixRMaj jacobian = structure.jacobian().whole();
        double[] weights = IntStream.range(0, structure.momentCount())
                .mapToDouble(k -> Math.cos(k))
                .toArray();
        double[] gradient = new double[theta.length];
        structure.addGradient(weights, 2, gradient);
        for (int a = 0; a < theta.length; a++) {
            double[] moved = theta.clone();
            moved[a] += 1e-6;
            structure.evaluate(moved);
            double[] up = structure.moments().clone();
            moved[a] -= 2e-6;
            structure.evaluate(moved);
            double sum = 0;
            for (int k = 0; k < up.length; k++) {
                double slope = (up[k] - structure.moments()[k]) / 2e-6;
                assertThat(jacobian.get(k, a)).isCloseTo(slope, Offset.offset(1e-7));
                sum += 2 * weights[k] * jacobian.get(k, a);
            }
            assertThat(gradient[a]).isCloseTo(sum, Offset.offset(1e-10));
        }
    }

    /**
     * Limited and full information use different parts of the same responses: estimates differ by less than half a
     * standard error here, and standard errors by a third.
     */
    @Test
    void agreesWithMarginalMaximumLikelihood() {
        Responses data = Reference.data("twolevel_ordinal.csv");
        TwoLevelFit weighted =
                new WeightedTwoLevelSem(sem(ONE + NO_RESIDUALS)).fitted(data).answer();
        OrderedTwoLevelFit full = new OrderedTwoLevelSem(sem(ONE), CumulativeLink.PROBIT).fit(data);
        JsonNode logit = Reference.json("twolevel_ordinal_cfa_logit");
        assertThat(weighted.converged()).isTrue();
        assertThat(weighted.solution().parameterCount()).isEqualTo(full.parameterCount());
        for (Estimate other : full.estimates()) {
            if (other.free() > 0) {
                Estimate own = weighted.estimate(other.lhs(), other.op().symbol(), other.rhs(), 1, other.level());
                assertThat(own.estimate())
                        .as(own.toString())
                        .isCloseTo(other.estimate(), Offset.offset(0.62 * other.se()));
                assertThat(own.se() / other.se()).isBetween(0.75, 1.4);
            }
        }
        // a logistic residual has the standard deviation 1.81, but loadings scale by about 1.7
        for (int j = 0; j < 4; j++) {
            Estimate own = weighted.estimate("fw", "=~", ITEMS.get(j), 1, 1);
            double scaled = logit.get("loading_within").get(j).doubleValue() / 1.7;
            assertThat(own.estimate()).isCloseTo(scaled, Offset.offset(0.8 * own.se()));
        }
    }

    /**
     * Two factors within and two between: four in all, one more than marginal maximum likelihood has. With
     * {@code -Dkith.samples} bias below 2 % and coverage between 93 and 97 %.
     */
    @Test
    void recoversThePopulation() {
        int samples = Math.max(1, Integer.getInteger("kith.samples", 0));
        boolean many = samples > 1;
        String model = "level: 1\n f1 =~ x1 + x2 + x3\n f2 =~ x4 + x5 + x6\n"
                + "level: 2\n g1 =~ x1 + x2 + x3\n g2 =~ x4 + x5 + x6\n";
        Map<String, double[]> sums = new LinkedHashMap<>();
        double rejected = 0;
        int covered = 0;
        int intervals = 0;
        for (int sample = 0; sample < samples; sample++) {
            TwoLevelFit fit = new WeightedTwoLevelSem(sem(model))
                    .fitted(made(many ? 200 : 80, many ? 15 : 10, 900 + sample, 0.15))
                    .answer();
            assertThat(fit.converged()).isTrue();
            assertThat(fit.fit().get("df_scaled")).isEqualTo(16);
            rejected += fit.fit().get("pvalue_scaled") < 0.05 ? 1.0 / samples : 0;
            for (Estimate e : fit.estimates()) {
                if (e.free() > 0) {
                    double truth = truth(e);
                    covered += e.lower() <= truth && truth <= e.upper() ? 1 : 0;
                    intervals++;
                    double[] sum = sums.computeIfAbsent(e.toString(), key -> new double[2]);
                    sum[0] += (e.estimate() - truth) / samples;
                    sum[1] = truth;
                    assertThat(e.estimate()).as(e.toString()).isCloseTo(truth, Offset.offset(5 * e.se()));
                }
            }
        }
        double coverage = covered / (double) intervals;
        if (!many) {
            assertThat(coverage).isGreaterThan(0.8);
            return;
        }
        System.out.printf("coverage %.3f of %d, rejected %.3f%n", coverage, intervals, rejected);
        sums.forEach((name, sum) -> System.out.printf("%s truth %.3f bias %.4f%n", name, sum[1], sum[0]));
        assertThat(coverage).isBetween(0.93, 0.97);
        assertThat(rejected).isBetween(0.0, 0.05 + 4 * Math.sqrt(0.05 * 0.95 / samples));
        sums.forEach((name, sum) -> assertThat(sum[0])
                .as(name)
                .isCloseTo(0, Offset.offset(0.02 * Math.max(0.5, Math.abs(sum[1])) + 0.3 / Math.sqrt(samples) / 4)));
    }

    private static final double[] WITHIN = {1.2, 0.9, 1.1, 1.0, 1.3, 0.8};
    private static final double[] BETWEEN = {0.7, 0.6, 0.8, 0.7, 0.6, 0.6};
    private static final double[] CUTS = {-1, 0.2, 1.3};
    private static final double[] FACTORS = {0.5, 0.3};

    private static double truth(Estimate e) {
        boolean within = e.level() == 1;
        return switch (e.op()) {
            case LOADING -> (within ? WITHIN : BETWEEN)[e.rhs().charAt(1) - '1'];
            case THRESHOLD -> CUTS[e.rhs().charAt(1) - '1'];
            default -> e.lhs().equals(e.rhs()) ? 0.15 : FACTORS[within ? 0 : 1];
        };
    }

    /** Two factors at each level; residual variances between clusters are {@code residual}. */
    private static Responses made(int clusters, int size, long seed, double residual) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < 6; j++) {
            columns.put("x" + (j + 1), new double[clusters * size]);
        }
        columns.put("cluster", new double[clusters * size]);
        for (int c = 0; c < clusters; c++) {
            double[] outer = factors(random, FACTORS[1]);
            double[] own = new double[6];
            for (int j = 0; j < 6; j++) {
                own[j] = BETWEEN[j] * outer[j / 3] + Math.sqrt(residual) * random.nextGaussian();
            }
            for (int i = 0; i < size; i++) {
                double[] inner = factors(random, FACTORS[0]);
                int row = c * size + i;
                columns.get("cluster")[row] = c;
                for (int j = 0; j < 6; j++) {
                    double response = WITHIN[j] * inner[j / 3] + own[j] + random.nextGaussian();
                    columns.get("x" + (j + 1))[row] = 1
                            + Arrays.stream(CUTS).filter(cut -> response > cut).count();
                }
            }
        }
        List<String> ids =
                IntStream.range(0, clusters * size).mapToObj(Integer::toString).toList();
        return new Responses("made", ids, columns, Map.of());
    }

    private static double[] factors(Random random, double correlation) {
        double first = random.nextGaussian();
        return new double[] {
            first, correlation * first + Math.sqrt(1 - correlation * correlation) * random.nextGaussian()
        };
    }

    @Test
    void marginsOfOneItemSayThatClustersDoNotDiffer() {
        Responses data = Reference.data("twolevel_ordinal.csv");
        double[] shuffled = data.numeric().get("u1").clone();
        Random random = new Random(3);
        for (int k = shuffled.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            double kept = shuffled[k];
            shuffled[k] = shuffled[other];
            shuffled[other] = kept;
        }
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        columns.put("u1", shuffled);
        Responses flat = new Responses("flat", data.rowIds(), columns, data.labels());
        TwoLevelFit fit = new WeightedTwoLevelSem(sem(ONE)).fitted(flat).answer();
        assertThat(fit.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("no_between_variance");
            assertThat(finding.where()).contains("u1");
        });
        String without = "level: 1\n fw =~ u1 + u2 + u3 + u4\nlevel: 2\n fb =~ u2 + u3 + u4\n";
        FittedTwoLevelModel left = new WeightedTwoLevelSem(sem(without)).fitted(flat);
        assertThat(left.answer().converged()).isTrue();
        assertThat(left.answer().solution().identified()).isTrue();
        assertThat(left.answer().intraclass().get(0).between()).isZero();
        assertThat(left.levelFit().get(1).df()).isZero();
        assertThat(left.answer().fit().get("df")).isEqualTo(2);
    }

    @Test
    void oneRowInACluster() {
        Responses data = made(40, 5, 4, 0.3);
        double[] ids = data.numeric().get("cluster").clone();
        for (int row = 0; row < 25; row++) {
            ids[row] = 1000 + row;
        }
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        columns.put("cluster", ids);
        String model = "level: 1\n f =~ x1 + x2 + x3\nlevel: 2\n g =~ x1 + x2 + x3\n";
        TwoLevelFit fit = new WeightedTwoLevelSem(sem(model))
                .fitted(new Responses("made", data.rowIds(), columns, Map.of()))
                .answer();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("clusters_of_one"));
        columns.put("cluster", IntStream.range(0, data.size()).asDoubleStream().toArray());
        refused(model, new Responses("made", data.rowIds(), columns, Map.of()), "one row in every cluster");
        columns.put("cluster", data.numeric().get("cluster"));
        columns.put(
                "x1",
                Arrays.stream(data.numeric().get("cluster")).map(c -> c % 4).toArray());
        refused(model, new Responses("made", data.rowIds(), columns, Map.of()), "no variance within clusters");
    }

    @Test
    void orderOfRowsAndItemsDoesNotMatter() {
        Responses data = made(40, 6, 7, 0.3);
        int[] order =
                IntStream.range(0, data.size()).map(k -> k * 7 % data.size()).toArray();
        assertThat(Arrays.stream(order).distinct().count()).isEqualTo(data.size());
        String model = "level: 1\n f =~ x1 + x2 + x3 + x4\nlevel: 2\n g =~ x1 + x2 + x3 + x4\n";
        String other = "level: 1\n f =~ x4 + x2 + x3 + x1\nlevel: 2\n g =~ x4 + x2 + x3 + x1\n";
        TwoLevelFit one = new WeightedTwoLevelSem(sem(model)).fitted(data).answer();
        TwoLevelFit two =
                new WeightedTwoLevelSem(sem(other)).fitted(data.rows(order)).answer();
        assertThat(two.fit().get("chisq_scaled")).isCloseTo(one.fit().get("chisq_scaled"), Offset.offset(1e-3));
        for (int j = 1; j <= 4; j++) {
            Estimate first = one.estimate("g", "=~", "x" + j, 1, 2);
            Estimate second = two.estimate("g", "=~", "x" + j, 1, 2);
            assertThat(Math.abs(second.estimate())).isCloseTo(Math.abs(first.estimate()), Offset.offset(1e-4));
            assertThat(second.se()).isCloseTo(first.se(), Offset.offset(1e-3));
        }
    }

    @Test
    void crossLevelEqualityIsKept() {
        Responses data = made(60, 8, 21, 0.3);
        String model = "level: 1\n f =~ a*x1 + b*x2 + c*x3\nlevel: 2\n g =~ a*x1 + b*x2 + c*x3\n g ~~ NA*g\n";
        FittedTwoLevelModel fitted = new WeightedTwoLevelSem(sem(model)).fitted(data);
        TwoLevelFit fit = fitted.answer();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.estimate("g", "=~", "x2", 1, 2).estimate())
                .isCloseTo(fit.estimate("f", "=~", "x2", 1, 1).estimate(), Offset.offset(1e-9));
        assertThat(fit.fit().get("df")).isEqualTo(2);
        assertThat(fit.reliability().get(0).coefficients()).hasSize(5);
    }

    @Test
    void refusesWhatIsNotThere() {
        Responses data = Reference.data("twolevel_ordinal.csv");
        refused(ONE + " fb ~ u4\n", data, "a regression");
        refused(ONE.replace("level: 2", " u1 ~~ NA*u1\nlevel: 2"), data, "residual variance within");
        refused("level: 1\n fw =~ u1 + u2 + u3\nlevel: 2\n fb =~ u1 + u2 + u4\n", data, "level 2 only");
        assertThatThrownBy(() -> new WeightedTwoLevelSem(sem(ONE).with(Missing.FIML)).fitted(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("pairwise");
        assertThatThrownBy(() -> new WeightedTwoLevelSem(sem(ONE).with(Estimator.MLR)).fitted(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("WLSMV");
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        columns.put("w", data.numeric().get("u1"));
        columns.put("half", data.numeric().get("cluster"));
        Responses more = new Responses("more", data.rowIds(), columns, data.labels());
        assertThatThrownBy(() -> new WeightedTwoLevelSem(sem(ONE).weightedBy("w")).fitted(more))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sampling weights with two levels");
        assertThatThrownBy(() -> new WeightedTwoLevelSem(sem(ONE).byGroup("half")).fitted(more))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fit the groups one after the other");
        refused(ONE.replace("level: 2", " fw ~ w\nlevel: 2"), more, "w");
        TwoLevelFit complete = new WeightedTwoLevelSem(sem(ONE).with(Missing.LISTWISE))
                .fitted(data)
                .answer();
        assertThat(complete.findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("rows_left_out"));
    }

    private static void refused(String model, Responses data, String words) {
        assertThatThrownBy(() -> new WeightedTwoLevelSem(sem(model)).fitted(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(words);
    }
}
