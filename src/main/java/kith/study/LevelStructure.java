package kith.study;

import java.util.List;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;
import kith.sem.estimation.Estimator;
import kith.twolevel.CrossLevelInvariance;
import kith.twolevel.FittedTwoLevelModel;
import kith.twolevel.LevelFit;

/**
 * The structure within and between the groups of one context.
 *
 * @param model the two-level model
 * @param levels the fit of each level with the other unrestricted; none where the model did not converge
 * @param loadings whether loadings are equal at both levels; absent where no factor is at both
 */
public record LevelStructure(FittedTwoLevelModel model, List<LevelFit> levels, Optional<CrossLevelInvariance> loadings)
        implements AnalysisAnswer {

    public LevelStructure {
        levels = List.copyOf(levels);
    }

    @Override
    public List<Finding> findings() {
        return model.answer().findings();
    }

    /** Whether it was estimated by maximum likelihood, for which guides of fit were derived. */
    public boolean isLikelihood() {
        return Estimator.named(model.answer().solution().estimator())
                .map(estimator -> estimator.minimised().isLikelihood())
                .orElse(false);
    }

    @Override
    public boolean isSound() {
        return model.answer().converged() && model.answer().admissible();
    }
}
