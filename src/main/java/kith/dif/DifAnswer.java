package kith.dif;

import java.util.List;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.reliability.scale.ScaleItems;

/**
 * Differential item functioning of several scales.
 *
 * @param scales one a scale
 */
public record DifAnswer(List<DifScale> scales) implements AnswersByScale {

    public DifAnswer {
        scales = List.copyOf(scales);
    }

    /** @throws kith.finding.InputException with everything that is wrong with the groups, the items and the anchors */
    public static DifAnswer of(List<ScaleItems> scales, Responses responses, DifQuestion question) {
        return new DifAnswer(scales.stream()
                .map(scale -> DifScale.of(scale, responses, question))
                .toList());
    }
}
