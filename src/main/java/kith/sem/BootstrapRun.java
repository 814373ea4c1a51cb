package kith.sem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.math.Seeds;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.ParameterLabels;
import kith.sem.estimation.Reduction;
import kith.sem.inference.CasewiseScores;
import kith.sem.inference.ResamplingInterval;
import kith.sem.model.Definition;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/** Fits a model again to samples drawn with replacement, from its own estimates and along its own curvature. */
final class BootstrapRun {

    private static final int DRAWS_PER_PIECE = 16;
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-6;

    private final FittedModel fitted;
    private final Bootstrap question;
    private final ParameterTable table;
    private final Reduction reduction;
    private final ModelSearch restricted;
    private final List<ResampledGroup> groups = new ArrayList<>();
    private final double[] start;
    private final DMatrixRMaj curvature;

    /**
     * What a draw gave.
     *
     * @param theta free parameters
     */
    private record Draw(double[] theta, double chisq) {}

    private BootstrapRun(FittedModel fitted, Bootstrap question) {
        this.fitted = fitted;
        this.question = question;
        this.table = unfilled(fitted.table());
        this.reduction = fitted.reduction();
        this.restricted = new ModelSearch(table, MOST_STEPS, TOLERANCE);
        requireRows();
        fitted.settle();
        this.start = reduction.closest(fitted.theta());
        this.curvature = new DMatrixRMaj(reduction.reduced(), reduction.reduced());
        fitted.objective().inverse(start, curvature);
        for (GroupTerm term : fitted.terms()) {
            groups.add(
                    question.kind() == Bootstrap.Kind.BOLLEN_STINE
                            ? ResampledGroup.turned(term)
                            : ResampledGroup.of(term.sample(), momentsOnly(term)));
        }
    }

    /** The table with the moments of given predictors open again, as they differ from sample to sample. */
    static ParameterTable unfilled(ParameterTable table) {
        List<Parameter> rows = table.parameters().stream()
                .map(row -> row.exogenous() && !row.isFree() ? row.withValue(Double.NaN) : row)
                .toList();
        return table.withParameters(rows);
    }

    private boolean momentsOnly(GroupTerm term) {
        return !term.sample().isIncomplete()
                && switch (fitted.estimator().minimised()) {
                    case NORMAL_LIKELIHOOD, GENERALISED_LEAST_SQUARES, UNWEIGHTED_LEAST_SQUARES -> true;
                    case WEIGHTED_LEAST_SQUARES, DIAGONAL_LEAST_SQUARES -> false;
                };
    }

    private void requireRows() {
        for (GroupTerm term : fitted.terms()) {
            String found = term.isOrdered()
                    ? "ordered variables"
                    : !term.sample().hasRows()
                            ? "moments without rows"
                            : term.sample().isClustered()
                                    ? "rows drawn in clusters"
                                    : term.sample().isWeighted()
                                            ? "weighted rows"
                                            : question.kind() == Bootstrap.Kind.BOLLEN_STINE && !momentsOnly(term)
                                                    ? "missing answers, or an estimator that needs more than moments, after Bollen"
                                                            + " and Stine"
                                                    : "";
            if (!found.isEmpty()) {
                throw new InputException(
                        "bootstrap",
                        found,
                        "rows of continuous variables that were drawn one by one, with the same chance",
                        "rely on the robust standard errors and tests of the model");
            }
        }
    }

    static BootstrapAnswer of(FittedModel fitted, Bootstrap question) {
        return new BootstrapRun(fitted, question).run();
    }

    private BootstrapAnswer run() {
        int pieces = (question.draws() + DRAWS_PER_PIECE - 1) / DRAWS_PER_PIECE;
        List<Draw> draws = question.parallel().map(pieces, this::piece).stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .toList();
        double[] chisq = draws.stream().mapToDouble(Draw::chisq).toArray();
        double observed = fitted.test().chisq();
        double pValue = question.kind() == Bootstrap.Kind.NAIVE
                ? Double.NaN
                : Arrays.stream(chisq).filter(value -> value > observed).count() / (double) chisq.length;
        List<BootstrapAnswer.Row> rows = rows(draws);
        List<Finding> findings = new ArrayList<>();
        if (draws.size() < question.draws()) {
            findings.add(Finding.warning(
                    "draws_without_solution",
                    "",
                    (question.draws() - draws.size()) + " of " + question.draws()
                            + " samples drawn have no solution and are left out.",
                    "If they are many, the model is too large for the sample; do not rely on the intervals."));
        }
        List<String> uncorrected = rows.stream()
                .filter(row -> Double.isNaN(row.bca().lower()))
                .map(row -> row.of().toString())
                .toList();
        if (question.kind() == Bootstrap.Kind.NAIVE && !draws.isEmpty() && !uncorrected.isEmpty()) {
            findings.add(Finding.warning(
                    "bca_not_defined",
                    String.join(", ", uncorrected),
                    "All samples drawn lie on one side of the estimate, as where it is at a bound: the correction for bias (BCa)"
                            + " does not exist.",
                    "Report the interval between percentiles."));
        }
        return new BootstrapAnswer(question, draws.size(), rows, chisq, pValue, findings);
    }

    private List<Optional<Draw>> piece(int piece) {
        List<Optional<Draw>> draws = new ArrayList<>();
        int to = Math.min(question.draws(), (piece + 1) * DRAWS_PER_PIECE);
        Refit refit = new Refit(fitted.estimator(), fitted.options(), table);
        for (int draw = piece * DRAWS_PER_PIECE; draw < to; draw++) {
            RandomGenerator random = Seeds.stream(question.seed(), draw);
            List<GroupSample> samples =
                    groups.stream().map(group -> group.draw(random)).toList();
            draws.add(refit.terms(samples).flatMap(this::fit));
        }
        return draws;
    }

    private Optional<Draw> fit(List<GroupTerm> terms) {
        List<ModelObjective.Term> parts =
                terms.stream().map(GroupTerm::objectiveTerm).toList();
        if (restricted.isRestricted()) {
            ModelSearch.Found found = restricted.from(parts, fitted.theta());
            return found.minimum().converged() ? Optional.of(draw(found.theta(), terms)) : Optional.empty();
        }
        ModelObjective objective = new ModelObjective(parts, reduction);
        Minimum minimum = search(objective, this::ownCurvature);
        if (!minimum.converged()) {
            minimum = search(objective, objective);
        }
        if (!minimum.converged()) {
            return Optional.empty();
        }
        objective.value(minimum.point());
        double[] theta = new double[reduction.full()];
        reduction.expand(minimum.point(), theta);
        return Optional.of(draw(theta, terms));
    }

    private Draw draw(double[] theta, List<GroupTerm> terms) {
        return new Draw(theta, ModelTest.chisq(terms, fitted.options(), fitted.estimator()));
    }

    private boolean ownCurvature(double[] point, DMatrixRMaj inverse) {
        inverse.setTo(curvature);
        return true;
    }

    private Minimum search(ModelObjective objective, QuasiNewton.Curvature along) {
        return new QuasiNewton(along, MOST_STEPS, TOLERANCE).minimize(objective, start);
    }

    private List<BootstrapAnswer.Row> rows(List<Draw> draws) {
        ParameterLabels labels = new ParameterLabels(fitted.table());
        Map<String, Definition> definitions = fitted.table().definitions().stream()
                .collect(Collectors.toMap(Definition::name, definition -> definition));
        double[] theta = fitted.theta();
        double[][] influence = influence();
        List<BootstrapAnswer.Row> rows = new ArrayList<>();
        for (Estimate estimate : fitted.answer().estimates()) {
            if (estimate.op() == Operator.DEFINITION) {
                Definition definition = definitions.get(estimate.lhs());
                double[] values = draws.stream()
                        .mapToDouble(draw -> labels.value(definition.expression(), draw.theta()))
                        .toArray();
                rows.add(row(estimate, values, influence, labels.gradient(definition.expression(), theta)));
            } else if (estimate.free() > 0) {
                int k = estimate.free() - 1;
                double[] slope = new double[theta.length];
                slope[k] = 1;
                double[] values =
                        draws.stream().mapToDouble(draw -> draw.theta()[k]).toArray();
                rows.add(row(estimate, values, influence, slope));
            }
        }
        return rows;
    }

    private BootstrapAnswer.Row row(Estimate estimate, double[] values, double[][] influence, double[] slope) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        ResamplingInterval interval = ResamplingInterval.of(values);
        double[] percentile = interval.percentile(question.level());
        double[] corrected = interval.corrected(estimate.estimate(), acceleration(influence, slope), question.level());
        return new BootstrapAnswer.Row(
                estimate,
                mean - estimate.estimate(),
                Math.sqrt(squares / (values.length - 1)),
                new BootstrapAnswer.Interval(percentile[0], percentile[1]),
                new BootstrapAnswer.Interval(corrected[0], corrected[1]));
    }

    /** A sixth of the skewness of what each row adds to the estimate. */
    private static double acceleration(double[][] influence, double[] slope) {
        double squares = 0;
        double cubes = 0;
        for (double[] row : influence) {
            double value = 0;
            for (int a = 0; a < slope.length; a++) {
                value += slope[a] * row[a];
            }
            squares += value * value;
            cubes += value * value * value;
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }

    /** The inverse information times the score of each row; nothing for estimators without a likelihood. */
    private double[][] influence() {
        if (!fitted.estimator().minimised().isLikelihood()) {
            return new double[0][];
        }
        fitted.settle();
        DMatrixRMaj inverse = fitted.uncertainty().inverse();
        int q = inverse.numRows;
        List<double[]> influence = new ArrayList<>();
        for (GroupTerm term : fitted.terms()) {
            CasewiseScores scores = new CasewiseScores(term.covariance(), term.centre());
            scores.forEach(term.sample().patterns(), (cluster, score) -> {
                double[] image = new double[q];
                for (int a = 0; a < q; a++) {
                    for (int b = 0; b < q; b++) {
                        image[a] += inverse.data[a * q + b] * score[b];
                    }
                }
                influence.add(image);
            });
        }
        return influence.toArray(double[][]::new);
    }
}
