package kith.sem;

import java.util.List;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits of continuous variables against lavaan 0.6-14. */
class SemReferenceTest {

    private static final String THREE_FACTORS =
            "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";

    private static final Responses PUPILS = Reference.data("hs1939.csv");

    @ParameterizedTest
    @CsvSource({
        "cfa_ml, ML",
        "cfa_mlr, MLR",
        "cfa_mlm, MLM",
        "cfa_gls, GLS",
        "cfa_uls, ULS",
        "cfa_wls_adf, WLS",
    })
    void threeFactorsOfNineTests(String reference, Estimator estimator) {
        SemFit fit = Sem.of(THREE_FACTORS).with(estimator).fit(PUPILS);
        LavaanReference.check(fit, Reference.json(reference));
    }

    @Test
    void wishartLikelihoodWithMeans() {
        SemFit fit = Sem.of(THREE_FACTORS)
                .with(ModelOptions.cfa().withMeanStructure(true))
                .with(FitOptions.defaults().withLikelihood(FitOptions.Likelihood.WISHART))
                .fit(PUPILS);
        LavaanReference.check(fit, Reference.json("cfa_ml_meanstructure_wishart"));
    }

    @Test
    void higherOrder() {
        SemFit fit = Sem.of(THREE_FACTORS + "\n g =~ visual + textual + speed").fit(PUPILS);
        LavaanReference.check(fit, Reference.json("cfa_higher_order"));
    }

    @Test
    void bifactor() {
        String model = "g =~ x1+x2+x3+x4+x5+x6+x7+x8+x9\n" + THREE_FACTORS;
        SemFit fit = Sem.of(model)
                .with(ModelOptions.cfa().withOrthogonal(true).withScaling(ModelOptions.Scaling.STANDARDISED))
                .fit(PUPILS);
        LavaanReference.check(fit, Reference.json("cfa_bifactor"));
    }

    @Test
    void labelsConstraintsAndDefinitions() {
        SemFit fit = Sem.of("""
                        visual =~ NA*x1 + a*x2 + b*x3
                        textual =~ x4 + c(t5)*x5 + x6
                        speed =~ x7 + start(0.9)*x8 + x9
                        visual ~~ 1*visual
                        x7 ~~ x8
                        visual ~~ 0*speed
                        a == b
                        d := a*t5
                        """).fit(PUPILS);
        LavaanReference.check(fit, Reference.json("cfa_syntax"));
    }

    @Test
    void structuralPathsWithACovariate() {
        SemFit fit = Sem.of(THREE_FACTORS + "\n speed ~ visual + textual \n textual ~ ageyr")
                .fit(PUPILS);
        LavaanReference.check(fit, Reference.json("sem_structural"));
    }

    @ParameterizedTest
    @CsvSource({"invariance_ml, ML", "invariance_mlr, MLR"})
    void ladderOverSchools(String reference, Estimator estimator) {
        var steps = Reference.json(reference).get("steps");
        Sem sem = Sem.of(THREE_FACTORS).with(estimator).byGroup("school");
        Set<EqualAcrossGroups> metric = Set.of(EqualAcrossGroups.LOADINGS);
        Set<EqualAcrossGroups> scalar = Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS);
        Set<EqualAcrossGroups> strict =
                Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS, EqualAcrossGroups.RESIDUALS);
        LavaanReference.check(sem.fit(PUPILS), steps.get("configural"));
        LavaanReference.check(sem.withEqual(metric, List.of()).fit(PUPILS), steps.get("metric"));
        LavaanReference.check(sem.withEqual(scalar, List.of()).fit(PUPILS), steps.get("scalar"));
        LavaanReference.check(sem.withEqual(strict, List.of()).fit(PUPILS), steps.get("strict"));
    }

    @ParameterizedTest
    @CsvSource({"cfa_fiml_ml, ML", "cfa_fiml_mlr, MLR"})
    void missingAnswers(String reference, Estimator estimator) {
        SemFit fit = Sem.of(THREE_FACTORS).with(estimator).with(Missing.FIML).fit(Reference.data("hs1939_missing.csv"));
        LavaanReference.check(fit, Reference.json(reference));
    }

    @ParameterizedTest
    @CsvSource({"configural, 0", "metric, 1", "scalar, 2", "strict, 3"})
    void ladderOverContextsWithMissingAnswers(String step, int held) {
        List<EqualAcrossGroups> kinds =
                List.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS, EqualAcrossGroups.RESIDUALS);
        SemFit fit = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.MLR)
                .with(Missing.FIML)
                .byGroup("context")
                .withEqual(Set.copyOf(kinds.subList(0, held)), List.of())
                .fit(Reference.data("ce_contexts.csv"));
        LavaanReference.check(
                fit, Reference.json("invariance_mlr_fiml_contexts").get("steps").get(step));
    }

    @Test
    void partialInvariance() {
        SemFit fit = Sem.of(THREE_FACTORS)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of("x3~1", "x7~1"))
                .fit(PUPILS);
        LavaanReference.check(fit, Reference.json("invariance_partial_ml"));
    }
}
