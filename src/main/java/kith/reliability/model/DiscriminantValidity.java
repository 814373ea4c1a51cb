package kith.reliability.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * Whether the factors of a model can be told apart: their correlations, heterotrait–monotrait ratios and average
 * variances extracted, for every pair of factors of the first group that share no indicator. Pairs whose correlation is
 * fixed are left out (the factors of a bifactor model are uncorrelated by definition).
 *
 * @param factors how well each is measured
 * @param pairs at least one
 * @param findings about indicators of which ratios do not mean what they seem to
 */
public record DiscriminantValidity(
        List<ConstructValidity.Factor> factors, List<FactorPair> pairs, List<Finding> findings) {

    public DiscriminantValidity {
        factors = List.copyOf(factors);
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /** Empty where the model has no two factors to be told apart. */
    public static Optional<DiscriminantValidity> of(FittedModel fitted) {
        ConstructValidity validity = ConstructValidity.of(fitted);
        ConstructValidity.Group group = validity.groups().get(0);
        List<FactorPair> pairs = new ArrayList<>();
        for (String second : group.htmt().rows()) {
            for (String first : group.htmt().rows()) {
                if (first.equals(second)) {
                    break;
                }
                pair(fitted.answer(), group, first, second).ifPresent(pairs::add);
            }
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new DiscriminantValidity(group.factors(), pairs, validity.findings()));
    }

    private static Optional<FactorPair> pair(SemFit fit, ConstructValidity.Group group, String first, String second) {
        ConstructValidity.Factor one = group.factor(first);
        ConstructValidity.Factor other = group.factor(second);
        Optional<Estimate> covariance = covariance(fit, first, second);
        boolean fixed = covariance.filter(row -> row.free() == 0).isPresent();
        if (fixed || !Collections.disjoint(one.indicators(), other.indicators())) {
            return Optional.empty();
        }
        return Optional.of(new FactorPair(
                first,
                second,
                covariance.map(Estimate::stdAll).orElse(Double.NaN),
                covariance.map(row -> row.standardizedAll().lower()).orElse(Double.NaN),
                covariance.map(row -> row.standardizedAll().upper()).orElse(Double.NaN),
                group.htmt().at(first, second),
                one.ave(),
                other.ave()));
    }

    /** Of two factors in either order; those that depend on others have none but that of their disturbances. */
    private static Optional<Estimate> covariance(SemFit fit, String first, String second) {
        boolean dependent = fit.estimates().stream()
                .anyMatch(row -> row.op() == Operator.LOADING && isOneOf(row.rhs(), first, second)
                        || row.op() == Operator.REGRESSION && isOneOf(row.lhs(), first, second));
        return dependent
                ? Optional.empty()
                : fit.estimates().stream()
                        .filter(row -> row.op() == Operator.COVARIANCE
                                && row.group() == 1
                                && row.level() == 1
                                && (row.lhs().equals(first) && row.rhs().equals(second)
                                        || row.lhs().equals(second) && row.rhs().equals(first)))
                        .findFirst();
    }

    private static boolean isOneOf(String name, String first, String second) {
        return name.equals(first) || name.equals(second);
    }

    /** The pair with the correlation of the largest size; empty where the model estimates none. */
    public Optional<FactorPair> closest() {
        return pairs.stream()
                .filter(pair -> Double.isFinite(pair.correlation()))
                .max(Comparator.comparingDouble(pair -> Math.abs(pair.correlation())));
    }

    /** The pairs with so great a problem. */
    public List<FactorPair> pairs(FactorPair.Problem problem) {
        return pairs.stream().filter(pair -> pair.problem() == problem).toList();
    }

    /** The greatest problem of any pair; not judged only where none could be. */
    public FactorPair.Problem greatestProblem() {
        return pairs.stream()
                .map(FactorPair::problem)
                .filter(problem -> problem != FactorPair.Problem.NOT_JUDGED)
                .max(Comparator.naturalOrder())
                .orElse(FactorPair.Problem.NOT_JUDGED);
    }
}
