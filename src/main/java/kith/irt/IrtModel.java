package kith.irt;

import java.util.function.Consumer;

/** Fits item response models by marginal maximum likelihood (Bock and Aitkin 1981). */
public final class IrtModel {

    private IrtModel() {}

    /** Fits a model to response patterns of one or several groups. Every item needs two observed categories. */
    public static IrtFit fit(ResponsePatterns patterns, IrtQuestion question) {
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        return fit(patterns, question, layout, layout.start(), MarginalMaximum::search);
    }

    /**
     * The same from the estimates of another fit to the same items and groups: parameters of the same name start there,
     * those that were equal there and are free in each group here start at the common value.
     */
    public static IrtFit fit(ResponsePatterns patterns, IrtQuestion question, NearbyFit from) {
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        return fit(
                patterns,
                question,
                layout,
                from.start(layout),
                maximum -> maximum.searchNearby(from.information(layout)));
    }

    private static IrtFit fit(
            ResponsePatterns patterns,
            IrtQuestion question,
            ParameterLayout layout,
            double[] start,
            Consumer<MarginalMaximum> search) {
        MarginalLikelihood likelihood = new MarginalLikelihood(patterns, layout, question);
        boolean errors = question.errors() != IrtQuestion.StandardErrorKind.NONE;
        MarginalMaximum maximum =
                new MarginalMaximum(likelihood, start, question.maximumCycles(), likelihood.limits(), errors);
        search.accept(maximum);
        boolean[] held = maximum.held();
        double[][] covariance = EstimateCovariance.of(
                question.errors(), maximum.information(), likelihood, maximum.expectation(), maximum.point(), held);
        boolean identified = EstimateCovariance.isIdentified(maximum.information(), held);
        return new IrtFit(question, likelihood, maximum, covariance, held, identified);
    }
}
