package kith.efa.bifactor;

import static kith.Tolerance.CLOSED_FORM;
import static kith.Tolerance.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import kith.efa.Samples;
import kith.finding.Finding;
import kith.math.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchmidLeimanTest {

    @Test
    void agreesWithPsych() {
        check(SchmidLeiman.of(Samples.holzinger().correlation(), 3), Reference.json("omega_schmid_leiman"));
    }

    @ParameterizedTest
    @CsvSource({"bfi_five, 5", "hs_two, 2", "hs_three, 3"})
    void agreesWithPsychInOtherCases(String name, int factors) {
        JsonNode expected = Reference.own("omega_variants").get(name);
        Matrix correlation = name.startsWith("bfi")
                ? Samples.bfi().correlation()
                : Samples.holzinger().correlation();
        SchmidLeiman actual = SchmidLeiman.of(correlation, factors);
        check(actual, expected);
        ESTIMATE.check(
                "asymptotic",
                actual.omegaAsymptotic(),
                expected.get("omega_lim").asDouble());
        for (int k = 0; k < factors; k++) {
            ESTIMATE.check(
                    "γ " + k,
                    actual.generalLoadings()[k],
                    expected.get("gloading").get(k).asDouble());
            SchmidLeiman.Group group = actual.groups().get(k);
            JsonNode row = expected.get("group").get("x").get(k + 1);
            ESTIMATE.check(group.factor() + " total", group.total(), Reference.number(row.get(0)));
            ESTIMATE.check(group.factor() + " general", group.general(), Reference.number(row.get(1)));
            ESTIMATE.check(group.factor() + " group", group.specific(), Reference.number(row.get(2)));
        }
        for (int i = 0; i < correlation.rows().size(); i++) {
            assertThat(actual.reversed().contains(correlation.rows().get(i)))
                    .isEqualTo(expected.get("key").get(i).asInt() < 0);
        }
        assertThat(actual.findings().stream().anyMatch(f -> f.code().equals("items_reversed")))
                .isEqualTo(!actual.reversed().isEmpty());
    }

    private static void check(SchmidLeiman actual, JsonNode expected) {
        ESTIMATE.check(
                "omega h", actual.omegaHierarchical(), expected.get("omega_h").asDouble());
        ESTIMATE.check(
                "omega total", actual.omegaTotal(), expected.get("omega_total").asDouble());
        CLOSED_FORM.check("alpha", actual.alpha(), expected.get("alpha").asDouble());
        CLOSED_FORM.check("lambda 6", actual.lambda6(), expected.get("G6").asDouble());
        ESTIMATE.check(
                "ECV", actual.explainedCommonVariance(), expected.get("ecv").asDouble());
        Matrix sl = Samples.matrix(expected.get("sl"));
        int m = actual.loadings().cols().size();
        for (int i = 0; i < sl.rows().size(); i++) {
            String item = sl.rows().get(i);
            for (int k = 0; k < m; k++) {
                ESTIMATE.check(item + " " + sl.cols().get(k), actual.loadings().at(i, k), sl.at(i, k));
            }
            ESTIMATE.check(item + " h²", actual.communality()[i], sl.at(i, m));
            ESTIMATE.check(item + " u²", 1 - actual.communality()[i], sl.at(i, m + 1));
            ESTIMATE.check(item + " p²", actual.generalShare()[i], sl.at(i, m + 2));
        }
    }

    @Test
    void oneFactorHasNoGeneralFactorBehindIt() {
        SchmidLeiman actual = SchmidLeiman.of(Samples.holzinger().correlation(), 1);
        assertThat(actual.findings()).extracting(Finding::code).contains("no_general_factor");
        assertThat(actual.omegaTotal()).isBetween(0.0, 1.0);
    }
}
