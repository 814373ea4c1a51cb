package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import org.junit.jupiter.api.Test;

/** Coefficients that rest on several factors or on polychoric correlations, against psych and semTools. */
class FactorCoefficientsTest {

    private static final Tolerance CLOSE = Tolerance.ESTIMATE;

    private final JsonNode own = Reference.own("reliability");

    @Test
    void omegaHierarchicalAgreesWithPsych() {
        JsonNode expected = Reference.json("omega_schmid_leiman");
        ScaleAnalysis scale = analyse(Samples.nineTests(), Samples.holzinger());
        check(scale, expected.get("omega_h"), expected.get("omega_total"), expected.get("ecv"));
        check(scale, Coefficient.ALPHA_STANDARDIZED, expected.get("alpha"));
        check(scale, Coefficient.LAMBDA6, expected.get("G6"));
        JsonNode table = expected.get("sl").get("x");
        for (int i = 0; i < 9; i++) {
            CLOSE.check(
                    "g of item " + i,
                    scale.generalFactor().orElseThrow().loadings().at(i, 0),
                    Reference.number(table.get(i).get(0)));
        }
    }

    @Test
    void aScaleWithSubscalesHasAsManyGroupFactors() {
        JsonNode expected = own.get("omega_hierarchical");
        ScaleAnalysis three = analyse(Samples.bigFive("A", "C", "E"), Samples.bfi());
        JsonNode of = expected.get("big_five_three");
        check(three, of.get("omega_h"), of.get("omega_total"), of.get("ecv"));
        ScaleAnalysis two =
                analyse(Samples.bigFive("A", "C"), Samples.bfi().rows(complete(Samples.bigFive("A", "C", "E"))));
        of = expected.get("agreeableness_conscientiousness");
        check(two, of.get("omega_h"), of.get("omega_total"), of.get("ecv"));
        assertThat(two.findings()).extracting(Finding::code).contains("general_factor_underdetermined");
    }

    @Test
    void groupFactorsTakeThreeItemsEach() {
        ScaleItems full = Samples.bigFive("A", "C");
        ScaleAnalysis three = analyse(firstOfEach(full, 3), Samples.bfi());
        assertThat(three.generalFactor()).isPresent();
        assertThat(three.findings()).extracting(Finding::code).doesNotContain("too_few_items_for_group_factors");
        ScaleAnalysis two = analyse(firstOfEach(full, 2), Samples.bfi());
        assertThat(two.generalFactor()).isEmpty();
        assertThat(two.findings())
                .filteredOn(finding -> finding.code().equals("too_few_items_for_group_factors"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("4 items", "2 group factors"));
    }

    private static ScaleItems firstOfEach(ScaleItems scale, int items) {
        List<ScalePart> parts = scale.parts().stream()
                .map(part -> new ScalePart(part.name(), part.items().subList(0, items)))
                .toList();
        List<KeyedItem> kept = scale.items().stream()
                .filter(item -> parts.stream().anyMatch(part -> part.items().contains(item.name())))
                .toList();
        return new ScaleItems(scale.name(), kept, parts);
    }

    @Test
    void theBoundByFactorsAgreesWithPsych() {
        ScaleAnalysis scale = analyse(Samples.agreeableness(), Samples.bfi());
        check(scale, Coefficient.GLB_FACTOR, Reference.json("splithalf_guttman").get("glb_fa"));
    }

    @Test
    void theBoundByFactorsOfManyItemsAgreesWithPsych() {
        JsonNode expected = Reference.own("glb_many_items");
        JsonNode rows = expected.get("correlation");
        double[][] r = new double[rows.size()][rows.size()];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                r[i][j] = Reference.number(rows.get(i).get(j));
            }
        }
        ScaleItems scale = Samples.items(r.length);
        Matrix matrix =
                Matrix.square(scale.items().stream().map(KeyedItem::name).toList(), r);
        ScaleAnalysis found =
                ScaleAnalyses.of(scale, matrix, 400, Samples.quick()).scales().get(0);
        check(found, Coefficient.GLB_FACTOR, expected.get("glb_fa"));
    }

    @Test
    void theBoundByFactorsIsLeftOutOfMoreThanAHundredItems() {
        double[][] r = new double[101][101];
        for (int i = 0; i < r.length; i++) {
            java.util.Arrays.fill(r[i], 0.3);
            r[i][i] = 1;
        }
        ScaleItems scale = Samples.items(r.length);
        Matrix matrix =
                Matrix.square(scale.items().stream().map(KeyedItem::name).toList(), r);
        ScaleAnalysis found =
                ScaleAnalyses.of(scale, matrix, 400, Samples.quick()).scales().get(0);
        assertThat(found.estimate(Coefficient.GLB_FACTOR)).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).contains("glb_factor_left_out");
    }

    @Test
    void categoricalOmegaAgreesWithSemTools() {
        ScaleAnalysis agreeableness = analyse(Samples.agreeableness(), Samples.bfi());
        JsonNode expected = own.get("ordinal").get("agreeableness");
        check(agreeableness, Coefficient.OMEGA_CATEGORICAL, expected.get("omega"));
        check(agreeableness, Coefficient.ALPHA_ORDINAL, expected.get("alpha"));
        ScaleAnalysis interaction =
                analyse(Samples.plain("ci", List.of("ci1", "ci2", "ci3", "ci4")), Reference.data("ce_contexts.csv"));
        expected = own.get("ordinal").get("interaction");
        assertThat(interaction.n()).isEqualTo(expected.get("n").intValue());
        check(interaction, Coefficient.OMEGA_CATEGORICAL, expected.get("omega"));
        check(interaction, Coefficient.ALPHA_ORDINAL, expected.get("alpha"));
    }

    @Test
    void stratifiedAlphaIsInTheTableOfAScaleWithSubscales() {
        ScaleItems parts = new ScaleItems(
                "nine",
                Samples.nineTests().items(),
                List.of(
                        new ScalePart("visual", List.of("x1", "x2", "x3")),
                        new ScalePart("textual", List.of("x4", "x5", "x6")),
                        new ScalePart("speed", List.of("x7", "x8", "x9"))));
        check(
                analyse(parts, Samples.holzinger()),
                Coefficient.ALPHA_STRATIFIED,
                own.get("stratified").get("alpha"));
    }

    @Test
    void continuousScoresHaveNoOrdinalReliability() {
        assertThat(analyse(Samples.nineTests(), Samples.holzinger()).estimate(Coefficient.ALPHA_ORDINAL))
                .isEmpty();
    }

    private static int[] complete(ScaleItems scale) {
        Responses bfi = Samples.bfi();
        return java.util.stream.IntStream.range(0, bfi.size())
                .filter(row -> scale.items().stream()
                        .noneMatch(item -> Double.isNaN(bfi.numeric().get(item.column())[row])))
                .toArray();
    }

    private static ScaleAnalysis analyse(ScaleItems scale, Responses responses) {
        return ScaleAnalyses.of(List.of(scale), responses, Samples.quick().with(Missing.LISTWISE))
                .scales()
                .get(0);
    }

    private static void check(ScaleAnalysis scale, JsonNode hierarchical, JsonNode total, JsonNode ecv) {
        check(scale, Coefficient.OMEGA_HIERARCHICAL, hierarchical);
        check(scale, Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN, total);
        check(scale, Coefficient.EXPLAINED_COMMON_VARIANCE, ecv);
    }

    private static void check(ScaleAnalysis scale, Coefficient coefficient, JsonNode expected) {
        CLOSE.check(coefficient.id(), scale.estimate(coefficient).orElseThrow().estimate(), Reference.number(expected));
    }
}
