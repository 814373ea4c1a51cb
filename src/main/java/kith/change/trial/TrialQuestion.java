package kith.change.trial;

import java.util.Optional;
import kith.scoring.imputation.ChainedEquations;

/**
 * How arms are compared.
 *
 * @param reference the arm that others are compared with
 * @param freedom small-sample inference of the mixed model
 * @param structure covariances of the visits
 * @param level of intervals
 * @param imputation of missing scores for an analysis of covariance beside that of the observed ones; empty for none
 */
public record TrialQuestion(
        String reference,
        FreedomMethod freedom,
        Structure structure,
        double level,
        Optional<ChainedEquations.Plan> imputation) {

    /** Without imputation. */
    public TrialQuestion(String reference, FreedomMethod freedom, Structure structure, double level) {
        this(reference, freedom, structure, level, Optional.empty());
    }
}
