package kith.study;

import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.SamplingDesign;
import kith.finding.Problems;
import kith.scoring.Scoring;

/** Scores by the instrument's rule. */
final class ScoresAnalysis implements AnalysisKind, Analysis<ScoresAnswer> {

    @Override
    public String id() {
        return "scores";
    }

    @Override
    public String title() {
        return "Scores";
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
    public ScoresAnswer answer(StudyData data) {
        return new ScoresAnswer(Scoring.of(
                data.instrument(),
                data.responses(),
                SamplingDesign.of(
                        data.responses(), data.roles().cluster(), data.roles().weight())));
    }
}
