package kith.sem.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.fit.FitIndex;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;

/**
 * Several models of the same answers side by side: which of them fits better for the parameters that it spends, and, of
 * models of which one restricts the other, whether the restrictions cost more than chance.
 *
 * <p>The models are put in the order of their degrees of freedom and each is tested against the last one before it that
 * it restricts: where each restricts the next, these are the tests of lavaan's {@code lavTestLRT}, which takes that for
 * granted. Whether a model is nested in another is found out by fitting ({@link Nesting}), not taken from the way in
 * which they are written; information criteria compare the others.
 *
 * @param models by ascending degrees of freedom
 * @param differences one for each model but the first
 * @param findings trouble of any kind with the differences
 */
public record ModelComparison(List<Candidate> models, List<Difference> differences, List<Finding> findings) {

    public ModelComparison {
        models = List.copyOf(models);
        differences = List.copyOf(differences);
        findings = List.copyOf(findings);
    }

    /** A model that was fitted. */
    public record Candidate(String name, FittedModel fitted) {
        public SemFit fit() {
            return fitted.answer();
        }

        double df() {
            return fit().fit().value(FitIndex.DF);
        }

        boolean isFound() {
            return fit().converged();
        }
    }

    /**
     * The step from a model to one with more degrees of freedom.
     *
     * @param free the model with fewer degrees of freedom
     * @param test absent where there is nothing to test
     */
    public record Difference(Candidate free, Candidate restricted, Optional<Comparison> test) {
        /** Whether there is a test, and it has a value. */
        public boolean isTested() {
            return test.filter(of -> !Double.isNaN(of.pValue())).isPresent();
        }
    }

    /** Whether all differences asked for could be tested. */
    public boolean isComplete() {
        return differences.stream().allMatch(Difference::isTested);
    }

    /** Compares models that were fitted to the same samples. */
    public static ModelComparison of(List<Candidate> fitted, Comparison.Method method) {
        List<Candidate> models = new ArrayList<>(fitted);
        models.sort(Comparator.comparingDouble(Candidate::df));
        List<Difference> differences = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int k = 1; k < models.size(); k++) {
            differences.add(difference(models.subList(0, k), models.get(k), method, findings));
        }
        return new ModelComparison(models, differences, findings);
    }

    /** Against the most restricted of the models before that this one restricts further. */
    private static Difference difference(
            List<Candidate> before, Candidate restricted, Comparison.Method method, List<Finding> findings) {
        for (int k = before.size() - 1; k >= 0; k--) {
            Candidate free = before.get(k);
            if (restricted.isFound()
                    && free.isFound()
                    && Nesting.of(free.fitted, restricted.fitted) == Nesting.NESTED) {
                String where = restricted.name + " against " + free.name;
                if (restricted.df() > free.df()) {
                    Comparison test = Comparison.of(free.fitted, restricted.fitted, method);
                    test.findings().forEach(finding -> findings.add(finding.in(where)));
                    return new Difference(free, restricted, Optional.of(test));
                }
                findings.add(equivalent(where));
            }
        }
        Candidate next = before.get(before.size() - 1);
        boolean found = restricted.isFound() && before.stream().allMatch(Candidate::isFound);
        findings.add(found ? notNested(restricted.name) : notFound(restricted.name));
        return new Difference(next, restricted, Optional.empty());
    }

    private static Finding equivalent(String where) {
        return Finding.of("equivalent_models").at(where);
    }

    private static Finding notNested(String where) {
        return Finding.of("not_nested", Map.of("difference", 0, "problem", "moments"))
                .at(where);
    }

    private static Finding notFound(String where) {
        return Finding.of("difference_not_tested", Map.of("model", "compared", "problem", "not_converged"))
                .at(where);
    }
}
