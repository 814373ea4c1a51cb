package kith.grouplevel;

import java.util.List;
import java.util.Optional;
import kith.reliability.scale.ScaleItems;

/**
 * What is asked about groups.
 *
 * @param scales the scales whose items are responses about the group
 * @param covariates columns of numbers that the ecometric model holds constant: of respondents or of groups
 * @param likelihood of the ecometric model
 * @param ordered how the ecometric model is also fitted to ordered responses, if it is
 * @param distributions null distributions of agreement; empty for the usual ones
 * @param neighbours which groups are neighbours, if spatial dependence is asked for
 * @param level of intervals, such as 0.95
 * @param chance how significance of agreement and of spatial dependence is found
 */
public record GroupQuestion(
        List<ScaleItems> scales,
        List<String> covariates,
        EcometricQuestion.Likelihood likelihood,
        Optional<OrderedForm> ordered,
        List<NullDistribution> distributions,
        Optional<Neighbours> neighbours,
        double level,
        GroupAgreement.Chance chance) {

    public GroupQuestion {
        scales = List.copyOf(scales);
        covariates = List.copyOf(covariates);
        distributions = List.copyOf(distributions);
    }

    /** The ecometric model of some of the scales. */
    EcometricQuestion ecometrics(List<ScaleItems> domains) {
        return new EcometricQuestion(domains, covariates, likelihood, level);
    }
}
