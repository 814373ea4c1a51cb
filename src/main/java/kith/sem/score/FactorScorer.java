package kith.sem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.sem.estimation.GroupTerm;
import kith.sem.fit.FittedModel;
import kith.sem.implied.CovarianceStructure;
import kith.sem.solution.DerivedValues;

/** Gives scores on the factors of a fitted model to rows of answers, its own sample's or others. Not thread-safe. */
public final class FactorScorer {

    /** What scores the rows of one group. */
    interface GroupScorer {

        /**
         * @param row answers in the order of the observed variables, NaN where missing; at least one there
         * @param score receives a number a factor
         * @param error receives the standard errors
         * @return false when no score was found
         */
        boolean score(double[] row, double[] score, double[] error);

        /** Correlations of regression scores with the factors. */
        double[] determinacy();
    }

    private final FactorScoring method;
    private final List<String> observed;
    private final List<String> factors;
    private final List<String> groups;
    private final List<GroupScorer> scorers;
    /** The places of the predictors without which a row has no scores. */
    private final int[] given;

    /** Variances of the factors, a row per group. */
    private final double[][] variances;

    private FactorScorer(FittedModel fitted, FactorScoring method, List<GroupScorer> scorers) {
        this.method = method;
        this.observed = fitted.table().observed();
        this.factors = fitted.table().latent();
        this.groups = fitted.table().groups();
        this.scorers = scorers;
        this.given = fitted.terms().get(0).isConditional()
                ? fitted.table().exogenous().stream()
                        .mapToInt(observed::indexOf)
                        .toArray()
                : new int[0];
        this.variances = new double[scorers.size()][factors.size()];
        for (int g = 0; g < variances.length; g++) {
            for (int k = 0; k < factors.size(); k++) {
                variances[g][k] = fitted.answer().latentVariance(factors.get(k), g + 1);
            }
        }
    }

    /** What gives scores on the factors to rows of responses. */
    public static FactorScorer of(FittedModel fitted, FactorScoring method) {
        DerivedValues derived = fitted.reported();
        List<GroupScorer> scorers = new ArrayList<>();
        for (int g = 0; g < fitted.terms().size(); g++) {
            GroupTerm term = fitted.terms().get(g);
            int count = fitted.table().latent().size();
            CovarianceStructure whole = derived.structures().get(g);
            CovarianceStructure conditional = derived.conditional().get(g);
            scorers.add(term.match(
                    continuous -> new NormalScores(continuous, whole, count, method),
                    ordered -> new OrdinalScores(ordered, conditional, count, method)));
        }
        return new FactorScorer(fitted, method, scorers);
    }

    /**
     * Scores every row of some answers.
     *
     * @param group the column that names the groups, where the model has several
     * @param missing with {@link Missing#LISTWISE}, rows that lack an answer get no score; otherwise they are scored by
     *     what they answered
     * @throws kith.finding.InputException when a variable is not there, or a group that the model does not know
     */
    public FactorScores score(Responses responses, Optional<String> group, Missing missing) {
        double[][] columns = columns(responses);
        int[] code = codes(responses, group);
        int m = factors.size();
        double[][] scores = new double[responses.size()][m];
        double[][] errors = new double[responses.size()][m];
        double[] row = new double[columns.length];
        Tally tally = new Tally(given.length > 0);
        for (int r = 0; r < scores.length; r++) {
            int answered = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = columns[i][r];
                answered += Double.isNaN(row[i]) ? 0 : 1;
            }
            boolean used = code[r] >= 0
                    && answered > given.length
                    && knowsGiven(row)
                    && (missing != Missing.LISTWISE || answered == row.length);
            boolean found = used && scorers.get(code[r]).score(row, scores[r], errors[r]);
            tally.add(used, found, answered < row.length);
            if (!found) {
                Arrays.fill(scores[r], Double.NaN);
                Arrays.fill(errors[r], Double.NaN);
            }
        }
        double[][] determinacy = scorers.stream().map(GroupScorer::determinacy).toArray(double[][]::new);
        return new FactorScores(
                method,
                Matrix.of(responses.rowIds(), factors, scores),
                Matrix.of(responses.rowIds(), factors, errors),
                Matrix.of(groups, factors, determinacy),
                Matrix.of(groups, factors, reliability(code, errors)),
                tally.findings(scores.length, missing));
    }

    private boolean knowsGiven(double[] row) {
        return IntStream.of(given).noneMatch(i -> Double.isNaN(row[i]));
    }

    private double[][] reliability(int[] code, double[][] errors) {
        double[][] reliability = new double[scorers.size()][factors.size()];
        for (int g = 0; g < reliability.length; g++) {
            for (int k = 0; k < factors.size(); k++) {
                int group = g;
                int factor = k;
                double error = IntStream.range(0, code.length)
                        .filter(r -> code[r] == group && !Double.isNaN(errors[r][factor]))
                        .mapToDouble(r -> errors[r][factor] * errors[r][factor])
                        .average()
                        .orElse(Double.NaN);
                reliability[g][k] = method == FactorScoring.REGRESSION
                        ? 1 - error / variances[g][k]
                        : variances[g][k] / (variances[g][k] + error);
            }
        }
        return reliability;
    }

    /** Counts what became of rows. */
    private static final class Tally {
        private final boolean predictors;
        private int unused;
        private int failed;
        private int incomplete;

        Tally(boolean predictors) {
            this.predictors = predictors;
        }

        void add(boolean used, boolean found, boolean lacksAnswers) {
            unused += used ? 0 : 1;
            failed += used && !found ? 1 : 0;
            incomplete += found && lacksAnswers ? 1 : 0;
        }

        List<Finding> findings(int rows, Missing missing) {
            List<Finding> findings = new ArrayList<>();
            if (unused > 0) {
                findings.add(Finding.of(
                        "rows_without_score",
                        Map.of(
                                "rows",
                                unused,
                                "all",
                                rows,
                                "reason",
                                (missing == Missing.LISTWISE ? "some" : "all") + (predictors ? "_or_predictor" : ""),
                                "alternative",
                                missing == Missing.LISTWISE ? "missing" : "none")));
            }
            if (incomplete > 0) {
                findings.add(Finding.of("rows_scored_in_part", Map.of("rows", incomplete, "all", rows)));
            }
            if (failed > 0) {
                findings.add(notFound(failed));
            }
            return findings;
        }
    }

    private static Finding notFound(int rows) {
        return Finding.of("factor_scores_not_found", Map.of("rows", rows));
    }

    private double[][] columns(Responses responses) {
        Problems problems = new Problems();
        for (String name : observed) {
            if (!responses.numeric().containsKey(name)) {
                problems.add(
                        responses.source(),
                        "no column of numbers “" + name + "”",
                        "one of " + String.join(", ", responses.numeric().keySet()),
                        "take answers to the items of the model");
            }
        }
        problems.throwIfAny();
        return observed.stream().map(responses::column).toArray(double[][]::new);
    }

    /** The group of each row in the order of the model's, −1 for none. */
    private int[] codes(Responses responses, Optional<String> group) {
        if (group.isEmpty()) {
            return new int[responses.size()];
        }
        Grouping grouping = responses.grouping(group.get());
        Problems problems = new Problems();
        int[] places = grouping.names().stream().mapToInt(groups::indexOf).toArray();
        for (int g = 0; g < places.length; g++) {
            if (places[g] < 0) {
                problems.add(
                        group.get(),
                        "a group “" + grouping.names().get(g) + "”",
                        "one of " + String.join(", ", groups),
                        "the model was not fitted to this group");
            }
        }
        problems.throwIfAny();
        return IntStream.of(grouping.code())
                .map(code -> code == Grouping.NONE ? -1 : places[code])
                .toArray();
    }
}
