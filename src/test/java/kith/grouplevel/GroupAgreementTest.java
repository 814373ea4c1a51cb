package kith.grouplevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.math.Parallel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GroupAgreementTest {

    private static final List<String> NULLS = List.of("uniform", "slight", "moderate", "heavy", "triangular", "normal");
    private static final GroupAgreement.Chance CHANCE = new GroupAgreement.Chance(500, 1, new Parallel(1));

    private static double number(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.get(step);
        }
        return Reference.number(at);
    }

    private static GroupAgreement agreement(Responses data, List<String> items, String cluster) {
        List<PackedNumbers> columns = items.stream().map(data::packed).toList();
        GroupRows rows = GroupRows.of(
                data.grouping(cluster), row -> columns.stream().noneMatch(column -> Double.isNaN(column.at(row))));
        return GroupAgreement.of(columns, rows, 1, 5, NullDistribution.usual(5), CHANCE);
    }

    private static void check(GroupAgreement found, JsonNode expected) {
        assertThat(expected).hasSize(5);
        assertThat(found.groups()).hasSize(expected.get("groups").asInt());
        Tolerance.CLOSED_FORM.check("max", found.maximumVariance(), number(expected, "max_variance"));
        for (int k = 0; k < NULLS.size(); k++) {
            assertThat(found.distributions().get(k).name()).isEqualTo(NULLS.get(k));
            Tolerance.CLOSED_FORM.check(
                    NULLS.get(k),
                    found.distributions().get(k).variance(),
                    number(expected, "null_variances", NULLS.get(k)));
        }
        for (AgreementIndices group : found.groups()) {
            JsonNode cells = expected.get("by_group").get(group.group());
            assertThat(cells).as(group.group()).hasSize(10);
            assertThat(group.n()).isEqualTo(cells.get("n").asInt());
            Tolerance.CLOSED_FORM.check("S²", group.itemVariance(), number(cells, "mean_item_variance"));
            Tolerance.CLOSED_FORM.check("max", group.rwgStarMaximum(), number(cells, "rwg_star_j_maxvar"));
            Tolerance.CLOSED_FORM.check("ad", group.deviationFromMean(), number(cells, "ad_mean"));
            Tolerance.CLOSED_FORM.check("ad median", group.deviationFromMedian(), number(cells, "ad_median"));
            Tolerance.CLOSED_FORM.check("awg", group.awg(), number(cells, "awg_j"));
            Tolerance.CLOSED_FORM.check("sd", group.deviationWithin(), number(cells, "sd_within"));
            for (AgreementIndices.ByNull one : group.byNull()) {
                String name = one.distribution().name();
                Tolerance.CLOSED_FORM.check(name, one.rwg(), number(cells, "rwg_j", name));
                // Near its pole, at S² = σ²_E J/(J − 1), the last bit of a variance is magnified.
                assertThat(one.rwgRaw())
                        .as(name)
                        .isCloseTo(
                                number(cells, "rwg_j_raw", name),
                                Offset.offset(1e-8 * Math.max(1, one.rwgRaw() * one.rwgRaw())));
                assertThat(one.rwgStar()).isCloseTo(number(cells, "rwg_star_j", name), Offset.offset(1e-12));
                assertThat(one.rwgPvalue()).isBetween(0.0, 1.0);
            }
        }
        summary(found, expected, "rwg_j_uniform", group -> group.byNull().get(0).rwg());
        summary(
                found,
                expected,
                "rwg_star_j_uniform",
                group -> group.byNull().get(0).rwgStar());
        summary(found, expected, "ad_mean", AgreementIndices::deviationFromMean);
        summary(found, expected, "ad_median", AgreementIndices::deviationFromMedian);
        summary(found, expected, "awg_j", AgreementIndices::awg);
        assertThat(expected.get("summary")).hasSize(5);
    }

    private static void summary(
            GroupAgreement found, JsonNode expected, String name, ToDoubleFunction<AgreementIndices> index) {
        JsonNode cells = expected.get("summary").get(name);
        GroupAgreement.Summary summary = found.summary(index);
        assertThat(cells).hasSize(5);
        Tolerance.CLOSED_FORM.check(name, summary.mean(), number(cells, "mean"));
        Tolerance.CLOSED_FORM.check(name, summary.median(), number(cells, "median"));
        Tolerance.CLOSED_FORM.check(name, summary.sd(), number(cells, "sd"));
        Tolerance.CLOSED_FORM.check(name, summary.q10(), number(cells, "q10"));
        Tolerance.CLOSED_FORM.check(name, summary.q90(), number(cells, "q90"));
    }

    @Test
    void everyCellOfTheReference() {
        JsonNode expected = Reference.json("group_agreement");
        Responses bhr = Reference.data("bhr2000.csv");
        List<String> items = bhr.numeric().keySet().stream().skip(1).limit(11).toList();
        GroupAgreement leadership = agreement(bhr, items, "GRP");
        check(leadership, expected.get("bhr2000"));
        JsonNode first = expected.get("bhr2000_multilevel_first10");
        assertThat(first).hasSize(6);
        for (int group = 0; group < 10; group++) {
            AgreementIndices of = leadership.groups().get(group);
            Tolerance.CLOSED_FORM.check(
                    "rwg",
                    of.byNull().get(0).rwg(),
                    first.get("rwg.j").get(group).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "rwg*",
                    of.byNull().get(0).rwgStar(),
                    first.get("rwg.j.lindell").get(group).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "ad", of.deviationFromMean(), first.get("ad.m").get(group).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "ad",
                    of.deviationFromMedian(),
                    first.get("ad.m_median").get(group).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "awg", of.awg(), first.get("awg").get(group).asDouble());
        }
        Tolerance.CLOSED_FORM.check(
                "mean",
                leadership.summary(group -> group.byNull().get(0).rwg()).mean(),
                first.get("mean_rwg.j").asDouble());
        Responses contexts = Reference.data("contexts.csv");
        int[] rows = IntStream.range(0, contexts.size())
                .filter(row -> contexts.labels().get("context").get(row).equals("neighbourhood"))
                .toArray();
        check(agreement(contexts.rows(rows), List.of("sc1", "sc2", "sc3"), "cluster"), expected.get("trial_contexts"));
    }

    @Test
    void oneItem() {
        JsonNode expected = Reference.json("group_agreement").get("bh1996_lead_single");
        GroupAgreement found = agreement(Reference.data("bh1996.csv"), List.of("LEAD"), "GRP");
        assertThat(expected).hasSize(6);
        assertThat(found.criticalValues()).as("scale scores are no options").isEmpty();
        for (int group = 0; group < 10; group++) {
            AgreementIndices of = found.groups().get(group);
            JsonNode rwg = expected.get("rwg_first10").get(group);
            assertThat(of.group()).isEqualTo(rwg.get("grpid").asText());
            assertThat(of.n()).isEqualTo(rwg.get("gsize").asInt());
            Tolerance.CLOSED_FORM.check("rwg", of.byNull().get(0).rwg(), number(rwg, "rwg"));
            Tolerance.CLOSED_FORM.check(
                    "ad",
                    of.deviationFromMean(),
                    number(expected.get("ad_first10").get(group), "AD.M"));
            assertThat(of.n())
                    .isEqualTo(
                            expected.get("ad_first10").get(group).get("gsize").asInt());
            JsonNode awg = expected.get("awg_first10").get(group);
            Tolerance.CLOSED_FORM.check("awg", of.awg(), number(awg, "a.wg"));
            Tolerance.CLOSED_FORM.check("variance", of.itemVariance(), number(awg, "grp.var"));
            assertThat(of.n()).isEqualTo(awg.get("nraters").asInt());
        }
        Tolerance.CLOSED_FORM.check(
                "rwg", found.summary(group -> group.byNull().get(0).rwg()).mean(), number(expected, "rwg_mean"));
        Tolerance.CLOSED_FORM.check(
                "ad", found.summary(AgreementIndices::deviationFromMean).mean(), number(expected, "ad_mean"));
        Tolerance.CLOSED_FORM.check("awg", found.summary(AgreementIndices::awg).mean(), number(expected, "awg_mean"));
        JsonNode lead = Reference.json("group_icc").get("rwg_lead");
        Tolerance.CLOSED_FORM.check(
                "median", found.summary(group -> group.byNull().get(0).rwg()).median(), number(lead, "median"));
        for (int group = 0; group < 10; group++) {
            assertThat(found.groups().get(group).n())
                    .isEqualTo(lead.get("first10").get(group).get("gsize").asInt());
        }
    }

    @Test
    void criticalValuesOfSmallGroupsAreExact() {
        JsonNode expected = Reference.json("group_agreement_null");
        for (NullDistribution distribution : NullDistribution.usual(5)) {
            JsonNode cells = expected.get("distributions_5_options").get(distribution.name());
            Tolerance.CLOSED_FORM.check(distribution.name(), distribution.variance(), number(cells, "variance"));
            for (int option = 0; option < 5; option++) {
                assertThat(distribution.shares()[option])
                        .isEqualTo(cells.get("p").get(option).asDouble());
            }
        }
        assertThat(expected.get("exact_single_item")).hasSize(18);
        for (JsonNode cells : expected.get("exact_single_item")) {
            NullDistribution distribution = NullDistribution.usual(5).stream()
                    .filter(one -> one.name().equals(cells.get("null").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(distribution.options()).isEqualTo(cells.get("options").asInt());
            AgreementNull found = AgreementNull.of(cells.get("n").asInt(), 1, distribution, 10, 1);
            assertThat(found.exact()).isTrue();
            AgreementCriticalValue critical = found.critical(0.05);
            JsonNode rwg = cells.get("rwg_95");
            Tolerance.CLOSED_FORM.check("critical", critical.rwg(), number(rwg, "critical"));
            Tolerance.CLOSED_FORM.check("p", critical.rwgProbability(), number(rwg, "p_at_least"));
            Tolerance.CLOSED_FORM.check("strict", critical.rwgStrict(), number(rwg, "critical_strict"));
            Tolerance.CLOSED_FORM.check("p", critical.rwgStrictProbability(), number(rwg, "p_at_critical_strict"));
            JsonNode ad = cells.get("ad_mean_05");
            // The reference rounds support points to ten decimals.
            assertThat(critical.deviation()).isCloseTo(number(ad, "critical"), Offset.offset(1e-9));
            Tolerance.CLOSED_FORM.check("p", critical.deviationProbability(), number(ad, "p_at_most"));
            Tolerance.CLOSED_FORM.check("variance", distribution.variance(), number(cells, "variance"));
        }
    }

    /** The reference is a simulation of 20,000 groups; its own error is beside it. */
    @Test
    void scalesOfIndependentItemsMatchSimulation() {
        for (JsonNode cells : Reference.json("group_agreement_null").get("simulated_rwg_j_uniform_independent_items")) {
            int n = cells.get("n").asInt();
            int items = cells.get("items").asInt();
            AgreementNull exact = AgreementNull.of(
                    n, items, NullDistribution.uniform(cells.get("options").asInt()), 10, 1);
            assertThat(exact.exact()).isTrue();
            double error = 5 * number(cells, "mc_se_q95") + 1e-9;
            for (int percent : new int[] {90, 95, 99}) {
                int at = exact.squares().lastAtMost(1 - percent / 100.0);
                double rwg = exact.rwg(exact.squares().support()[Math.max(0, at)]);
                assertThat(rwg)
                        .as(n + " " + items + " " + percent)
                        .isCloseTo(number(cells, "q" + percent), Offset.offset(error));
            }
            AgreementCriticalValue critical = exact.critical(0.05);
            assertThat(critical.rwgStrictProbability()).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void drawnGroupsMatchEnumeratedOnes() {
        NullDistribution slight = NullDistribution.usual(5).get(1);
        AgreementNull large = AgreementNull.of(120, 3, slight, 2_000, 7);
        assertThat(large.exact()).isFalse();
        // A mean of n − 1 variances has the variance of the distribution as its expectation.
        double half = large.variance(large.squares().support()[large.squares().lastAtMost(0.5)]);
        assertThat(half).isCloseTo(slight.variance(), Offset.offset(0.02));
        AgreementNull same = AgreementNull.of(120, 3, slight, 2_000, 7);
        assertThat(same.squares().support()).isEqualTo(large.squares().support());
        AgreementNull two = AgreementNull.of(2, 1, NullDistribution.uniform(2), 10, 1);
        // Two members, two options: they agree half the time.
        Tolerance.CLOSED_FORM.check("agree", two.varianceProbability(0), 0.5);
        Tolerance.CLOSED_FORM.check("any", two.varianceProbability(0.5), 1);
    }

    @Test
    void wordsHaveTheCutoffsOfTheirSource() {
        assertThat(AgreementStrength.of(0.30)).isEqualTo(AgreementStrength.LACKING);
        assertThat(AgreementStrength.of(0.31)).isEqualTo(AgreementStrength.WEAK);
        assertThat(AgreementStrength.of(0.50)).isEqualTo(AgreementStrength.WEAK);
        assertThat(AgreementStrength.of(0.51)).isEqualTo(AgreementStrength.MODERATE);
        assertThat(AgreementStrength.of(0.709)).isEqualTo(AgreementStrength.MODERATE);
        assertThat(AgreementStrength.of(0.71)).isEqualTo(AgreementStrength.STRONG);
        assertThat(AgreementStrength.of(0.91)).isEqualTo(AgreementStrength.VERY_STRONG);
        assertThat(GroupMeasurement.isAgreementWithoutDifferences(0.71, 0.05)).isTrue();
        assertThat(GroupMeasurement.isAgreementWithoutDifferences(0.71, 0.049)).isFalse();
        assertThat(GroupMeasurement.isAgreementWithoutDifferences(0.70, 0.5)).isFalse();
    }
}
