package kith.invariance.ladder;

import java.util.List;
import kith.invariance.model.ContextModel;
import kith.invariance.model.LadderOrder;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;

/**
 * What is compared and how, as far as the scope of published rules depends on it.
 *
 * @param contexts number of groups or contexts
 * @param repeated whether the same respondents answered in several contexts
 * @param plainLikelihood whether estimates and test are normal-theory maximum likelihood with complete responses
 * @param clustered whether rows come in declared clusters
 * @param factors number of factors
 * @param order of the levels
 * @param sizes rows used of each group
 */
record ComparisonDesign(
        int contexts,
        boolean repeated,
        boolean plainLikelihood,
        boolean clustered,
        int factors,
        LadderOrder order,
        List<Integer> sizes) {

    /** @param sizes rows used of each group */
    static ComparisonDesign of(Invariance question, ContextModel contexts, List<Integer> sizes) {
        Sem sem = question.model();
        return new ComparisonDesign(
                contexts.contexts().size(),
                question.layout().repeated().isPresent(),
                sem.estimator() == Estimator.ML && sem.missing() == Missing.LISTWISE,
                sem.cluster().isPresent(),
                contexts.factors().size(),
                question.order(),
                sizes);
    }

    boolean ordered() {
        return order != LadderOrder.CONTINUOUS;
    }

    int total() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /** Size of the largest group in units of the smallest. */
    double ratio() {
        int largest = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int smallest = sizes.stream().mapToInt(Integer::intValue).min().orElseThrow();
        return (double) largest / smallest;
    }
}
