package kith.sem;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Finding;
import kith.math.ChiSquare;

/**
 * A test of a model against one that restricts it further, on the same data.
 *
 * @param chisqDifference the statistic
 * @param dfDifference how many restrictions are tested
 * @param pValue NaN where the statistic does not exist
 * @param method how the difference was scaled
 * @param findings why the test is not to be relied on, if so
 */
public record Comparison(
        double chisqDifference, double dfDifference, double pValue, Method method, List<Finding> findings) {

    public Comparison {
        findings = List.copyOf(findings);
    }

    /** How a difference of two test statistics is scaled. */
    public enum Method {
        /** Not at all. */
        PLAIN,
        /** Satorra & Bentler 2001, doi 10.1007/BF02296192. */
        SATORRA_BENTLER_2001
    }

    /** The method that suits an estimator: plain where its test is not corrected. */
    public static Method suiting(SemFit fit) {
        return fit.fit().has("chisq_scaling_factor") ? Method.SATORRA_BENTLER_2001 : Method.PLAIN;
    }

    /**
     * Tests {@code restricted} against {@code free}.
     *
     * @throws IllegalArgumentException when the two were not fitted by the same estimator to the same variables of as many rows
     */
    public static Comparison of(SemFit free, SemFit restricted, Method method) {
        if (!free.estimator().equals(restricted.estimator())
                || !free.observations().equals(restricted.observations())
                || !free.table().observed().equals(restricted.table().observed())) {
            throw new IllegalArgumentException("the models were not fitted to the same data in the same way");
        }
        double df = restricted.fit().get("df") - free.fit().get("df");
        double chisq = restricted.fit().get("chisq") - free.fit().get("chisq");
        List<Finding> findings = new ArrayList<>();
        if (!(df > 0)) {
            findings.add(Finding.error(
                    "not_nested",
                    "",
                    "The restricted model has no more degrees of freedom than the other (difference " + Math.round(df)
                            + ").",
                    "Only a model that restricts the other can be tested against it."));
            return new Comparison(Double.NaN, df, Double.NaN, method, findings);
        }
        if (method == Method.SATORRA_BENTLER_2001) {
            chisq /= scaling(free, restricted, df, findings);
        }
        if (chisq < 0) {
            findings.add(Finding.warning(
                    "negative_difference",
                    "",
                    "The restricted model fits better than the one it restricts, which cannot be.",
                    "One of the two searches did not end at its minimum, or the models are not nested."));
        }
        return new Comparison(chisq, df, ChiSquare.upperTail(Math.max(0, chisq), df), method, findings);
    }

    private static double scaling(SemFit free, SemFit restricted, double df, List<Finding> findings) {
        double dfFree = free.fit().get("df");
        double scaledFree = dfFree == 0 ? 0 : free.fit().get("chisq_scaling_factor") * dfFree;
        double scaledRestricted =
                restricted.fit().get("chisq_scaling_factor") * restricted.fit().get("df");
        double factor = (scaledRestricted - scaledFree) / df;
        if (!(factor > 0)) {
            findings.add(Finding.warning(
                    "negative_scaling",
                    "",
                    "The scaling factor of the difference is not positive, so that the test does not exist.",
                    "The form of Satorra & Bentler 2010 avoids this."));
            return Double.NaN;
        }
        return factor;
    }
}
