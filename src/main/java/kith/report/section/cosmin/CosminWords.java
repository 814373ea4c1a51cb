package kith.report.section.cosmin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kith.cosmin.CosminRatings;
import kith.cosmin.CosminRatings.Comparison;
import kith.cosmin.CosminRatings.PropertyRating;
import kith.cosmin.CosminRatings.Rating;
import kith.cosmin.MeasurementProperty;
import kith.cosmin.RatingThreshold;

/** How ratings are told. */
final class CosminWords {

    private static final int MOST_DECIMALS = 12;

    private CosminWords() {}

    /** How many properties are rated how; a property with several objects counts as sufficient if all of them are. */
    static String counted(CosminRatings ratings) {
        List<MeasurementProperty> properties = ratings.ratings().stream()
                .map(rating -> rating.rule().property())
                .distinct()
                .toList();
        long sufficient = properties.stream()
                .filter(property -> of(ratings, property).stream().allMatch(rating -> rating == Rating.SUFFICIENT))
                .count();
        long insufficient = properties.stream()
                .filter(property -> of(ratings, property).contains(Rating.INSUFFICIENT))
                .count();
        return "Of " + properties.size() + " measurement properties, " + sufficient
                + (sufficient == 1 ? " was sufficient, " : " were sufficient, ") + insufficient + " insufficient and "
                + (properties.size() - sufficient - insufficient) + " indeterminate.";
    }

    private static List<Rating> of(CosminRatings ratings, MeasurementProperty property) {
        return ratings.ratings().stream()
                .filter(rating -> rating.rule().property() == property)
                .map(PropertyRating::rating)
                .toList();
    }

    /** The name of the property; with a mark where its thresholds were not checked. */
    static String title(PropertyRating rating) {
        String name = switch (rating.rule().property()) {
            case STRUCTURAL_VALIDITY -> "Structural validity";
            case INTERNAL_CONSISTENCY -> "Internal consistency";
            case RELIABILITY -> "Reliability over time";
            case MEASUREMENT_ERROR -> "Measurement error";
            case HYPOTHESES -> "Hypotheses for construct validity";
            case INVARIANCE -> "Measurement invariance";
            case CRITERION_VALIDITY -> "Criterion validity";
            case RESPONSIVENESS -> "Responsiveness";
        };
        return rating.rule().checked() ? name : name + "*";
    }

    /** The figures beside their thresholds, and why a property is indeterminate. */
    static String reason(PropertyRating rating) {
        String figures = rating.compared().stream().map(CosminWords::figure).collect(Collectors.joining("; "));
        return rating.gap()
                .map(gap -> switch (gap) {
                    case NO_FIGURE -> "not examined in this study";
                    case REQUIREMENT -> figures + "; structural validity was not sufficient";
                })
                .orElse(figures);
    }

    private static String figure(Comparison compared) {
        RatingThreshold threshold = compared.threshold();
        return switch (threshold.statistic()) {
            case CFI, TLI, RMSEA, SRMR -> threshold.statistic().name() + " = " + besideBound(compared, 3);
            case ALPHA -> "alpha = " + besideBound(compared, 2);
            case ICC -> "ICC = " + besideBound(compared, 2);
            case SDC_TO_MIC -> "SDC / MIC = " + besideBound(compared, 2);
            case AGREEING_SHARE -> "share of results that agree = " + besideBound(compared, 2);
            case NO_IMPORTANT_DIFFERENCE ->
                compared.met() ? "raw scores may be compared" : "raw scores may not be compared";
            case MCFADDEN -> "largest McFadden ΔR² = " + besideBound(compared, 3);
            case GOLD_STANDARD_CORRELATION -> "r = " + besideBound(compared, 2);
            case AUC -> "AUC = " + besideBound(compared, 2);
        };
    }

    /** The figure, with as many decimals as show on which side of its bound it is, and the bound. */
    private static String besideBound(Comparison compared, int decimals) {
        RatingThreshold threshold = compared.threshold();
        int shown = decimals;
        while (shown < MOST_DECIMALS && threshold.isMetBy(rounded(compared.value(), shown)) != compared.met()) {
            shown++;
        }
        String bound = threshold.bound() == Math.rint(threshold.bound())
                ? Long.toString((long) threshold.bound())
                : number(threshold.bound(), 2);
        return number(compared.value(), shown) + " (" + threshold.relation().sign() + " " + bound + ")";
    }

    private static double rounded(double value, int decimals) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    private static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
        return text.replaceFirst("^(−?)0\\.", "$1.");
    }
}
