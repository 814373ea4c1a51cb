package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Reference;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores, information and fit against mirt 1.47; every cell of the references with one factor. */
class IrtStatisticsReferenceTest {

    private static final double[] THETA =
            IntStream.rangeClosed(-8, 8).mapToDouble(k -> k / 2.0).toArray();

    private static double number(JsonNode node) {
        return node == null
                ? Double.NaN
                : node.asText().equals("Inf")
                        ? Double.POSITIVE_INFINITY
                        : node.asText().equals("-Inf") ? Double.NEGATIVE_INFINITY : Reference.number(node);
    }

    private static void near(String what, double actual, JsonNode expected, double tolerance) {
        double value = number(expected);
        if (!Double.isFinite(value) || !Double.isFinite(actual)) {
            assertThat(Double.valueOf(actual)).as(what).isEqualTo(Double.valueOf(value));
            return;
        }
        assertThat(actual).as(what).isCloseTo(value, Offset.offset(tolerance * Math.max(1, Math.abs(value))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_science_graded",
                "irt_science_gpcm",
                "irt_lsat6_2pl",
                "irt_lsat7_2pl",
                "irt_lsat7_rasch",
                "irt_bfi1000N_2pl",
                "irt_bfi1000N_gpcm",
                "irt_bfi1000N_pcm",
                "irt_bfi1000N_rsm",
                "irt_bfiN_graded",
                "irt_bfiN_gpcm",
                "irt_bfiA_graded",
                "irt_ce12_graded"
            })
    void givesScores(String reference) {
        JsonNode expected = Reference.json(reference).get("scores");
        IrtFit fit = IrtCases.fit(reference);
        for (TraitScoreMethod method : TraitScoreMethod.values()) {
            JsonNode of = expected.get(method == TraitScoreMethod.EAPSUM ? "EAPsum" : method.name());
            TraitEstimate[] rows = TraitScores.byRow(fit, method);
            for (int r = 0; r < expected.get("rows").size(); r++) {
                TraitEstimate row = rows[expected.get("rows").get(r).asInt() - 1];
                near(method + " of row " + r, row.estimate(), of.get("est").get(r), 1e-4);
                near(method + " error of row " + r, row.error(), of.get("se").get(r), 2e-4);
            }
            double[] finite = Arrays.stream(rows)
                    .mapToDouble(TraitEstimate::estimate)
                    .filter(Double::isFinite)
                    .toArray();
            double mean = Arrays.stream(finite).average().orElseThrow();
            double variance =
                    Arrays.stream(finite).map(x -> (x - mean) * (x - mean)).sum() / (finite.length - 1);
            if (method == TraitScoreMethod.ML && reference.equals("irt_bfiA_graded")) {
                // mirt's optimiser stopped at about 20 for one pattern whose likelihood has no maximum, and counted it.
                assertThat(number(of.get("mean")) * (finite.length + 1) - mean * finite.length)
                        .isCloseTo(20, Offset.offset(0.3));
                continue;
            }
            near(method + " mean", mean, of.get("mean"), 1e-4);
            near(method + " sd", Math.sqrt(variance), of.get("sd"), 1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_science_graded",
                "irt_science_gpcm",
                "irt_lsat6_2pl",
                "irt_lsat7_2pl",
                "irt_lsat7_rasch",
                "irt_bfi1000N_2pl",
                "irt_bfi1000N_gpcm",
                "irt_bfi1000N_pcm",
                "irt_bfi1000N_rsm",
                "irt_bfiN_graded",
                "irt_bfiN_gpcm",
                "irt_bfiA_graded",
                "irt_ce12_graded"
            })
    void givesInformationReliabilityAndSums(String reference) {
        JsonNode expected = Reference.json(reference);
        IrtFit fit = IrtCases.fit(reference);
        TraitCurves curves = TraitCurves.of(fit, 0);
        double[] test = curves.testInformation(THETA);
        double[] total = new double[THETA.length];
        List<String> items = fit.patterns().items();
        for (int i = 0; i < items.size(); i++) {
            double[] item = curves.information(i, THETA);
            double[] score = curves.expected(i, THETA);
            for (int q = 0; q < THETA.length; q++) {
                near(
                        "information of " + items.get(i),
                        item[q],
                        expected.at("/information/items/" + items.get(i)).get(q),
                        1e-4);
                total[q] += score[q] + fit.patterns().values(i)[0];
            }
        }
        for (int q = 0; q < THETA.length; q++) {
            near("test information", test[q], expected.at("/information/test/" + q), 1e-4);
            near("expected total", total[q], expected.at("/information/expected_total/" + q), 1e-4);
        }
        TraitReliability reliability = TraitReliability.of(fit, 0);
        near("EAP reliability", reliability.empiricalEap(), expected.get("reliability_empirical_EAP"), 1e-4);
        near("WLE reliability", reliability.empiricalWle(), expected.get("reliability_empirical_WLE"), 1e-4);
        near("marginal reliability", reliability.marginalOfPackage(), expected.get("reliability_marginal"), 1e-4);
        SumScoreTable table = SumScoreTable.of(fit, 0);
        assertThat(expected.get("sum_score_table")).hasSize(table.size());
        for (int s = 0; s < table.size(); s++) {
            JsonNode of = expected.at("/sum_score_table/" + s);
            near("sum", table.lowest() + s, of.get("Sum.Scores"), 0);
            near("theta of " + s, table.estimates()[s], of.get("F1"), 1e-4);
            near("error of " + s, table.errors()[s], of.get("SE_F1"), 1e-4);
            near("observed of " + s, table.observed()[s], of.get("observed"), 0);
            near("expected of " + s, table.expected()[s], of.get("expected"), 1e-4);
            // An expected frequency of up to 400 within 1e-4 of itself moves |O − E|/√E by up to 2e-3.
            near("residual of " + s, table.standardizedResidual(s), of.get("std.res"), 2e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_science_graded",
                "irt_science_gpcm",
                "irt_lsat6_2pl",
                "irt_lsat7_2pl",
                "irt_lsat7_rasch",
                "irt_bfi1000N_2pl",
                "irt_bfi1000N_gpcm",
                "irt_bfi1000N_pcm",
                "irt_bfi1000N_rsm",
                "irt_bfiN_graded",
                "irt_bfiN_gpcm",
                "irt_bfiA_graded",
                "irt_ce12_graded"
            })
    void givesFitOfItemsAndPersons(String reference) {
        JsonNode expected = Reference.json(reference);
        IrtFit fit = IrtCases.fit(reference);
        LocalDependence dependence = LocalDependence.of(fit, 0);
        int items = fit.patterns().items().size();
        List<SumScoreFit> sums = SumScoreFit.of(fit, 0);
        List<ResidualFit> residuals = ResidualFit.items(fit, 0);
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                near("Q3", dependence.q3()[i][j], expected.at("/Q3/x/" + i + "/" + j), 1e-4);
                double ld = i > j ? dependence.ld()[i][j] : dependence.cramer()[i][j];
                near("LD", ld, expected.at("/LD/x/" + i + "/" + j), 1e-3);
            }
            JsonNode s = expected.at("/S_X2/" + i);
            near("S-X2 " + i, sums.get(i).statistic(), s.get("S_X2"), 1e-3);
            near("S-X2 df " + i, sums.get(i).degreesOfFreedom(), s.get("df.S_X2"), 0);
            near("S-X2 rmsea " + i, sums.get(i).rmsea(), s.get("RMSEA.S_X2"), 1e-4);
            near("S-X2 p " + i, sums.get(i).pValue(), s.get("p.S_X2"), 1e-4);
            JsonNode r = expected.at("/infit/" + i);
            near("outfit", residuals.get(i).outfit(), r.get("outfit"), 1e-4);
            near("z outfit", residuals.get(i).zOutfit(), r.get("z.outfit"), 1e-3);
            near("infit", residuals.get(i).infit(), r.get("infit"), 1e-4);
            near("z infit", residuals.get(i).zInfit(), r.get("z.infit"), 1e-3);
        }
        persons(fit, expected.get("zh"));
    }

    private static void persons(IrtFit fit, JsonNode expected) {
        List<ResidualFit> patterns = ResidualFit.patterns(fit, 0);
        List<ResidualFit> rows = IntStream.range(0, fit.patterns().rows())
                .mapToObj(r -> patterns.get(fit.patterns().patternOfRow(r)))
                .filter(row -> !Double.isNaN(row.zh()))
                .toList();
        for (int r = 0; r < expected.get("first20").size(); r++) {
            JsonNode of = expected.get("first20").get(r);
            near("person outfit", rows.get(r).outfit(), of.get("outfit"), 2e-4);
            near("person z outfit", rows.get(r).zOutfit(), of.get("z.outfit"), 1e-3);
            near("person infit", rows.get(r).infit(), of.get("infit"), 2e-4);
            near("person z infit", rows.get(r).zInfit(), of.get("z.infit"), 1e-3);
            near("Zh", rows.get(r).zh(), of.get("Zh"), 1e-3);
        }
        near(
                "mean Zh",
                rows.stream().mapToDouble(ResidualFit::zh).average().orElseThrow(),
                expected.at("/mean/Zh"),
                1e-4);
    }

    /**
     * mirt's statistic for adjacent-category models of more than two categories is up to 14% below this one
     * (science_gpcm: 16.34, here 19.04), though all of its fits, SRMSR and the statistics of graded, 2PL and Rasch
     * models agree. {@link AdjacentCategoriesTest} finds the cause in mirt's derivatives and gives its numbers; here
     * the derivatives of the moments are held against differences in {@link MomentSetTest}, and
     * {@link IrtSimulationTest} finds that the statistic has the mean and the rejection rate of its chi-square
     * distribution.
     */
    private static void test(String what, IrtFit fit, LimitedInformation.Kind kind, JsonNode expected) {
        Optional<LimitedInformation> found = LimitedInformation.of(fit, kind);
        if (expected.isNull()) {
            // mirt gives none for the rating scale model either, though it has 15 moments and 10 parameters.
            assertThat(found.isPresent()).as(what).isEqualTo(fit.question().model() == ItemModel.RATING_SCALE);
            return;
        }
        LimitedInformation test = found.orElseThrow();
        near(what + " df", test.degreesOfFreedom(), expected.get("df"), 0);
        near(what + " srmsr", test.srmsr()[0], expected.get("SRMSR"), 1e-4);
        boolean adjacent =
                !fit.question().model().isCumulative() && fit.patterns().categories(0) > 2;
        if (adjacent) {
            return;
        }
        near(what, test.statistic(), expected.get("M2"), 1e-3);
        near(what + " p", test.pValue(), expected.get("p"), 1e-4);
        near(what + " rmsea", test.rmsea().estimate(), expected.get("RMSEA"), 1e-4);
        near(what + " rmsea lower", test.rmsea().lower(), expected.get("RMSEA_5"), 1e-4);
        near(what + " rmsea upper", test.rmsea().upper(), expected.get("RMSEA_95"), 1e-4);
        if (kind == LimitedInformation.Kind.M2_STAR && fit.patterns().categories(0) > 2) {
            // Under independence the collapsed moments depend on 12 means; mirt counts 48 category proportions.
            return;
        }
        near(what + " tli", test.tli(), expected.get("TLI"), 1e-4);
        near(what + " cfi", test.cfi(), expected.get("CFI"), 1e-4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_science_graded",
                "irt_science_gpcm",
                "irt_lsat6_2pl",
                "irt_lsat7_2pl",
                "irt_lsat7_rasch",
                "irt_bfi1000N_2pl",
                "irt_bfi1000N_gpcm",
                "irt_bfi1000N_pcm",
                "irt_bfi1000N_rsm",
                "irt_bfiN_graded",
                "irt_bfiN_gpcm",
                "irt_bfiA_graded",
                "irt_ce12_graded"
            })
    void givesLimitedInformationTests(String reference) {
        JsonNode expected = Reference.json(reference);
        IrtFit fit = IrtCases.fit(reference);
        test("C2", fit, LimitedInformation.Kind.C2, expected.get("C2"));
        test("M2*", fit, LimitedInformation.Kind.M2_STAR, expected.get("M2star"));
    }
}
