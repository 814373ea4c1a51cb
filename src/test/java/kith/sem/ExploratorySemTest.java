package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.reliability.model.ConstructValidity;
import kith.rotation.Axes;
import kith.rotation.CriterionRotation;
import kith.rotation.NamedRotation;
import kith.rotation.Oblimin;
import kith.rotation.StartingPoints;
import kith.rotation.Unrotated;
import kith.rotation.Varimax;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FactorRotation;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Operator;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.sem.score.FactorScoring;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Exploratory structural equation models against lavaan 0.6-14 and by what rotation leaves as it is. */
class ExploratorySemTest {

    private static final JsonNode EXPECTED = Reference.own("exploratory_sem").get("values");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    private static final Sem THREE =
            Sem.of("efa(\"a\")*f1 + efa(\"a\")*f2 + efa(\"a\")*f3 =~ x1+x2+x3+x4+x5+x6+x7+x8+x9");
    private static final String TWO = "efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1+x2+x3+x4+x5+x6";

    private static Sem rotated(Sem sem, FactorRotation rotation) {
        return sem.with(sem.fit().withRotation(rotation));
    }

    /** Every row of lavaan's table. */
    private static void check(SemFit fit, String name) {
        JsonNode expected = EXPECTED.get(name);
        assertThat(fit.converged()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "χ²", fit.fit().get("chisq"), expected.get("chisq").asDouble());
        assertThat(fit.fit().get("df")).isEqualTo(expected.get("df").asDouble());
        assertThat(fit.parameterCount()).isEqualTo(expected.get("npar").asInt());
        int rows = 0;
        for (JsonNode row : expected.get("rows")) {
            String op = row.get("op").asText();
            Estimate own = fit.estimate(
                    row.get("lhs").asText(),
                    op.equals("~1") ? Operator.INTERCEPT.symbol() : op,
                    op.equals("~1") ? "" : row.get("rhs").asText(),
                    row.get("group").asInt());
            Tolerance.ESTIMATE.check(
                    own.toString(), own.estimate(), row.get("est").asDouble());
            Tolerance.STANDARD_ERROR.check(
                    "SE of " + own, own.se(), row.get("se").asDouble());
            rows++;
        }
        assertThat(fit.estimates()).hasSize(rows);
    }

    @Test
    void geomin() {
        check(THREE.fit(PUPILS), "geomin");
    }

    private static FactorRotation byOblimin() {
        return FactorRotation.of(CriterionRotation.of(new Oblimin(0), Axes.OBLIQUE), "oblimin");
    }

    @Test
    void oblimin() {
        check(rotated(THREE, byOblimin()).fit(PUPILS), "oblimin");
    }

    @Test
    void varimaxWithKaisersNormalisation() {
        check(rotated(THREE, FactorRotation.of(Varimax.AS_R, "varimax")).fit(PUPILS), "varimax");
    }

    @Test
    void robustMaximumLikelihood() {
        check(THREE.with(Estimator.MLR).fit(PUPILS), "mlr");
    }

    @Test
    void aBlockThatPredicts() {
        check(Sem.of(TWO + "\n speed =~ x7+x8+x9\n speed ~ f1 + f2 + ageyr").fit(PUPILS), "predicting");
    }

    @Test
    void aBlockThatIsPredicted() {
        check(Sem.of(TWO + "\n speed =~ x7+x8+x9\n f1 + f2 ~ speed + ageyr").fit(PUPILS), "predicted");
    }

    /**
     * Factors of a block that are predicted and predict have a residual covariance too. lavaan has no row for it, and
     * its bordered standard errors take it as 0 after the rotation.
     */
    @Test
    void aBlockBetweenPredictorsAndOutcomes() {
        Sem sem = Sem.of(TWO + "\n speed =~ x7+x8+x9\n f1 + f2 ~ ageyr\n speed ~ f1 + f2");
        SemFit fit = sem.fit(PUPILS);
        SemFit unrotated =
                rotated(sem, FactorRotation.of(new Unrotated(), "none")).fit(PUPILS);
        assertThat(fit.estimate("f1", "~~", "f2", 1).estimate()).isNotZero();
        assertSame(
                fit.groups().get(0).impliedCovariance(),
                unrotated.groups().get(0).impliedCovariance());
        Tolerance.STANDARD_ERROR.check(
                "SE of x1 ~~ x1",
                fit.estimate("x1", "~~", "x1", 1).se(),
                unrotated.estimate("x1", "~~", "x1", 1).se());
    }

    private static void assertSame(Matrix one, Matrix other) {
        for (String a : one.rows()) {
            for (String b : one.rows()) {
                assertThat(one.at(a, b)).isCloseTo(other.at(a, b), Offset.offset(1e-9));
            }
        }
    }

    @Test
    void orderedItems() {
        Sem sem = Sem.of("efa(\"a\")*f1 + efa(\"a\")*f2 =~ A1+A2+A3+A4+A5+N1+N2+N3+N4+N5")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("A1", "A2", "A3", "A4", "A5", "N1", "N2", "N3", "N4", "N5"));
        check(sem.fit(Reference.data("bfi.csv")), "ordered");
    }

    @Test
    void eachGroupWithItsOwnAxes() {
        check(Sem.of(TWO).byGroup("school").fit(PUPILS), "groups");
    }

    @Test
    void equalLoadingsHaveTheSameAxesInAllGroups() {
        Sem sem = rotated(Sem.of(TWO).byGroup("school"), byOblimin());
        check(sem.withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of()).fit(PUPILS), "equal_loadings");
        check(
                sem.withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of())
                        .fit(PUPILS),
                "equal_intercepts");
    }

    /** Fit, implied moments, R² and χ² do not depend on the axes; scores rotate as the factors do. */
    @Test
    void rotationLeavesWhatIsImplied() {
        FactorRotation none = FactorRotation.of(new Unrotated(), "none");
        SemFit rotated = THREE.fit(PUPILS);
        SemFit unrotated = rotated(THREE, none).fit(PUPILS);
        Tolerance.CLOSED_FORM.check(
                "χ²", rotated.fit().get("chisq"), unrotated.fit().get("chisq"));
        assertSame(
                rotated.groups().get(0).impliedCovariance(),
                unrotated.groups().get(0).impliedCovariance());
        Matrix latent = rotated.groups().get(0).latentCovariance();
        assertThat(latent.at("f1", "f1")).isCloseTo(1, Offset.offset(1e-9));
        Tolerance.CLOSED_FORM.check(
                "φ",
                latent.at("f1", "f2"),
                rotated.estimate("f1", "~~", "f2", 1).estimate());
        assertThat(unrotated.estimate("f2", "=~", "x1", 1).estimate()).isZero();
        assertThat(unrotated.rotated()).isEmpty();
        FittedModel fitted = THREE.fitted(PUPILS);
        double[] scores =
                THREE.scores(fitted, PUPILS, FactorScoring.REGRESSION).scores().column(1);
        double[] textual = PUPILS.column("x4");
        assertThat(correlation(scores, textual)).isGreaterThan(0.8);
        assertThat(ConstructValidity.of(fitted).groups()).hasSize(1);
        assertThat(ModificationIndices.of(fitted))
                .noneMatch(index ->
                        index.toString().contains("f1") || index.toString().contains("f2"));
        assertThatThrownBy(() -> BootstrapAnswer.of(fitted, Bootstrap.naive(10, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rotated factors");
    }

    private static double correlation(double[] a, double[] b) {
        return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(a, b);
    }

    /** The derivatives of the axes against the axes found anew from changed data. */
    @Test
    void standardErrorsDoNotDependOnTheUnitsOfTheItems() {
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        columns.put("x1", Arrays.stream(PUPILS.column("x1")).map(v -> 1000 * v).toArray());
        Responses scaled = new Responses(PUPILS.source(), PUPILS.rowIds(), columns, PUPILS.labels());
        SemFit plain = THREE.fit(PUPILS);
        SemFit other = THREE.fit(scaled);
        for (int i = 0; i < plain.estimates().size(); i++) {
            Estimate a = plain.estimates().get(i);
            Estimate b = other.estimates().get(i);
            assertThat(b.stdAll()).as(a.toString()).isCloseTo(a.stdAll(), Offset.offset(1e-5));
            if (a.se() > 0) {
                assertThat(b.z()).as(a.toString()).isCloseTo(a.z(), Offset.offset(1e-3));
            }
        }
    }

    @Test
    void restrictionsOnSomeAxesAreRefused() {
        refused(TWO + "\n speed =~ x7+x8+x9\n speed ~ f1", "speed ~ f2");
        refused(TWO + "\n speed =~ x7+x8+x9\n speed ~ a*f1 + a*f2", "constraints that hold for any axes");
        refused(TWO + "\n speed =~ x7+x8+x9\n speed ~ lower(0)*f1 + f2", "a bound on");
        refused("efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1+0.5*x2+x3+x4+x5+x6", "loadings without values");
        refused(TWO + "\n f1 ~~ f2", "within an efa() block");
        refused(TWO + "\n f1 =~ x7", "outside its efa() block");
        refused("efa(\"a\")*f1 =~ x1+x2+x3+x4\n efa(\"a\")*f2 =~ x1+x2+x3+x5", "same indicators");
        refused("efa(\"a\")*f1 + efa(\"b\")*f2 =~ x1+x2+x3+x4", "different efa() blocks");
        Sem groups = Sem.of(TWO).byGroup("school");
        assertThatThrownBy(() -> groups.withEqual(
                                Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.VARIANCES), List.of())
                        .fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f1 ~~ f1");
    }

    private static void refused(String model, String why) {
        assertThatThrownBy(() -> Sem.of(model).fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(why);
    }

    /** Products of the coefficients of all factors of a block, summed, are the same for any axes. */
    @Test
    void totalEffectsMayBeConstrainedAndDefined() {
        SemFit fit = Sem.of(TWO + "\n speed =~ x7+x8+x9\n f1 ~ a1*ageyr\n f2 ~ a2*ageyr\n speed ~ b1*f1 + b2*f2\n"
                        + " total := a1*b1 + a2*b2")
                .fit(PUPILS);
        double expected = 0;
        for (String factor : List.of("f1", "f2")) {
            expected += fit.estimate(factor, "~", "ageyr", 1).estimate()
                    * fit.estimate("speed", "~", factor, 1).estimate();
        }
        Estimate total = fit.estimates().get(fit.estimates().size() - 1);
        assertThat(total.estimate()).isCloseTo(expected, Offset.offset(1e-9));
        assertThat(total.se()).isPositive();
    }

    @Test
    void aBlockOfOneFactorIsAFactorOfVarianceOne() {
        SemFit block = Sem.of("efa(\"a\")*f =~ x1+x2+x3+x4").fit(PUPILS);
        SemFit factor = Sem.of("f =~ NA*x1+x2+x3+x4\n f ~~ 1*f").fit(PUPILS);
        Tolerance.ESTIMATE.check(
                "loading",
                block.estimate("f", "=~", "x2", 1).estimate(),
                factor.estimate("f", "=~", "x2", 1).estimate());
        assertThat(block.rotated()).isEmpty();
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        SemFit one = rotated(THREE, FactorRotation.usual().from(new StartingPoints(30, 1, new Parallel(1))))
                .fit(PUPILS);
        SemFit four = rotated(THREE, FactorRotation.usual().from(new StartingPoints(30, 1, new Parallel(4))))
                .fit(PUPILS);
        assertThat(one.estimates()).isEqualTo(four.estimates());
    }

    @Test
    void rotationsThatCannotBeAreRefused() {
        Problems problems = new Problems();
        FactorRotation.check(
                NamedRotation.of("promax").rotation(), THREE.syntax().exploratoryBlocks(), problems);
        assertThat(problems.list()).hasSize(1);
    }
}
