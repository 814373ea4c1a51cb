package kith.sem;

import java.util.Set;
import kith.finding.Problems;

/** Whether the estimator of a model goes together with its ordered variables, missing answers, clusters and weights. */
final class EstimatorCheck {

    private EstimatorCheck() {}

    /** @throws kith.finding.InputException with all that does not go together */
    static void require(Sem sem, Set<String> ordinal) {
        Estimator estimator = sem.estimator();
        Missing missing = sem.missing();
        Problems problems = new Problems();
        if (!ordinal.isEmpty() && !estimator.takesOrdered()) {
            problems.add(
                    "estimator",
                    estimator + " with ordered variables " + String.join(", ", ordinal),
                    "WLSMV, WLSM, DWLS, ULSMV, ULSM, ULS or WLS",
                    "choose one of these, or treat the variables as continuous");
        }
        if (!ordinal.isEmpty() && missing == Missing.FIML) {
            problems.add(
                    "missing",
                    "full-information maximum likelihood with ordered variables",
                    "listwise or pairwise",
                    "choose one of these");
        }
        if (ordinal.isEmpty() && missing == Missing.PAIRWISE) {
            problems.add(
                    "missing",
                    "pairwise deletion with continuous variables",
                    "listwise or fiml",
                    "choose fiml, which uses the same answers and more");
        }
        if (missing == Missing.FIML && !estimator.takesMissing()) {
            problems.add(
                    "missing",
                    "full-information maximum likelihood with estimator " + estimator,
                    "ML, MLR or MLF",
                    "choose one of these estimators, or listwise deletion");
        }
        String takers = ordinal.isEmpty() ? "MLR" : "WLSMV, WLSM, ULSMV or ULSM";
        if (sem.cluster().isPresent() && !estimator.allowsForDesign(!ordinal.isEmpty())) {
            problems.add(
                    "cluster",
                    "rows drawn in clusters with estimator " + estimator,
                    takers,
                    "choose one of these, whose standard errors and test allow for clusters");
        }
        if (sem.weights().isPresent() && !estimator.allowsForDesign(!ordinal.isEmpty())) {
            problems.add(
                    "weights",
                    "weighted rows with estimator " + estimator,
                    takers,
                    "choose one of these, whose standard errors and test allow for weights");
        }
        problems.throwIfAny();
    }
}
