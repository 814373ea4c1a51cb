package kith.moments.ordered;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct combinations of the covariates, numbered in the order in which they first appear; one where there are no
 * covariates.
 */
final class CovariateProfiles {

    private final int[] number;
    private final int count;

    CovariateProfiles(AnswerPatterns patterns) {
        this.number = new int[patterns.size()];
        if (patterns.covariates() == 0) {
            this.count = 1;
            return;
        }
        Map<List<Double>, Integer> numbers = new LinkedHashMap<>();
        for (int u = 0; u < number.length; u++) {
            Double[] values = new Double[patterns.covariates()];
            for (int k = 0; k < values.length; k++) {
                values[k] = patterns.covariate(u, k);
            }
            Integer next = numbers.size();
            Integer known = numbers.putIfAbsent(Arrays.asList(values), next);
            number[u] = known == null ? next : known;
        }
        this.count = numbers.size();
    }

    /** The number of the combination of a row. */
    int of(int u) {
        return number[u];
    }

    int count() {
        return count;
    }
}
