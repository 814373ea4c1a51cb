package kith.hypothesis;

import java.util.Objects;
import java.util.Optional;

/** A hypothesis about a score. */
public sealed interface Hypothesis {

    /** What it is called in tables. */
    String id();

    /** Where the statistic is expected to lie. */
    ExpectedRange expected();

    /** The group of the compared column that it is about; empty where it is about each of them. */
    Optional<String> group();

    /** Why it is expected, in the words of the study; empty where it does not say. */
    String because();

    /**
     * Two variables correlate so: Pearson's r.
     *
     * @param first scale, or column of numbers
     * @param second scale, or column of numbers
     */
    record Correlation(
            String id, String first, String second, ExpectedRange expected, Optional<String> group, String because)
            implements Hypothesis {

        public Correlation {
            Objects.requireNonNull(because);
        }
    }

    /**
     * One group scores higher than another: Cohen's d, the difference of the means over the standard deviation pooled
     * over both groups.
     *
     * @param variable scale, or column of numbers
     * @param column of the groups
     * @param higher the group that is expected to have the higher mean
     * @param lower the other group
     */
    record Difference(
            String id,
            String variable,
            String column,
            String higher,
            String lower,
            ExpectedRange expected,
            Optional<String> group,
            String because)
            implements Hypothesis {

        public Difference {
            Objects.requireNonNull(because);
        }
    }
}
