package kith.reliability;

import java.util.List;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.moments.SampleMoments;
import kith.moments.sufficient.GroupStatistics;
import kith.moments.sufficient.SufficientStatistics;
import kith.reliability.difference.DifferenceScores;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.item.ScaleReport;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.IntervalMethod;

/**
 * Items and reliability of one or several scales.
 *
 * <p>Item statistics and alpha follow psych's {@code describe} and {@code alpha}; covariances are pairwise unless
 * complete rows are asked for. Nothing is recoded but what the question says is reversed: an item that seems keyed the
 * wrong way is a finding. Items without variance are left out of the coefficients, with a finding.
 *
 * @param scales in the order of the question
 * @param differences of the scores of the scales, two by two
 * @param options as asked for
 */
public record ScaleAnalyses(List<ScaleAnalysis> scales, DifferenceScores differences, ReliabilityOptions options) {

    public ScaleAnalyses {
        scales = List.copyOf(scales);
    }

    /**
     * From respondents' answers.
     *
     * @throws InputException when a column is not there
     */
    public static ScaleAnalyses of(List<ScaleItems> scales, Responses responses, ReliabilityOptions options) {
        List<ScaleAnalysis> analyses = scales.stream()
                .map(scale -> ScaleReport.of(scale, ScaleResponses.of(scale, responses, options), options))
                .toList();
        return new ScaleAnalyses(analyses, DifferenceScores.of(scales, analyses, responses, options), options);
    }

    /**
     * From a covariance or correlation matrix; what needs respondents' answers is empty or NaN. Intervals that are not
     * by formula are those of simulated normal respondents: of covariances drawn around the matrix
     * ({@link IntervalMethod#BOOTSTRAP_PARAMETRIC}), of correlations where every variance is 1. There are none where
     * the matrix is not positive definite, or there are not more respondents than items.
     *
     * @param scales their items are names of the matrix; those that are reversed change sign
     * @param matrix symmetric, named by the items; covariances with n − 1 or correlations
     * @param n how many respondents it comes from
     * @throws InputException when an item is not in the matrix
     */
    public static ScaleAnalyses of(List<ScaleItems> scales, Matrix matrix, int n, ReliabilityOptions options) {
        List<ScaleAnalysis> analyses = scales.stream()
                .map(scale -> ScaleReport.of(scale, matrix, n, options))
                .toList();
        return new ScaleAnalyses(analyses, DifferenceScores.of(scales, analyses, matrix, n, options), options);
    }

    /**
     * From moments, all groups together. With pairwise deletion the number of respondents is that of those who answered
     * at least one item of the scale.
     *
     * @throws InputException when an item is not there, or too few respondents answered every item
     */
    public static ScaleAnalyses of(List<ScaleItems> scales, SufficientStatistics moments, ReliabilityOptions options) {
        List<String> items = scales.stream()
                .flatMap(scale -> scale.items().stream().map(KeyedItem::name))
                .distinct()
                .toList();
        GroupStatistics all = moments.total(items);
        double n = options.missing() == Missing.LISTWISE
                ? all.complete(items).map(SampleMoments::n).orElse(0.0)
                : all.patterns(items).n();
        if (n < 2) {
            throw new InputException(
                    moments.source(),
                    Math.round(n) + " rows that can be used",
                    "at least 2, and many more to say anything",
                    "leave out items that few respondents answered");
        }
        Matrix covariance = options.missing() == Missing.LISTWISE
                ? all.complete(items).orElseThrow().unbiasedCovariance()
                : all.pairwise(items).covariance();
        return of(scales, covariance, (int) Math.round(n), options);
    }

    /** Of a single scale. */
    public static ScaleAnalyses of(ScaleItems scale, Matrix matrix, int n, ReliabilityOptions options) {
        return of(List.of(scale), matrix, n, options);
    }

    /** @throws IllegalArgumentException when there is no such scale */
    public ScaleAnalysis scale(String name) {
        return scales.stream()
                .filter(scale -> scale.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scale “" + name + "” was analysed"));
    }
}
