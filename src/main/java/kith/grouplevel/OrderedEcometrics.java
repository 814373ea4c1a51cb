package kith.grouplevel;

import java.util.List;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;

/**
 * The ecometric model for ordered responses: items within respondents within groups, with P(y_ij ≤ a) = F(τ_ja − x′γ −
 * u_g − r_i), u_g ~ N(0, τ_g), r_i ~ N(0, τ_p) and F logistic or normal (Raudenbush &amp; Sampson 1999, doi
 * 10.1111/0081-1750.00059, with dichotomous items). By marginal maximum likelihood; integrals are sums over equally
 * spaced points, exact to about nine digits ({@link OrderedGrid}).
 *
 * <p>With common thresholds it is {@code ordinal::clmm(y ~ item + x + (1 | group) + (1 | person))}, whose Laplace
 * approximation is biased where respondents answer few items: with three items its log-likelihood is 6.2 lower than the
 * exact one, and standard deviations are 1.5% too small (see the tests).
 *
 * <p>Latent shares of variance: group among respondents τ_g ∕ (τ_g + τ_p); of a single response τ_g ∕ (τ_g + τ_p +
 * residual), with residual π² ∕ 3 (logit) or 1 (probit). Reliability of a group's score: λ = 1 − (posterior variance) ∕
 * τ_g. Scores are posterior means; their standard errors include the uncertainty of all parameters by the delta method.
 *
 * @param items names
 * @param responses how many
 * @param respondents how many
 * @param groups how many
 * @param logLikelihood at the maximum
 * @param thresholds of each item
 * @param thresholdErrors standard errors of those
 * @param effects shifts of items (with common thresholds, the first item being the reference), then covariates
 * @param groupDeviation σ_g = √τ_g
 * @param personDeviation σ_p = √τ_p
 * @param scores in the order of the groups
 * @param reliability mean over groups of λ
 * @param converged whether the search ended at a maximum
 */
public record OrderedEcometrics(
        OrderedEcometricQuestion question,
        List<String> items,
        int responses,
        int respondents,
        int groups,
        double logLikelihood,
        double[][] thresholds,
        double[][] thresholdErrors,
        List<Effect> effects,
        Deviation groupDeviation,
        Deviation personDeviation,
        double reliability,
        List<Score> scores,
        boolean converged,
        List<Finding> findings) {

    public OrderedEcometrics {
        items = List.copyOf(items);
        effects = List.copyOf(effects);
        scores = List.copyOf(scores);
        findings = List.copyOf(findings);
    }

    /** A shift of an item or an effect of a covariate on the latent response. */
    public record Effect(String name, boolean item, double estimate, double standardError) {

        /** Estimate by standard error. */
        public double z() {
            return estimate / standardError;
        }
    }

    /**
     * A standard deviation. Its interval is that of its logarithm, taken back.
     *
     * @param standardError NaN at 0
     */
    public record Deviation(double estimate, double standardError, double lower, double upper) {

        /** Its square. */
        public double variance() {
            return estimate * estimate;
        }
    }

    /**
     * A group.
     *
     * @param respondents who answered something
     * @param estimate posterior mean of u
     * @param posteriorDeviation posterior standard deviation of u with the parameters known
     * @param standardError with the uncertainty of the parameters
     * @param reliability λ
     */
    public record Score(
            String group,
            int respondents,
            int responses,
            double estimate,
            double posteriorDeviation,
            double standardError,
            double lower,
            double upper,
            double reliability) {}

    /**
     * Fits the model.
     *
     * @throws kith.finding.InputException when responses, groups or covariates do not suffice
     */
    public static OrderedEcometrics of(OrderedEcometricQuestion question, Responses responses, Grouping grouping) {
        return new OrderedEcometricFitting(question, responses, grouping).fit();
    }

    /** The share of respondents' latent variance that lies between groups; NaN where respondents do not differ. */
    public double intraclass() {
        double group = groupDeviation.variance();
        return group / (group + personDeviation.variance());
    }

    /** The share of the latent variance of a single response that lies between groups. */
    public double intraclassOfResponse() {
        double group = groupDeviation.variance();
        return group
                / (group + personDeviation.variance() + question.form().link().residualVariance());
    }
}
