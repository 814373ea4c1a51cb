package kith.shortform;

import java.util.List;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.reliability.scale.ScaleItems;

/**
 * Short forms of several scales.
 *
 * @param scales one a scale
 */
public record ShortFormAnswer(List<ShortForms> scales) implements AnswersByScale {

    public ShortFormAnswer {
        scales = List.copyOf(scales);
    }

    /**
     * Proposes short forms of each scale.
     *
     * @throws kith.finding.InputException with every column that does not exist and every facet that makes no sense
     */
    public static ShortFormAnswer of(List<ScaleItems> scales, Responses responses, ShortFormQuestion question) {
        return new ShortFormAnswer(scales.stream()
                .map(scale -> ShortForms.of(scale, responses, question))
                .toList());
    }
}
