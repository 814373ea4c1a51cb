package kith.mokken;

import java.util.List;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.reliability.scale.ScaleItems;

/**
 * Mokken scale analyses of several scales.
 *
 * @param scales one a scale
 */
public record MokkenAnswer(List<MokkenScaling> scales) implements AnswersByScale {

    public MokkenAnswer {
        scales = List.copyOf(scales);
    }

    /** @throws kith.finding.InputException with every column that does not exist or is not of ordered categories */
    public static MokkenAnswer of(List<ScaleItems> scales, Responses responses, MokkenQuestion question) {
        return new MokkenAnswer(scales.stream()
                .map(scale -> MokkenScaling.of(scale, responses, question))
                .toList());
    }
}
