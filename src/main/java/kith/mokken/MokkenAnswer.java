package kith.mokken;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.data.Responses;
import kith.finding.Finding;
import kith.reliability.scale.ScaleItems;

/**
 * Mokken scale analyses of several scales.
 *
 * @param scales one a scale
 */
public record MokkenAnswer(List<MokkenScaling> scales) implements AnalysisAnswer {

    public MokkenAnswer {
        scales = List.copyOf(scales);
    }

    /** @throws kith.finding.InputException with every column that does not exist or is not of ordered categories */
    public static MokkenAnswer of(List<ScaleItems> scales, Responses responses, MokkenQuestion question) {
        return new MokkenAnswer(scales.stream()
                .map(scale -> MokkenScaling.of(scale, responses, question))
                .toList());
    }

    @Override
    public List<Finding> findings() {
        return scales.stream()
                .flatMap(scale -> scale.findings().stream()
                        .map(finding -> scales.size() == 1 ? finding : finding.in(scale.name())))
                .toList();
    }
}
