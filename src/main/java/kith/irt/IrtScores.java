package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.Responses;
import kith.finding.Finding;

/**
 * Trait scores of all rows of a data set, in their order. Responses that are missing are left out of the likelihood of
 * a row (they are taken to be missing at random); a row without any response has no score.
 *
 * @param scale name of the scale
 * @param factors of the model, one for each set of estimates
 * @param items of the model
 * @param rowIds one a row of the data
 * @param answered items that each row has a response to
 * @param personFit Zh of each row, the standardised log-likelihood of its responses at the posterior mean (Drasgow,
 *     Levine and Williams 1985); NaN for incomplete rows and models of several factors
 * @param estimates by method: by factor and row
 * @param findings what has to be known of the scores
 */
public record IrtScores(
        String scale,
        List<String> factors,
        int items,
        List<String> rowIds,
        int[] answered,
        double[] personFit,
        Map<TraitScoreMethod, TraitEstimate[][]> estimates,
        List<Finding> findings) {

    public IrtScores {
        factors = List.copyOf(factors);
        rowIds = List.copyOf(rowIds);
        findings = List.copyOf(findings);
    }

    /**
     * Scores by one or several methods; with several factors EAP is the only one.
     *
     * @param responses the data that the model was fitted to
     */
    public static IrtScores of(IrtScaling scaling, Responses responses, List<TraitScoreMethod> methods) {
        List<String> factors =
                scaling.fit().map(fit -> fit.question().structure().factors()).orElse(List.of("theta"));
        Map<TraitScoreMethod, TraitEstimate[][]> estimates = new LinkedHashMap<>();
        int[] answered = new int[responses.size()];
        double[] personFit = new double[responses.size()];
        Arrays.fill(personFit, Double.NaN);
        List<Finding> findings = new ArrayList<>();
        if (scaling.fit().isPresent()) {
            IrtFit fit = scaling.fit().get();
            countAnswered(fit.patterns(), scaling.rows(), answered);
            addFindings(answered, scaling.items().size(), findings);
            if (factors.size() == 1) {
                fillPersonFit(fit, scaling.rows(), personFit);
            }
            for (TraitScoreMethod method : methods) {
                TraitEstimate[][] placed = placed(byFactor(fit, factors.size(), method), scaling.rows(), answered);
                addFindings(method, placed[0], answered, findings);
                estimates.put(method, placed);
            }
        }
        return new IrtScores(
                scaling.name(),
                factors,
                scaling.items().size(),
                responses.rowIds(),
                answered,
                personFit,
                estimates,
                findings);
    }

    private static TraitEstimate[][] byFactor(IrtFit fit, int factors, TraitScoreMethod method) {
        if (factors == 1) {
            return new TraitEstimate[][] {TraitScores.byRow(fit, method)};
        }
        if (method != TraitScoreMethod.EAP) {
            throw new IllegalArgumentException("scores on several factors are posterior means");
        }
        ResponsePatterns patterns = fit.patterns();
        List<List<PatternFactorScores>> byGroup = new ArrayList<>();
        for (int g = 0; g < patterns.groups().size(); g++) {
            byGroup.add(PatternFactorScores.of(fit, g));
        }
        TraitEstimate[][] estimates = new TraitEstimate[factors][patterns.rows()];
        for (int f = 0; f < factors; f++) {
            for (int r = 0; r < patterns.rows(); r++) {
                int g = patterns.groupOfRow(r);
                estimates[f][r] = g < 0
                        ? TraitEstimate.NONE
                        : byGroup.get(g).get(patterns.patternOfRow(r)).of(f);
            }
        }
        return estimates;
    }

    private static void fillPersonFit(IrtFit fit, int[] rows, double[] personFit) {
        ResponsePatterns patterns = fit.patterns();
        List<List<ResidualFit>> byGroup = new ArrayList<>();
        for (int g = 0; g < patterns.groups().size(); g++) {
            byGroup.add(ResidualFit.patterns(fit, g));
        }
        for (int r = 0; r < rows.length; r++) {
            int g = patterns.groupOfRow(r);
            if (g >= 0) {
                personFit[rows[r]] =
                        byGroup.get(g).get(patterns.patternOfRow(r)).zh();
            }
        }
    }

    private static void countAnswered(ResponsePatterns patterns, int[] rows, int[] answered) {
        for (int r = 0; r < rows.length; r++) {
            int g = patterns.groupOfRow(r);
            if (g >= 0) {
                answered[rows[r]] = ResponsePatterns.answered(patterns.patterns(g)[patterns.patternOfRow(r)]);
            }
        }
    }

    private static TraitEstimate[][] placed(TraitEstimate[][] estimates, int[] rows, int[] answered) {
        TraitEstimate[][] placed = new TraitEstimate[estimates.length][answered.length];
        for (int f = 0; f < placed.length; f++) {
            Arrays.fill(placed[f], TraitEstimate.NONE);
            for (int r = 0; r < rows.length; r++) {
                if (answered[rows[r]] > 0) {
                    placed[f][rows[r]] = estimates[f][r];
                }
            }
        }
        return placed;
    }

    private static void addFindings(int[] answered, int items, List<Finding> findings) {
        int without = (int) Arrays.stream(answered).filter(n -> n == 0).count();
        int incomplete =
                (int) Arrays.stream(answered).filter(n -> n > 0 && n < items).count();
        if (incomplete > 0) {
            findings.add(Finding.of(
                    "irt_incomplete_scores",
                    Map.of("incomplete", incomplete, "rows", answered.length, "items", items)));
        }
        if (without > 0) {
            findings.add(Finding.of("irt_rows_without_score", Map.of("without", without, "rows", answered.length)));
        }
    }

    private static void addFindings(
            TraitScoreMethod method, TraitEstimate[] estimates, int[] answered, List<Finding> findings) {
        int infinite = 0;
        int lacking = 0;
        for (int r = 0; r < estimates.length; r++) {
            infinite += Double.isInfinite(estimates[r].estimate()) ? 1 : 0;
            lacking += answered[r] > 0 && Double.isNaN(estimates[r].estimate()) ? 1 : 0;
        }
        if (infinite > 0) {
            findings.add(Finding.of("irt_infinite_scores", Map.of("infinite", infinite, "rows", estimates.length)));
        }
        if (method == TraitScoreMethod.EAPSUM && lacking > 0) {
            findings.add(Finding.of("irt_sum_scores_incomplete", Map.of("lacking", lacking)));
        }
    }

    /** Mean of the finite estimates of a method on a factor. */
    public double mean(TraitScoreMethod method, int factor) {
        return finite(method, factor).average().orElse(Double.NaN);
    }

    /** Standard deviation of the finite estimates, divisor n − 1. */
    public double standardDeviation(TraitScoreMethod method, int factor) {
        double mean = mean(method, factor);
        double[] squares =
                finite(method, factor).map(x -> (x - mean) * (x - mean)).toArray();
        return Math.sqrt(Arrays.stream(squares).sum() / (squares.length - 1));
    }

    private java.util.stream.DoubleStream finite(TraitScoreMethod method, int factor) {
        return Arrays.stream(estimates.get(method)[factor])
                .mapToDouble(TraitEstimate::estimate)
                .filter(Double::isFinite);
    }
}
