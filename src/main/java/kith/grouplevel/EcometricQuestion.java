package kith.grouplevel;

import java.util.List;
import kith.reliability.scale.ScaleItems;

/**
 * What is asked of the ecometric model.
 *
 * @param domains the scales, one a domain; each has two items or more, and no item is in two of them
 * @param covariates columns of numbers of respondents or of groups; empty for none
 * @param likelihood restricted or full
 * @param level of intervals, such as 0.95
 */
public record EcometricQuestion(
        List<ScaleItems> domains, List<String> covariates, Likelihood likelihood, double level) {

    /** Which likelihood is maximised. */
    public enum Likelihood {
        /** Restricted: variances are not biased by the estimation of fixed effects. */
        REML,
        /** Full. */
        ML
    }

    public EcometricQuestion {
        domains = List.copyOf(domains);
        covariates = List.copyOf(covariates);
    }
}
