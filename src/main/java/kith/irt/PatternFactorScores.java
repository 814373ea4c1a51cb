package kith.irt;

import java.util.ArrayList;
import java.util.List;

/**
 * Posterior means and standard deviations of all factors given a pattern (EAP). A pattern without responses has those
 * of the latent distribution.
 *
 * @param estimates by factor
 * @param errors posterior SD by factor
 */
public record PatternFactorScores(double[] estimates, double[] errors) {

    TraitEstimate of(int factor) {
        return new TraitEstimate(estimates[factor], errors[factor]);
    }

    /** One for each pattern of a group. */
    public static List<PatternFactorScores> of(IrtFit fit, int group) {
        MarginalLikelihood likelihood = fit.likelihood();
        ItemCurve[] curves = fit.expectation().curves()[group];
        double[] prior = fit.expectation().distributions()[group].weight;
        PatternPosterior posterior = new PatternPosterior(likelihood.nodes, likelihood.specificOf);
        int factors = fit.question().structure().factors().size();
        double[][] points = new double[factors][];
        for (int f = 0; f < factors; f++) {
            points[f] = f < fit.question().structure().general()
                    ? likelihood.nodes.general()[f]
                    : likelihood.nodes.points(new int[] {f})[0];
        }
        List<PatternFactorScores> scores = new ArrayList<>();
        for (byte[] codes : likelihood.patterns.patterns(group)) {
            posterior.compute(curves, prior, codes);
            scores.add(of(likelihood, posterior, points, codes));
        }
        return scores;
    }

    /** Empirical reliability of each factor's scores: var(θ̂) / (var(θ̂) + mean posterior variance), divisor n − 1. */
    public static double[] reliability(IrtFit fit, int group) {
        List<PatternFactorScores> scores = of(fit, group);
        double[] frequency = fit.patterns().frequency(group);
        double n = fit.patterns().respondents(group);
        double[] reliability = new double[fit.question().structure().factors().size()];
        for (int f = 0; f < reliability.length; f++) {
            double mean = 0;
            double errors = 0;
            for (int p = 0; p < frequency.length; p++) {
                mean += frequency[p] / n * scores.get(p).estimates[f];
                errors += frequency[p] / n * scores.get(p).errors[f] * scores.get(p).errors[f];
            }
            double squares = 0;
            for (int p = 0; p < frequency.length; p++) {
                double difference = scores.get(p).estimates[f] - mean;
                squares += frequency[p] * difference * difference;
            }
            double variance = squares / (n - 1);
            reliability[f] = variance / (variance + errors);
        }
        return reliability;
    }

    private static PatternFactorScores of(
            MarginalLikelihood likelihood, PatternPosterior posterior, double[][] points, byte[] codes) {
        int general = likelihood.nodes.general().length;
        double[] estimates = new double[points.length];
        double[] errors = new double[points.length];
        for (int f = 0; f < points.length; f++) {
            double[] weight = posterior.general;
            if (f >= general) {
                int specific = f - general;
                boolean answered = false;
                for (int i = 0; i < codes.length; i++) {
                    answered |= codes[i] >= 0 && likelihood.specificOf[i] == specific;
                }
                if (!answered) {
                    errors[f] = 1;
                    continue;
                }
                weight = posterior.joint[specific];
            }
            TraitEstimate estimate = TraitEstimate.of(points[f], weight);
            estimates[f] = estimate.estimate();
            errors[f] = estimate.error();
        }
        return new PatternFactorScores(estimates, errors);
    }
}
