package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.invariance.conclusion.Conclusion;
import kith.sem.fit.SemFit;
import kith.sem.model.TotalSample;
import kith.study.SensitivityAnswer.InBothWays;

/**
 * Sensitivity of structure and comparability to the scale of the responses: both are analysed with responses as
 * numbers, as the study says, and again as ordered categories (WLSMV). Comparability is concluded by the usual rule in
 * both.
 *
 * @param invariance settings of the study
 */
public record SensitivityAnalysis(InvarianceAnalysis invariance) implements Analysis<SensitivityAnswer> {

    static final AnalysisKind KIND = AnalysisKind.of(
            "sensitivity",
            "Sensitivity to the response scale",
            ClusterTreatment.BY_ESTIMATOR,
            SensitivityAnalysis::read);

    /** With more categories than this, responses are hardly ordered categories; tables of pairs would be sparse. */
    private static final int MOST_CATEGORIES = 10;

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public boolean fitsModels() {
        return true;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (data.model().isOrdered()) {
            return Optional.of(
                    NotDone.all(
                            "The study already takes responses as ordered categories.",
                            "Leave `sensitivity` out of the analyses, or take responses as numbers: `answers: numbers` under `model:`."));
        }
        List<String> fine = data.instrument().itemIds().stream()
                .filter(item -> categories(data.keyed().column(item)) > MOST_CATEGORIES)
                .toList();
        return fine.isEmpty()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "Items with more than " + MOST_CATEGORIES + " different responses are not ordered categories: "
                                + String.join(", ", fine) + ".",
                        "Leave `sensitivity` out of the analyses."));
    }

    private static long categories(double[] responses) {
        return Arrays.stream(responses)
                .filter(value -> !Double.isNaN(value))
                .distinct()
                .count();
    }

    @Override
    public SensitivityAnswer answer(StudyData data) {
        StudyData ordered = data.with(data.model().asOrdered());
        List<SemFit> fits = data.parallel().map(2, way -> structure(way == 0 ? data : ordered));
        List<NotDone> notDone = new ArrayList<>();
        return new SensitivityAnswer(
                new InBothWays<>(fits.get(0), fits.get(1)), comparability(data, ordered, notDone), notDone);
    }

    private static SemFit structure(StudyData data) {
        return data.sem(TotalSample.of(StructureFits.main(data)))
                .fitted(data.keyed())
                .answer();
    }

    private Optional<InBothWays<Conclusion>> comparability(StudyData data, StudyData ordered, List<NotDone> notDone) {
        if (invariance.obstacle(data).isPresent()) {
            return Optional.empty();
        }
        try {
            InvarianceAnalysis usual = invariance.withUsualLevels();
            List<Conclusion> both = data.parallel()
                    .map(2, way -> usual.answer(way == 0 ? data : ordered).conclusion());
            return Optional.of(new InBothWays<>(both.get(0), both.get(1)));
        } catch (InputException wrong) {
            notDone.add(NotDone.of("comparability", wrong));
            return Optional.empty();
        }
    }

    /** Reads the settings of invariance; there are none of its own. */
    private static SensitivityAnalysis read(StudyFile file, Problems problems) {
        // The analysis of invariance tells what is wrong with these settings.
        return new SensitivityAnalysis(
                new InvarianceSettings(file, InvarianceAnalysis.KIND.id(), new Problems()).analysis());
    }
}
