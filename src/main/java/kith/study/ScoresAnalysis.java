package kith.study;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.SamplingDesign;
import kith.finding.Problems;
import kith.scoring.imputation.ImputationSettings;
import kith.scoring.imputation.ImputationSettings.Single;

/**
 * Scores by the instrument's rule.
 *
 * @param imputation of missing responses before
 */
record ScoresAnalysis(ImputationSettings imputation) implements Analysis<ScoresAnswer> {

    private static final String ID = "scores";
    private static final String TITLE = "Scores";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.ALLOWED_FOR;
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
        Map<String, String> settings = new LinkedHashMap<>();
        if (imputation.single() != Single.NONE) {
            settings.put("imputation before scoring", imputation.single().name().toLowerCase(Locale.ROOT));
        }
        imputation.sets().ifPresent(sets -> settings.put("imputed data sets", Integer.toString(sets)));
        return settings;
    }

    /** Reads the settings under {@code scores:}. */
    static final class Kind implements AnalysisKind {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String schema() {
            return "/kith/study/scores.schema.json";
        }

        @Override
        public boolean isUsual(StudyFile file) {
            return true;
        }

        @Override
        public ScoresAnalysis read(StudyFile file, Problems problems) {
            SettingKeys keys = SettingKeys.of(file, ID, problems);
            return new ScoresAnalysis(new ImputationSettings(
                    keys.word("impute", Single.class).orElse(Single.NONE), keys.whole("imputations")));
        }
    }
}
