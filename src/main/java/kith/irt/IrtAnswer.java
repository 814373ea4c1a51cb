package kith.irt;

import java.util.List;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.reliability.scale.ScaleItems;

/**
 * Item response models of several scales.
 *
 * @param scales one a scale
 */
public record IrtAnswer(List<IrtScaling> scales) implements AnswersByScale {

    public IrtAnswer {
        scales = List.copyOf(scales);
    }

    /** @throws kith.finding.InputException with every column that does not exist or does not suit the model */
    public static IrtAnswer of(List<ScaleItems> scales, Responses responses, IrtPlan plan) {
        return new IrtAnswer(scales.stream()
                .map(scale -> IrtScaling.of(scale, responses, plan))
                .toList());
    }

    /** Trait scores of all rows of the data, by scale. */
    public List<IrtScores> scores(Responses responses, List<TraitScoreMethod> methods) {
        return scales.stream()
                .map(scale -> IrtScores.of(scale, responses, methods))
                .toList();
    }

    @Override
    public boolean isSound() {
        return scales.stream()
                .allMatch(scale -> scale.fit()
                        .filter(fit -> fit.hasConverged() && fit.isIdentified())
                        .isPresent());
    }
}
