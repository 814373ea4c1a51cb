package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.grouplevel.Ecometrics.GroupScore;
import kith.math.ChiSquare;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;

/**
 * Spatial empirical Bayes scores: scores of groups that borrow information from neighbouring groups (Savitz &amp;
 * Raudenbush 2009, doi 10.1111/j.1467-9531.2009.01221.x). The residual of group g in the ecometric model, before
 * shrinkage, is y_g = u_g + e_g with the error variance v_g = τ₀ (1 − λ_g) ∕ λ_g, λ_g the exact reliability and τ₀ the
 * variance of that model; groups follow u = ρWu + ε with ε_g ~ N(0, τ) and the weights W of {@link SpatialWeights}. ρ,
 * τ and a mean by maximum likelihood. Item means, covariates and v_g are those of the ecometric model; standard errors
 * take ρ and τ as known, as those of ordinary empirical Bayes scores do.
 *
 * @param dependence ρ, between −1 and 1
 * @param variance τ, of what neighbours do not explain
 * @param logLikelihood at the maximum
 * @param chisq twice the difference to the log-likelihood at ρ = 0, with 1 degree of freedom
 * @param scores in the order of the groups
 */
public record SpatialModel(
        double dependence, double variance, double logLikelihood, double chisq, double pvalue, List<Score> scores) {

    /** Groups beyond which the model is not fitted, since its cost grows with their third power. */
    public static final int MOST_GROUPS = 1_000;

    private static final double NONE = 1e-6;

    /**
     * A group.
     *
     * @param neighbours how many it has
     * @param deviation empirical Bayes estimate of u, from the mean of all groups
     * @param score in the units of the ordinary score
     */
    public record Score(
            String group,
            int neighbours,
            double deviation,
            double score,
            double standardError,
            double lower,
            double upper) {}

    public SpatialModel {
        scores = List.copyOf(scores);
    }

    /** Empty where the search did not converge, or what is left between groups has no variance. */
    static Optional<SpatialModel> of(List<GroupScore> groups, double between, SpatialWeights weights, double level) {
        double[] y = groups.stream()
                .mapToDouble(group -> group.deviation() / group.exact())
                .toArray();
        double[] errors = groups.stream()
                .mapToDouble(group -> between * (1 - group.exact()) / group.exact())
                .toArray();
        SpatialLikelihood free = new SpatialLikelihood(y, errors, weights, true);
        SpatialLikelihood independent = new SpatialLikelihood(y, errors, weights, false);
        Minimum without = minimum(independent, new double[] {Math.log(between)});
        Minimum found = minimum(free, new double[] {without.point()[0], 0.2});
        double variance = Math.exp(found.point()[0]);
        if (!found.converged() || !without.converged() || variance < NONE * between) {
            return Optional.empty();
        }
        double chisq = Math.max(0, y.length * (without.value() - found.value()));
        free.value(found.point());
        double constant = y.length * Math.log(2 * Math.PI);
        return Optional.of(new SpatialModel(
                free.correlation(found.point()),
                variance,
                -(y.length * found.value() + constant) / 2,
                chisq,
                ChiSquare.upperTail(chisq, 1),
                scores(groups, weights, free, NormalDistribution.quantile((1 + level) / 2))));
    }

    private static Minimum minimum(SpatialLikelihood likelihood, double[] start) {
        return new QuasiNewton(QuasiNewton.Curvature.IDENTITY, 200, 1e-7).minimize(likelihood, start);
    }

    private static List<Score> scores(
            List<GroupScore> groups, SpatialWeights weights, SpatialLikelihood likelihood, double z) {
        double[] posterior = likelihood.posterior();
        double[] errors = likelihood.errors();
        List<Score> scores = new ArrayList<>();
        for (int g = 0; g < posterior.length; g++) {
            GroupScore ordinary = groups.get(g);
            double score = ordinary.score() - ordinary.deviation() + likelihood.mean() + posterior[g];
            scores.add(new Score(
                    ordinary.group(),
                    weights.neighbours().get(g).length,
                    posterior[g],
                    score,
                    errors[g],
                    score - z * errors[g],
                    score + z * errors[g]));
        }
        return scores;
    }
}
