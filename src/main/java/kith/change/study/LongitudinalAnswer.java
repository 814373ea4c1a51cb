package kith.change.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.change.ChangeAnswer;
import kith.change.trial.MixedModel;
import kith.change.trial.TrialAnswer;
import kith.finding.Finding;

/**
 * Change of a score in a study, and the comparison of its arms.
 *
 * @param trial empty with fewer than two arms
 */
public record LongitudinalAnswer(ChangeAnswer change, Optional<TrialAnswer> trial) implements AnalysisAnswer {

    @Override
    public List<Finding> findings() {
        return Stream.concat(change.findings().stream(), trial.stream().flatMap(found -> found.findings().stream()))
                .toList();
    }

    @Override
    public boolean isSound() {
        return trial.flatMap(TrialAnswer::mixed).map(MixedModel::converged).orElse(true);
    }
}
