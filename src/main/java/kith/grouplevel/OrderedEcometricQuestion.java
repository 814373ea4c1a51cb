package kith.grouplevel;

import java.util.List;
import kith.reliability.scale.ScaleItems;

/**
 * What is asked of the ecometric model for ordered responses.
 *
 * @param scale two items or more
 * @param covariates columns of numbers of respondents or of groups; empty for none
 * @param form link and thresholds
 * @param level of intervals, such as 0.95
 */
public record OrderedEcometricQuestion(ScaleItems scale, List<String> covariates, OrderedForm form, double level) {

    public OrderedEcometricQuestion {
        covariates = List.copyOf(covariates);
    }
}
