package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.moments.Missing;
import kith.moments.ordered.ObservedVariable;
import kith.moments.sufficient.SufficientStatistics;
import kith.moments.sufficient.SufficientStatistics.Origin;
import kith.sem.estimation.Estimator.Minimised;

/** What moments in place of responses do not suffice for. */
final class MomentsCheck {

    private final Sem sem;
    private final String instead;
    private final boolean ofMatrix;
    private final Problems problems;

    private MomentsCheck(Sem sem, SufficientStatistics moments, Problems problems) {
        this.sem = sem;
        this.instead = " with " + moments.origin().words() + " in place of responses";
        this.ofMatrix = moments.origin() == Origin.MATRIX;
        this.problems = problems;
    }

    static void require(Sem sem, SufficientStatistics moments, Set<String> ordinal, Problems problems) {
        MomentsCheck check = new MomentsCheck(sem, moments, problems);
        if (ordinal.isEmpty()) {
            check.requireContinuous();
        } else {
            check.requireOrdered(moments, ordinal);
        }
        check.requireMissing(!ordinal.isEmpty());
        if (sem.cluster().isPresent() || sem.weights().isPresent()) {
            check.refuse(
                    "clusters or weights",
                    "neither: these do not tell which responses belong together",
                    "leave them out, or give the responses");
        }
    }

    private void refuse(String what, String expected, String remedy) {
        problems.add(ofMatrix ? "matrix" : "moments", what + instead, expected, remedy);
    }

    private void requireContinuous() {
        if (sem.estimator().needsResponses() || sem.inference().needsResponses()) {
            problems.add(
                    ofMatrix ? "matrix" : "moments",
                    "estimator " + sem.estimator() + instead
                            + ": its weights, standard errors or test need every response",
                    "ML, GLS or ULS",
                    "choose one of these, or give the responses");
        }
    }

    private void requireOrdered(SufficientStatistics moments, Set<String> ordinal) {
        if (ofMatrix) {
            refuse(
                    "ordered variables " + String.join(", ", ordinal),
                    "continuous variables: a matrix has no categories and thresholds",
                    "give the responses, or treat the variables as continuous");
            return;
        }
        List<String> known =
                moments.ordered().stream().map(ObservedVariable::name).toList();
        List<String> uncounted = new ArrayList<>(sem.syntax().observed());
        uncounted.removeAll(known);
        if (!uncounted.isEmpty()) {
            refuse(
                    "ordered variables without contingency tables of " + String.join(", ", uncounted),
                    "a file whose tables have every variable of the model",
                    "count them when moments are written: "
                            + Setting.to(
                                    "ordered", String.join(",", sem.syntax().observed())));
        }
        Minimised minimised = sem.estimator().minimised();
        boolean least =
                minimised == Minimised.DIAGONAL_LEAST_SQUARES || minimised == Minimised.UNWEIGHTED_LEAST_SQUARES;
        if (!least || sem.inference().needsResponses()) {
            problems.add(
                    "moments",
                    "estimator " + sem.estimator() + " of ordered variables" + instead
                            + ": its weights, standard errors or test need every response",
                    "DWLS or ULS, whose standard errors and test are not robust",
                    "choose one of these, or give the responses");
        }
    }

    private void requireMissing(boolean ordered) {
        boolean taken = sem.missing() == Missing.LISTWISE
                || !ofMatrix && sem.missing() == (ordered ? Missing.PAIRWISE : Missing.FIML);
        if (ofMatrix && !taken) {
            problems.add(
                    "missing",
                    sem.missing().name().toLowerCase(Locale.ROOT) + instead,
                    "listwise: a matrix does not tell which responses are missing",
                    "leave it out, or give the responses");
        }
    }
}
