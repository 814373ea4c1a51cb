package kith.grouplevel;

import java.util.List;
import kith.reliability.ScaleItems;

/**
 * What is asked about groups.
 *
 * @param scales the scales whose items are responses about the group
 * @param distributions null distributions of agreement; empty for the usual ones
 * @param level of intervals, such as 0.95
 * @param chance how significance of agreement is found
 */
public record GroupQuestion(
        List<ScaleItems> scales, List<NullDistribution> distributions, double level, GroupAgreement.Chance chance) {

    public GroupQuestion {
        scales = List.copyOf(scales);
        distributions = List.copyOf(distributions);
    }
}
