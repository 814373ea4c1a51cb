package kith.grouplevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import kith.resampling.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GroupIccTest {

    /** lme4 interpolates its profiles by splines, which moves their limits by up to half a thousandth. */
    private static final double SPLINE = 1e-3;

    private static double number(JsonNode node, Object... path) {
        JsonNode at = node;
        for (Object step : path) {
            at = step instanceof Integer index ? at.get(index) : at.get(step.toString());
        }
        return Reference.number(at);
    }

    private static GroupIcc icc(double[] values, Grouping grouping) {
        GroupRows rows = GroupRows.of(grouping, row -> !Double.isNaN(values[row]));
        return GroupIcc.of(rows, OneWaySums.of(values, rows), 0.95);
    }

    private static void check(String what, GroupIcc icc, JsonNode expected) {
        List<String> seen = new ArrayList<>();
        expected.fieldNames().forEachRemaining(seen::add);
        assertThat(seen).hasSize(33);
        OneWayAnova anova = icc.anova();
        Object[][] closed = {
            {"n", (double) anova.n()},
            {"groups", (double) anova.groups()},
            {"mean_size", anova.meanSize()},
            {"n0", anova.n0()},
            {"harmonic_size", anova.harmonicSize()},
            {"MSB", anova.meanSquareBetween()},
            {"MSW", anova.meanSquareWithin()},
            {"F", anova.f()},
            {"p", anova.pvalue()},
            {"icc1_mean_size", anova.iccMeanSize()},
            {"icc1_n0", anova.iccN0()},
            {"icc2", anova.icc2()},
            {"se_smith", anova.standardErrorSmith()},
            {"se_swiger", anova.standardErrorSwiger()},
            {"design_effect_mean_size", anova.designEffectMeanSize()},
            {"design_effect_kish_n0", anova.designEffectN0()},
        };
        for (Object[] row : closed) {
            Tolerance.CLOSED_FORM.check(what + " " + row[0], (double) row[1], number(expected, row[0]));
        }
        Tolerance.CLOSED_FORM.check(what + " df1", anova.df1(), number(expected, "df", 0));
        Tolerance.CLOSED_FORM.check(what + " df2", anova.df2(), number(expected, "df", 1));
        interval(what + " F n0", anova.iccN0ByF(), expected.get("icc1_ci_F_n0"));
        interval(what + " F mean", anova.iccMeanSizeByF(), expected.get("icc1_ci_F_mean_size"));
        interval(what + " icc2", anova.icc2ByF(), expected.get("icc2_ci_F"));
        interval(what + " smith", anova.iccBySmith(), expected.get("ci_smith"));
        variances(what + " reml", icc.reml(), expected.get("reml"), expected.get("icc_profile_reml"));
        variances(what + " ml", icc.ml(), expected.get("ml"), expected.get("icc_profile_ml"));
        List<Interval> profiles = List.of(icc.betweenDeviation(), icc.withinDeviation(), icc.intercept());
        for (int row = 0; row < 3; row++) {
            JsonNode ends = expected.get("lme4_confint_ml_sd").get("x").get(row);
            assertThat(profiles.get(row).lower())
                    .as(what + " profile " + row)
                    .isCloseTo(number(ends, 0), Offset.offset(SPLINE));
            assertThat(profiles.get(row).upper())
                    .as(what + " profile " + row)
                    .isCloseTo(number(ends, 1), Offset.offset(SPLINE));
        }
        Tolerance.ESTIMATE.check(what + " icc2 reml", icc.icc2Reml(), number(expected, "icc2_reml_mean_size"));
        scores(what, icc, expected);
    }

    private static void scores(String what, GroupIcc icc, JsonNode expected) {
        JsonNode reliability = expected.get("reliability_by_group");
        double[] lambda = icc.scores().stream()
                .mapToDouble(GroupIcc.GroupMean::reliability)
                .toArray();
        Tolerance.ESTIMATE.check(
                what,
                IntStream.range(0, lambda.length)
                        .mapToDouble(i -> lambda[i])
                        .average()
                        .orElseThrow(),
                number(reliability, "mean"));
        Tolerance.ESTIMATE.check(
                what,
                IntStream.range(0, lambda.length)
                        .mapToDouble(i -> lambda[i])
                        .min()
                        .orElseThrow(),
                number(reliability, "min"));
        Tolerance.ESTIMATE.check(
                what,
                IntStream.range(0, lambda.length)
                        .mapToDouble(i -> lambda[i])
                        .max()
                        .orElseThrow(),
                number(reliability, "max"));
        assertThat(expected.get("groups_first10"))
                .hasSize(Math.min(10, icc.scores().size()));
        for (int group = 0; group < expected.get("groups_first10").size(); group++) {
            GroupIcc.GroupMean score = icc.scores().get(group);
            String where = what + " " + score.group();
            assertThat(score.group())
                    .isEqualTo(expected.get("groups_first10").get(group).asText());
            Tolerance.ESTIMATE.check(where, score.reliability(), number(reliability, "first10", group));
            Tolerance.ESTIMATE.check(where, score.deviation(), number(expected, "eb_first10", group));
            Tolerance.STANDARD_ERROR.check(
                    where, score.deviationError(), number(expected, "eb_se_condvar_first10", group));
            Tolerance.STANDARD_ERROR.check(
                    where, score.scoreError(), number(expected, "eb_se_with_mean_first10", group));
            Tolerance.CLOSED_FORM.check(where, score.mean(), number(expected, "funnel_first10_group_means", group));
        }
    }

    private static void interval(String what, Interval interval, JsonNode expected) {
        Tolerance.CLOSED_FORM.check(what, interval.lower(), number(expected, 0));
        Tolerance.CLOSED_FORM.check(what, interval.upper(), number(expected, 1));
    }

    private static void variances(String what, OneWayVariances found, JsonNode expected, JsonNode profile) {
        assertThat(expected).hasSize(6);
        Tolerance.ESTIMATE.check(what, found.between(), number(expected, "tau2"));
        Tolerance.ESTIMATE.check(what, found.within(), number(expected, "sigma2"));
        Tolerance.ESTIMATE.check(what, found.icc(), number(expected, "icc"));
        Tolerance.ESTIMATE.check(what, found.intercept(), number(expected, "intercept"));
        Tolerance.STANDARD_ERROR.check(what, found.interceptError(), number(expected, "se_intercept"));
        Tolerance.CHI_SQUARE.check(what, found.logLikelihood(), number(expected, "logLik"));
        Tolerance.ESTIMATE.check(what, found.icc(), number(profile, "estimate"));
        Tolerance.ESTIMATE.check(what, found.iccInterval().lower(), number(profile, "lower"));
        Tolerance.ESTIMATE.check(what, found.iccInterval().upper(), number(profile, "upper"));
    }

    @Test
    void everyCellOfTheReference() {
        JsonNode expected = Reference.json("group_icc_intervals");
        Responses bh = Reference.data("bh1996.csv");
        for (String column : List.of("LEAD", "HRS", "COHES")) {
            check(column, icc(bh.column(column), bh.grouping("GRP")), expected.get("bh1996_" + column));
        }
        for (String file : List.of("icc_unbalanced", "icc_zero")) {
            Responses data = Reference.data(file + ".csv");
            check(file, icc(data.column("y"), data.grouping("group")), expected.get(file));
        }
        Responses contexts = Reference.data("contexts.csv");
        for (String context : List.of("neighbourhood", "personal", "workplace")) {
            int[] rows = IntStream.range(0, contexts.size())
                    .filter(row -> contexts.labels().get("context").get(row).equals(context))
                    .toArray();
            Responses part = contexts.rows(rows);
            double[] score = new double[part.size()];
            for (String item : List.of("sc1", "sc2", "sc3")) {
                for (int row = 0; row < score.length; row++) {
                    score[row] += part.column(item)[row] / 3;
                }
            }
            check(context, icc(score, part.grouping("cluster")), expected.get(context));
        }
        assertThat(expected).hasSize(8);
    }

    @Test
    void theFirstReferenceOfGroups() {
        JsonNode expected = Reference.json("group_icc");
        Responses bh = Reference.data("bh1996.csv");
        GroupIcc icc = icc(bh.column("LEAD"), bh.grouping("GRP"));
        Tolerance.CLOSED_FORM.check("icc1", icc.anova().iccMeanSize(), number(expected, "icc1"));
        Tolerance.CLOSED_FORM.check("icc2", icc.anova().icc2(), number(expected, "icc2"));
        Tolerance.ESTIMATE.check("intercept", icc.reml().intercept(), number(expected, "lmer", "intercept"));
        Tolerance.ESTIMATE.check("tau2", icc.reml().between(), number(expected, "lmer", "tau2"));
        Tolerance.ESTIMATE.check("sigma2", icc.reml().within(), number(expected, "lmer", "sigma2"));
        Tolerance.CHI_SQUARE.check("logl", icc.reml().logLikelihood(), number(expected, "lmer", "logLik_reml"));
        for (int group = 0; group < 10; group++) {
            Tolerance.ESTIMATE.check(
                    "eb", icc.scores().get(group).deviation(), number(expected, "lmer", "eb_first10", group));
        }
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        Responses data = Reference.data("icc_unbalanced.csv");
        int n = data.size();
        int[] shuffled = IntStream.range(0, n).map(i -> (i * 100) % n).toArray();
        assertThat(IntStream.of(shuffled).distinct().count()).isEqualTo(n);
        Responses other = data.rows(shuffled);
        GroupIcc one = icc(data.column("y"), data.grouping("group"));
        GroupIcc two = icc(other.column("y"), other.grouping("group"));
        Tolerance.CLOSED_FORM.check("icc", two.reml().icc(), one.reml().icc());
        Tolerance.CLOSED_FORM.check("p", two.anova().pvalue(), one.anova().pvalue());
        assertThat(two.scores().get(3).group()).isEqualTo(one.scores().get(3).group());
    }

    @Test
    void withinAndBetweenAnalysisAsPackageMultilevel() {
        JsonNode expected = Reference.own("waba").get("values");
        Responses bh = Reference.data("bh1996.csv");
        GroupRows rows = GroupRows.of(bh.grouping("GRP"), row -> true);
        for (String pair : List.of("HRS_LEAD", "LEAD_WBEING", "COHES_HRS")) {
            String[] names = pair.split("_");
            Waba waba = Waba.of(names[0], bh.column(names[0]), names[1], bh.column(names[1]), rows);
            JsonNode cells = expected.get(pair);
            assertThat(cells).hasSize(9);
            Tolerance.CLOSED_FORM.check(pair, waba.correlation(), number(cells, "RawCorr"));
            Tolerance.CLOSED_FORM.check(pair, waba.etaBetweenFirst(), number(cells, "EtaBx"));
            Tolerance.CLOSED_FORM.check(pair, waba.etaBetweenSecond(), number(cells, "EtaBy"));
            Tolerance.CLOSED_FORM.check(pair, waba.correlationBetween(), number(cells, "CorrB"));
            Tolerance.CLOSED_FORM.check(pair, waba.etaWithinFirst(), number(cells, "EtaWx"));
            Tolerance.CLOSED_FORM.check(pair, waba.etaWithinSecond(), number(cells, "EtaWy"));
            Tolerance.CLOSED_FORM.check(pair, waba.correlationWithin(), number(cells, "CorrW"));
            assertThat(waba.n()).isEqualTo(cells.get("n").asInt());
            assertThat(waba.groups()).isEqualTo(cells.get("groups").asInt());
            // The components add up to the correlation.
            Tolerance.CLOSED_FORM.check(
                    pair,
                    waba.etaBetweenFirst() * waba.etaBetweenSecond() * waba.correlationBetween()
                            + waba.etaWithinFirst() * waba.etaWithinSecond() * waba.correlationWithin(),
                    waba.correlation());
        }
    }
}
