package kith.grouplevel;

import java.util.List;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;

/**
 * The ecometric model of Raudenbush and Sampson (1999, doi 10.1111/0081-1750.00059): responses to items within
 * respondents within groups. A response is the mean of its item, plus effects of covariates, plus the deviation of the
 * group and of the respondent in the domain of the item, plus a residual: y = αᵢ + γ′x + uⱼ + rᵢⱼ + e, with covariance
 * matrices of the deviations over domains, and one residual variance.
 *
 * <p>Estimates by restricted or full maximum likelihood ({@link EcometricDeviance}), as {@code lme4::lmer(y ~ 0 + item
 * + x + (0 + domain | group) + (0 + domain | person))}. Respondents with some missing responses take part with those
 * that they gave (missing at random); those without a group, without any response or without a covariate are left out
 * and told.
 *
 * <p>The reliability of a group's score is given by two formulas: exact, λ = 1 − (conditional variance of u)/τ, which
 * weighs each respondent by what it tells (in one domain 1/(τₚ + σ²/items answered)); and the closed formula of the
 * paper, λ = τ/(τ + τₚ/J + σ²/n), with J respondents and n responses. They are one where all respondents answered every
 * item.
 *
 * @param domains names
 * @param responses how many
 * @param respondents how many
 * @param groups how many
 * @param logLikelihood restricted or full
 * @param fixed items, then covariates
 * @param between T, by domain
 * @param persons P, by domain
 * @param residual σ²
 * @param errors standard errors of T, P and σ²
 * @param reliability by domain
 * @param scores by group and domain, in the order of the groups
 * @param converged whether the search ended at a minimum
 */
public record Ecometrics(
        EcometricQuestion question,
        List<String> domains,
        int responses,
        int respondents,
        int groups,
        double logLikelihood,
        List<FixedEffect> fixed,
        double[][] between,
        double[][] persons,
        double residual,
        VarianceErrors errors,
        List<DomainReliability> reliability,
        List<GroupScore> scores,
        boolean converged,
        List<Finding> findings) {

    /** A mean of an item or an effect of a covariate. */
    public record FixedEffect(String name, boolean item, double estimate, double standardError, double t) {}

    /**
     * Reliability in one domain.
     *
     * @param items how many it has
     * @param icc the share of the variance among respondents' true scores that lies between groups: τ/(τ + τₚ)
     * @param exactMean mean over groups of the exact λ
     * @param closedMean mean of the closed formula
     * @param person reliability of a respondent's mean of all items within groups: τₚ/(τₚ + σ²/items)
     * @param curve reliability with so many respondents
     */
    public record DomainReliability(
            String domain,
            int items,
            double icc,
            double exactMean,
            double closedMean,
            double person,
            DesignCurve curve) {}

    /**
     * A group in one domain.
     *
     * @param respondents who answered something of the domain
     * @param deviation empirical Bayes estimate of u
     * @param deviationError with the fixed effects known
     * @param score mean of the items, with covariates at their means, plus the deviation
     * @param scoreError with the uncertainty of the fixed effects
     * @param lower end of the interval of the score
     */
    public record GroupScore(
            String group,
            String domain,
            int respondents,
            int responses,
            double exact,
            double closed,
            double deviation,
            double deviationError,
            double score,
            double scoreError,
            double lower,
            double upper) {}

    public Ecometrics {
        domains = List.copyOf(domains);
        fixed = List.copyOf(fixed);
        reliability = List.copyOf(reliability);
        scores = List.copyOf(scores);
        findings = List.copyOf(findings);
    }

    /**
     * @throws InputException when a domain has one item, an item is in two, groups are fewer than two, or covariates do
     *     not vary or are linear combinations of others
     */
    public static Ecometrics of(EcometricQuestion question, Responses responses, Grouping grouping) {
        return EcometricFitting.of(question, responses, grouping);
    }

    /** The scores of one domain. */
    public List<GroupScore> scores(String domain) {
        return scores.stream().filter(score -> score.domain().equals(domain)).toList();
    }
}
