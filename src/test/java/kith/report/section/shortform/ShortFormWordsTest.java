package kith.report.section.shortform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.reliability.scale.ScalePart;
import kith.report.section.word.NumberWords;
import kith.shortform.FormCriterion;
import kith.shortform.FormValues;
import kith.shortform.HeldOutForm;
import kith.shortform.ShortForm;
import kith.shortform.ShortFormQuestion;
import kith.shortform.ShortForms;
import org.junit.jupiter.api.Test;

/** Short forms in sentences: what they lose, how they were searched, and bias of either sign. */
class ShortFormWordsTest {

    private static final double NONE = Double.NaN;
    private static final List<String> ITEMS = List.of("a", "b", "c", "d");
    private static final double[] NO_GROUPS = {};

    private static FormValues values(double alpha, double[] bias, double external) {
        double[] standardized = Arrays.stream(bias).map(one -> one / 2).toArray();
        return new FormValues(alpha, .95, .9, .8, bias, standardized, external, 2, .9);
    }

    private static ShortForm form(int length, long examined, double predicted, FormValues values) {
        return new ShortForm(
                length,
                List.of(new ShortForm.Proposal(
                        ITEMS.subList(0, length), ITEMS.subList(length, 4), new int[] {length}, values)),
                examined,
                0,
                predicted,
                Optional.empty(),
                Optional.empty());
    }

    private static ShortForms scale(
            ShortFormQuestion question,
            List<ScalePart> facets,
            Map<FormCriterion, Double> criteria,
            ShortForm... forms) {
        double[] bias = forms.length == 0 ? NO_GROUPS : new double[] {.2, .4};
        return new ShortForms(
                "trust",
                question,
                ITEMS,
                1234,
                facets,
                criteria,
                List.of("girls", "others"),
                Optional.of(values(.8, bias, .5)),
                Optional.empty(),
                List.of(forms),
                List.of());
    }

    private static List<String> sentences(ShortForm... forms) {
        return new ShortFormWords(scale(
                        ShortFormQuestion.USUAL.withExternal(Optional.of("grade")),
                        List.of(),
                        Map.of(FormCriterion.RELIABILITY, 1.0),
                        forms))
                .sentences();
    }

    private static FormValues plain(double alpha) {
        return values(alpha, NO_GROUPS, NONE);
    }

    @Test
    void theSearchIsNamed() {
        assertThat(sentences(form(2, 6, .7, plain(.75))))
                .first()
                .isEqualTo(
                        "Forms of 2 of the 4 items were judged by the weighted mean of reliability (alpha), n = 1,234."
                                + " All 6 forms of this length were examined.");
        assertThat(sentences(form(2, 1, .7, plain(.75)))).first().asString().endsWith(" There was one such form.");
        assertThat(sentences(form(2, 6, .7, plain(.75)), form(3, 4, .7, plain(.75))))
                .first()
                .asString()
                .startsWith("Forms of 2 and 3 of the 4 items")
                .endsWith(" All 10 forms of these lengths were examined.");
        assertThat(sentences(form(2, 6, .7, plain(.75)), form(3, 0, .7, plain(.75))))
                .first()
                .asString()
                .endsWith(" Lengths with too many forms were searched by exchange of items.");
        assertThat(sentences(form(3, 0, .7, plain(.75))))
                .first()
                .asString()
                .endsWith(" There were too many forms to examine all; they were searched by exchange of items.");
        assertThat(sentences()).containsExactly("No forms were proposed of the 4 items, n = 1,234.");
    }

    @Test
    void facetsAndWeightsAreNamed() {
        ShortFormQuestion question = ShortFormQuestion.USUAL;
        List<ScalePart> facets = List.of(new ScalePart("near", ITEMS.subList(0, 2)), new ScalePart("far", ITEMS));
        Map<FormCriterion, Double> unequal = Map.of(FormCriterion.RELIABILITY, 1.0, FormCriterion.DIF, 2.0);
        ShortForm form = form(2, 6, .7, plain(.75));
        assertThat(new ShortFormWords(scale(question.withFacets(facets, 1), facets, unequal, form)).sentences())
                .first()
                .asString()
                .contains(
                        "mean of reliability (alpha) (weight 1.00) and freedom from bias between groups (weight 2.00),")
                .contains(" Each form had at least 1 item of every facet (near, far).");
        assertThat(new ShortFormWords(scale(question.withFacets(facets, 2), facets, Map.of(), form)).sentences())
                .first()
                .asString()
                .contains(" Each form had at least 2 items of every facet (near, far).");
    }

    @Test
    void lossAndGainAreAgainstAllItems() {
        assertThat(sentences(form(2, 6, .7, plain(.75))).get(1))
                .isEqualTo("The best form of 2 items (a, b) had α = .75 against .80 for all items (a loss of .05; the"
                        + " Spearman–Brown formula predicts .70 for as many items of average quality). It correlated .90"
                        + " with the sum of all items after correction for shared errors (.95 without it).");
        assertThat(sentences(form(2, 6, .7, plain(.8))).get(1)).contains("(a loss of .00; the");
        assertThat(sentences(form(2, 6, .7, plain(.83))).get(1)).contains("(a gain of .03; the");
        assertThat(sentences(form(2, 6, .75, plain(.75))).get(1)).contains("of average quality). It");
        assertThat(sentences(form(2, 6, .76, plain(.75))).get(1))
                .contains("predicts .76 for as many items of average quality, more than this form has). It");
        assertThat(sentences(form(2, 6, .7, plain(.75)))).last().asString().startsWith("A short form measures less");
    }

    @Test
    void biasIsThatOfTheGroupWithTheLargest() {
        assertThat(sentences(form(2, 6, .7, values(.75, new double[] {.1, -.3}, NONE)))
                        .get(1))
                .endsWith(
                        " At equal matching scores its sum was 0.30 points lower in others than in the reference group"
                                + " (0.15 SD; all items 0.20 SD).");
        assertThat(sentences(form(2, 6, .7, values(.75, new double[] {.3, -.1}, NONE)))
                        .get(1))
                .endsWith(" 0.30 points higher in girls than in the reference group (0.15 SD; all items 0.10 SD).");
        assertThat(sentences(form(2, 6, .7, values(.75, NO_GROUPS, .45))).get(1))
                .endsWith(" Its correlation with grade was .45 (all items .50).");
    }

    @Test
    void theLargestBiasIsThatWithoutItsSign() {
        assertThat(values(.8, new double[] {.2, -.6}, NONE).largestBias()).isEqualTo(.3);
        assertThat(values(.8, new double[] {-.2}, NONE).largestBias()).isEqualTo(.1);
        assertThat(values(.8, NO_GROUPS, NONE).largestBias()).isNaN();
    }

    @Test
    void crossValidationIsToldWhereItWasDone() {
        ShortForm form = form(2, 6, .7, plain(.75));
        ShortForm held = new ShortForm(
                2,
                form.proposals(),
                6,
                0,
                .7,
                Optional.of(new HeldOutForm(5, .71, .76, .85, .9, NONE, new int[] {5, 4, 1, 0}, 3)),
                Optional.empty());
        assertThat(sentences(held).get(1))
                .endsWith(
                        " In 5-fold cross-validation, forms chosen in the same way had α = .71 in respondents held out,"
                                + " against .76 in those that they were chosen by; 3 of 5 were this form.");
        assertThat(sentences(form).get(1)).doesNotContain("cross-validation");
    }

    @Test
    void listsAreJoinedByAnd() {
        assertThat(NumberWords.list(List.of())).isEmpty();
        assertThat(NumberWords.list(List.of("a"))).isEqualTo("a");
        assertThat(NumberWords.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(NumberWords.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
