package kith.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.Tolerance;
import org.junit.jupiter.api.Test;

class FitIndicesTest {

    @Test
    void robustComesBeforeScaledBeforePlain() {
        FitIndices.Builder fit = FitIndices.builder().put(FitIndex.CFI, .91);
        assertThat(fit.build().preferred(FitIndex.CFI)).isEqualTo(.91);
        assertThat(fit.put(FitIndex.CFI, FitVariant.SCALED, .92).build().preferred(FitIndex.CFI))
                .isEqualTo(.92);
        FitIndices all = fit.put(FitIndex.CFI, FitVariant.ROBUST, .93).build();
        assertThat(all.preferred(FitIndex.CFI)).isEqualTo(.93);
        assertThat(all.value(FitIndex.CFI)).isEqualTo(.91);
        assertThat(all.preferred(FitIndex.CFI, List.of(FitVariant.SCALED, FitVariant.PLAIN)))
                .isEqualTo(.92);
        assertThat(fit.put(FitIndex.CFI, FitVariant.ROBUST, Double.NaN)
                        .build()
                        .variant(FitIndex.CFI, FitVariant.ROBUST_FIRST))
                .isEqualTo(FitVariant.SCALED);
        assertThat(all.preferred(FitIndex.TLI)).isNaN();
    }

    @Test
    void namesAreLavaansInTheOrderGiven() {
        FitIndices fit = FitIndices.builder()
                .put(FitIndex.RMSEA, .05)
                .put(FitIndex.RMSEA_CI_UPPER, FitVariant.ROBUST, .08)
                .put(FitIndex.CN_05, 200)
                .build();
        assertThat(fit.byName().keySet()).containsExactly("rmsea", "rmsea_ci_upper_robust", "cn_05");
        assertThat(fit.get("rmsea_ci_upper_robust")).isEqualTo(.08);
        assertThat(fit.has("rmsea_ci_upper")).isFalse();
    }

    @Test
    void withoutDegreesOfFreedomNothingIsJudgedByThem() {
        FitIndices.Builder fit = FitIndices.builder().put(FitIndex.CHISQ, 3).put(FitIndex.CFI, FitVariant.SCALED, 1);
        fit.withoutDegreesOfFreedom();
        assertThat(fit.build().value(FitIndex.CHISQ)).isEqualTo(3);
        assertThat(fit.build().value(FitIndex.CFI, FitVariant.SCALED)).isNaN();
        assertThat(fit.build().has("cfi_scaled")).isTrue();
    }

    /** The three-factor model of the nine tests of Holzinger and Swineford: χ²(24) = 85.306, n = 301, by lavaan. */
    @Test
    void rmseaIsThatOfLavaan() {
        TestStatistic test = new TestStatistic(85.3055218, 24);
        Rmsea rmsea = Rmsea.of(test, 301, 1);
        Tolerance.FIT_INDEX.check("rmsea", rmsea.estimate(), 0.0921215);
        Tolerance.FIT_INDEX.check("lower", rmsea.lower(), 0.0714184);
        Tolerance.FIT_INDEX.check("upper", rmsea.upper(), 0.1136781);
        Tolerance.FIT_INDEX.check("two groups", Rmsea.of(test, 301, 2).estimate(), 0.0921215 * Math.sqrt(2));
        assertThat(Rmsea.of(new TestStatistic(0, 0), 301, 1)).isEqualTo(new Rmsea(0, 0, 0));
        assertThat(Rmsea.exploratory(Double.NaN, 3, 100)).isEqualTo(Rmsea.NONE);
    }
}
