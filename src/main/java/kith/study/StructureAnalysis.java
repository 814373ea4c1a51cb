package kith.study;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.sem.comparison.Comparison;
import kith.text.UnusualSettings;

/**
 * Whether the responses have the structure that the instrument or the study says.
 *
 * @param questions asked of the model beside its fit
 * @param difference how differences of test statistics are scaled; empty where alternative models are not tested
 */
record StructureAnalysis(ModelQuestions questions, Optional<Comparison.Method> difference)
        implements Analysis<StructureAnswer> {

    static final AnalysisKind KIND = AnalysisKind.of(
                    "cfa", "Structure", ClusterTreatment.BY_ESTIMATOR, StructureAnalysis::read)
            .everywhere();

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public boolean fitsModels() {
        return true;
    }

    @Override
    public StructureAnswer answer(StudyData data) {
        return new StructureFits(data, questions, difference).answer();
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("difference test of the structure", difference.map(Comparison.Method::id))
                .add(
                        "misspecification that matters",
                        questions.indices() ? OptionalDouble.of(questions.delta()) : OptionalDouble.empty())
                .add("bootstrap samples of the model", questions.bootstrap())
                .add("Bollen–Stine samples", questions.bollenStine())
                .byName();
    }

    private static final String KEY = "model";

    /** Reads the settings under {@code model:} that are no part of the model. */
    private static StructureAnalysis read(StudyFile file, Problems problems) {
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
