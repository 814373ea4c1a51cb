package kith.efa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kith.efa.bifactor.ExploratoryBifactor;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.correlation.Adequacy;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationSampling;
import kith.efa.correlation.MultivariateNormality;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.precision.Curvature;
import kith.efa.precision.LoadingBootstrap;
import kith.efa.precision.LoadingErrors;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.FactorRetention;
import kith.efa.retention.RetentionOptions;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.efa.solution.FactorScoreWeights;
import kith.efa.solution.ScoreMethod;
import kith.finding.Finding;
import kith.math.Wishart;
import kith.moments.Missing;
import kith.rotation.Axes;
import kith.rotation.Rotation;
import kith.rotation.StartingPoints;

/**
 * An exploratory factor analysis to be made, from adequacy to standard errors.
 *
 * @param method how factors are extracted; {@link ExtractionMethod#DWLS} takes the precision of polychoric correlations
 *     for weights
 * @param rotation how they are turned
 * @param factors how many; empty for the number that the criteria recommend
 * @param retention how that number is looked for
 * @param starts where the search for the turn begins
 * @param errors which standard errors the loadings get
 * @param samples of the bootstrap, where that is asked for
 */
public record ExplorationPlan(
        ExtractionMethod method,
        Rotation rotation,
        OptionalInt factors,
        RetentionOptions retention,
        StartingPoints starts,
        Errors errors,
        int samples) {

    /** More rows than this are not tested for normality: the test of Henze and Zirkler looks at every two of them. */
    private static final int MOST_ROWS = 5_000;

    /**
     * More rows than this are not shuffled and drawn anew for the number of factors, which takes a pass over all pairs
     * of items for each of some hundred samples.
     */
    private static final int MOST_ROWS_SHUFFLED = 100_000;

    /** Standard errors of the loadings. */
    public enum Errors {
        /**
         * Those that suit the correlations: of normal answers for Pearson's, robust ones for Spearman's and polychoric
         * ones.
         */
        AUTO,
        /** None. */
        NONE,
        /** For normal answers and a model that holds. */
        NORMAL,
        /** From how the answers vary, also where the model is only near the truth. */
        ROBUST,
        /**
         * From samples of the rows; of simulated normal respondents around Pearson correlations where there are no
         * rows.
         */
        BOOTSTRAP
    }

    /** Makes it. */
    public Exploration of(AnsweredItems items) {
        Adequacy adequacy = Adequacy.of(items.correlation(), items.n());
        List<Finding> remarks = new ArrayList<>();
        FactorRetention found = retention(items, remarks);
        int kept = factors.orElse(Math.max(1, found.recommended()));
        if (factors.isEmpty() && found.recommended() == 0) {
            remarks.add(Finding.of("no_factor"));
        }
        FactorAnalysis analysis = analysis(items, kept);
        EfaSolution solution = analysis.fit(items.correlation(), items.n());
        return new Exploration(
                items,
                adequacy,
                normality(items, remarks),
                found,
                solution,
                precision(items, analysis, solution, remarks),
                FactorScoreWeights.of(solution, items.correlation(), ScoreMethod.REGRESSION),
                general(items, solution),
                bifactor(items, solution, remarks),
                Optional.empty(),
                remarks);
    }

    private FactorRetention retention(AnsweredItems items, List<Finding> remarks) {
        boolean many = items.rows().size() > MOST_ROWS_SHUFFLED;
        if (many) {
            remarks.add(Finding.of("responses_not_shuffled", Map.of("most", MOST_ROWS_SHUFFLED)));
        }
        return many || items.rows().isEmpty() || items.isWeighted()
                ? FactorRetention.of(items.correlation(), items.n(), retention)
                : FactorRetention.of(items.correlation(), items.rowArrays(), retention);
    }

    /** The analysis with a number of factors, without what leads to that number. */
    public FactorAnalysis analysis(AnsweredItems items, int kept) {
        return new FactorAnalysis(extraction(items, kept), rotation, starts);
    }

    private Extraction extraction(AnsweredItems items, int kept) {
        return method == ExtractionMethod.DWLS
                ? Extraction.weighted(
                        kept, AnsweredItems.precisions(items.sampling().orElseThrow()))
                : Extraction.of(method, kept);
    }

    private static Optional<MultivariateNormality> normality(AnsweredItems items, List<Finding> remarks) {
        int rows = items.isWeighted() ? 0 : items.rows().size();
        if (rows > MOST_ROWS) {
            remarks.add(Finding.of("normality_not_tested", Map.of("most", MOST_ROWS)));
        }
        return rows == 0 || rows > MOST_ROWS || items.kind() != CorrelationKind.PEARSON
                ? Optional.empty()
                : Optional.of(MultivariateNormality.of(items.rowArrays()));
    }

    private Optional<SchmidLeiman> general(AnsweredItems items, EfaSolution solution) {
        int m = solution.factors().size();
        return m < 2 || rotation.axes() == Axes.ORTHOGONAL || rotation.leavesAGeneralFactor()
                ? Optional.empty()
                : Optional.of(SchmidLeiman.behind(solution, items.correlation()));
    }

    private Optional<ExploratoryBifactor> bifactor(AnsweredItems items, EfaSolution solution, List<Finding> remarks) {
        if (!rotation.leavesAGeneralFactor() || solution.factors().size() < 2) {
            return Optional.empty();
        }
        if (rotation.axes() == Axes.OBLIQUE) {
            remarks.add(Finding.of("general_factor_correlates").at("omega hierarchical"));
            return Optional.empty();
        }
        return Optional.of(ExploratoryBifactor.of(solution, items.correlation()));
    }

    private Optional<LoadingPrecision> precision(
            AnsweredItems items, FactorAnalysis analysis, EfaSolution solution, List<Finding> remarks) {
        boolean rows = !items.rows().isEmpty();
        return switch (chosen(items, remarks)) {
            case NONE, AUTO -> Optional.empty();
            case NORMAL ->
                Optional.of(new LoadingErrors(analysis, new CorrelationSampling.Normal(items.n()), Curvature.EXPECTED)
                        .of(solution));
            case ROBUST -> Optional.of(robust(items, analysis).of(solution));
            case BOOTSTRAP -> {
                LoadingBootstrap bootstrap =
                        new LoadingBootstrap(analysis, items.kind(), samples, retention.seed(), retention.parallel());
                yield rows
                        ? Optional.of(
                                bootstrap.run(solution, rowsOf(items, solution), items.clusters(), items.weights()))
                        : normal(items, solution)
                                .map(distribution -> bootstrap.run(solution, distribution))
                                .or(() -> without(remarks));
            }
        };
    }

    /** What is asked for as far as it can be had; else none, with a finding. */
    private Errors chosen(AnsweredItems items, List<Finding> remarks) {
        if (items.missing() != Missing.LISTWISE) {
            return Errors.NONE;
        }
        if (items.clusters().length > 0) {
            return errors == Errors.NONE ? Errors.NONE : Errors.BOOTSTRAP;
        }
        boolean rows = !items.rows().isEmpty();
        boolean polychoric = items.kind() == CorrelationKind.POLYCHORIC;
        boolean ranks = items.kind() == CorrelationKind.SPEARMAN;
        boolean weighted = items.isWeighted();
        Errors suited = (ranks && (!rows || weighted))
                        || (polychoric && items.sampling().isEmpty())
                ? Errors.NONE
                : polychoric || ranks || weighted ? Errors.ROBUST : Errors.NORMAL;
        return switch (errors) {
            case NONE -> Errors.NONE;
            case AUTO -> suited == Errors.NONE ? without(remarks, rows) : suited;
            case NORMAL -> suited == Errors.NORMAL ? suited : without(remarks, rows);
            case ROBUST -> rows && !(ranks && weighted) ? Errors.ROBUST : without(remarks, rows);
            case BOOTSTRAP -> rows || suited == Errors.NORMAL ? Errors.BOOTSTRAP : without(remarks, false);
        };
    }

    /** Of sums of products of simulated normal respondents; empty where none can be drawn around the correlations. */
    private static Optional<Wishart> normal(AnsweredItems items, EfaSolution solution) {
        int df = (int) Math.round(items.n()) - 1;
        return df < solution.items().size()
                ? Optional.empty()
                : Wishart.of(
                        items.correlation()
                                .select(solution.items(), solution.items())
                                .toArray(),
                        df);
    }

    private static Optional<LoadingPrecision> without(List<Finding> remarks) {
        remarks.add(
                Finding.of("no_standard_errors", Map.of("reason", "no_samples")).at("loadings"));
        return Optional.empty();
    }

    private Errors without(List<Finding> remarks, boolean rows) {
        remarks.add(Finding.of("no_standard_errors", Map.of("reason", rows ? "kind" : "needs_responses"))
                .at("loadings"));
        return Errors.NONE;
    }

    private static LoadingErrors robust(AnsweredItems items, FactorAnalysis analysis) {
        if (items.kind() == CorrelationKind.SPEARMAN) {
            return new LoadingErrors(analysis, new CorrelationSampling.Ranks(items.rowArrays()), Curvature.OBSERVED);
        }
        return items.sampling().isPresent()
                ? new LoadingErrors(
                        analysis,
                        // lavaan divides by n − 1 where answers are categories.
                        new CorrelationSampling.Known(
                                items.sampling().orElseThrow().asymptotic(), items.n() - 1),
                        Curvature.EXPECTED)
                : new LoadingErrors(
                        analysis, new CorrelationSampling.Rows(items.rowArrays(), items.weights()), Curvature.OBSERVED);
    }

    /** The answers to the items that were analysed. */
    private static double[][] rowsOf(AnsweredItems items, EfaSolution solution) {
        int[] columns = solution.items().stream()
                .mapToInt(items.correlation().rows()::indexOf)
                .toArray();
        double[][] rows = items.rowArrays();
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            rows[i] = java.util.Arrays.stream(columns).mapToDouble(j -> row[j]).toArray();
        }
        return rows;
    }
}
