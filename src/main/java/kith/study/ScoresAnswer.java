package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.SamplingDesign;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import kith.scoring.imputation.ImputationSettings;
import kith.scoring.imputation.PooledMeans;

/**
 * Scores by the instrument's rule.
 *
 * @param scored the responses that were scored, imputed where that was asked for
 * @param pooled means from multiply imputed responses; empty where none were asked for or can be had
 * @param findings of imputation and scores
 */
public record ScoresAnswer(Responses scored, Scores scores, Optional<PooledMeans> pooled, List<Finding> findings)
        implements AnalysisAnswer {

    public ScoresAnswer {
        findings = List.copyOf(findings);
    }

    /** Imputes, where that is asked for, and scores. */
    public static ScoresAnswer of(
            Instrument instrument,
            Responses responses,
            Optional<Grouping> groups,
            SamplingDesign design,
            ImputationSettings imputation,
            long seed) {
        List<Finding> findings = new ArrayList<>();
        Responses scored = imputation.responses(instrument, responses, seed, findings);
        Scores scores = Scoring.of(instrument, scored, design);
        findings.addAll(scores.findings());
        Optional<PooledMeans> pooled = imputation.means(instrument, responses, groups, seed, findings);
        return new ScoresAnswer(scored, scores, pooled, findings);
    }
}
