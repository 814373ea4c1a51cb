package kith.irt;

/**
 * Reliability of trait estimates: marginal, ∫ I/(I + 1/σ²) over the latent distribution (mirt's marginal_rxx takes ∫
 * I/(I + σ²) over N(0, 1), which is the same where σ² = 1), and empirical, var(θ̂)/(var(θ̂) + mean SE²) with divisor n
 * − 1.
 *
 * @param marginal of the test
 * @param marginalOfPackage ∫ I/(I + σ²) over N(0, 1), as mirt gives it
 * @param empiricalEap of the EAP estimates
 * @param empiricalWle of the WLE estimates
 */
public record TraitReliability(double marginal, double marginalOfPackage, double empiricalEap, double empiricalWle) {

    /** Of the one factor of a group. */
    public static TraitReliability of(IrtFit fit, int group) {
        double[] theta = fit.likelihood().nodes.general()[0];
        double[] weight = fit.expectation().distributions()[group].weight;
        double[] information = TraitCurves.of(fit, group).testInformation(theta);
        double variance = fit.covariances(group)[0][0];
        double marginal = 0;
        double ofPackage = 0;
        double total = 0;
        for (int q = 0; q < theta.length; q++) {
            marginal += weight[q] * information[q] / (information[q] + 1 / variance);
            double density = Math.exp(-theta[q] * theta[q] / 2);
            ofPackage += density * information[q] / (information[q] + variance);
            total += density;
        }
        return new TraitReliability(
                marginal,
                ofPackage / total,
                empirical(fit, group, TraitScoreMethod.EAP),
                empirical(fit, group, TraitScoreMethod.WLE));
    }

    private static double empirical(IrtFit fit, int group, TraitScoreMethod method) {
        TraitEstimate[] estimates = TraitScores.of(fit, group, method);
        double n = 0;
        double sum = 0;
        double errors = 0;
        for (int p = 0; p < estimates.length; p++) {
            double frequency = fit.patterns().frequency(group)[p];
            if (Double.isFinite(estimates[p].estimate()) && frequency > 0) {
                n += frequency;
                sum += frequency * estimates[p].estimate();
                errors += frequency * estimates[p].error() * estimates[p].error();
            }
        }
        double squares = 0;
        for (int p = 0; p < estimates.length; p++) {
            double frequency = fit.patterns().frequency(group)[p];
            if (Double.isFinite(estimates[p].estimate()) && frequency > 0) {
                double difference = estimates[p].estimate() - sum / n;
                squares += frequency * difference * difference;
            }
        }
        double variance = squares / (n - 1);
        return variance / (variance + errors / n);
    }
}
