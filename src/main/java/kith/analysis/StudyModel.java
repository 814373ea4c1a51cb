package kith.analysis;

import java.util.Optional;
import kith.moments.Missing;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FactorRotation;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Inference;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelSyntax;

/**
 * The structure that a study tests and how it is estimated.
 *
 * @param syntax in lavaan's syntax; without it the instrument's structure
 * @param missing what is done with missing responses; empty where the study does not say it
 * @param ordered whether responses are ordered categories rather than numbers
 * @param options which parameters are added to the syntax, and how they are identified
 * @param bounds that keep parameters admissible; none unless asked for
 * @param inference what standard errors and test of fit rest on, where it is chosen apart from the estimator
 * @param rotation of the factors of exploratory blocks
 * @param likelihood what covariances are divided by under maximum likelihood
 * @param starts how many points the optimiser starts from; 1 for the usual starting values alone
 */
public record StudyModel(
        Optional<ModelSyntax> syntax,
        Estimator estimator,
        Optional<Missing> missing,
        Ordered ordered,
        ModelOptions options,
        Bounds bounds,
        Inference.Choice inference,
        FactorRotation rotation,
        FitOptions.Likelihood likelihood,
        int starts) {

    /** How responses are taken. */
    public enum Ordered {
        NONE,
        ALL
    }

    /**
     * Full information or listwise deletion of numbers by maximum likelihood; pairwise deletion of ordered responses.
     */
    public StudyModel with(Missing treatment) {
        return new StudyModel(
                syntax,
                estimator,
                Optional.of(treatment),
                ordered,
                options,
                bounds,
                inference,
                rotation,
                likelihood,
                starts);
    }

    /**
     * The same structure with responses as ordered categories: WLSMV, pairwise deletion of missing responses, delta
     * parameterisation.
     */
    public StudyModel asOrdered() {
        return new StudyModel(
                syntax,
                Estimator.WLSMV,
                Optional.of(Missing.PAIRWISE),
                Ordered.ALL,
                options.withParameterization(Parameterization.DELTA),
                bounds,
                new Inference.Choice(Optional.empty(), Optional.empty(), Optional.empty()),
                rotation,
                likelihood,
                starts);
    }

    /** Whether responses are ordered categories. */
    public boolean isOrdered() {
        return ordered == Ordered.ALL;
    }

    /** Whether standard errors and tests allow for clusters. */
    public boolean allowsForDesign() {
        return estimator.allowsForDesign(isOrdered());
    }
}
