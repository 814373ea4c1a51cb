package kith.study;

import java.util.List;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.imputation.PooledStatistics;

/**
 * Statistics from multiply imputed responses.
 *
 * @param pooled empty where the responses cannot be imputed; a finding then says why
 */
public record ImputationAnswer(Optional<PooledStatistics> pooled, List<Finding> findings) implements AnalysisAnswer {

    public ImputationAnswer {
        findings = List.copyOf(findings);
    }

    /** Whether everything was pooled from every data set. */
    @Override
    public boolean isSound() {
        return pooled.isPresent() && findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
    }
}
