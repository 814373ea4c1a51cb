package kith.cosmin;

import java.util.List;
import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisAnswer;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Finding;
import kith.finding.Problems;

/**
 * Rates the measurement properties of a study from the figures of its other analyses.
 *
 * @param criteria the edition
 */
public record CosminAnalysis(CosminCriteria criteria) implements Analysis<CosminAnalysis.Answer> {

    public static final AnalysisKind KIND = AnalysisKind.of(
            "cosmin", "Measurement properties by COSMIN", ClusterTreatment.NO_INFERENCE, CosminAnalysis::read);

    /** The criteria by which the results of the other analyses are rated. */
    public record Answer(CosminCriteria criteria) implements AnalysisAnswer {

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Answer answer(StudyData data) {
        return new Answer(criteria);
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("criteria", criteria.edition());
    }

    /** Reads {@code cosmin:}. */
    private static CosminAnalysis read(StudyFile file, Problems problems) {
        return new CosminAnalysis(CosminCriteria.of(file.settings(KIND.id())
                .map(settings ->
                        settings.text("edition", CosminCriteria.editions().get(0)))
                .orElse(CosminCriteria.editions().get(0))));
    }
}
