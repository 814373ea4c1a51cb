package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.fit.FitIndices;
import kith.math.Descriptives;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.Reduction;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Two-level models against lavaan 0.6-14, every cell.
 *
 * <p>lavaan stops the search of the unrestricted two-level model at a change of the log-likelihood of 1e-4 (complete
 * rows) or a relative change of 1e-7 (missing responses), and that of the model at a relative change of 1e-10, which
 * leaves three to four digits of estimates in flat directions. {@code own/two_level.json} comes from the same lavaan
 * with searches that go to the end: it is held at the tolerances of the design. The files under {@code expected/} come
 * from lavaan as it is; they are held at {@link #STOPPED_EARLY}.
 */
class TwoLevelReferenceTest {

    /** What lavaan's stopping rules leave: of estimates and p values relative to 1. */
    private static final double STOPPED_EARLY = 1e-3;

    private static final String WITHIN = "level: 1\n fw1 =~ y1 + y2 + y3\n fw2 =~ y4 + y5 + y6\n";

    /** Started where lavaan's search ends, which is a local minimum: see {@link #findsTheLowerMinimum}. */
    private static final String BETWEEN =
            "level: 2\n fb =~ y1 + start(0.7)*y2 + start(0.6)*y3 + start(0.02)*y4 + start(0.02)*y5 + start(0.01)*y6\n"
                    + " fb ~~ start(0.9)*fb\n";

    private static final String WITHIN_ONE = "level: 1\n fw =~ y1 + y2 + y3 + y4 + y5 + y6\n";
    private static final String TWO_BETWEEN = "level: 2\n fb1 =~ y1 + y2 + y3\n fb2 =~ y4 + y5 + y6\n";
    private static final String FREE = "level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2 + y3\n";
    private static final String EQUAL =
            "level: 1\n fw =~ a*y1 + b*y2 + c*y3\n fw ~~ vw*fw\nlevel: 2\n fb =~ a*y1 + b*y2 + c*y3\n fb ~~ vb*fb\n"
                    + " iccf := vb / (vb + vw)\n";
    private static final String STRONG = EQUAL.replace(" iccf", " y1 ~~ 0*y1\n y2 ~~ 0*y2\n y3 ~~ 0*y3\n iccf");
    private static final String TIED = "level: 1\n fw =~ y1 + a*y2 + b*y3\nlevel: 2\n fb =~ y1 + c*y2 + d*y3\n"
            + " y1 ~ i*1\n y2 ~ j*1\n y3 ~ k*1\n";
    private static final String MIXED = "level: 1\n fw =~ y1 + y2 + y3\n fw ~ x1\n y4 ~ x1 + y1\n"
            + "level: 2\n fb =~ y1 + y2 + y3\n fb ~ w1 + w2\n y4 ~ fb\n";

    private static final Responses DATA = Reference.data("twolevel.csv");

    private static TwoLevelSem model(String syntax, Estimator estimator) {
        return TwoLevelSem.of(Sem.of(syntax).with(estimator).clusteredBy("cluster"));
    }

    private static TwoLevelFit fit(String syntax, Estimator estimator) {
        return model(syntax, estimator).fit(DATA);
    }

    private static TwoLevelFit incomplete(Estimator estimator) {
        return TwoLevelSem.of(Sem.of(WITHIN + BETWEEN)
                        .with(estimator)
                        .with(Missing.FIML)
                        .clusteredBy("cluster"))
                .fit(Reference.data("twolevel_missing.csv"));
    }

    /**
     * Two groups of 1,250 rows each. lavaan 0.6-14 weighs the groups of a two-level model by the squares of their
     * shares; with groups of different sizes its estimates under equalities are not those of maximum likelihood.
     */
    private static TwoLevelFit grouped(String syntax, Estimator estimator) {
        List<String> half = new ArrayList<>();
        for (double cluster : DATA.column("cluster")) {
            half.add((int) ((cluster - 1) / 4) % 2 == 0 ? "odd" : "even");
        }
        Responses halves = new Responses("halves", DATA.rowIds(), DATA.numeric(), Map.of("half", half));
        return TwoLevelSem.of(
                        Sem.of(syntax).with(estimator).clusteredBy("cluster").byGroup("half"))
                .fit(halves);
    }

    @Test
    void agreesWithSearchesThatGoToTheEnd() {
        JsonNode own = Reference.own("two_level");
        strictly(fit(WITHIN + BETWEEN, Estimator.ML), own.get("cfa_2w_1b"));
        strictly(fit(WITHIN + TWO_BETWEEN, Estimator.ML), own.get("cfa_2w_2b"));
        strictly(fit(WITHIN + BETWEEN, Estimator.MLR), own.get("cfa_2w_1b_mlr"));
        strictly(fit(WITHIN + " fw1 ~ x1 + x2\n" + BETWEEN + " fb ~ w1\n", Estimator.ML), own.get("sem_covariates"));
        strictly(incomplete(Estimator.ML), own.get("cfa_2w_1b_fiml"));
        strictly(fit(FREE, Estimator.ML), own.get("free"));
        strictly(fit(EQUAL, Estimator.ML), own.get("equal_loadings"));
        strictly(fit(STRONG, Estimator.ML), own.get("equal_loadings_no_between_residuals"));
        strictly(fit(FREE, Estimator.MLR), own.get("free_mlr"));
        strictly(fit(EQUAL, Estimator.MLR), own.get("equal_loadings_mlr"));
        strictly(fit(MIXED, Estimator.ML), own.get("sem_mixed"));
        strictly(fit(MIXED, Estimator.MLR), own.get("sem_mixed_mlr"));
        strictly(
                fit(WITHIN + " fw1 ~ x1 + x2\n" + TWO_BETWEEN + " fb1 ~ w1\n", Estimator.MLR),
                own.get("sem_covariates_mlr"));
    }

    @Test
    void agreesInSeveralGroups() {
        JsonNode own = Reference.own("two_level");
        strictly(grouped(FREE, Estimator.ML), own.get("groups"));
        strictly(
                grouped("group: odd\n" + TIED + "group: even\n" + TIED + " fb ~ NA*1\n", Estimator.ML),
                own.get("groups_equal"));
        strictly(grouped(FREE, Estimator.MLR), own.get("groups_mlr"));
    }

    @Test
    void agreesWithLavaanAsItIs() {
        loosely(fit(WITHIN + BETWEEN, Estimator.ML), Reference.json("twolevel_cfa_2w_1b"));
        loosely(fit(WITHIN + TWO_BETWEEN, Estimator.ML), Reference.json("twolevel_cfa_2w_2b"));
        loosely(fit(WITHIN + BETWEEN, Estimator.MLR), Reference.json("twolevel_cfa_2w_1b_mlr"));
        loosely(
                fit(WITHIN + " fw1 ~ x1 + x2\n" + BETWEEN + " fb ~ w1\n", Estimator.ML),
                Reference.json("twolevel_sem_covariates"));
        loosely(incomplete(Estimator.ML), Reference.json("twolevel_cfa_2w_1b_fiml"));
        loosely(fit(FREE, Estimator.ML), Reference.json("cfa_twolevel"));
        JsonNode levels = Reference.json("twolevel_cross_level_invariance");
        loosely(fit(FREE, Estimator.ML), levels.get("free"));
        loosely(fit(EQUAL, Estimator.ML), levels.get("equal_loadings"));
        loosely(fit(STRONG, Estimator.ML), levels.get("equal_loadings_no_between_residuals"));
    }

    /**
     * The model with one factor between clusters has two minima; the default starting values lead to the lower one.
     * lavaan's lead to the higher one, and to the lower one where the indicators of the factor stand in another order,
     * or with a stricter stopping rule.
     */
    @Test
    void findsTheLowerMinimum() {
        JsonNode expected = Reference.own("two_level").get("other_minimum");
        TwoLevelFit found = fit(WITHIN + "level: 2\n fb =~ y1 + y2 + y3 + y4 + y5 + y6\n", Estimator.ML);
        Tolerance.CHI_SQUARE.check(
                "logl", found.fit().get("logl"), expected.get("logl").doubleValue());
        Tolerance.CHI_SQUARE.check(
                "chisq", found.fit().get("chisq"), expected.get("chisq").doubleValue());
        assertThat(found.fit().get("logl"))
                .isGreaterThan(fit(WITHIN + BETWEEN, Estimator.ML).fit().get("logl") + 60);
    }

    /**
     * The marker between clusters has a loading of about 0, so that the other loadings are in the hundreds. The model
     * with standardised factors is the same one.
     */
    @Test
    void aMarkerWithoutLoadingDoesNotStopTheSearch() {
        String model = WITHIN_ONE + "level: 2\n fb =~ y1 + y2 + y3 + y4 + y5 + y6\n";
        Map<String, double[]> columns = new LinkedHashMap<>(DATA.numeric());
        for (int j = 1; j <= 6; j++) {
            double[] column = columns.get("y" + j).clone();
            for (int row = 1; row <= column.length; row++) {
                column[row - 1] = (row * 7 + j) % 12 == 0 ? Double.NaN : column[row - 1];
            }
            columns.put("y" + j, column);
        }
        Responses holes = new Responses("holes", DATA.rowIds(), columns, DATA.labels());
        Sem marker = Sem.of(model).with(Missing.FIML).clusteredBy("cluster");
        Sem standardised = marker.with(marker.model().withScaling(ModelOptions.Scaling.STANDARDISED));
        TwoLevelFit found = TwoLevelSem.of(marker).fit(holes);
        TwoLevelFit other = TwoLevelSem.of(standardised).fit(holes);
        assertThat(found.converged()).isTrue();
        assertThat(other.converged()).isTrue();
        assertThat(found.fit().get("logl")).isCloseTo(other.fit().get("logl"), Offset.offset(1e-6));
        assertThat(Math.abs(found.estimate("fb", "=~", "y4", 1, 2).estimate())).isGreaterThan(100);
        for (int j = 1; j <= 6; j++) {
            double own = found.estimate("fb", "=~", "y" + j, 1, 2).stdAll();
            double same = other.estimate("fb", "=~", "y" + j, 1, 2).stdAll();
            assertThat(Math.abs(own)).isCloseTo(Math.abs(same), Offset.offset(1e-5));
            // second derivatives of incomplete rows are differences, of parameters in the hundreds
            assertThat(found.estimate("y" + j, "~~", "y" + j, 1, 2).se())
                    .isCloseTo(other.estimate("y" + j, "~~", "y" + j, 1, 2).se(), Offset.offset(1e-4));
        }
    }

    /** Every kind of parameter is the same in both forms: the same discrepancy at corresponding points. */
    @Test
    void standardisedFactorsAreTheSameModel() {
        String model = "level: 1\n a =~ y1 + y2 + y3\n b =~ y4 + y5 + y6\n b ~ a + x1\n"
                + "level: 2\n g =~ y1 + y2 + y3\n h =~ y4 + y5 + y6\n g ~~ h\n h ~ w1\n";
        TwoLevelSem question = model(model, Estimator.ML);
        ParameterTable table = LevelBlocks.of(question.table(DATA));
        List<TwoLevelLikelihood> likelihoods =
                ClusteredRows.of(DATA, question.sem(), question.table(DATA)).samples().stream()
                        .map(TwoLevelLikelihood::of)
                        .toList();
        ParameterTable filled = UnrestrictedModel.of(table, likelihoods).filled(table);
        StandardisedFactors factors = StandardisedFactors.of(filled).orElseThrow();
        assertThat(factors.places()).hasSize(4);
        double[] theta = new double[filled.freeCount()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = 0.8 + 0.1 * Math.sin(k);
        }
        filled.parameters().stream()
                .filter(row -> row.isFree()
                        && row.op() == Operator.COVARIANCE
                        && !row.lhs().equals(row.rhs()))
                .forEach(row -> theta[row.free() - 1] = 0.1);
        double[] standardised = factors.standardised(theta);
        assertThat(value(factors.table(), likelihoods, standardised))
                .isCloseTo(value(filled, likelihoods, theta), Offset.offset(1e-10));
        assertThat(factors.marked(standardised)).containsExactly(theta, Offset.offset(1e-12));
        assertThat(StandardisedFactors.of(model(EQUAL, Estimator.ML).table(DATA)))
                .as("labels fix scales")
                .isEmpty();
    }

    private static double value(ParameterTable table, List<TwoLevelLikelihood> likelihoods, double[] theta) {
        return new ModelObjective(TwoLevelFitting.terms(table, likelihoods), Reduction.of(table)).value(theta);
    }

    @Test
    void levelsFitByThemselves() {
        JsonNode expected = Reference.json("twolevel_level_specific_fit");
        for (LevelFit level : model(WITHIN + BETWEEN, Estimator.ML).fitted(DATA).levelFit()) {
            JsonNode own = expected.get(level.level() == 1 ? "within" : "between");
            assertThat(level.converged()).isTrue();
            Tolerance.CHI_SQUARE.check("chisq", level.chisq(), own.get("chisq").doubleValue());
            assertThat(level.df()).isEqualTo(own.get("df").doubleValue());
            Tolerance.FIT_INDEX.check("p", level.pValue(), own.get("p").doubleValue());
            Tolerance.FIT_INDEX.check(
                    "rmsea by rows",
                    level.rmseaByRows(),
                    own.get("rmsea_lavaan_N_total").doubleValue());
            Tolerance.FIT_INDEX.check(
                    "rmsea",
                    level.rmsea().estimate(),
                    own.get("rmsea_with_level_n").doubleValue());
            Tolerance.FIT_INDEX.check(
                    "cfi", level.cfi(), own.get("cfi_level_baseline").doubleValue());
            Tolerance.FIT_INDEX.check(
                    "tli", level.tli(), own.get("tli_level_baseline").doubleValue());
            Tolerance.CHI_SQUARE.check(
                    "baseline",
                    level.baselineChisq(),
                    own.get("level_baseline_chisq").doubleValue());
            assertThat(level.baselineDf())
                    .isEqualTo(own.get("level_baseline_df").doubleValue());
            // lavaan's unrestricted covariances between clusters are good to 1e-4
            double srmr =
                    own.get(level.level() == 1 ? "srmr_within" : "srmr_between").doubleValue();
            assertThat(level.srmr()).isCloseTo(srmr, Offset.offset(STOPPED_EARLY));
            // the other level is saturated; what lavaan has there is what its EM algorithm leaves
            double other =
                    own.get(level.level() == 1 ? "srmr_between" : "srmr_within").doubleValue();
            assertThat(other).isLessThan(5e-3);
        }
    }

    @Test
    void reliabilityOfEachLevel() {
        JsonNode expected = Reference.json("twolevel_omega");
        LevelReliability free = fit(FREE, Estimator.ML).reliability().get(0);
        JsonNode geldhof = expected.get("geldhof");
        near(free, LevelCoefficient.WITHIN, geldhof.get("omega_within_geldhof"));
        near(free, LevelCoefficient.LATENT_BETWEEN, geldhof.get("omega_between_geldhof"));
        JsonNode lai = expected.get("lai_2021_from_equal_loadings");
        near(free, LevelCoefficient.CLUSTER_MEANS, lai.get("shared_omega_between_harmonic_n"));
        near(
                free,
                LevelCoefficient.CLUSTER_MEANS,
                expected.get("semTools_shared_fb").get("shared").get("fb").get(0));
        assertThat(free.equalLoadings()).isFalse();
        TwoLevelFit fit = fit(EQUAL, Estimator.ML);
        LevelReliability equal = fit.reliability().get(0);
        assertThat(equal.equalLoadings()).isTrue();
        near(equal, LevelCoefficient.OVERALL, lai.get("configural_omega_2l"));
        near(equal, LevelCoefficient.CLUSTER_MEANS, lai.get("configural_omega_between_harmonic_n"));
        near(equal, LevelCoefficient.WITHIN, lai.get("omega_within"));
        // by the mean size of clusters, which Kith does not offer: with unequal sizes the harmonic mean is right
        assertThat(ofClusterMeans(fit, lai.get("mean_cluster_size").doubleValue()))
                .isCloseTo(lai.get("configural_omega_between_mean_n").doubleValue(), Offset.offset(1e-4));
        ClusterCounts counts = fit.clusters().get(0);
        Tolerance.CLOSED_FORM.check(
                "mean", counts.mean(), lai.get("mean_cluster_size").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "harmonic",
                counts.harmonicMean(),
                lai.get("harmonic_cluster_size").doubleValue());
        double defined = fit.solution().estimate("iccf", ":=", "vb/(vb+vw)", 0).estimate();
        assertThat(equal.estimate(LevelCoefficient.FACTOR_INTRACLASS)).isCloseTo(defined, Offset.offset(1e-10));
        double error = fit.solution().estimate("iccf", ":=", "vb/(vb+vw)", 0).se();
        assertThat(equal.coefficients().get(4).standardError()).isCloseTo(error, Offset.offset(1e-7));
    }

    /** Intervals of misty are Monte Carlo; those here are by the delta method, and their ends agree to .02. */
    @Test
    void intervalsOfReliabilityAgreeWithMonteCarlo() {
        JsonNode misty = Reference.json("twolevel_omega");
        TwoLevelFit equal = fit(EQUAL, Estimator.ML);
        compareIntervals(equal.reliability().get(0), misty.get("misty_config").get("omega"), 3);
        TwoLevelFit free = fit(FREE, Estimator.ML);
        compareIntervals(free.reliability().get(0), misty.get("misty_within"), 1);
        compareIntervals(free.reliability().get(0), misty.get("misty_shared"), 1);
        for (JsonNode item : misty.get("misty_config").get("item")) {
            String name = item.get("variable").asText();
            describe(DATA.column(name), item);
            // misty's loadings and ICC come from lavaan, which stops early
            assertThat(equal.estimate("fw", "=~", name, 1, 1).stdAll())
                    .isCloseTo(item.get("wstd.ld").doubleValue(), Offset.offset(STOPPED_EARLY));
            assertThat(equal.estimate("fb", "=~", name, 1, 2).stdAll())
                    .isCloseTo(item.get("bstd.ld").doubleValue(), Offset.offset(STOPPED_EARLY));
            double icc = equal.intraclass().stream()
                    .filter(one -> one.variable().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .icc();
            // misty's is from REML
            assertThat(icc).isCloseTo(item.get("ICC").doubleValue(), Offset.offset(5e-3));
        }
    }

    private static void describe(double[] values, JsonNode item) {
        Descriptives found = Descriptives.of(values);
        assertThat(found.n()).isEqualTo(item.get("n").intValue());
        assertThat(found.missing()).isEqualTo(item.get("nNA").intValue());
        assertThat(item.get("pNA").doubleValue()).isZero();
        Tolerance.CLOSED_FORM.check("mean", found.mean(), item.get("m").doubleValue());
        Tolerance.CLOSED_FORM.check("sd", found.sd(), item.get("sd").doubleValue());
        Tolerance.CLOSED_FORM.check("min", found.minimum(), item.get("min").doubleValue());
        Tolerance.CLOSED_FORM.check("max", found.maximum(), item.get("max").doubleValue());
        // misty divides by the variance with n: types 1 of skewness and kurtosis
        double n = found.n();
        double factor = Math.sqrt(n / (n - 1));
        Tolerance.CLOSED_FORM.check(
                "skew", found.skew() * Math.pow(factor, 3), item.get("skew").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "kurtosis",
                (found.kurtosis() + 3) * Math.pow(factor, 4) - 3,
                item.get("kurt").doubleValue());
    }

    private static void compareIntervals(LevelReliability found, JsonNode expected, int count) {
        Map<String, LevelCoefficient> coefficients = Map.of(
                "omega.w", LevelCoefficient.WITHIN,
                "omega.b", LevelCoefficient.CLUSTER_MEANS,
                "omega.2l", LevelCoefficient.OVERALL);
        assertThat(expected).hasSize(count);
        for (JsonNode row : expected) {
            LevelCoefficient coefficient = coefficients.get(row.get("type").asText());
            LevelReliability.Value value = found.coefficients().stream()
                    .filter(one -> one.coefficient() == coefficient)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.items()).hasSize(row.get("items").intValue());
            assertThat(value.estimate()).isCloseTo(row.get("omega").doubleValue(), Offset.offset(1e-4));
            assertThat(value.lower()).isCloseTo(row.get("low").doubleValue(), Offset.offset(0.02));
            assertThat(value.upper()).isCloseTo(row.get("upp").doubleValue(), Offset.offset(0.02));
        }
    }

    /** Reliability of means of clusters of a size, of a construct with equal loadings (Lai 2021, Equation 17). */
    private static double ofClusterMeans(TwoLevelFit fit, double size) {
        double loadings = 0;
        double within = 0;
        double between = 0;
        for (String item : List.of("y1", "y2", "y3")) {
            loadings += fit.estimate("fw", "=~", item, 1, 1).estimate();
            within += fit.estimate(item, "~~", item, 1, 1).estimate();
            between += fit.estimate(item, "~~", item, 1, 2).estimate();
        }
        double common = loadings * loadings;
        double own = fit.estimate("fb", "~~", "fb", 1, 2).estimate();
        double deviations = fit.estimate("fw", "~~", "fw", 1, 1).estimate() / size;
        return common * own / (common * (own + deviations) + between + within / size);
    }

    private static void near(LevelReliability found, LevelCoefficient coefficient, JsonNode expected) {
        // made from lavaan's estimates, which stop early
        assertThat(found.estimate(coefficient))
                .as(coefficient.id())
                .isCloseTo(expected.doubleValue(), Offset.offset(1e-4));
    }

    /** The difference of nested models under MLR (Satorra and Bentler 2001) from what the answers hold. */
    @Test
    void scaledDifferenceOfCrossLevelInvariance() {
        JsonNode expected = Reference.json("twolevel_cross_level_invariance");
        TwoLevelFit free = fit(FREE, Estimator.ML);
        TwoLevelFit equal = fit(EQUAL, Estimator.ML);
        double plain = equal.fit().get("chisq") - free.fit().get("chisq");
        assertThat(plain).isCloseTo(number(expected, "lrt_ml", "Chisq diff"), Offset.offset(STOPPED_EARLY));
        TwoLevelFit robust = fit(EQUAL, Estimator.MLR);
        // lavaan's scaling factors rest on unrestricted moments that are good to 1e-3
        double scaled = plain / robust.fit().get("chisq_scaling_factor");
        assertThat(scaled).isCloseTo(number(expected, "lrt_mlr_sb2001", "Chisq diff"), Offset.offset(5e-3));
    }

    private static double number(JsonNode node, String first, String second) {
        return node.get(first).get(second).doubleValue();
    }

    private static void strictly(TwoLevelFit fit, JsonNode expected) {
        compare(fit, expected, true);
    }

    private static void loosely(TwoLevelFit fit, JsonNode expected) {
        compare(fit, expected, false);
    }

    private static void compare(TwoLevelFit fit, JsonNode expected, boolean strict) {
        assertThat(fit.converged()).isTrue();
        compareCounts(fit, expected);
        FitIndices indices = fit.fit();
        for (Map.Entry<String, JsonNode> measure : expected.get("fit").properties()) {
            String name = measure.getKey().replace('.', '_');
            name = name.equals("scaling_factor_h0") ? "scaling_factor_h0_lavaan" : name;
            double value = Reference.number(measure.getValue());
            // lavaan halves the discrepancy of two groups
            if (Double.isNaN(value) || name.equals("fmin") && fit.clusters().size() > 1) {
                continue;
            }
            boolean statistic = name.matches("(baseline_)?chisq.*|.*logl|aic|bic.*") && !name.contains("factor");
            double own = indices.get(name);
            if (strict && (name.equals("pvalue_scaled") || name.equals("chisq_scaling_factor"))) {
                assertThat(own).as(name).isCloseTo(value, Offset.offset(2e-4));
            } else if (strict && statistic && name.contains("scaled")) {
                // lavaan's information of the unrestricted model is a difference of gradients, here with an error of
                // 1.4e-4
                assertThat(own).as(name).isCloseTo(value, Offset.offset(2e-4 * Math.max(5, value)));
            } else if (strict) {
                (statistic ? Tolerance.CHI_SQUARE : Tolerance.FIT_INDEX).check(name, own, value);
            } else {
                // the unrestricted log-likelihood is good to 3e-3 with missing responses, and a scaled statistic
                // inherits the relative
                // error of its factor, 3e-4
                double size = name.contains("chisq_scaled") ? Math.abs(value) : statistic ? 10 : 1;
                assertThat(own).as(name).isCloseTo(value, Offset.offset(STOPPED_EARLY * size));
            }
        }
        int rows = 0;
        for (JsonNode row : expected.get("parameters")) {
            Estimate own = estimate(fit, row);
            String what = own.toString();
            check(what + " est", own.estimate(), row.get("est"), strict);
            check(what + " se", own.se(), row.get("se"), strict);
            if (!Double.isNaN(Reference.number(row.get("z")))) {
                // the ratio has the errors of both
                double z = Reference.number(row.get("z"));
                double allowed = (strict ? 1e-4 : STOPPED_EARLY) * Math.max(1, Math.abs(z)) * Math.max(1, 1 / own.se());
                assertThat(own.z()).as(what + " z").isCloseTo(z, Offset.offset(allowed));
                check(what + " p", own.pValue(), row.get("pvalue"), strict);
            }
            check(what + " lower", own.lower(), row.get("ci.lower"), strict);
            check(what + " upper", own.upper(), row.get("ci.upper"), strict);
            check(what + " std.lv", own.stdLv(), row.get("std.lv"), strict);
            check(what + " std.all", own.stdAll(), row.get("std.all"), strict);
            rows++;
        }
        assertThat(fit.estimates()).hasSize(rows);
        if (expected.has("icc")
                && expected.get("icc").properties().stream()
                        .allMatch(entry -> entry.getValue().isNumber())) {
            for (Map.Entry<String, JsonNode> item : expected.get("icc").properties()) {
                double own = fit.intraclass().stream()
                        .filter(one -> one.variable().equals(item.getKey()))
                        .findFirst()
                        .orElseThrow()
                        .icc();
                check("icc " + item.getKey(), own, item.getValue(), strict);
            }
        }
    }

    private static void compareCounts(TwoLevelFit fit, JsonNode expected) {
        // lavaan counts equal parameters one by one
        assertThat(fit.estimates().stream().filter(one -> one.free() > 0))
                .hasSize(expected.get("npar").intValue());
        if (expected.has("nobs")) {
            assertThat(fit.clusters().get(0).rows())
                    .isEqualTo(expected.get("nobs").intValue());
        }
        if (expected.has("nclusters")) {
            assertThat(fit.clusters().get(0).clusters())
                    .isEqualTo(expected.get("nclusters").intValue());
        }
    }

    private static void check(String what, double own, JsonNode expected, boolean strict) {
        double value = Reference.number(expected);
        // the unrestricted variances with missing responses are good to 3e-3
        double size = what.startsWith("icc") || what.endsWith(" p") ? 2 * STOPPED_EARLY : STOPPED_EARLY;
        if (strict) {
            Tolerance.ESTIMATE.checkScaled(what, own, value);
        } else if (Double.isNaN(value)) {
            assertThat(own).as(what).isNaN();
        } else {
            assertThat(own).as(what).isCloseTo(value, Offset.offset(size * Math.max(1, Math.abs(value))));
        }
    }

    private static Estimate estimate(TwoLevelFit fit, JsonNode row) {
        String op = row.get("op").asText();
        String lhs = row.get("lhs").asText();
        String rhs = row.get("rhs").asText();
        if (op.equals(":=")) {
            return fit.solution().estimate(lhs, op, rhs, 0);
        }
        int block = row.has("block")
                ? row.get("block").intValue()
                : row.get("level").intValue();
        return fit.solution().estimate(lhs, op, rhs, block);
    }
}
