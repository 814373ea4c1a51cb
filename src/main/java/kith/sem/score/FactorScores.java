package kith.sem.score;

import java.util.List;
import kith.finding.Finding;
import kith.math.Matrix;

/**
 * Scores of persons on the factors of a model.
 *
 * @param scores a row per person, in the order of the data, named by the ids of the rows; a column a factor. NaN where
 *     the model has no use for the row: no group, nothing answered, or a response missing under listwise deletion, or a
 *     predictor that the answers are taken given
 * @param standardErrors of the same shape: the root of the error variance of the score about the factor. For Bartlett's
 *     method (Λ′ Σ⁻¹ Λ)⁻¹ − Φ, as in lavaan
 * @param determinacy a row per group, a column a factor: the correlation of the regression score with the factor it
 *     stands for (Grice 2001, doi 10.1037/1082-989X.6.4.430), of persons who answered everything; NaN where variables
 *     are ordered
 * @param reliability of the same shape as the determinacy: the share of a score's variance that is the factor's, from
 *     the squared standard errors averaged over the rows that were scored, 1 − s² ∕ φ of scores drawn towards the mean
 *     and φ ∕ (φ + s²) of the others (marginal reliability; Green, Bock, Humphreys, Linn and Reckase 1984, doi
 *     10.1111/j.1745-3984.1984.tb01039.x); the square of the determinacy where all respondents answered everything
 * @param findings trouble of any kind, and which rows have no score or lack answers
 */
public record FactorScores(
        FactorScoring method,
        Matrix scores,
        Matrix standardErrors,
        Matrix determinacy,
        Matrix reliability,
        List<Finding> findings) {

    public FactorScores {
        findings = List.copyOf(findings);
    }
}
