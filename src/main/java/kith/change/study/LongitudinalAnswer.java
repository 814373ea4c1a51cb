package kith.change.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.change.ChangeAnswer;
import kith.change.trial.MixedModel;
import kith.change.trial.TrialAnswer;
import kith.finding.Finding;
import kith.instrument.ScoreRange;

/**
 * Change of a score in a study, and the comparison of its arms.
 *
 * @param trial empty with fewer than two arms
 * @param range lowest and highest possible score; empty where the instrument does not limit it
 * @param small waves and arms of so few respondents that they are not shown
 */
public record LongitudinalAnswer(
        ChangeAnswer change, Optional<TrialAnswer> trial, Optional<ScoreRange> range, List<Finding> small)
        implements AnalysisAnswer {

    public LongitudinalAnswer {
        small = List.copyOf(small);
    }

    /** The same with other names of arms and waves, for readers. */
    public LongitudinalAnswer renamed(UnaryOperator<String> names) {
        return new LongitudinalAnswer(change.renamed(names), trial.map(found -> found.renamed(names)), range, small);
    }

    @Override
    public List<Finding> findings() {
        return Stream.of(
                        small.stream(),
                        change.findings().stream(),
                        trial.stream().flatMap(found -> found.findings().stream()))
                .flatMap(findings -> findings)
                .toList();
    }

    @Override
    public boolean isSound() {
        return trial.flatMap(TrialAnswer::mixed).map(MixedModel::converged).orElse(true);
    }
}
