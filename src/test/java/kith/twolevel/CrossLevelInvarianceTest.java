package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import kith.Reference;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Equal loadings within and between clusters. */
class CrossLevelInvarianceTest {

    private static final String FREE = "level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2 + y3\n";

    private static CrossLevelInvariance of(Estimator estimator) {
        Responses data = Reference.data("twolevel.csv");
        Sem sem = Sem.of(FREE).with(estimator).clusteredBy("cluster");
        TwoLevelSem question = TwoLevelSem.of(sem);
        return CrossLevelInvariance.of(
                        sem,
                        question.fit(data),
                        edit -> question.fitted(data, edit).answer())
                .orElseThrow();
    }

    /** lavaan stops its unrestricted model early: see {@code docs/two-level-models.md}. */
    @Test
    void agreesWithLavaan() {
        JsonNode expected = Reference.json("twolevel_cross_level_invariance");
        CrossLevelInvariance plain = of(Estimator.ML);
        assertThat(plain.chisq()).isCloseTo(expected.at("/lrt_ml/Chisq diff").doubleValue(), Offset.offset(1e-3));
        assertThat(plain.df()).isEqualTo(expected.at("/lrt_ml/Df diff").doubleValue());
        assertThat(plain.pValue()).isCloseTo(expected.at("/lrt_ml/Pr(>Chisq)").doubleValue(), Offset.offset(1e-4));
        assertThat(plain.deltaCfi())
                .isCloseTo(
                        expected.at("/equal_loadings/fit/cfi").doubleValue()
                                - expected.at("/free/fit/cfi").doubleValue(),
                        Offset.offset(1e-4));
        assertThat(plain.deltaRmsea())
                .isCloseTo(
                        expected.at("/equal_loadings/fit/rmsea").doubleValue()
                                - expected.at("/free/fit/rmsea").doubleValue(),
                        Offset.offset(1e-4));
        assertThat(plain.factors()).containsExactly("fw");
        assertThat(plain.verdict()).isEqualTo(CrossLevelInvariance.Verdict.NOT_REJECTED);
        CrossLevelInvariance robust = of(Estimator.MLR);
        assertThat(robust.chisq())
                .isCloseTo(expected.at("/lrt_mlr_sb2001/Chisq diff").doubleValue(), Offset.offset(5e-3));
        assertThat(robust.df()).isEqualTo(expected.at("/lrt_mlr_sb2001/Df diff").doubleValue());
        assertThat(robust.pValue())
                .isCloseTo(expected.at("/lrt_mlr_sb2001/Pr(>Chisq)").doubleValue(), Offset.offset(1e-3));
    }

    @Test
    void cutOffIsFivePercent() {
        CrossLevelInvariance found = of(Estimator.ML);
        assertThat(with(found, 0.0499).verdict()).isEqualTo(CrossLevelInvariance.Verdict.REJECTED);
        assertThat(with(found, 0.05).verdict()).isEqualTo(CrossLevelInvariance.Verdict.NOT_REJECTED);
        assertThat(with(found, Double.NaN).verdict()).isEqualTo(CrossLevelInvariance.Verdict.UNKNOWN);
    }

    private static CrossLevelInvariance with(CrossLevelInvariance found, double p) {
        return new CrossLevelInvariance(
                found.factors(), found.equal(), found.chisq(), found.df(), p, found.deltaCfi(), found.deltaRmsea());
    }

    /** The Wald test and the fit with equal loadings say the same of ordered items. */
    @Test
    void orderedItemsByWald() {
        Responses data = Reference.data("twolevel_ordinal.csv");
        Sem sem = Sem.of("level: 1\n fw =~ u1 + u2 + u3 + u4\nlevel: 2\n fb =~ u1 + u2 + u3 + u4\n")
                .with(Estimator.WLSMV)
                .with(Missing.PAIRWISE)
                .clusteredBy("cluster");
        WeightedTwoLevelSem question = new WeightedTwoLevelSem(sem);
        CrossLevelInvariance found = CrossLevelInvariance.of(
                        sem,
                        question.fitted(data).answer(),
                        edit -> question.fitted(data, edit).answer())
                .orElseThrow();
        assertThat(found.df()).isEqualTo(3);
        assertThat(found.equal().fit().get("df")).isEqualTo(7);
        assertThat(found.chisq()).isBetween(0.0, 12.0);
        assertThat(found.verdict()).isEqualTo(CrossLevelInvariance.Verdict.NOT_REJECTED);
    }

    @Test
    void needsTheSameItemsAndMarkers() {
        Responses data = Reference.data("twolevel.csv");
        Sem sem = Sem.of("level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2\n y3 ~~ fb\n")
                .clusteredBy("cluster");
        TwoLevelFit fit = TwoLevelSem.of(sem).fit(data);
        assertThat(CrossLevelInvariance.of(sem, fit, edit -> fit)).isEmpty();
        Sem other = Sem.of(FREE).clusteredBy("cluster");
        Sem standardised = other.with(other.model().withScaling(ModelOptions.Scaling.STANDARDISED));
        TwoLevelFit found = TwoLevelSem.of(standardised).fit(data);
        assertThat(CrossLevelInvariance.of(standardised, found, edit -> found)).isEqualTo(Optional.empty());
    }
}
