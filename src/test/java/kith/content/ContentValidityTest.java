package kith.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.resampling.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every number of content_validity. */
class ContentValidityTest {

    private static final JsonNode WANTED = Reference.json("content_validity");

    private static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, Reference.number(wanted));
    }

    private static void check(String what, Interval found, JsonNode wanted) {
        check(what, found.lower(), wanted.get(0));
        check(what, found.upper(), wanted.get(1));
    }

    private static void aiken(AikenV found, JsonNode wanted) {
        assertThat(found.n()).isEqualTo(wanted.get("n").asInt());
        assertThat(found.steps()).isEqualTo(wanted.get("k").asInt());
        check("mean", found.mean(), wanted.get("mean"));
        check("V", found.v(), wanted.get("V"));
        check("V", found.interval(), wanted.get("ci"));
        // R convolves by the fast Fourier transform, which is exact to about 1e-15 absolutely
        assertThat(found.pvalue()).isCloseTo(wanted.get("p_right_tail_exact").asDouble(), Offset.offset(1e-13));
    }

    static ContentValidity published() {
        Responses data = Reference.data("content_ratings_pmc7253559.csv");
        List<String> experts = IntStream.rangeClosed(1, 6)
                .mapToObj(expert -> "expert" + expert)
                .toList();
        double[][] ratings = new double[data.size()][6];
        List<String> items = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            items.add(Integer.toString(i + 1));
            for (int e = 0; e < 6; e++) {
                ratings[i][e] = data.column(experts.get(e))[i];
            }
        }
        return ContentValidity.of(items, experts, ratings, new ContentQuestion(1, 4, 3, OptionalDouble.of(4), 0.95));
    }

    @Test
    void indices() {
        JsonNode wanted = WANTED.get("cvi_pmc7253559");
        ContentValidity found = published();
        check("ave", found.average(), wanted.get("s_cvi_ave"));
        check("ua", found.universal(), wanted.get("s_cvi_ua"));
        for (int e = 0; e < 6; e++) {
            check(
                    "expert",
                    found.byExpert().get(e),
                    wanted.get("average_proportion_by_expert").get(e));
        }
        assertThat(found.items()).hasSize(wanted.get("items").size());
        for (int i = 0; i < found.items().size(); i++) {
            JsonNode row = wanted.get("items").get(i);
            RelevanceAgreement relevance = found.items().get(i).relevance();
            kappa(relevance, row);
            check("wilson", relevance.interval(), row.get("i_cvi_ci_wilson"));
            aiken(found.items().get(i).aiken(), row.get("aiken"));
        }
        JsonNode published = wanted.get("published");
        assertThat(found.average()).isCloseTo(published.get("s_cvi_ave").asDouble(), Offset.offset(0.005));
        assertThat(found.universal()).isCloseTo(published.get("s_cvi_ua").asDouble(), Offset.offset(0.005));
        for (int item : new int[] {6, 9}) {
            assertThat(found.items().get(item - 1).relevance().index())
                    .isCloseTo(published.get("i_cvi_item" + item).asDouble(), Offset.offset(0.005));
        }
    }

    private static void kappa(RelevanceAgreement found, JsonNode wanted) {
        assertThat(found.n()).isEqualTo(wanted.get("n").asInt());
        assertThat(found.agree()).isEqualTo(wanted.get("agree").asInt());
        check("i-cvi", found.index(), wanted.get("i_cvi"));
        check("pc", found.chance(), wanted.get("pc"));
        check("kappa", found.kappa(), wanted.get("kappa_star"));
    }

    @Test
    void tableOfKappa() {
        for (JsonNode row : WANTED.get("kappa_table")) {
            kappa(RelevanceAgreement.of(row.get("n").asInt(), row.get("agree").asInt(), 0.95), row);
        }
        for (JsonNode row : WANTED.get("kappa_published")) {
            if (row.has("n")) {
                RelevanceAgreement found = RelevanceAgreement.of(
                        row.get("n").asInt(), row.get("agree").asInt(), 0.95);
                assertThat(found.chance()).isCloseTo(row.get("pc").asDouble(), Offset.offset(0.0005 + 1e-12));
                assertThat(found.kappa()).isCloseTo(row.get("kappa").asDouble(), Offset.offset(0.005 + 1e-12));
            }
        }
    }

    @Test
    void aikensV() {
        for (JsonNode row : WANTED.get("aiken")) {
            double[] ratings = new double[row.get("ratings").size()];
            java.util.Arrays.setAll(ratings, i -> row.get("ratings").get(i).asDouble());
            aiken(AikenV.of(ratings, 1, 5, 0.95), row.get("r1_5"));
            aiken(AikenV.of(ratings, 1, 5, 0.90), row.get("r1_5_90"));
        }
    }

    @Test
    void lawshesRatio() {
        for (JsonNode row : WANTED.get("cvr_examples")) {
            check(
                    "cvr",
                    LawsheRatio.of(row.get("n").asInt(), row.get("essential").asInt())
                            .ratio(),
                    row.get("cvr"));
        }
        for (JsonNode row : WANTED.get("cvr_critical")) {
            int n = row.get("n").asInt();
            int one = LawsheRatio.critical(n, false).orElseThrow();
            assertThat(one).isEqualTo(row.get("n_critical_one_tailed").asInt());
            check("one", LawsheRatio.criticalRatio(n, false), row.get("cvr_critical_one_tailed"));
            check("p", LawsheRatio.tail(n, one), row.get("exact_p"));
            // a number of experts that is never enough is written as infinite there and does not exist here
            if (row.get("n_critical_two_tailed").isNumber()) {
                assertThat(LawsheRatio.critical(n, true).orElseThrow())
                        .isEqualTo(row.get("n_critical_two_tailed").asInt());
            } else {
                assertThat(LawsheRatio.critical(n, true)).isEmpty();
            }
            check("two", LawsheRatio.criticalRatio(n, true), row.get("cvr_critical_two_tailed"));
            check("normal", LawsheRatio.approximateRatio(n), row.get("cvr_normal_wilson2012_one_tailed"));
        }
        assertThat(LawsheRatio.approximateRatio(13))
                .isCloseTo(
                        WANTED.at("/published_checks/wilson2012_n13_one_tailed_05")
                                .asDouble(),
                        Offset.offset(0.0005));
        assertThat(LawsheRatio.of(5, 5).exceedsChance()).isTrue();
        assertThat(LawsheRatio.of(5, 4).exceedsChance()).isFalse();
    }

    @Test
    void gradesOfKappaOnBothSidesOfEachCutoff() {
        assertThat(KappaGrade.of(0.399)).isEqualTo(KappaGrade.POOR);
        assertThat(KappaGrade.of(0.40)).isEqualTo(KappaGrade.FAIR);
        assertThat(KappaGrade.of(0.599)).isEqualTo(KappaGrade.FAIR);
        assertThat(KappaGrade.of(0.60)).isEqualTo(KappaGrade.GOOD);
        assertThat(KappaGrade.of(0.74)).isEqualTo(KappaGrade.GOOD);
        assertThat(KappaGrade.of(0.741)).isEqualTo(KappaGrade.EXCELLENT);
        assertThat(KappaGrade.of(Double.NaN)).isEqualTo(KappaGrade.NONE);
    }

    @Test
    void itemsBelowTheCriterionAreTold() {
        double none = Double.NaN;
        ContentValidity found = ContentValidity.of(
                List.of("a", "b", "c"),
                List.of("x", "y"),
                new double[][] {{4, 4}, {1, 4}, {none, none}},
                new ContentQuestion(1, 4, 3, OptionalDouble.empty(), 0.95));
        assertThat(found.findings())
                .extracting(kith.finding.Finding::code)
                .containsExactly("few_experts", "item_not_relevant", "item_not_rated", "ratings_missing");
        assertThat(ContentValidity.leastIndex(5)).isEqualTo(1);
        assertThat(ContentValidity.leastIndex(6)).isEqualTo(0.78);
    }
}
