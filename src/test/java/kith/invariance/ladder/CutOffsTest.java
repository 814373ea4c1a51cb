package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import kith.invariance.effect.EffectMagnitude;
import kith.invariance.ladder.CutOffs.Changes;
import kith.invariance.ladder.Judgement.Outcome;
import kith.invariance.level.Criterion;
import kith.invariance.level.Level;
import kith.invariance.model.LadderOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cut-offs as their authors print them, both sides of each, and what they were derived for. */
class CutOffsTest {

    private static final Changes NONE = new Changes(0, 0, 0, 0);

    private static ComparisonDesign design(int groups, LadderOrder order, List<Integer> sizes) {
        return new ComparisonDesign(groups, false, order == LadderOrder.CONTINUOUS, false, 3, order, sizes);
    }

    private static ComparisonDesign design(int groups, LadderOrder order) {
        return design(groups, order, Collections.nCopies(groups, 200));
    }

    private static List<String> rules(Level level, ComparisonDesign design) {
        return CutOffs.judgements(level, design, NONE).stream()
                .map(Judgement::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // loadings: CFI by .010 and RMSEA by .015 or SRMR by .030
        "METRIC, -0.0100, 0.0150, 0.0000, FAIL",
        "METRIC, -0.0100, 0.0149, 0.0300, FAIL",
        "METRIC, -0.0100, 0.0149, 0.0299, SPLIT",
        "METRIC, -0.0099, 0.0150, 0.0300, PASS",
        // intercepts and residual variances: SRMR by .010
        "SCALAR, -0.0100, 0.0000, 0.0100, FAIL",
        "STRICT, -0.0100, 0.0000, 0.0099, SPLIT",
        "STRICT, -0.0099, 0.0000, 0.0100, PASS",
        "STRICT, NaN, 0.0000, 0.0100, SILENT"
    })
    void chenInLargeSamples(Level level, double cfi, double rmsea, double srmr, Outcome outcome) {
        assertThat(CutOffs.chenLarge().judge(level, new Changes(cfi, rmsea, srmr, 0)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "METRIC, -0.0050, 0.0100, 0.0000, FAIL",
        "METRIC, -0.0050, 0.0099, 0.0250, FAIL",
        "METRIC, -0.0050, 0.0099, 0.0249, SPLIT",
        "METRIC, -0.0049, 0.0100, 0.0250, PASS",
        "SCALAR, -0.0050, 0.0000, 0.0050, FAIL",
        "SCALAR, -0.0050, 0.0000, 0.0049, SPLIT"
    })
    void chenInSmallSamples(Level level, double cfi, double rmsea, double srmr, Outcome outcome) {
        assertThat(CutOffs.chenSmall().judge(level, new Changes(cfi, rmsea, srmr, 0)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "150, 150, 'Chen (2007), N ≤ 300'",
        "151, 150, 'Chen (2007), N > 300'",
        "300, 200, 'Chen (2007), N > 300'",
        "302, 200, 'Chen (2007), both sets'"
    })
    void chenBySampleSizeAndRatio(int large, int small, String rule) {
        assertThat(rules(Level.METRIC, design(2, LadderOrder.CONTINUOUS, List.of(large, small))))
                .first()
                .isEqualTo(rule);
    }

    /** Between the sets of Chen the rule is split. */
    @Test
    void chenOfUnequalGroups() {
        Judgement split = CutOffs.judgements(
                        Level.METRIC,
                        design(2, LadderOrder.CONTINUOUS, List.of(800, 200)),
                        new Changes(-0.007, 0.012, 0, 0))
                .get(0);
        assertThat(split.outcome()).isEqualTo(Outcome.SPLIT);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0100, -0.0200, FAIL",
        "-0.0099, -0.0200, SPLIT",
        "-0.0100, -0.0199, SPLIT",
        "-0.0099, -0.0199, PASS",
        "-0.0099, NaN, SILENT"
    })
    void cheungAndRensvold(double cfi, double nci, Outcome outcome) {
        assertThat(CutOffs.cheungRensvold().judge(Level.SCALAR, new Changes(cfi, 1, 1, nci)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "METRIC, -0.0200, 0.0300, FAIL",
        "METRIC, -0.0199, 0.0300, SPLIT",
        "METRIC, -0.0199, 0.0299, PASS",
        "SCALAR, -0.0100, 0.0100, FAIL",
        "SCALAR, -0.0099, 0.0099, PASS"
    })
    void manyGroups(Level level, double cfi, double rmsea, Outcome outcome) {
        assertThat(CutOffs.rutkowskiSvetina().judge(level, new Changes(cfi, rmsea, 0, 0)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "METRIC, -0.0040, 0.0500, FAIL",
        "METRIC, -0.0039, 0.0499, PASS",
        "SCALAR, -0.0040, 0.0100, FAIL",
        "SCALAR, -0.0039, 0.0099, PASS"
    })
    void manyGroupsWithOrderedResponses(Level level, double cfi, double rmsea, Outcome outcome) {
        assertThat(CutOffs.rutkowskiSvetinaOrdered().judge(level, new Changes(cfi, rmsea, 0, 0)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000, 0.0799, PASS",
        "0.0000, 0.0800, SPLIT",
        "0.0800, 0.1200, SPLIT",
        "0.0801, 0.1200, FAIL",
        "0.0500, 0.1000, SILENT",
        "0.0501, 0.1000, SPLIT",
        "0.0500, 0.0999, SPLIT",
        "NaN, NaN, SILENT"
    })
    void equivalence(double lower, double upper, Outcome outcome) {
        assertThat(LadderJudgement.equivalence(lower, upper)).isEqualTo(outcome);
    }

    @Test
    void rulesByNumberOfGroups() {
        assertThat(rules(Level.METRIC, design(2, LadderOrder.CONTINUOUS))).hasSize(2);
        assertThat(rules(Level.METRIC, design(9, LadderOrder.CONTINUOUS))).hasSize(2);
        assertThat(rules(Level.METRIC, design(10, LadderOrder.CONTINUOUS))).contains("Rutkowski and Svetina (2014)");
        assertThat(rules(Level.METRIC, design(10, LadderOrder.WU_ESTABROOK))).contains("Rutkowski and Svetina (2017)");
        assertThat(rules(Level.MEANS, design(10, LadderOrder.CONTINUOUS)))
                .containsExactly("Cheung and Rensvold (2002)");
    }

    private static String scope(ComparisonDesign design, Criterion criterion) {
        return CutOffs.judgements(Level.METRIC, design, NONE).stream()
                .filter(one -> one.criterion() == criterion)
                .findFirst()
                .orElseThrow()
                .outsideScope();
    }

    @Test
    void scopes() {
        assertThat(scope(design(2, LadderOrder.CONTINUOUS), Criterion.CHEN)).isEmpty();
        assertThat(scope(design(3, LadderOrder.CONTINUOUS), Criterion.CHEN)).isEqualTo("derived for two groups");
        assertThat(scope(design(2, LadderOrder.WU_ESTABROOK), Criterion.CHEN))
                .isEqualTo("derived for continuous indicators");
        assertThat(scope(design(12, LadderOrder.CONTINUOUS), Criterion.RUTKOWSKI_SVETINA_2014))
                .isEmpty();
        assertThat(scope(design(12, LadderOrder.WU_ESTABROOK), Criterion.RUTKOWSKI_SVETINA_2017))
                .isEqualTo("derived for one factor, loadings before thresholds");
        ComparisonDesign robust =
                new ComparisonDesign(2, false, false, true, 1, LadderOrder.CONTINUOUS, List.of(200, 200));
        assertThat(scope(robust, Criterion.CHEUNG_RENSVOLD))
                .isEqualTo("derived for normal-theory maximum likelihood with complete data, independent respondents");
        ComparisonDesign repeated = new ComparisonDesign(2, true, true, false, 1, LadderOrder.CONTINUOUS, List.of(200));
        assertThat(scope(repeated, Criterion.CHEN)).isEqualTo("derived for different respondents in each group");
        ComparisonDesign inScope =
                new ComparisonDesign(10, false, false, false, 1, LadderOrder.MILLSAP_TEIN, List.of(200, 200));
        assertThat(scope(inScope, Criterion.RUTKOWSKI_SVETINA_2017)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.199, NEGLIGIBLE",
        "0.200, SMALL",
        "0.399, SMALL",
        "0.400, MEDIUM",
        "0.699, MEDIUM",
        "0.700, LARGE",
        "-0.7, LARGE"
    })
    void magnitudes(double dmacs, EffectMagnitude magnitude) {
        assertThat(EffectMagnitude.of(dmacs)).contains(magnitude);
        assertThat(EffectMagnitude.of(Double.NaN)).isEmpty();
    }
}
