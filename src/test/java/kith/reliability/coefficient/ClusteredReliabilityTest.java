package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Three copies of every respondent, each with their copies in one cluster, say no more than one: intervals are those of
 * the respondents, and without clusters narrower by √3.
 */
class ClusteredReliabilityTest {

    private static final int COPIES = 3;
    private static final int RESPONDENTS = 240;
    private static final Responses ONCE = complete();
    private static final Responses COPIED = copied();

    private static Responses complete() {
        Responses bfi = Samples.bfi();
        return bfi.rows(IntStream.range(0, bfi.size())
                .filter(row -> Samples.A.stream()
                        .noneMatch(item -> Double.isNaN(bfi.numeric().get(item)[row])))
                .limit(RESPONDENTS)
                .toArray());
    }

    private static Responses copied() {
        Responses rows = ONCE.rows(IntStream.range(0, COPIES * RESPONDENTS)
                .map(row -> row % RESPONDENTS)
                .toArray());
        Map<String, List<String>> labels = new LinkedHashMap<>(rows.labels());
        labels.put(
                "family",
                IntStream.range(0, rows.size())
                        .mapToObj(row -> "f" + row % RESPONDENTS)
                        .toList());
        return new Responses("copied", rows.rowIds(), rows.numeric(), labels);
    }

    private static ScaleAnalysis analysis(Responses responses, Optional<String> cluster) {
        ReliabilityOptions options = ReliabilityOptions.withSeed(3)
                .with(Missing.LISTWISE)
                .with(new Resampling(600, 3, new Parallel(2), Extent.FEW));
        return ScaleAnalyses.of(
                        List.of(Samples.agreeableness()),
                        responses,
                        cluster.map(options::clusteredBy).orElse(options))
                .scales()
                .get(0);
    }

    private static double width(Interval interval) {
        return interval.upper() - interval.lower();
    }

    @Test
    void copiesSayNoMoreThanOne() {
        ScaleAnalysis once = analysis(ONCE, Optional.empty());
        ScaleAnalysis clustered = analysis(COPIED, Optional.of("family"));
        int compared = 0;
        for (ReliabilityEstimate found : clustered.reliability()) {
            assertThat(found.method()).isNotIn(IntervalMethod.FELDT, IntervalMethod.BONETT, IntervalMethod.ASYMPTOTIC);
            IntervalMethod method = found.method() == IntervalMethod.BOOTSTRAP_NORMAL
                            && found.coefficient().id().matches(".*(ordinal|categorical).*")
                    ? IntervalMethod.DELTA
                    : found.method();
            if (method != IntervalMethod.NONE) {
                Interval expected =
                        once.estimate(found.coefficient(), method).orElseThrow().interval();
                // 600 samples know a percentile interval to some 6 %, 200 a standard error to 5 %.
                assertThat(width(found.interval()))
                        .as(found.coefficient().id() + " " + method)
                        .isCloseTo(width(expected), Percentage.withPercentage(20));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    @Test
    void withoutClustersIntervalsAreTooNarrow() {
        Interval alone = analysis(COPIED, Optional.empty())
                .estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE)
                .orElseThrow()
                .interval();
        Interval clustered = analysis(COPIED, Optional.of("family"))
                .estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE)
                .orElseThrow()
                .interval();
        assertThat(width(clustered) / width(alone)).isCloseTo(Math.sqrt(COPIES), Percentage.withPercentage(15));
    }

    /** But for n ∕ (n − 1) in the correlations, by which influences differ, the two standard errors are one. */
    @Test
    void influencesAreSummedWithinClusters() {
        ScaleResponses once = ScaleResponses.of(Samples.agreeableness(), ONCE, Missing.LISTWISE);
        ScaleResponses copied = ScaleResponses.of(
                Samples.agreeableness(),
                COPIED,
                ReliabilityOptions.withSeed(1).with(Missing.LISTWISE).clusteredBy("family"));
        double[][] gradient = new double[5][5];
        for (double[] row : gradient) {
            java.util.Arrays.fill(row, 0.1);
        }
        double n = RESPONDENTS;
        double divisors = (COPIES * n - 1) / (COPIES * (n - 1));
        Tolerance.CLOSED_FORM.check(
                "standard error",
                influence(copied).standardError(gradient) / divisors,
                influence(once).standardError(gradient));
    }

    private static PersonInfluence influence(ScaleResponses answers) {
        return new PersonInfluence(
                answers,
                answers.moments().covariance().toArray(),
                answers.moments().mean());
    }

    @Test
    void respondentsWithoutAClusterAreLeftOutAndTold() {
        Map<String, List<String>> labels = Map.of(
                "family",
                IntStream.range(0, RESPONDENTS)
                        .mapToObj(row -> row < 10 ? "" : "f" + row / 4)
                        .toList());
        Responses some = new Responses("some", ONCE.rowIds(), ONCE.numeric(), labels);
        ScaleResponses found = ScaleResponses.of(
                Samples.agreeableness(),
                some,
                ReliabilityOptions.withSeed(1).with(Missing.LISTWISE).clusteredBy("family"));
        assertThat(found.people()).isEqualTo(RESPONDENTS - 10);
        assertThat(found.findings()).extracting(finding -> finding.code()).containsExactly("rows_without_cluster");
        assertThat(found.units()).startsWith(0, 0, 1, 1, 1, 1, 2);
    }

    @Test
    void fewClustersHaveNoIntervalsAndTooFewAreTold() {
        assertThat(ofClusters(39).findings())
                .extracting(finding -> finding.code())
                .contains("few_clusters_for_intervals");
        assertThat(ofClusters(40).findings())
                .extracting(finding -> finding.code())
                .doesNotContain("few_clusters_for_intervals");
        assertThat(ofClusters(10).estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE))
                .isPresent();
        assertThat(ofClusters(9).reliability())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.method()).isEqualTo(IntervalMethod.NONE));
    }

    private static ScaleAnalysis ofClusters(int count) {
        List<String> family = IntStream.range(0, RESPONDENTS)
                .mapToObj(row -> "f" + row % count)
                .toList();
        Responses some = new Responses("some", ONCE.rowIds(), ONCE.numeric(), Map.of("family", family));
        ReliabilityOptions options = ReliabilityOptions.withSeed(3)
                .with(new Resampling(50, 3, new Parallel(2)))
                .clusteredBy("family");
        return ScaleAnalyses.of(List.of(Samples.agreeableness()), some, options)
                .scales()
                .get(0);
    }
}
