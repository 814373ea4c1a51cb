package kith.reliability.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.reliability.difference.ScorePair.Moments;

/**
 * What is worth knowing of the difference of two scores.
 *
 * @param byAlpha the reliabilities that it is judged by
 * @param sameRange whether the scores have the same range, where that is known
 */
record DifferenceFindings(Moments moments, DifferenceReliability byAlpha, Optional<Boolean> sameRange) {

    /** Below it more of the variance of the difference is error than is not. */
    private static final double HALF = 0.5;

    private static final double ROUNDING = 1e-9;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        double r = moments.correlation();
        if (Double.isNaN(r)) {
            findings.add(Finding.of("difference_not_estimable"));
            return findings;
        }
        if (moments.difference() == 0) {
            findings.add(Finding.of("difference_does_not_vary"));
        }
        if (Math.abs(r) > 1 + ROUNDING) {
            findings.add(Finding.of("correlation_beyond_one", Map.of("consequence", "scores")));
        }
        correlationFindings(findings);
        reliabilityFindings(findings);
        return findings;
    }

    private void correlationFindings(List<Finding> findings) {
        double corrected = byAlpha.corrected().value();
        if (Double.isNaN(corrected)) {
            findings.add(Finding.of("correlation_not_corrected"));
        } else if (corrected >= 1) {
            findings.add(Finding.of("scores_not_distinct", Map.of("correlation", corrected, "meaning", "same")));
        } else if (corrected <= -1) {
            findings.add(Finding.of("scores_not_distinct", Map.of("correlation", corrected, "meaning", "opposite")));
        }
    }

    private void reliabilityFindings(List<Finding> findings) {
        boolean otherUnits = sameRange.isPresent() && !sameRange.get();
        if (otherUnits) {
            findings.add(Finding.of("response_scales_differ"));
        }
        double reliability = otherUnits
                ? byAlpha.standardized().value()
                : byAlpha.difference().value();
        if (reliability < HALF) {
            findings.add(Finding.of("difference_unreliable", Map.of("reliability", reliability)));
        }
    }
}
