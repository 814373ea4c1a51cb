package kith.cosmin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ratings of the measurement properties of a study.
 *
 * @param ratings by property, in the order of the rules; one for each object that there are figures about
 */
public record CosminRatings(CosminCriteria criteria, List<PropertyRating> ratings) {

    public CosminRatings {
        ratings = List.copyOf(ratings);
    }

    /** What a property is rated. */
    public enum Rating {
        SUFFICIENT("+"),
        INDETERMINATE("?"),
        INSUFFICIENT("−");

        private final String sign;

        Rating(String sign) {
            this.sign = sign;
        }

        /** As COSMIN writes it. */
        public String sign() {
            return sign;
        }
    }

    /** Why a property is indeterminate. */
    public enum Gap {
        /** The study has no figure for it. */
        NO_FIGURE,
        /** Another property would have to be sufficient. */
        REQUIREMENT
    }

    /** A threshold beside the figure that was compared with it. */
    public record Comparison(RatingThreshold threshold, double value, boolean met) {}

    /**
     * The rating of a property for one object.
     *
     * @param object scale, model or score; empty where the study has no figure
     * @param compared the figures that there are
     * @param gap why it is indeterminate; empty otherwise
     */
    public record PropertyRating(
            CosminCriteria.Rule rule, String object, Rating rating, List<Comparison> compared, Optional<Gap> gap) {

        public PropertyRating {
            compared = List.copyOf(compared);
        }
    }

    public static CosminRatings of(CosminCriteria criteria, Evidence evidence) {
        List<PropertyRating> ratings = new ArrayList<>();
        for (CosminCriteria.Rule rule : criteria.rules()) {
            Set<String> objects = evidence.objects(rule.property());
            if (objects.isEmpty()) {
                ratings.add(new PropertyRating(rule, "", Rating.INDETERMINATE, List.of(), Optional.of(Gap.NO_FIGURE)));
            }
            for (String object : objects) {
                ratings.add(rating(rule, object, evidence, ratings));
            }
        }
        return new CosminRatings(criteria, ratings);
    }

    private static PropertyRating rating(
            CosminCriteria.Rule rule, String object, Evidence evidence, List<PropertyRating> before) {
        List<Comparison> compared = new ArrayList<>();
        for (RatingThreshold threshold : rule.thresholds()) {
            evidence.figure(rule.property(), object, threshold.statistic())
                    .ifPresent(figure ->
                            compared.add(new Comparison(threshold, figure.value(), threshold.isMetBy(figure.value()))));
        }
        if (compared.isEmpty()) {
            return new PropertyRating(rule, object, Rating.INDETERMINATE, compared, Optional.of(Gap.NO_FIGURE));
        }
        boolean allowed = rule.requires()
                .map(property -> before.stream().anyMatch(one -> one.rule().property() == property)
                        && before.stream()
                                .filter(one -> one.rule().property() == property)
                                .allMatch(one -> one.rating() == Rating.SUFFICIENT))
                .orElse(true);
        if (!allowed) {
            return new PropertyRating(rule, object, Rating.INDETERMINATE, compared, Optional.of(Gap.REQUIREMENT));
        }
        boolean met = switch (rule.meet()) {
            case ANY -> compared.stream().anyMatch(Comparison::met);
            case ALL -> compared.stream().allMatch(Comparison::met);
        };
        return new PropertyRating(
                rule, object, met ? Rating.SUFFICIENT : Rating.INSUFFICIENT, compared, Optional.empty());
    }
}
