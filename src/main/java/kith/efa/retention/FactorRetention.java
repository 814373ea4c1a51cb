package kith.efa.retention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.NullData;
import kith.efa.correlation.UsableItems;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.Symmetric;

/**
 * How many factors: what each criterion says, and what to make of it.
 *
 * @param n how many respondents
 * @param items the items looked at
 * @param suggested the number that each criterion says; those that could not be computed are not among them
 * @param parallel parallel analyses, against normal data first and, where there are rows, against shuffled answers
 * @param map minimum average partials
 * @param verySimpleStructure very simple structure, with the fit of each number of factors
 * @param empiricalKaiser eigenvalues and what they are compared with
 * @param hulls one a fit index
 * @param comparisonData empty without rows or when not asked for
 * @param recommended the number of factors to begin with
 * @param recommendation why, in plain sentences
 * @param findings what to know before relying on it
 */
public record FactorRetention(
        double n,
        List<String> items,
        Map<RetentionCriterion, Integer> suggested,
        List<ParallelAnalysis> parallel,
        MinimumAveragePartial map,
        VerySimpleStructure verySimpleStructure,
        EmpiricalKaiser empiricalKaiser,
        List<Hull> hulls,
        Optional<ComparisonData> comparisonData,
        int recommended,
        String recommendation,
        List<Finding> findings) {

    public FactorRetention {
        items = List.copyOf(items);
        suggested = java.util.Collections.unmodifiableMap(new EnumMap<>(suggested));
        parallel = List.copyOf(parallel);
        hulls = List.copyOf(hulls);
        findings = List.copyOf(findings);
    }

    /**
     * From correlations alone: parallel analysis against normal data, no comparison data.
     *
     * @param correlation p × p
     * @param n how many respondents
     */
    public static FactorRetention of(Matrix correlation, double n, RetentionOptions options) {
        return of(correlation, n, new double[0][], options);
    }

    /**
     * From correlations and the answers that they were computed from.
     *
     * @param correlation p × p, of the kind that the options name
     * @param rows complete answers, one column per item in the order of the correlations
     */
    public static FactorRetention of(Matrix correlation, double[][] rows, RetentionOptions options) {
        return of(correlation, rows.length, rows, options);
    }

    private static FactorRetention of(Matrix correlation, double n, double[][] rows, RetentionOptions options) {
        if (!(n > 1)) {
            throw new InputException(
                    "number of people",
                    Double.toString(n),
                    "at least 2",
                    "say how many people the correlations rest on");
        }
        UsableItems items = UsableItems.of(correlation, n);
        List<Finding> findings = new ArrayList<>(items.findings());
        if (items.names().size() < 3) {
            throw new InputException(
                    "items",
                    (items.names().size() < 2 ? "none" : items.names().size()) + " with variance",
                    "at least 3",
                    "choose more items");
        }
        Matrix r = Symmetric.named(items.names(), items.correlation());
        double[][] answers = columnsOf(correlation, items, rows);
        List<ParallelAnalysis> parallel = parallel(r, n, answers, options);
        ParallelAnalysis guide = parallel.get(parallel.size() - 1);
        MinimumAveragePartial map = MinimumAveragePartial.of(r, options.mostFactors());
        VerySimpleStructure vss = VerySimpleStructure.of(r, n, options.mostFactors());
        EmpiricalKaiser kaiser = EmpiricalKaiser.of(guide.components().observed(), n);
        int most = Math.max(3, guide.components().abovePercentile() + 1);
        List<Hull> hulls = Hull.of(r, n, most);
        Optional<ComparisonData> comparison =
                answers.length > 0 && options.comparison() == RetentionOptions.Comparison.WITH
                        ? Optional.of(ComparisonData.of(
                                answers,
                                options.mostFactors(),
                                ComparisonData.Draws.withSeed(options.seed(), options.parallel())))
                        : Optional.empty();
        Map<RetentionCriterion, Integer> suggested = suggested(guide, map, vss, kaiser, hulls, comparison);
        tellKaiser(suggested, findings);
        int recommended = recommended(suggested);
        return new FactorRetention(
                n,
                items.names(),
                suggested,
                parallel,
                map,
                vss,
                kaiser,
                hulls,
                comparison,
                recommended,
                sentence(suggested, recommended),
                findings);
    }

    private static double[][] columnsOf(Matrix correlation, UsableItems items, double[][] rows) {
        int[] columns =
                items.names().stream().mapToInt(correlation.rows()::indexOf).toArray();
        double[][] answers = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                answers[i][j] = rows[i][columns[j]];
            }
        }
        return answers;
    }

    private static List<ParallelAnalysis> parallel(Matrix r, double n, double[][] answers, RetentionOptions options) {
        List<ParallelAnalysis> analyses = new ArrayList<>();
        // Normal draws have Pearson correlations, of which rank correlations differ little; polychoric ones vary more,
        // and are compared with samples of their own kind.
        if (options.kind() != CorrelationKind.POLYCHORIC || answers.length == 0) {
            analyses.add(ParallelAnalysis.normal(
                    r, (int) Math.round(n), options.replications(), options.seed(), options.parallel()));
        }
        if (answers.length > 0) {
            analyses.add(ParallelAnalysis.ofRows(
                    r,
                    answers,
                    NullData.PERMUTED,
                    options.kind(),
                    new ParallelAnalysis.Draws(options.replications(), options.seed(), options.parallel())));
        }
        return analyses;
    }

    private static Map<RetentionCriterion, Integer> suggested(
            ParallelAnalysis parallel,
            MinimumAveragePartial map,
            VerySimpleStructure vss,
            EmpiricalKaiser kaiser,
            List<Hull> hulls,
            Optional<ComparisonData> comparison) {
        Map<RetentionCriterion, Integer> suggested = new EnumMap<>(RetentionCriterion.class);
        int aboveOne = 0;
        for (double eigenvalue : kaiser.eigenvalues()) {
            aboveOne += eigenvalue > 1 ? 1 : 0;
        }
        suggested.put(RetentionCriterion.KAISER, aboveOne);
        suggested.put(
                RetentionCriterion.PARALLEL_COMPONENTS_MEAN,
                parallel.components().aboveMean());
        suggested.put(
                RetentionCriterion.PARALLEL_COMPONENTS, parallel.components().abovePercentile());
        suggested.put(
                RetentionCriterion.PARALLEL_FACTORS_MEAN, parallel.factors().aboveMean());
        suggested.put(RetentionCriterion.PARALLEL_FACTORS, parallel.factors().abovePercentile());
        suggested.put(RetentionCriterion.MAP, map.components());
        suggested.put(RetentionCriterion.MAP_FOURTH, map.componentsByFourthPowers());
        suggested.put(RetentionCriterion.VSS_ONE, vss.factorsByComplexityOne());
        suggested.put(RetentionCriterion.VSS_TWO, vss.factorsByComplexityTwo());
        suggested.put(RetentionCriterion.EMPIRICAL_KAISER, kaiser.factors());
        for (Hull hull : hulls) {
            if (hull.factors() > 0) {
                suggested.put(
                        switch (hull.index()) {
                            case CAF -> RetentionCriterion.HULL_CAF;
                            case CFI -> RetentionCriterion.HULL_CFI;
                            case RMSEA -> RetentionCriterion.HULL_RMSEA;
                        },
                        hull.factors());
            }
        }
        comparison.ifPresent(data -> suggested.put(RetentionCriterion.COMPARISON_DATA, data.factors()));
        return suggested;
    }

    /** The number that most of the criteria that count say; of several such numbers the one nearest to their median. */
    static int recommended(Map<RetentionCriterion, Integer> suggested) {
        List<Integer> counted = counted(suggested);
        Map<Integer, Long> votes = counted.stream().collect(Collectors.groupingBy(m -> m, Collectors.counting()));
        long most = votes.values().stream().max(Long::compare).orElseThrow();
        double median = (counted.get((counted.size() - 1) / 2) + counted.get(counted.size() / 2)) / 2.0;
        return votes.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted()
                .min((a, b) -> Double.compare(Math.abs(a - median), Math.abs(b - median)))
                .orElseThrow();
    }

    private static List<Integer> counted(Map<RetentionCriterion, Integer> suggested) {
        return suggested.entrySet().stream()
                .filter(entry -> entry.getKey().counts())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private static String sentence(Map<RetentionCriterion, Integer> suggested, int recommended) {
        List<Integer> counted = counted(suggested);
        List<String> agreeing = suggested.entrySet().stream()
                .filter(entry -> entry.getKey().counts() && entry.getValue() == recommended)
                .map(entry -> entry.getKey().label())
                .toList();
        String first = factors(recommended) + ", by " + agreeing.size() + " of " + counted.size()
                + " related criteria (" + String.join("; ", agreeing) + ").";
        int low = counted.get(0);
        int high = counted.get(counted.size() - 1);
        if (low == high) {
            return first;
        }
        return first + " They range from " + low + " to " + high
                + "; compare the solutions in this range and retain the one whose factors can be named and replicate in other data.";
    }

    private static String factors(int count) {
        return count == 0 ? "No factor" : count == 1 ? "One factor" : count + " factors";
    }

    private static void tellKaiser(Map<RetentionCriterion, Integer> suggested, List<Finding> findings) {
        findings.add(Finding.of("kaiser_criterion", Map.of("factors", suggested.get(RetentionCriterion.KAISER)))
                .at("eigenvalues above 1"));
    }
}
