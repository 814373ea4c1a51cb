package kith.irt;

import java.util.Map;
import java.util.stream.IntStream;

/** Fits item response models by marginal maximum likelihood (Bock and Aitkin 1981). */
public final class IrtModel {

    private IrtModel() {}

    /** Fits a model to response patterns of one or several groups. Every item needs two observed categories. */
    public static IrtFit fit(ResponsePatterns patterns, IrtQuestion question) {
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        return fit(patterns, question, layout, layout.start());
    }

    /**
     * The same from the estimates of another fit to the same items and groups: parameters of the same name start there, those
     * that were equal there and are free in each group here start at the common value.
     */
    public static IrtFit fit(ResponsePatterns patterns, IrtQuestion question, IrtFit from) {
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        double[] start = layout.start().clone();
        Map<String, Double> known = from.estimatesByName();
        for (int a = 0; a < start.length; a++) {
            String name = layout.names().get(a);
            String common = patterns.groups().stream()
                    .filter(group -> name.endsWith("." + group))
                    .map(group -> name.substring(0, name.length() - group.length() - 1))
                    .findFirst()
                    .orElse(name + "." + patterns.groups().get(0));
            Double value = known.getOrDefault(name, known.get(common));
            start[a] = value == null ? start[a] : value;
        }
        return fit(patterns, question, layout, start);
    }

    private static IrtFit fit(ResponsePatterns patterns, IrtQuestion question, ParameterLayout layout, double[] start) {
        MarginalLikelihood likelihood = new MarginalLikelihood(patterns, layout, question);
        MarginalMaximum maximum = new MarginalMaximum(likelihood, start, question.maximumCycles());
        maximum.search();
        double[][] covariance = covariance(likelihood, maximum, question.errors());
        boolean identified = IntStream.range(0, start.length).allMatch(a -> covariance[a][a] > 0);
        return new IrtFit(question, likelihood, maximum, covariance, identified);
    }

    private static double[][] covariance(
            MarginalLikelihood likelihood, MarginalMaximum maximum, IrtQuestion.StandardErrorKind kind) {
        InformationFactor observed = new InformationFactor(maximum.information());
        if (kind == IrtQuestion.StandardErrorKind.OAKES
                || !maximum.expectation().isAdmissible()) {
            return observed.inverse();
        }
        double[][] crossProduct = PatternScores.of(likelihood, maximum.expectation(), maximum.point())
                .crossProduct(likelihood.patterns, maximum.point().length);
        if (kind == IrtQuestion.StandardErrorKind.CROSS_PRODUCT) {
            return new InformationFactor(crossProduct).inverse();
        }
        double[][] bread = observed.inverse();
        return MarginalLikelihood.sandwich(bread, crossProduct, bread);
    }
}
