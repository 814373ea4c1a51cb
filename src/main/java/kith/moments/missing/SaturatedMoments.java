package kith.moments.missing;

import java.util.List;
import kith.finding.Finding;
import kith.moments.SampleMoments;

/**
 * Maximum-likelihood means and covariances of the unrestricted normal model with responses missing at random.
 *
 * @param moments the estimates (covariances in the maximum-likelihood form), with the number of rows
 * @param logLikelihood their log-likelihood, with its constant
 * @param iterations how many steps of expectation and maximisation were taken; 0 for complete data
 * @param converged whether the estimates had settled
 * @param findings what is to be known about them
 */
public record SaturatedMoments(
        SampleMoments moments, double logLikelihood, int iterations, boolean converged, List<Finding> findings) {

    public SaturatedMoments {
        findings = List.copyOf(findings);
    }
}
