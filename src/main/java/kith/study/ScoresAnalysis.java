package kith.study;

import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.SamplingDesign;
import kith.finding.Problems;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.ImputationSettings;
import kith.scoring.imputation.ImputationSettings.Single;
import kith.text.UnusualSettings;

/**
 * Scores by the instrument's rule.
 *
 * @param imputation of missing responses before
 */
record ScoresAnalysis(ImputationSettings imputation) implements Analysis<ScoresAnswer> {

    static final AnalysisKind KIND = AnalysisKind.of(
                    "scores", "Scores", ClusterTreatment.ALLOWED_FOR, ScoresAnalysis::read)
            .everywhere();

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public ScoresAnswer answer(StudyData data) {
        return ScoresAnswer.of(
                data.instrument(),
                data.responses(),
                data.groups(),
                SamplingDesign.of(
                        data.responses(), data.roles().cluster(), data.roles().weight()),
                imputation,
                data.seed());
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("imputation before scoring", imputation.single(), Single.NONE)
                .add("imputed data sets", imputation.sets())
                .add("imputation method", imputation.method(), ImputationMethod.MATCHING)
                .byName();
    }

    /** Reads the settings under {@code scores:}. */
    private static ScoresAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        return new ScoresAnalysis(new ImputationSettings(
                keys.word("impute", Single.class).orElse(Single.NONE),
                keys.whole("imputations"),
                keys.word("imputation_method", ImputationMethod.class).orElse(ImputationMethod.MATCHING)));
    }
}
