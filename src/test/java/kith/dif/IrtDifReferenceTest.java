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
import kith.irt.ResponsePatterns;
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
        IrtDif found = IrtDif.of(DATA, 0.05, new Parallel(2));
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
        IrtDif found = IrtDif.of(data, 0.05, new Parallel(1));
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
        ExpectedScoreEffects found = ExpectedScoreEffects.of(DATA, fit);
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
