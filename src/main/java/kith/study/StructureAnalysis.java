package kith.study;

import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;

/** Whether the responses have the structure that the instrument or the study says. */
final class StructureAnalysis implements AnalysisKind, Analysis<StructureAnswer> {

    static final String ID = "cfa";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Structure";
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
    public boolean fitsModels() {
        return true;
    }

    @Override
    public StructureAnswer answer(StudyData data) {
        return new StructureFits(data).answer();
    }
}
