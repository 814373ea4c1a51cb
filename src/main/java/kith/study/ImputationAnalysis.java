package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.imputation.PooledStatistics;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.ImputedResponses;
import kith.sem.Sem;
import kith.sem.sample.Samples;
import kith.text.UnusualSettings;

/**
 * Statistics of items, scales and the factor model from multiply imputed responses.
 *
 * @param sets how many data sets are imputed
 */
record ImputationAnalysis(int sets, ImputationMethod method) implements Analysis<ImputationAnswer> {

    static final AnalysisKind KIND = AnalysisKind.of(
            "imputation", "Multiple imputation", ClusterTreatment.INDEPENDENT, ImputationAnalysis::read);
    private static final int USUAL_SETS = 20;

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
        return data.roles()
                .weight()
                .map(column -> NotDone.all(
                        "Statistics of imputed data sets count every row once, and the study has the sampling weights “"
                                + column + "”.",
                        "Leave `imputation:` out; `missing: fiml` under `model:` uses incomplete rows with weights."));
    }

    @Override
    public ImputationAnswer answer(StudyData data) {
        List<Finding> findings = new ArrayList<>();
        Optional<ImputedResponses> imputed = ImputedResponses.of(
                data.responses(), data.instrument().itemIds(), new ChainedEquations.Plan(sets, method, data.seed()));
        if (imputed.isEmpty()) {
            findings.add(Finding.of("imputation_impossible"));
        }
        Sem model = data.sem(StructureFits.main(data)).with(Samples.Rows.complete());
        Optional<PooledStatistics> pooled = imputed.map(
                responses -> PooledStatistics.of(data.instrument(), responses, model, data.groups(), data.parallel()));
        pooled.ifPresent(statistics -> {
            findings.addAll(statistics.findings());
            findings.add(Finding.of("imputation_partly_pooled", Map.of("pooled", "statistics")));
        });
        return new ImputationAnswer(pooled, findings);
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("imputed data sets of pooled statistics", sets)
                .add("imputation method of pooled statistics", method)
                .byName();
    }

    /** Reads the settings under {@code imputation:}. */
    private static ImputationAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        return new ImputationAnalysis(
                keys.whole("sets").orElse(USUAL_SETS),
                keys.word("method", ImputationMethod.class).orElse(ImputationMethod.MATCHING));
    }
}
