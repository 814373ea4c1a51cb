package kith.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.sem.comparison.Comparison;

/**
 * Whether the responses have the structure that the instrument or the study says.
 *
 * @param questions asked of the model beside its fit
 * @param difference how differences of test statistics are scaled; empty where alternative models are not tested
 */
record StructureAnalysis(ModelQuestions questions, Optional<Comparison.Method> difference)
        implements Analysis<StructureAnswer> {

    static final String ID = "cfa";
    private static final String TITLE = "Structure";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean fitsModels() {
        return true;
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.BY_ESTIMATOR;
    }

    @Override
    public StructureAnswer answer(StudyData data) {
        return new StructureFits(data, questions, difference).answer();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        difference.ifPresent(method -> settings.put("difference test of the structure", method.id()));
        if (questions.indices()) {
            settings.put("misspecification that matters", Double.toString(questions.delta()));
        }
        questions
                .bootstrap()
                .ifPresent(samples -> settings.put("bootstrap samples of the model", Integer.toString(samples)));
        questions.bollenStine().ifPresent(samples -> settings.put("Bollen–Stine samples", Integer.toString(samples)));
        return settings;
    }

    /** Reads the settings under {@code model:} that are no part of the model. */
    static final class Kind implements AnalysisKind {

        private static final String KEY = "model";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public boolean isUsual(StudyFile file) {
            return true;
        }

        @Override
        public StructureAnalysis read(StudyFile file, Problems problems) {
            SettingKeys keys = SettingKeys.of(file, KEY, problems);
            return new StructureAnalysis(
                    new ModelQuestions(
                            keys.truth("validity", false),
                            false,
                            keys.has("mi_delta"),
                            keys.number("mi_delta").orElse(ModelQuestions.NONE.delta()),
                            keys.whole("bootstrap"),
                            keys.whole("bollen_stine")),
                    keys.word("difference_test", Comparison.Method.class, Comparison.Method::id));
        }
    }
}
