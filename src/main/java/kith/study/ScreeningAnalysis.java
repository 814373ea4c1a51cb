package kith.study;

import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.screening.Screening;

/**
 * Missing data, distributions and careless responding, before the analyses. Respondents are flagged, never excluded.
 */
final class ScreeningAnalysis implements AnalysisKind, Analysis<ScreeningAnswer> {

    @Override
    public String id() {
        return "screen";
    }

    @Override
    public String title() {
        return "Screening";
    }

    @Override
    public boolean isUsual(StudyFile file) {
        return true;
    }

    @Override
    public Analysis<?> read(StudyFile file, Problems problems) {
        return this;
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public ScreeningAnswer answer(StudyData data) {
        return new ScreeningAnswer(Screening.of(data.instrument()).screen(data.responses()));
    }
}
