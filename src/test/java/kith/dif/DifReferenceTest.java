package kith.dif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell of the references made with difR, base R, MASS and mirt. */
class DifReferenceTest {

    private static final GroupedScores VERBAL = verbal();
    private static final GroupedScores WORRIES = worries();

    private static GroupedScores verbal() {
        Responses data = Reference.data("verbal.csv");
        List<String> items = new ArrayList<>(data.numeric().keySet());
        items.removeAll(List.of("Anger", "Gender"));
        return scores(data, items, "Gender", 0);
    }

    private static GroupedScores worries() {
        return scores(Reference.data("bfiN_theta.csv"), List.of("N1", "N2", "N3", "N4", "N5"), "gender", 1);
    }

    private static GroupedScores scores(Responses data, List<String> items, String group, int reference) {
        return GroupedScores.of(
                items,
                items.stream().map(data::column).toArray(double[][]::new),
                List.of("reference", "focal"),
                Arrays.stream(data.column(group))
                        .mapToInt(value -> value == reference ? 0 : 1)
                        .toArray());
    }

    private static void check(String what, double actual, JsonNode expected) {
        Tolerance.CLOSED_FORM.check(what, actual, Reference.number(expected));
    }

    private static StratifiedTables tables(GroupedScores data, int item, boolean[] anchors) {
        return StratifiedTables.of(
                data.scores()[item],
                data.group(),
                data.groups().size(),
                Strata.by(data.sum(Purification.with(anchors, item))));
    }

    private static boolean[] all(GroupedScores data) {
        boolean[] all = new boolean[data.items().size()];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void mantelHaenszelOfEveryItem() {
        JsonNode expected = Reference.json("dif_mantel_haenszel");
        for (int i = 0; i < VERBAL.items().size(); i++) {
            String item = VERBAL.items().get(i);
            assertThat(expected.at("/items/" + i).asText()).isEqualTo(item);
            MantelHaenszel found = MantelHaenszel.of(tables(VERBAL, i, all(VERBAL)));
            check(item, found.corrected().chi2(), expected.at("/chi2_corrected/" + i));
            check(item, found.corrected().chi2(), expected.at("/difR_MH/resMH/" + i));
            check(item, found.uncorrected().chi2(), expected.at("/chi2_uncorrected/" + i));
            check(item, found.alpha(), expected.at("/alpha/" + i));
            check(item, found.alpha(), expected.at("/difR_MH/resAlpha/" + i));
            check(item, found.logAlpha(), expected.at("/log_alpha/" + i));
            check(item, found.variance(), expected.at("/var_log_alpha_RBG/" + i));
            check(item, found.variance(), expected.at("/difR_MH/varLambda/" + i));
            check(item, found.delta(), expected.at("/delta_mh/" + i));
            assertThat(found.sizeOnly().name())
                    .isEqualTo(expected.at("/ets/" + i).asText());
            JsonNode base = expected.at("/mantelhaen_test/" + item);
            check(item, found.corrected().chi2(), base.get("chi2_corrected"));
            check(item, found.uncorrected().chi2(), base.get("chi2_uncorrected"));
            check(item, 1 / found.alpha(), base.get("odds_ratio"));
            check(item, found.focalOddsBound(0.95, false), base.at("/ci/0"));
            check(item, found.focalOddsBound(0.95, true), base.at("/ci/1"));
            Tolerance.CLOSED_FORM.check(
                    "CMH " + item,
                    StratifiedTables.of(VERBAL.scores()[i], VERBAL.group(), 2, Strata.by(VERBAL.sum(all(VERBAL))))
                            .nominal()
                            .chi2(),
                    found.uncorrected().chi2());
        }
    }

    @Test
    void purification() {
        JsonNode expected = Reference.json("dif_mantel_haenszel");
        Purification<MantelHaenszel> found = Purification.of(
                VERBAL.items().size(),
                (item, anchors) -> MantelHaenszel.of(tables(VERBAL, item, anchors)),
                answer -> answer.corrected().isSignificant(0.05));
        JsonNode wanted = expected.get("difMH_purification");
        assertThat(found.converged()).isEqualTo(wanted.get("convergence").asBoolean());
        assertThat(found.history()).hasSize(wanted.get("nrPur").asInt() + 1);
        for (int step = 0; step < found.history().size(); step++) {
            for (int i = 0; i < VERBAL.items().size(); i++) {
                assertThat(found.history().get(step)[i] ? 1 : 0)
                        .isEqualTo(wanted.at("/difPur/" + step + "/" + i).asInt());
            }
        }
        for (int i = 0; i < VERBAL.items().size(); i++) {
            check("MH", found.answers().get(i).corrected().chi2(), wanted.at("/MH/" + i));
            check("alpha", found.answers().get(i).alpha(), wanted.at("/alphaMH/" + i));
        }
        assertThat(numbers(found.flagged())).isEqualTo(numbers(wanted.get("DIFitems")));
        assertThat(numbers(found.history().get(0))).isEqualTo(numbers(expected.at("/difMH_no_purification/DIFitems")));
    }

    private static List<Integer> numbers(boolean[] flags) {
        return IntStream.rangeClosed(1, flags.length)
                .filter(i -> flags[i - 1])
                .boxed()
                .toList();
    }

    private static List<Integer> numbers(JsonNode items) {
        List<Integer> numbers = new ArrayList<>();
        items.forEach(item -> numbers.add(item.asInt()));
        return numbers;
    }

    @Test
    void generalisedMantelHaenszelOfThreeGroups() {
        JsonNode expected = Reference.json("dif_mantel_haenszel").get("generalised_three_groups_anger_thirds");
        List<Integer> group = numbers(expected.get("group"));
        GroupedScores three = new GroupedScores(
                VERBAL.items(),
                VERBAL.scores(),
                List.of("low", "middle", "high"),
                group.stream().mapToInt(g -> g - 1).toArray());
        for (int i = 0; i < three.items().size(); i++) {
            ChiSquareStatistic found = tables(three, i, all(three)).nominal();
            check("GMH", found.chi2(), expected.at("/statistic/" + i));
            assertThat(found.df()).isEqualTo(expected.get("df").asInt());
        }
    }

    @Test
    void mantelTestOfOrderedItems() {
        JsonNode expected = Reference.json("dif_mantel_ordinal");
        assertThat(WORRIES.size()).isEqualTo(expected.get("n").asInt());
        for (int i = 0; i < WORRIES.items().size(); i++) {
            String item = WORRIES.items().get(i);
            OrdinalMantel total = OrdinalMantel.of(tables(WORRIES, i, all(WORRIES)));
            ordinal(item + " total", total, expected.at("/by_item/" + item + "/total_including_item"));
            StratifiedTables rest = StratifiedTables.of(
                    WORRIES.scores()[i],
                    WORRIES.group(),
                    2,
                    Strata.by(WORRIES.sum(Purification.without(all(WORRIES), i))));
            ordinal(item + " rest", OrdinalMantel.of(rest), expected.at("/by_item/" + item + "/rest_score"));
            Tolerance.CLOSED_FORM.check(
                    "CMH", rest.ordinal().chi2(), OrdinalMantel.of(rest).test().chi2());
            double sd = kith.math.Descriptives.of(
                            Arrays.stream(WORRIES.scores()[i]).asDoubleStream().toArray())
                    .sd();
            check("sd", sd, expected.at("/pooled_sd/" + item));
            check("smd over sd", total.meanDifference() / sd, expected.at("/smd_over_sd/" + i));
        }
    }

    private static void ordinal(String what, OrdinalMantel found, JsonNode expected) {
        assertThat(found.strataUsed())
                .as(what)
                .isEqualTo(expected.get("strata_used").asInt());
        check(what + " chi2", found.test().chi2(), expected.get("chi2"));
        check(what + " p", found.test().pvalue(), expected.get("p"));
        check(what + " sum", found.scoreSum(), expected.get("score_sum_focal"));
        check(what + " expected", found.expected(), expected.get("expected"));
        check(what + " variance", found.variance(), expected.get("variance"));
        check(what + " smd", found.meanDifference(), expected.get("smd_focal_minus_reference"));
        check(what + " odds", found.oddsRatio(), expected.get("common_cumulative_odds_ratio_reference"));
        check(what + " log odds", Math.log(found.oddsRatio()), expected.get("log_or"));
        check(what + " gmh", found.nominal().chi2(), expected.at("/gmh_nominal/chi2"));
        check(what + " gmh p", found.nominal().pvalue(), expected.at("/gmh_nominal/p"));
        assertThat(found.nominal().df())
                .isEqualTo(expected.at("/gmh_nominal/df").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest_score", "total_score", "theta_eap_graded"})
    void ordinalLogisticRegression(String matching) {
        JsonNode expected = Reference.json("dif_ordinal_logistic").get(matching);
        double[] theta = Reference.data("bfiN_theta.csv").column("theta");
        for (int i = 0; i < WORRIES.items().size(); i++) {
            boolean[] included = all(WORRIES);
            included[i] = matching.equals("total_score");
            double[] variable = matching.startsWith("theta")
                    ? theta
                    : Arrays.stream(WORRIES.sum(included)).asDoubleStream().toArray();
            OrdinalLogistic found = OrdinalLogistic.of(WORRIES.scores()[i], variable, WORRIES.group(), 2);
            logistic(
                    WORRIES.items().get(i) + " " + matching,
                    found,
                    expected.get(WORRIES.items().get(i)));
        }
    }

    private static void logistic(String what, OrdinalLogistic found, JsonNode expected) {
        assertThat(found.converged()).isTrue();
        assertThat(found.n()).isEqualTo(expected.get("n").asInt());
        check(what, found.nullLogLikelihood(), expected.at("/logLik/null"));
        for (int m = 0; m < 3; m++) {
            String model = "m" + (m + 1);
            check(what, found.models()[m].logLikelihood(), expected.at("/logLik/" + model));
            Tolerance.ESTIMATE.check(
                    what + " r2",
                    found.rSquared(OrdinalLogistic.RSquared.MCFADDEN, m),
                    expected.at("/mcfadden/" + model).asDouble());
            Tolerance.ESTIMATE.check(
                    what + " r2",
                    found.rSquared(OrdinalLogistic.RSquared.NAGELKERKE, m),
                    expected.at("/nagelkerke/" + model).asDouble());
            Tolerance.ESTIMATE.check(
                    what + " r2",
                    found.rSquared(OrdinalLogistic.RSquared.COXSNELL, m),
                    expected.at("/coxsnell/" + model).asDouble());
            String[] names = {"t", "f", "tf"};
            for (int k = 0; k <= m; k++) {
                Tolerance.ESTIMATE.check(
                        what + " " + model + names[k],
                        found.models()[m].slopes()[k],
                        expected.at("/coef/" + model + "/" + names[k]).asDouble());
                if (m > 0) {
                    Tolerance.STANDARD_ERROR.check(
                            what + " se " + model + names[k],
                            found.models()[m].standardErrors()[k],
                            expected.at("/se/" + model + "/" + names[k]).asDouble());
                }
            }
        }
        effect(what, found, OrdinalLogistic.Effect.TOTAL, "total_13", expected);
        effect(what, found, OrdinalLogistic.Effect.UNIFORM, "uniform_12", expected);
        effect(what, found, OrdinalLogistic.Effect.NON_UNIFORM, "nonuniform_23", expected);
        Tolerance.ESTIMATE.check(
                what, found.slopeChange(), expected.get("beta_change_12").asDouble());
    }

    private static void effect(
            String what, OrdinalLogistic found, OrdinalLogistic.Effect effect, String name, JsonNode expected) {
        ChiSquareStatistic test = found.test(effect);
        Tolerance.CHI_SQUARE.check(
                what + name, test.chi2(), expected.at("/" + name + "/chi2").asDouble());
        assertThat(test.df()).isEqualTo(expected.at("/" + name + "/df").asInt());
        Tolerance.ESTIMATE.check(
                what + name, test.pvalue(), expected.at("/" + name + "/p").asDouble());
        for (OrdinalLogistic.RSquared kind : OrdinalLogistic.RSquared.values()) {
            Tolerance.ESTIMATE.check(
                    what + name,
                    found.rSquared(kind, effect),
                    expected.at("/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + name)
                            .asDouble());
        }
    }

    @Test
    void sibtest() {
        JsonNode expected = Reference.json("dif_sibtest");
        for (JsonNode rows : expected.get("verbal_items_matched_on_the_rest")) {
            sibtest(VERBAL, List.of(rows.at("/0/item").asText()), rows);
        }
        sibtest(
                VERBAL,
                List.of(
                        VERBAL.items().get(5),
                        VERBAL.items().get(13),
                        VERBAL.items().get(16)),
                expected.get("verbal_bundle_6_14_17"));
        for (JsonNode rows : expected.get("bfi_N_ordinal")) {
            sibtest(WORRIES, List.of(rows.at("/0/item").asText()), rows);
        }
    }

    private static void sibtest(GroupedScores data, List<String> studied, JsonNode rows) {
        boolean[] suspect = new boolean[data.items().size()];
        boolean[] matched = all(data);
        for (String item : studied) {
            suspect[data.items().indexOf(item)] = true;
            matched[data.items().indexOf(item)] = false;
        }
        Sibtest found = Sibtest.of(data, suspect, matched);
        String what = "SIBTEST " + studied;
        check(what, found.beta(), rows.at("/0/beta"));
        check(what, found.standardError(), rows.at("/0/SE"));
        check(what, found.uniform().chi2(), rows.at("/0/X2"));
        // One minus a distribution function in the reference: absolute digits only.
        assertThat(found.uniform().pvalue())
                .isCloseTo(rows.at("/0/p").asDouble(), org.assertj.core.data.Offset.offset(1e-12));
        check(what + " crossing", found.crossingBeta(), rows.at("/1/beta"));
        check(what + " crossing", found.crossing().chi2(), rows.at("/1/X2"));
        assertThat(found.crossing().df()).isEqualTo(rows.at("/1/df").asInt());
        check(what + " crossing", found.crossing().pvalue(), rows.at("/1/p"));
    }
}
