package kith.dif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Grouping;
import kith.data.Responses;
import kith.irt.GroupConstraints;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.irt.LatentGrid;
import kith.irt.ResponsePatterns;
import kith.irt.TraitCurves;
import kith.irt.TraitPosterior;
import kith.math.Parallel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every cell of the reference made with mirt 1.47. */
class IrtDifReferenceTest {

    /**
     * mirt stops at a change of 1e-5 in the parameters, which leaves its log-likelihoods up to some thousandths short.
     */
    private static final Offset<Double> MIRT_STOPS = Offset.offset(2e-3);

    private static final List<String> ITEMS = List.of("N1", "N2", "N3", "N4", "N5");
    private static final JsonNode EXPECTED = Reference.json("dif_irt_lr");
    private static final GroupedScores DATA = data();

    private static GroupedScores data() {
        Responses data = Reference.data("bfiN_1200.csv");
        return GroupedScores.of(
                ITEMS,
                ITEMS.stream().map(data::column).toArray(double[][]::new),
                List.of("1", "2"),
                Arrays.stream(data.column("gender")).mapToInt(g -> (int) g - 1).toArray());
    }

    private static void tests(String what, List<DifLikelihoodRatio> found, JsonNode expected) {
        assertThat(found).as(what).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            DifLikelihoodRatio one = found.get(i);
            JsonNode wanted = expected.get(i);
            String place = what + " " + one.item();
            assertThat(one.item()).isEqualTo(wanted.get("item").asText());
            assertThat(one.converged()).as(place).isTrue();
            assertThat(one.test().df()).as(place).isEqualTo(wanted.get("df").asInt());
            assertThat(one.test().chi2()).as(place).isCloseTo(wanted.get("X2").asDouble(), MIRT_STOPS);
            assertThat(one.test().pvalue()).as(place).isCloseTo(wanted.get("p").asDouble(), MIRT_STOPS);
            assertThat(one.adjusted()).as(place).isCloseTo(wanted.get("adj_p").asDouble(), MIRT_STOPS);
            assertThat(one.aic()).as(place).isCloseTo(wanted.get("AIC").asDouble(), MIRT_STOPS);
            assertThat(one.bic()).as(place).isCloseTo(wanted.get("BIC").asDouble(), MIRT_STOPS);
            assertThat(one.sabic()).as(place).isCloseTo(wanted.get("SABIC").asDouble(), MIRT_STOPS);
            assertThat(one.hq()).as(place).isCloseTo(wanted.get("HQ").asDouble(), MIRT_STOPS);
        }
    }

    @Test
    void likelihoodRatios() {
        IrtDif found = IrtDif.of(DATA, DifQuestion.of("gender").with(new Parallel(2)));
        assertThat(found.n()).isEqualTo(EXPECTED.get("n").asInt());
        assertThat(found.equalLogLikelihood())
                .isCloseTo(EXPECTED.get("full_logLik").asDouble(), Offset.offset(1e-3));
        tests("drop", found.drop(), EXPECTED.get("drop_all_parameters"));
        tests("slopes", found.dropSlopes(), EXPECTED.get("drop_slopes_only"));
        assertThat(found.released()).containsExactly("N1", "N5");
        tests("sequential", found.sequential(), EXPECTED.get("drop_sequential"));
    }

    /** Slopes, intercepts and latent distributions of the model with all parameters equal. */
    @Test
    void parametersOfTheEqualModel() {
        double[][] columns = Arrays.stream(DATA.scores()).map(MatchedItem::real).toArray(double[][]::new);
        IrtFit fit = IrtModel.fit(
                ResponsePatterns.of(ITEMS, columns, DATA.groups(), DATA.group()),
                IrtQuestion.of(ItemModel.GRADED, 5).with(GroupConstraints.all(5)));
        for (int g = 0; g < 2; g++) {
            JsonNode expected = EXPECTED.at("/full_parameters/" + (g + 1));
            // mirt stops at a change of 1e-5; slopes beyond 2 are that much further from their maximum.
            assertThat(fit.means(g)[0]).isCloseTo(expected.get("mean").asDouble(), Offset.offset(2e-4));
            assertThat(fit.covariances(g)[0][0]).isCloseTo(expected.get("var").asDouble(), Offset.offset(5e-4));
            for (int i = 0; i < 5; i++) {
                JsonNode row = expected.at("/items/x/" + i);
                assertThat(fit.item(g, i).slopes()[0]).isCloseTo(row.get(0).asDouble(), Offset.offset(1e-3));
                double[] intercepts = fit.item(g, i).intercepts();
                for (int k = 0; k < 5; k++) {
                    assertThat(intercepts[k]).isCloseTo(row.get(k + 1).asDouble(), Offset.offset(1e-3));
                }
            }
        }
    }

    /** Three contexts at once. */
    @Test
    void threeGroups() {
        JsonNode expected = Reference.json("irt_multigroup_dif");
        List<String> items = List.of("sb1", "sb2", "sb3", "sb4");
        List<String> contexts = List.of("neighbourhood", "personal", "workplace");
        Responses all = Reference.data("ce_contexts.csv");
        Grouping grouping = all.grouping("context");
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> all.numeric().keySet().stream()
                        .filter(name -> name.matches("(ci|rw|sb)[1-4]"))
                        .noneMatch(name -> Double.isNaN(all.column(name)[row])))
                .toArray();
        GroupedScores data = GroupedScores.of(
                items,
                items.stream()
                        .map(item -> Arrays.stream(rows)
                                .mapToDouble(row -> all.column(item)[row])
                                .toArray())
                        .toArray(double[][]::new),
                contexts,
                Arrays.stream(rows)
                        .map(row -> contexts.indexOf(grouping.names().get(grouping.code()[row])))
                        .toArray());
        IrtDif found = IrtDif.of(data, DifQuestion.of("context"));
        // The model itself stopped at mirt's default change of 1e-4.
        assertThat(found.equalLogLikelihood()).isCloseTo(expected.get("logLik").asDouble(), Offset.offset(5e-3));
        for (int i = 0; i < 4; i++) {
            DifLikelihoodRatio own = found.drop().get(i);
            JsonNode of = expected.at("/dif_drop/" + i);
            assertThat(own.item()).isEqualTo(of.get("_row").asText());
            assertThat(own.test().df()).isEqualTo(of.get("df").asInt());
            assertThat(own.test().chi2()).isCloseTo(of.get("X2").asDouble(), Offset.offset(1e-2));
            assertThat(own.test().pvalue()).isCloseTo(of.get("p").asDouble(), Offset.offset(1e-3));
            assertThat(own.adjusted()).isCloseTo(of.get("adj_p").asDouble(), Offset.offset(1e-3));
            assertThat(own.aic()).isCloseTo(of.get("AIC").asDouble(), Offset.offset(1e-2));
            assertThat(own.sabic()).isCloseTo(of.get("SABIC").asDouble(), Offset.offset(1e-2));
            assertThat(own.hq()).isCloseTo(of.get("HQ").asDouble(), Offset.offset(1e-2));
            assertThat(own.bic()).isCloseTo(of.get("BIC").asDouble(), Offset.offset(1e-2));
        }
    }

    @Test
    void anchors() {
        IrtDif.Anchored found = IrtDif.withAnchors(DATA, List.of(3, 4), new Parallel(1));
        assertThat(found.fit().logLikelihood())
                .isCloseTo(EXPECTED.get("anchors_N4_N5_logLik").asDouble(), Offset.offset(1e-3));
        tests("add", found.add(), EXPECTED.get("add_N1_N2_N3"));
    }

    @Test
    void expectedScores() {
        IrtFit fit = IrtDif.withAnchors(DATA, List.of(1, 3, 4), new Parallel(1)).fit();
        JsonNode partial = EXPECTED.get("partial_N1_N3_free");
        assertThat(fit.logLikelihood()).isCloseTo(partial.get("logLik").asDouble(), Offset.offset(1e-3));
        ExpectedScoreEffects found = effects(fit, EffectIntervals.Simulation.NONE);
        for (int i = 0; i < 5; i++) {
            ExpectedScoreEffects.ItemEffect item = found.items().get(i);
            JsonNode drf = partial.at("/DRF_each_item/" + i);
            functioning(item.item(), item.functioning(), drf, "DIF");
            JsonNode es = partial.at("/empirical_ES_items/" + i);
            check(item.item() + " SIDS", item.sids(), es.get("SIDS"));
            check(item.item() + " UIDS", item.uids(), es.get("UIDS"));
            check(item.item() + " SIDN", item.sidn(), es.get("SIDN"));
            check(item.item() + " UIDN", item.uidn(), es.get("UIDN"));
            check(item.item() + " ESSD", item.essd(), es.get("ESSD"));
            check(item.item() + " max", item.maximum(), es.get("max.D"));
            check(item.item() + " focal", item.meanFocal(), es.get("mean.ES.foc"));
            check(item.item() + " reference", item.meanReference(), es.get("mean.ES.ref"));
            check(item.item() + " theta", item.thetaOfMaximum(), es.get("theta.of.max.D"));
        }
        functioning("N1", found.items().get(0).functioning(), partial.at("/DRF_focal_N1_and_N3/0/0"), "DRF");
        functioning("N3", found.items().get(2).functioning(), partial.at("/DRF_focal_N1_and_N3/1/0"), "DRF");
        ExpectedScoreEffects.TestEffect test = found.test();
        functioning("test", test.functioning(), partial.at("/DRF_test/0"), "DRF");
        List<Double> all = new ArrayList<>(List.of(
                test.stds(),
                test.utds(),
                test.uetsds(),
                test.etssd(),
                test.starks(),
                test.udtfr(),
                test.uetsdn(),
                test.thetaOfMaximum(),
                test.maximum()));
        for (int i = 0; i < all.size(); i++) {
            JsonNode row = partial.at("/empirical_ES_test/" + i);
            check(row.get("Effect Size").asText(), all.get(i), row.get("Value"));
        }
    }

    private static ExpectedScoreEffects effects(IrtFit fit, EffectIntervals.Simulation simulation) {
        return ExpectedScoreEffects.of(DATA, fit, List.of("N1", "N3"), simulation, new Parallel(2));
    }

    /**
     * The width of simulated intervals is that of the delta method, but for the Monte Carlo error of two percentiles of
     * 4,000 simulations (about 2% each) and the curvature of expected scores.
     */
    @Test
    void intervalsOfEffects() {
        IrtFit fit = IrtDif.withAnchors(DATA, List.of(1, 3, 4), new Parallel(1)).fit();
        assertThat(effects(fit, EffectIntervals.Simulation.NONE)
                        .test()
                        .functioning()
                        .intervals())
                .isEmpty();
        ExpectedScoreEffects found = effects(fit, new EffectIntervals.Simulation(4000, 7));
        assertThat(effects(fit, new EffectIntervals.Simulation(4000, 7)))
                .usingRecursiveComparison()
                .isEqualTo(found);
        assertThat(found.ofReleased()).hasSize(2);
        for (int i = 0; i < 5; i++) {
            ExpectedScoreEffects.ResponseFunctioning functioning =
                    found.items().get(i).functioning();
            EffectIntervals intervals = functioning.intervals().orElseThrow();
            if (i == 0 || i == 2) {
                double width = intervals.signed().upper() - intervals.signed().lower();
                double error = signedError(fit, i);
                assertThat(width / (2 * 1.959964 * error)).isBetween(0.94, 1.06);
                assertThat((intervals.signed().upper() + intervals.signed().lower()) / 2)
                        .isCloseTo(functioning.signed(), Offset.offset(0.1 * error));
                assertThat(intervals.unsigned().lower()).isPositive();
                assertThat(intervals.unsigned().upper()).isGreaterThan(functioning.unsigned());
                assertThat(intervals.rootMeanSquare().lower())
                        .isGreaterThan(intervals.unsigned().lower());
                assertThat(intervals.signed().method().id()).isEqualTo("monte_carlo");
            } else {
                assertThat(intervals.signed().lower()).isZero();
                assertThat(intervals.unsigned().upper()).isZero();
            }
        }
        double sum =
                found.test().functioning().intervals().orElseThrow().signed().upper();
        assertThat(sum).isGreaterThan(found.test().functioning().signed());
    }

    /**
     * Of the signed effect of an item by central differences of the expected scores, the trait's distribution known.
     */
    private static double signedError(IrtFit fit, int item) {
        int[][] index = new int[2][];
        for (int g = 0; g < 2; g++) {
            String group = "." + DATA.groups().get(g);
            index[g] = IntStream.range(0, fit.names().size())
                    .filter(a -> fit.names().get(a).startsWith(DATA.items().get(item) + ".")
                            && fit.names().get(a).endsWith(group))
                    .toArray();
        }
        double[] gradient = new double[fit.parameters()];
        for (int g = 0; g < 2; g++) {
            double[] at =
                    IntStream.of(index[g]).mapToDouble(a -> fit.estimates()[a]).toArray();
            for (int p = 0; p < at.length; p++) {
                double[] up = at.clone();
                double[] down = at.clone();
                up[p] += 1e-5;
                down[p] -= 1e-5;
                gradient[index[g][p]] = (g == 0 ? -1 : 1) * (mean(fit, up) - mean(fit, down)) / 2e-5;
            }
        }
        double[][] covariance = fit.covariance();
        double variance = 0;
        for (int a = 0; a < gradient.length; a++) {
            for (int b = 0; b < gradient.length; b++) {
                variance += gradient[a] * covariance[a][b] * gradient[b];
            }
        }
        return Math.sqrt(variance);
    }

    /** Of the expected score of a graded item over posterior traits: slope, then intercepts. */
    private static double mean(IrtFit fit, double[] item) {
        double mean = 0;
        for (int g = 0; g < 2; g++) {
            TraitPosterior trait = new TraitPosterior(
                    TraitCurves.of(fit, g), LatentGrid.of(1), fit.means(g)[0], fit.covariances(g)[0][0]);
            double[] line = LatentGrid.of(1).line();
            for (int row = 0; row < DATA.size(); row++) {
                if (DATA.group()[row] == g) {
                    byte[] codes = new byte[5];
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] = (byte) Arrays.binarySearch(fit.patterns().values(i), DATA.scores()[i][row]);
                    }
                    double[] posterior = trait.weights(codes);
                    for (int q = 0; q < line.length; q++) {
                        for (int k = 1; k < item.length; k++) {
                            mean += posterior[q] / DATA.size() / (1 + Math.exp(-item[0] * line[q] - item[k]));
                        }
                    }
                }
            }
        }
        return mean;
    }

    private static void functioning(
            String what, ExpectedScoreEffects.ResponseFunctioning found, JsonNode expected, String kind) {
        check(what + " s", found.signed(), expected.get("s" + kind));
        check(what + " u", found.unsigned(), expected.get("u" + kind));
        check(what + " d", found.rootMeanSquare(), expected.get("d" + kind));
        check(what + " s*", found.signed() / found.spread(), expected.get("s" + kind + "*"));
        check(what + " u*", found.unsigned() / found.spread(), expected.get("u" + kind + "*"));
        check(what + " d*", found.rootMeanSquare() / found.spread(), expected.get("d" + kind + "*"));
    }

    /** Estimates of mirt carry about three digits behind its stopping rule. */
    private static void check(String what, double actual, JsonNode expected) {
        assertThat(actual).as(what).isCloseTo(expected.asDouble(), Offset.offset(3e-4));
    }
}
