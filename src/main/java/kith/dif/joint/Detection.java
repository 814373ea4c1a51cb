package kith.dif.joint;

import kith.dif.DifMethod;

/**
 * What the test of one method says of one item.
 *
 * @param method which; never {@link DifMethod#LIU_AGRESTI}, which has no test of its own
 * @param adjusted p value by Holm over the items of the comparison
 */
public record Detection(DifMethod method, double adjusted) {

    /** Whether the test is significant. */
    public boolean isFound(double alpha) {
        return adjusted < alpha;
    }
}
