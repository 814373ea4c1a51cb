package kith.invariance.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.Level;
import kith.math.Parallel;
import kith.resampling.Interval;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes of non-invariance against misty 0.8.1, and for ordered items against numerical integration in R. */
class EffectSizeReferenceTest {

    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Set<String> ITEMS = Stream.of("ci", "rw", "sb")
            .flatMap(f -> IntStream.rangeClosed(1, 4).mapToObj(k -> f + k))
            .collect(Collectors.toSet());
    private static final Sem CONTEXTS = Sem.of(
                    "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
            .with(Estimator.WLSMV)
            .withOrdered(ITEMS);

    private static final NonInvarianceEffects SCHOOLS =
            NonInvarianceEffects.of(Invariance.across("school", THREE_FACTORS)).against("Grant-White");

    @ParameterizedTest
    @CsvSource({"var_pooled, UNIT_VARIANCE", "marker_pooled, MARKER", "var_signed, UNIT_VARIANCE"})
    void misty(String convention, EffectScaling scaling) {
        JsonNode expected = Reference.json("invariance_dmacs").get(convention);
        EffectSizes sizes = SCHOOLS.with(scaling).fit(PUPILS);
        assertThat(sizes.items()).hasSize(9);
        for (JsonNode row : expected.get("dmacs")) {
            EffectSizes.OfItem own = sizes.items().stream()
                    .filter(item -> item.item().equals(row.get("_row").asText()))
                    .findFirst()
                    .orElseThrow();
            double value = convention.endsWith("signed") ? own.signed() : own.dmacs();
            Tolerance.ESTIMATE.check(own.item(), value, Reference.number(row.get(own.factor())));
        }
        for (EffectSizes.OfScale scale : sizes.scales()) {
            double mean = Reference.number(expected.get("m.diff").get(0).get(scale.factor()));
            Tolerance.ESTIMATE.check(scale.factor(), scale.points(), mean);
        }
    }

    /**
     * misty's difference of variances is the covariance of the difference with the reference's score; what is reported
     * here is twice that and the variance of the difference.
     */
    @Test
    void differenceOfVariances() {
        JsonNode expected = Reference.json("invariance_dmacs")
                .get("var_pooled")
                .get("v.diff")
                .get(0);
        var fit = Invariance.across("school", THREE_FACTORS)
                .fit(PUPILS)
                .steps()
                .get(0)
                .fit();
        EffectSizes sizes = SCHOOLS.fit(PUPILS);
        for (EffectSizes.OfScale scale : sizes.scales()) {
            double difference = sizes.items().stream()
                    .filter(item -> item.factor().equals(scale.factor()))
                    .mapToDouble(item -> fit.estimate(scale.factor(), "=~", item.item(), 1)
                                    .stdLv()
                            - fit.estimate(scale.factor(), "=~", item.item(), 2).stdLv())
                    .sum();
            double covariance = (scale.variance() - difference * difference) / 2;
            Tolerance.ESTIMATE.check(scale.factor(), covariance, Reference.number(expected.get(scale.factor())));
        }
    }

    /**
     * By markers misty multiplies with the variance of the first factor whatever the factor, where that of its own
     * belongs.
     */
    @Test
    void differenceOfVariancesByMarkers() {
        JsonNode expected = Reference.json("invariance_dmacs")
                .get("marker_pooled")
                .get("v.diff")
                .get(0);
        SemFit fit = Invariance.across("school", THREE_FACTORS)
                .fit(PUPILS)
                .steps()
                .get(0)
                .fit();
        EffectSizes sizes = SCHOOLS.with(EffectScaling.MARKER).fit(PUPILS);
        for (EffectSizes.OfScale scale : sizes.scales()) {
            double difference = sizes.items().stream()
                    .filter(item -> item.factor().equals(scale.factor()))
                    .mapToDouble(item -> fit.estimate(scale.factor(), "=~", item.item(), 1)
                                    .estimate()
                            - fit.estimate(scale.factor(), "=~", item.item(), 2).estimate())
                    .sum();
            double own = fit.latentVariance(scale.factor(), 1);
            double covariance = (scale.variance() - difference * difference * own) / 2;
            Tolerance.ESTIMATE.check(
                    scale.factor(),
                    covariance / own * fit.latentVariance("visual", 1),
                    Reference.number(expected.get(scale.factor())));
        }
    }

    @Test
    void orderedItems() {
        EffectSizes sizes = NonInvarianceEffects.of(Invariance.across("context", CONTEXTS))
                .fit(complete(Reference.data("ce_contexts.csv")));
        assertThat(sizes.items()).hasSize(24);
        for (JsonNode row : Reference.own("ordinal_dmacs").get("items")) {
            EffectSizes.OfItem own = sizes.items().stream()
                    .filter(item -> item.item().equals(row.get("item").asText())
                            && item.context().equals(row.get("context").asText()))
                    .findFirst()
                    .orElseThrow();
            String what = own.item() + " " + own.context();
            Tolerance.ESTIMATE.check(what, own.points(), row.get("points").doubleValue());
            Tolerance.ESTIMATE.check(what, own.dmacs(), row.get("dmacs").doubleValue());
            Tolerance.ESTIMATE.check(what, own.signed(), row.get("signed").doubleValue());
        }
    }

    private static Responses complete(Responses all) {
        return all.rows(IntStream.range(0, all.size())
                .filter(row -> ITEMS.stream()
                        .noneMatch(item -> Double.isNaN(all.numeric().get(item)[row])))
                .toArray());
    }

    /** Where everything is held equal, nothing is left to differ. */
    @Test
    void equalItemsDoNotDiffer() {
        EffectSizes sizes = SCHOOLS.at(Level.SCALAR).fit(PUPILS);
        assertThat(sizes.items()).allSatisfy(item -> assertThat(item.dmacs()).isLessThan(1e-8));
        NonInvarianceEffects some = NonInvarianceEffects.of(
                Invariance.across("school", THREE_FACTORS).withPartial(List.of("x3~1")));
        assertThat(some.at(Level.SCALAR).fit(PUPILS).items())
                .filteredOn(item -> item.dmacs() > 1e-8)
                .extracting(EffectSizes.OfItem::item)
                .containsExactly("x3");
    }

    @Test
    void intervalsDoNotDependOnThreads() {
        EffectSizes one = SCHOOLS.withBootstrap(40, 7, new Parallel(1)).fit(PUPILS);
        EffectSizes two = SCHOOLS.withBootstrap(40, 7, new Parallel(2)).fit(PUPILS);
        assertThat(one.items()).isEqualTo(two.items());
        assertThat(one.items())
                .allSatisfy(item -> assertThat(item.interval().lower())
                        .isLessThan(item.interval().upper()));
    }

    /**
     * Everybody twice, drawn in pairs, is the sample of single people; drawn one by one it would seem twice as large.
     */
    @Test
    void clustersAreDrawnWhole() {
        int n = PUPILS.size();
        Responses twice =
                PUPILS.rows(IntStream.range(0, 2 * n).map(row -> row / 2).toArray());
        Map<String, double[]> columns = new LinkedHashMap<>(twice.numeric());
        columns.put(
                "pair",
                IntStream.range(0, 2 * n).mapToDouble(row -> row - row % 2).toArray());
        Responses pairs = new Responses("pairs", twice.rowIds(), columns, twice.labels());
        EffectSizes single = SCHOOLS.withBootstrap(20, 7, new Parallel(2)).fit(PUPILS);
        EffectSizes clustered = NonInvarianceEffects.of(Invariance.across(
                        "school", THREE_FACTORS.with(Estimator.MLR).clusteredBy("pair")))
                .against("Grant-White")
                .withBootstrap(20, 7, new Parallel(2))
                .fit(pairs);
        for (int i = 0; i < single.items().size(); i++) {
            Interval expected = single.items().get(i).interval();
            Interval found = clustered.items().get(i).interval();
            // Standard deviations are divided by n − 1, of which the second sample has more.
            assertThat(found.lower()).isCloseTo(expected.lower(), withinPercentage(0.5));
            assertThat(found.upper()).isCloseTo(expected.upper(), withinPercentage(0.5));
        }
    }

    @Test
    void theReferenceIsAContext() {
        NonInvarianceEffects effects = SCHOOLS.against("Pasteurs");
        assertThatThrownBy(() -> effects.fit(PUPILS)).isInstanceOf(InputException.class);
    }
}
