package kith.mokken;

import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.text.UnusualSettings;

/**
 * Mokken scale analyses of the scales of a study.
 *
 * @param question what is asked; its seed is that of the study
 */
public record MokkenAnalysis(MokkenQuestion question) implements Analysis<MokkenAnswer> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("mokken", "Mokken scale analysis", ClusterTreatment.INDEPENDENT, MokkenAnalysis::read);

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public MokkenAnswer answer(StudyData data) {
        return MokkenAnswer.of(ScaleItems.of(data.instrument()), data.responses(), question.withSeed(data.seed()));
    }

    @Override
    public Map<String, String> settings() {
        MokkenQuestion usual = MokkenQuestion.USUAL;
        return new UnusualSettings()
                .add("lower bound", question.bound(), usual.bound())
                .add("smallest violation", question.minimumViolation(), usual.minimumViolation())
                .add("smallest group of rest scores", question.minimumGroup(), usual.minimumGroup())
                .add("level of Mokken tests", question.alpha(), usual.alpha())
                .add("level of Mokken intervals", question.level(), usual.level())
                .add("bounds of item selection", question.grid(), usual.grid())
                .byName();
    }

    /** Reads the settings under {@code mokken:}. */
    private static MokkenAnalysis read(StudyFile file, Problems problems) {
        MokkenQuestion usual = MokkenQuestion.USUAL;
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        return new MokkenAnalysis(new MokkenQuestion(
                keys.number("bound").orElse(usual.bound()),
                keys.has("grid") ? keys.numbers("grid") : usual.grid(),
                keys.number("min_violation").orElse(usual.minimumViolation()),
                keys.whole("min_group").orElse(usual.minimumGroup()),
                keys.number("alpha").orElse(usual.alpha()),
                keys.number("level").orElse(usual.level()),
                usual.seed()));
    }
}
