package kith.shortform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.InputException;
import kith.fit.FitIndex;
import kith.fit.FitVariant;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;

/**
 * The factor model of a form, by robust maximum likelihood (MLR): one factor for each facet, or one factor without
 * facets. Fit indices are robust.
 *
 * @param factors of the model
 * @param sound whether it converged to an admissible solution
 * @param degrees of freedom
 * @param invariance configural, metric and scalar across groups; empty without groups
 */
public record FormStructure(
        int factors,
        boolean sound,
        int degrees,
        double cfi,
        double rmsea,
        double srmr,
        List<FormInvariance> invariance) {

    private static final String GROUP = "group";
    private static final int FEWEST_ITEMS = 3;

    public FormStructure {
        invariance = List.copyOf(invariance);
    }

    /**
     * @param form places of its items
     * @return empty for fewer than three items, with several facets one of which has a single item, and where the model
     *     cannot be fitted to these respondents
     */
    static Optional<FormStructure> of(FormSample sample, FormRules rules, int[] form) {
        int[] counts = rules.counts(form, form.length);
        boolean single = counts.length > 1 && Arrays.stream(counts).anyMatch(count -> count < 2);
        if (form.length < FEWEST_ITEMS || single) {
            return Optional.empty();
        }
        String syntax = syntax(rules, form);
        try {
            Sem sem = Sem.of(syntax).with(Estimator.MLR);
            Responses responses = responses(sample, form);
            SemFit fit = sem.fit(responses);
            return Optional.of(new FormStructure(
                    (int) syntax.lines().count(),
                    fit.converged() && fit.admissible(),
                    (int) fit.fit().value(FitIndex.DF),
                    fit.fit().preferred(FitIndex.CFI, FitVariant.ROBUST_FIRST),
                    fit.fit().preferred(FitIndex.RMSEA, FitVariant.ROBUST_FIRST),
                    fit.fit().value(FitIndex.SRMR),
                    sample.groups().size() < 2 ? List.of() : invariance(sem, responses)));
        } catch (InputException tooFew) {
            return Optional.empty();
        }
    }

    private static List<FormInvariance> invariance(Sem sem, Responses responses) {
        return Invariance.across(GROUP, sem)
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR))
                .fit(responses)
                .steps()
                .stream()
                .map(FormStructure::level)
                .toList();
    }

    private static FormInvariance level(LadderStep step) {
        SemFit fit = step.fit();
        return new FormInvariance(
                step.level(),
                step.isFound(),
                fit.fit().preferred(FitIndex.CFI, FitVariant.ROBUST_FIRST),
                fit.fit().preferred(FitIndex.RMSEA, FitVariant.ROBUST_FIRST),
                step.comparison().map(LadderStep.Against::deltaCfi).orElse(Double.NaN),
                step.pValue());
    }

    /** Items are called by their place, since the names of columns need not be names in a model. */
    private static String syntax(FormRules rules, int[] form) {
        boolean byFacet = rules.facets() > 1;
        Map<Integer, List<String>> factors = new LinkedHashMap<>();
        for (int item : form) {
            factors.computeIfAbsent(byFacet ? rules.facet()[item] : 0, facet -> new java.util.ArrayList<>())
                    .add("i" + item);
        }
        factors.remove(-1);
        return factors.entrySet().stream()
                .map(factor -> "f" + factor.getKey() + " =~ " + String.join(" + ", factor.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static Responses responses(FormSample sample, int[] form) {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (int item : form) {
            numeric.put("i" + item, sample.scores()[item]);
        }
        Map<String, List<String>> labels = sample.groups().isEmpty()
                ? Map.of()
                : Map.of(
                        GROUP,
                        Arrays.stream(sample.group())
                                .mapToObj(sample.groups()::get)
                                .toList());
        List<String> ids =
                IntStream.rangeClosed(1, sample.n()).mapToObj(String::valueOf).toList();
        return new Responses("form", ids, numeric, labels);
    }
}
