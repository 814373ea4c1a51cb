package kith.sem;

import java.util.Set;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Inference;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Whether the estimator of a model goes together with its ordered variables, missing responses, clusters and weights.
 */
final class EstimatorCheck {

    private EstimatorCheck() {}

    /** @throws kith.finding.InputException with all that does not go together */
    static void require(Sem sem, ParameterTable table, Set<String> ordinal) {
        Estimator estimator = sem.estimator();
        Missing missing = sem.missing();
        Problems problems = new Problems();
        sem.rows().moments().ifPresent(moments -> MomentsCheck.require(sem, moments, ordinal, problems));
        table.parameters().stream()
                .filter(row -> row.op() == Operator.THRESHOLD)
                .map(Parameter::lhs)
                .distinct()
                .filter(name -> !ordinal.contains(name))
                .forEach(name -> problems.add(
                        sem.syntax().source(),
                        "a threshold of “" + name + "”, which is analysed as continuous",
                        "an ordered variable",
                        "leave the line out, or declare the variable as ordered"));
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
        Inference inference = sem.inference();
        addInference(sem, ordinal, problems);
        if (missing == Missing.FIML && !estimator.takesMissing()) {
            problems.add(
                    "missing",
                    "full-information maximum likelihood with estimator " + estimator,
                    "ML, MLR or MLF",
                    "choose one of these estimators, or listwise deletion");
        }
        String takers = ordinal.isEmpty() ? "MLR" : "WLSMV, WLSM, ULSMV or ULSM";
        if (sem.cluster().isPresent() && !inference.allowsForDesign(!ordinal.isEmpty())) {
            problems.add(
                    "cluster",
                    "rows drawn in clusters with estimator " + estimator,
                    takers,
                    "choose one of these, whose standard errors and test allow for clusters");
        }
        if (sem.weights().isPresent() && !inference.allowsForDesign(!ordinal.isEmpty())) {
            problems.add(
                    "weights",
                    "weighted rows with estimator " + estimator,
                    takers,
                    "choose one of these, whose standard errors and test allow for weights");
        }
        problems.throwIfAny();
    }

    /** What is chosen apart from the estimator has to exist for it. */
    private static void addInference(Sem sem, Set<String> ordinal, Problems problems) {
        Estimator estimator = sem.estimator();
        Inference inference = sem.inference();
        boolean likelihood = estimator.minimised().isLikelihood();
        boolean bestWeight = estimator.minimised() == Estimator.Minimised.GENERALISED_LEAST_SQUARES
                || estimator.minimised() == Estimator.Minimised.WEIGHTED_LEAST_SQUARES;
        boolean first = inference.information() == Estimator.Information.FIRST_ORDER;
        if (first && !likelihood || inference.information() == Estimator.Information.OBSERVED && !ordinal.isEmpty()) {
            problems.add(
                    "information",
                    inference.information().lavaanName() + " information with estimator " + estimator
                            + (ordinal.isEmpty() ? "" : " of ordered variables"),
                    first || !ordinal.isEmpty() ? "expected" : "expected or observed",
                    "leave out " + Setting.named("information"));
        }
        boolean casewise = inference.spread() == Estimator.Spread.CASEWISE;
        boolean asymptotic = inference.spread() == Estimator.Spread.ASYMPTOTIC;
        boolean fiml = sem.missing() == Missing.FIML;
        if (casewise && !likelihood || asymptotic && (fiml || bestWeight)) {
            problems.add(
                    "se",
                    inference.spread().lavaanName() + " standard errors with estimator " + estimator
                            + (fiml ? " and full-information maximum likelihood" : ""),
                    likelihood ? "standard or robust.huber.white" : bestWeight ? "standard" : "standard or robust.sem",
                    "choose another estimator, or leave out " + Setting.named("se"));
        }
        boolean ofMoments = inference.ofTest().spread() == Estimator.Spread.ASYMPTOTIC
                && inference.correction() != Estimator.Correction.NONE;
        boolean yuan = inference.correction() == Estimator.Correction.YUAN_BENTLER_MPLUS;
        if (yuan && !likelihood || ofMoments && (fiml || bestWeight)) {
            problems.add(
                    "test",
                    inference.correction().lavaanName() + " with estimator " + estimator
                            + (fiml ? " and full-information maximum likelihood" : ""),
                    likelihood && fiml
                            ? "standard or yuan.bentler.mplus"
                            : bestWeight
                                    ? "standard"
                                    : "standard, satorra.bentler, scaled.shifted or mean.var.adjusted",
                    "choose another estimator, or leave out " + Setting.named("test"));
        }
    }
}
