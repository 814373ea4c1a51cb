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

    private static final String ID = "cosmin";
    private static final String TITLE = "Measurement properties by COSMIN";

    /** The criteria by which the results of the other analyses are rated. */
    public record Answer(CosminCriteria criteria) implements AnalysisAnswer {

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.NO_INFERENCE;
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
    public static final class Kind implements AnalysisKind {

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
            return "/kith/study/cosmin.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public CosminAnalysis read(StudyFile file, Problems problems) {
            return new CosminAnalysis(CosminCriteria.of(file.settings(ID)
                    .map(settings ->
                            settings.text("edition", CosminCriteria.editions().get(0)))
                    .orElse(CosminCriteria.editions().get(0))));
        }
    }
}
