package kith.sem.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import kith.finding.Problems;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.math.Seeds;
import kith.resampling.Replication;
import kith.sem.estimation.ContinuousTerm;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.KnownCurvature;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.Reduction;
import kith.sem.fit.FittedModel;
import kith.sem.fit.TestOfFit;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import kith.sem.solution.Admissibility;
import kith.sem.solution.DerivedValues;

/** Fits a model again to samples drawn with replacement, from its own estimates and along its own curvature. */
public final class BootstrapRun {

    private static final int DRAWS_PER_PIECE = 4;
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-6;

    private final FittedModel fitted;
    private final Bootstrap question;
    private final ParameterTable table;
    private final Reduction reduction;
    private final ModelSearch restricted;
    private final RowsResampled rows;
    private final double[] start;
    private final KnownCurvature curvature;

    /**
     * What a sample gave.
     *
     * @param theta free parameters
     * @param admissible whether a population could have these values
     */
    private record Draw(double[] theta, double chisq, boolean admissible) {}

    /**
     * What came of a sample.
     *
     * @param undrawn ordered variables of which a category was not drawn
     */
    private record Outcome(Optional<Draw> draw, Set<String> undrawn) {}

    private BootstrapRun(FittedModel fitted, Bootstrap question) {
        this.fitted = fitted;
        this.question = question;
        this.table = unfilled(fitted.table());
        this.reduction = fitted.reduction();
        this.restricted = new ModelSearch(table, MOST_STEPS, TOLERANCE);
        requireRows();
        this.start = reduction.closest(fitted.theta());
        this.curvature = new KnownCurvature(fitted.evaluation().objective(), start);
        this.rows = new RowsResampled(fitted.terms().stream().map(this::group).toList());
    }

    private ResampledGroup group(GroupTerm term) {
        return term.match(
                continuous -> question.kind() == Bootstrap.Kind.BOLLEN_STINE
                        ? ResampledNumbers.turned(continuous)
                        : ResampledNumbers.of(continuous.sample(), momentsOnly(continuous)),
                ordered -> ResampledCategories.of(ordered, fitted.estimator()));
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
        Problems problems = new Problems();
        if (!fitted.answer().rotated().isEmpty()) {
            problems.add(
                    "bootstrap",
                    "a model with rotated factors, whose axes could differ from sample to sample",
                    "a model without efa() blocks",
                    "take the standard errors by the delta method, or the bootstrap of kith efa");
        }
        for (GroupTerm term : fitted.terms()) {
            if (!term.hasRows()) {
                problems.add(
                        "bootstrap",
                        "moments without rows",
                        "rows, from which samples are drawn",
                        "fit the model to the answers themselves");
            } else if (question.kind() == Bootstrap.Kind.BOLLEN_STINE) {
                addUnturnable(term, problems);
            }
            if (!problems.isEmpty()) {
                break;
            }
        }
        problems.throwIfAny();
    }

    /** Bollen and Stine turn rows so that the model fits their covariances exactly. Not every row can be turned. */
    private void addUnturnable(GroupTerm term, Problems problems) {
        String found = term.match(
                this::whyUnturnable,
                ordered -> "ordered variables, whose categories cannot be turned so that the model fits them");
        if (!found.isEmpty()) {
            problems.add(
                    "bootstrap after Bollen and Stine",
                    found,
                    "complete rows of continuous variables that were drawn one by one, with the same chance",
                    "rely on the robust test of the model");
        }
    }

    /** Empty where rows can be turned. */
    private String whyUnturnable(ContinuousTerm term) {
        if (term.sample().isClustered()) {
            return "rows drawn in clusters, whose statistic has no χ² to be compared with";
        }
        if (term.sample().isWeighted()) {
            return "weighted rows, whose statistic has no χ² to be compared with";
        }
        return momentsOnly(term) ? "" : "missing responses, or an estimator that needs more than moments";
    }

    static BootstrapAnswer of(FittedModel fitted, Bootstrap question) {
        return new BootstrapRun(fitted, question).run();
    }

    private BootstrapAnswer run() {
        List<Outcome> outcomes =
                Replication.inPieces(question.draws(), DRAWS_PER_PIECE, question.parallel(), this::piece);
        List<Draw> draws = outcomes.stream().flatMap(one -> one.draw().stream()).toList();
        double[] chisq = draws.stream().mapToDouble(Draw::chisq).toArray();
        double observed = fitted.test().chisq();
        double pValue = question.kind() == Bootstrap.Kind.NAIVE
                ? Double.NaN
                : Arrays.stream(chisq).filter(value -> value > observed).count() / (double) chisq.length;
        Set<String> variables = new TreeSet<>();
        outcomes.forEach(one -> variables.addAll(one.undrawn()));
        int undrawn = count(outcomes, one -> !one.undrawn().isEmpty());
        BootstrapAnswer.Counts counts = new BootstrapAnswer.Counts(
                draws.size(),
                undrawn,
                question.draws() - draws.size() - undrawn,
                count(draws, draw -> !draw.admissible()));
        List<BootstrapAnswer.Row> parameters = new BootstrapRows(
                        fitted.table(), fitted.theta(), RowInfluences.of(fitted), question.level())
                .of(fitted.answer().estimates(), draws.stream().map(Draw::theta).toList());
        return new BootstrapAnswer(
                question,
                counts,
                parameters,
                chisq,
                pValue,
                BootstrapFindings.of(question, counts, variables, parameters));
    }

    private static <T> int count(List<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    private List<Outcome> piece(int from, int to) {
        List<Outcome> outcomes = new ArrayList<>();
        Refit refit = new Refit(fitted, table);
        for (int draw = from; draw < to; draw++) {
            outcomes.add(outcome(refit, rows.times(Seeds.stream(question.seed(), draw))));
        }
        return outcomes;
    }

    private Outcome outcome(Refit refit, int[][] times) {
        List<GroupSample> samples = rows.samples(times);
        if (samples.isEmpty()) {
            return new Outcome(Optional.empty(), Set.of());
        }
        Set<String> undrawn = Refit.undrawn(fitted.samples(), samples);
        return new Outcome(undrawn.isEmpty() ? refit.terms(samples).flatMap(this::fit) : Optional.empty(), undrawn);
    }

    /**
     * The free parameters in one sample.
     *
     * @param times how often each row of each group is in it; with clusters the same for all rows of one
     */
    public static Optional<double[]> inSample(FittedModel fitted, int[][] times) {
        BootstrapRun run = new BootstrapRun(fitted, Bootstrap.naive(2, 0));
        return run.outcome(new Refit(fitted, run.table), times).draw().map(Draw::theta);
    }

    private Optional<Draw> fit(List<GroupTerm> terms) {
        List<ModelObjective.Term> parts =
                terms.stream().map(GroupTerm::objectiveTerm).toList();
        if (restricted.isRestricted()) {
            ModelSearch.Found found = restricted.from(parts, fitted.theta());
            return found.minimum().converged() ? Optional.of(draw(found.theta(), terms)) : Optional.empty();
        }
        ModelObjective objective = new ModelObjective(parts, reduction);
        Minimum minimum = search(objective, curvature);
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
        double chisq = TestOfFit.chisq(terms, fitted.options(), fitted.estimator());
        boolean admissible =
                DerivedValues.of(fitted.table(), terms, theta, fitted.options().parameterization())
                        .structures()
                        .stream()
                        .allMatch(Admissibility::holds);
        return new Draw(theta, chisq, admissible);
    }

    private Minimum search(ModelObjective objective, QuasiNewton.Curvature along) {
        return new QuasiNewton(along, MOST_STEPS, TOLERANCE).minimize(objective, start);
    }
}
