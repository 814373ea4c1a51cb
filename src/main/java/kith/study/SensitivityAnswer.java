package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.finding.Finding;
import kith.fit.FitIndex;
import kith.fit.FitVariant;
import kith.invariance.conclusion.Conclusion;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * Whether conclusions change when responses are ordered categories rather than numbers.
 *
 * @param structure of the responses, fitted in both ways
 * @param comparability of the groups or contexts, concluded in both ways; empty where there are none to compare
 * @param notDone what could not be done
 */
public record SensitivityAnswer(
        InBothWays<SemFit> structure, Optional<InBothWays<Conclusion>> comparability, List<NotDone> notDone)
        implements AnalysisAnswer {

    private static final double SIGNIFICANT = 0.05;

    public SensitivityAnswer {
        notDone = List.copyOf(notDone);
    }

    /** The same with responses as numbers and as ordered categories. */
    public record InBothWays<T>(T numbers, T ordered) {}

    /** A standardised loading in both ways. */
    public record Loading(String factor, String item, double numbers, double ordered) {

        /** How much larger it is with ordered categories. */
        public double difference() {
            return ordered - numbers;
        }
    }

    /** The standardised loading that differs most; empty where a model did not converge. */
    public Optional<Loading> largestDifference() {
        List<Loading> loadings = new ArrayList<>();
        for (Estimate one : structure.numbers().estimates()) {
            if (one.op() == Operator.LOADING) {
                structure.ordered().estimates().stream()
                        .filter(other -> other.op() == Operator.LOADING
                                && other.lhs().equals(one.lhs())
                                && other.rhs().equals(one.rhs())
                                && Double.isFinite(other.stdAll())
                                && Double.isFinite(one.stdAll()))
                        .forEach(
                                other -> loadings.add(new Loading(one.lhs(), one.rhs(), one.stdAll(), other.stdAll())));
            }
        }
        return loadings.stream().max((a, b) -> Double.compare(Math.abs(a.difference()), Math.abs(b.difference())));
    }

    /** The p value of the test of exact fit: robust, or else scaled, or else plain. */
    public static double exactFit(SemFit fit) {
        return fit.fit().value(FitIndex.PVALUE, fit.fit().variant(FitIndex.CHISQ, FitVariant.ROBUST_FIRST));
    }

    /** Whether one test of exact fit rejects and the other does not, at .05. */
    public boolean exactFitChanges() {
        double numbers = exactFit(structure.numbers());
        double ordered = exactFit(structure.ordered());
        return Double.isFinite(numbers)
                && Double.isFinite(ordered)
                && (numbers < SIGNIFICANT) != (ordered < SIGNIFICANT);
    }

    /** Whether the answer to comparability differs. */
    public boolean conclusionChanges() {
        return comparability
                .filter(both -> both.numbers().answer() != both.ordered().answer())
                .isPresent();
    }

    @Override
    public boolean isSound() {
        return structure.numbers().converged() && structure.ordered().converged();
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (exactFitChanges()) {
            findings.add(Finding.of(
                    "exact_fit_depends_on_scale",
                    Map.of(
                            "numbers", exactFit(structure.numbers()),
                            "ordered", exactFit(structure.ordered()))));
        }
        if (conclusionChanges()) {
            InBothWays<Conclusion> both = comparability.orElseThrow();
            findings.add(Finding.of(
                    "conclusion_depends_on_scale",
                    Map.of("numbers", word(both.numbers()), "ordered", word(both.ordered()))));
        }
        return findings;
    }

    private static String word(Conclusion conclusion) {
        return conclusion.answer().name().toLowerCase(Locale.ROOT);
    }
}
