package kith.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.finding.Finding;
import kith.reliability.ScorePair.Moments;

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
            findings.add(Finding.error(
                    "difference_not_estimable",
                    "",
                    "Some items of the two scales were never answered by the same people, or the items of a scale cancel each"
                            + " other out, so that the scores have no correlation.",
                    "Leave out items that few people answered."));
            return findings;
        }
        if (moments.difference() == 0) {
            findings.add(Finding.error(
                    "difference_does_not_vary",
                    "",
                    "The difference of the two scores is the same for everybody, so that it has no reliability.",
                    "Look whether both scales hold the same answers under two names."));
        }
        if (Math.abs(r) > 1 + ROUNDING) {
            findings.add(Finding.warning(
                    "correlation_beyond_one",
                    "",
                    "Pairwise covariances of different people give the scores a correlation beyond 1.",
                    "Take complete rows only: `kith items --missing listwise` on the command line."));
        }
        correlationFindings(findings);
        reliabilityFindings(findings);
        return findings;
    }

    private void correlationFindings(List<Finding> findings) {
        double corrected = byAlpha.corrected().value();
        if (Double.isNaN(corrected)) {
            findings.add(Finding.warning(
                    "correlation_not_corrected",
                    "",
                    "Alpha of one of the scores is not above 0, so that their correlation cannot be corrected for"
                            + " attenuation.",
                    "Look for items that are keyed the wrong way."));
        } else if (corrected >= 1) {
            findings.add(Finding.warning(
                    "scores_not_distinct",
                    "",
                    "The scores correlate as high as their reliabilities allow (" + number(corrected)
                            + " when corrected for attenuation): nothing but error can set them apart.",
                    "Do not interpret the difference; take both as measures of one thing."));
        } else if (corrected <= -1) {
            findings.add(Finding.warning(
                    "scores_not_distinct",
                    "",
                    "The scores go against each other as much as their reliabilities allow (" + number(corrected)
                            + " when corrected for attenuation): they measure one thing, the other way round.",
                    "Look whether one of the scales is keyed the wrong way."));
        }
    }

    private void reliabilityFindings(List<Finding> findings) {
        boolean otherUnits = sameRange.isPresent() && !sameRange.get();
        if (otherUnits) {
            findings.add(Finding.note(
                    "response_scales_differ",
                    "",
                    "The two scores do not have the same lowest and highest value, so that their plain difference has no"
                            + " unit.",
                    "Read the standardised difference."));
        }
        double reliability = otherUnits
                ? byAlpha.standardized().value()
                : byAlpha.difference().value();
        if (reliability < HALF) {
            findings.add(Finding.warning(
                    "difference_unreliable",
                    "",
                    "The reliability of the difference is " + number(reliability)
                            + ": it holds more error than true difference.",
                    "Do not read the difference of a single person below the smallest detectable one; compare means of many"
                            + " people, take longer scales, or model the difference of the factors (kith cfa)."));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
