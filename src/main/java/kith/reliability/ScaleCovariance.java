package kith.reliability;

import java.util.List;
import java.util.Optional;

/**
 * The covariances of the items of a scale that have variance, all pointing the same way.
 *
 * @param items their names
 * @param means of the items; zeros when only a matrix was given
 * @param n how many people
 * @param answers empty when only a matrix was given
 */
record ScaleCovariance(
        List<String> items, double[][] covariance, double[] means, int n, Optional<KeyedMatrix> answers) {

    int size() {
        return items.size();
    }

    double[][] correlation() {
        return Alpha.correlations(covariance);
    }
}
