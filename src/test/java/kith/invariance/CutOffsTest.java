package kith.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kith.Reference;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cut-offs as their authors print them. */
class CutOffsTest {

    private static List<String> rules(Level level, LadderOrder order, int contexts) {
        return CutOffs.suiting(level, order, Collections.nCopies(contexts, 200), contexts).stream()
                .map(CutOffs::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // loadings: CFI by .010 and RMSEA by .015 or SRMR by .030
        "METRIC, -0.010, 0.015, 0.000, REJECTED",
        "METRIC, -0.010, 0.014, 0.030, REJECTED",
        "METRIC, -0.010, 0.014, 0.029, DOUBTFUL",
        "METRIC, -0.009, 0.015, 0.030, DOUBTFUL",
        "METRIC, -0.009, 0.015, 0.029, HELD",
        // intercepts and residuals: SRMR by .010
        "SCALAR, -0.010, 0.000, 0.010, REJECTED",
        "STRICT, -0.010, 0.000, 0.009, DOUBTFUL",
        "STRICT, -0.009, 0.000, 0.010, HELD"
    })
    void chenInLargeSamples(Level level, double cfi, double rmsea, double srmr, Verdict verdict) {
        CutOffs chen = CutOffs.chen(301, 151, 150);
        assertThat(chen.rule()).isEqualTo("Chen 2007");
        assertThat(chen.judge(level, new CutOffs.Changes(cfi, rmsea, srmr))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "METRIC, -0.005, 0.010, 0.000, REJECTED",
        "METRIC, -0.005, 0.009, 0.025, REJECTED",
        "METRIC, -0.005, 0.009, 0.024, DOUBTFUL",
        "METRIC, -0.004, 0.009, 0.024, HELD",
        "SCALAR, -0.005, 0.000, 0.005, REJECTED",
        "SCALAR, -0.004, 0.000, 0.005, HELD"
    })
    void chenInSmallOrUnequalSamples(Level level, double cfi, double rmsea, double srmr, Verdict verdict) {
        for (CutOffs chen : List.of(CutOffs.chen(300, 150, 150), CutOffs.chen(1000, 800, 200))) {
            assertThat(chen.rule()).isEqualTo("Chen 2007, small or unequal samples");
            assertThat(chen.judge(level, new CutOffs.Changes(cfi, rmsea, srmr))).isEqualTo(verdict);
        }
    }

    @Test
    void cheungAndRensvoldLookAtCfiAlone() {
        CutOffs rule = CutOffs.cheungRensvold();
        assertThat(rule.judge(Level.METRIC, new CutOffs.Changes(-0.0099, 1, 1))).isEqualTo(Verdict.HELD);
        assertThat(rule.judge(Level.STRICT, new CutOffs.Changes(-0.01, 0, 0))).isEqualTo(Verdict.REJECTED);
        assertThat(rule.judge(Level.STRICT, new CutOffs.Changes(Double.NaN, 0, 0)))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void manyGroups() {
        CutOffs continuous = CutOffs.rutkowskiSvetina();
        assertThat(continuous.judge(Level.METRIC, new CutOffs.Changes(-0.02, 0.03, 0)))
                .isEqualTo(Verdict.REJECTED);
        assertThat(continuous.judge(Level.METRIC, new CutOffs.Changes(-0.019, 0.029, 0)))
                .isEqualTo(Verdict.HELD);
        assertThat(continuous.judge(Level.SCALAR, new CutOffs.Changes(-0.01, 0.01, 0)))
                .isEqualTo(Verdict.REJECTED);
        CutOffs ordered = CutOffs.rutkowskiSvetinaOrdered();
        assertThat(ordered.judge(Level.METRIC, new CutOffs.Changes(-0.004, 0.05, 0)))
                .isEqualTo(Verdict.REJECTED);
        assertThat(ordered.judge(Level.METRIC, new CutOffs.Changes(-0.003, 0.049, 0)))
                .isEqualTo(Verdict.HELD);
        assertThat(ordered.judge(Level.SCALAR, new CutOffs.Changes(-0.004, 0.01, 0)))
                .isEqualTo(Verdict.REJECTED);
    }

    @Test
    void whichRuleGivesTheVerdict() {
        assertThat(rules(Level.METRIC, LadderOrder.CONTINUOUS, 2))
                .containsExactly("Chen 2007", "Cheung & Rensvold 2002");
        assertThat(rules(Level.METRIC, LadderOrder.CONTINUOUS, 10))
                .containsExactly("Rutkowski & Svetina 2014", "Chen 2007", "Cheung & Rensvold 2002");
        assertThat(rules(Level.METRIC, LadderOrder.WU_ESTABROOK, 10))
                .containsExactly("Rutkowski & Svetina 2017", "Chen 2007", "Cheung & Rensvold 2002");
        assertThat(rules(Level.MEANS, LadderOrder.CONTINUOUS, 10)).containsExactly("Cheung & Rensvold 2002");
    }

    @Test
    void whatRulesWereStudiedForIsSaid() {
        CutOffs chen = CutOffs.chen(1000, 500, 500);
        assertThat(chen.caveat(LadderOrder.CONTINUOUS, 2)).isEmpty();
        assertThat(chen.caveat(LadderOrder.CONTINUOUS, 12)).contains("two groups");
        assertThat(chen.caveat(LadderOrder.MILLSAP_TEIN, 2)).contains("maximum likelihood");
        assertThat(CutOffs.rutkowskiSvetina().caveat(LadderOrder.WU_ESTABROOK, 12))
                .contains("maximum likelihood");
        assertThat(CutOffs.rutkowskiSvetinaOrdered().caveat(LadderOrder.WU_ESTABROOK, 12))
                .isEmpty();
    }

    /** Where one rule holds a step for equal and another does not, the answer says so and names both. */
    @Test
    void disagreementIsTold() {
        InvarianceAnswer answer = Invariance.across("gender", Sem.of("N =~ N1 + N2 + N3 + N4 + N5"))
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR, Level.STRICT))
                .fit(Reference.data("bfi.csv"));
        Optional<LadderStep> disagreed = answer.steps().stream()
                .filter(step -> step.comparison()
                        .filter(LadderStep.Against::rulesDisagree)
                        .isPresent())
                .findFirst();
        assertThat(disagreed).isPresent();
        LadderStep step = disagreed.get();
        Judgement first = step.comparison().orElseThrow().judgements().get(0);
        assertThat(step.verdict()).isEqualTo(first.verdict());
        assertThat(step.rule()).isEqualTo(first.rule());
        assertThat(answer.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("rules_disagree");
            assertThat(finding.where()).isEqualTo(step.level().id());
            assertThat(finding.what()).contains("Chen 2007: equal", "difference test at 5 %: not equal");
        });
    }
}
