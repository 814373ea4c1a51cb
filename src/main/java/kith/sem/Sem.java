package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.moments.ordered.Covariates;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.sufficient.SufficientStatistics;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Inference;
import kith.sem.fit.Baseline;
import kith.sem.fit.FactorMeansCheck;
import kith.sem.fit.FitCache;
import kith.sem.fit.FittedModel;
import kith.sem.fit.Fitting;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import kith.sem.model.Statement;
import kith.sem.sample.GroupSample;
import kith.sem.sample.OrderedSamples;
import kith.sem.sample.Products;
import kith.sem.sample.RecentSamples;
import kith.sem.sample.Samples;
import kith.sem.score.FactorScorer;
import kith.sem.score.FactorScores;
import kith.sem.score.FactorScoring;

/**
 * A structural equation model to be fitted: what the model says, how it is estimated, and over which groups.
 *
 * <pre>{@code
 * SemFit fit = Sem.of("visual =~ x1 + x2 + x3").with(Estimator.MLR).byGroup("school").fit(responses);
 * }</pre>
 *
 * @param syntax the model
 * @param model which parameters are added, and how factors get their scale
 * @param estimator how it is estimated
 * @param rows which rows are used, how they belong together, and what is done where responses are missing
 * @param equal kinds of parameters held equal over groups
 * @param partial parameters that are not, such as {@code x3~1}
 * @param ordered names of ordered variables; those that the model does not have do not matter
 * @param fit how the search goes
 * @param cache what fits of models made from one another share
 */
public record Sem(
        ModelSyntax syntax,
        ModelOptions model,
        Estimator estimator,
        Samples.Rows rows,
        Set<EqualAcrossGroups> equal,
        List<String> partial,
        Set<String> ordered,
        FitOptions fit,
        FitCache cache) {

    public Sem {
        equal = Set.copyOf(equal);
        partial = List.copyOf(partial);
        ordered = Set.copyOf(ordered);
        if (rows.weights().isPresent() && estimator == Estimator.ML) {
            estimator = Estimator.MLR;
        }
    }

    /**
     * A model in lavaan's syntax, estimated by maximum likelihood in one group.
     *
     * @throws kith.finding.InputException with every problem of the syntax
     */
    public static Sem of(String syntax) {
        return of(ModelSyntax.parse("model", syntax));
    }

    public static Sem of(ModelSyntax syntax) {
        return new Sem(
                syntax,
                ModelOptions.cfa(),
                Estimator.ML,
                Samples.Rows.complete(),
                Set.of(),
                List.of(),
                Set.of(),
                FitOptions.defaults(),
                new FitCache());
    }

    /** Name of the grouping column, if there is one. */
    public Optional<String> group() {
        return rows.group();
    }

    /** Name of the column that says which rows were drawn together, if they were. */
    public Optional<String> cluster() {
        return rows.cluster();
    }

    /** Name of the column of sampling weights, if rows count more or less. */
    public Optional<String> weights() {
        return rows.weights();
    }

    /** What is done where responses are missing. */
    public Missing missing() {
        return rows.missing();
    }

    /** Another model, estimated in the same way. */
    public Sem with(ModelSyntax another) {
        return new Sem(another, model, estimator, rows, equal, partial, ordered, fit, cache);
    }

    public Sem with(ModelOptions options) {
        return new Sem(syntax, options, estimator, rows, equal, partial, ordered, fit, cache);
    }

    public Sem with(Estimator newEstimator) {
        return new Sem(syntax, model, newEstimator, rows, equal, partial, ordered, fit, cache);
    }

    /** Fitted to other rows. */
    public Sem with(Samples.Rows others) {
        return new Sem(syntax, model, estimator, others, equal, partial, ordered, fit, cache);
    }

    public Sem with(Missing treatment) {
        return with(rows.with(treatment));
    }

    /** With standard errors and test of fit chosen apart from the estimator. */
    public Sem with(Inference.Choice choice) {
        return with(fit.withInference(choice));
    }

    public Sem with(FitOptions options) {
        return new Sem(syntax, model, estimator, rows, equal, partial, ordered, options, cache);
    }

    /** With predictors taken as given, as by default, or as variables among the others. */
    public Sem withFixedX(boolean on) {
        return with(model.withFixedX(on));
    }

    public Sem byGroup(String column) {
        return with(rows.byGroup(Optional.of(column)));
    }

    /**
     * With rows drawn in clusters: standard errors and test allow for answers alike within clusters, estimates stay as
     * they are. The model has means then, as in lavaan. Needs {@link Estimator#MLR}, or a robust estimator where
     * variables are ordered.
     */
    public Sem clusteredBy(String column) {
        return with(rows.clusteredBy(column));
    }

    /**
     * With rows that count by sampling weights, multiplied so that those of all rows used sum to the number of these
     * rows. Standard errors and test are robust then: {@link Estimator#ML} becomes {@link Estimator#MLR}, as in lavaan,
     * and an estimator for ordered variables has to be a robust one. A row with the weight 0 is left out.
     */
    public Sem weightedBy(String column) {
        return with(rows.weightedBy(column));
    }

    /**
     * Fitted to moments in place of responses ({@link SufficientStatistics#placeholder()}): estimators that need the
     * responses themselves are refused.
     */
    public Sem of(SufficientStatistics moments) {
        return with(rows.of(moments));
    }

    /**
     * Fits the model to moments.
     *
     * @throws kith.finding.InputException when model and moments do not fit together
     */
    public SemFit fit(SufficientStatistics moments) {
        return of(moments).fit(moments.placeholder());
    }

    /** With variables taken as ordered; an estimator for ordered variables is needed then. */
    public Sem withOrdered(Set<String> names) {
        return new Sem(syntax, model, estimator, rows, equal, partial, names, fit, cache);
    }

    /** With kinds of parameters held equal over groups, except those named. */
    public Sem withEqual(Set<EqualAcrossGroups> kinds, List<String> except) {
        return new Sem(syntax, model, estimator, rows, kinds, except, ordered, fit, cache);
    }

    /**
     * The table of parameters that these answers make of the model.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public ParameterTable table(Responses responses) {
        ModelVariables variables = new ModelVariables(this, responses);
        return variables.ordered().isEmpty() ? table(variables.context()) : table(responses, samples(responses));
    }

    /** The table of parameters, with samples made before of the same answers. */
    public ParameterTable table(Responses responses, Samples samples) {
        ModelVariables variables = new ModelVariables(this, responses);
        ModelContext context = variables.context();
        return variables.ordered().isEmpty()
                ? table(context)
                : table(context.withOrdered(samples.categories()), samples.areConditional());
    }

    /**
     * Predictors are taken as given under maximum likelihood, and with ordered variables, whose moments are then
     * conditional on them. Under least squares with continuous variables alone their moments are parameters. All of it
     * is as in lavaan.
     */
    private ParameterTable table(ModelContext context) {
        return table(context, model.fixedX() && estimator.minimised().isLikelihood());
    }

    private ParameterTable table(ModelContext context, boolean given) {
        boolean means =
                model.meanStructure() || missing() == Missing.FIML || cluster().isPresent();
        ModelOptions options = model.withMeanStructure(means).withFixedX(given);
        ParameterTable table = new ModelSpecification(syntax, options, context, equal, partial).table();
        GroupVariables.require(table, syntax.source());
        return table;
    }

    /**
     * Fits the model.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public SemFit fit(Responses responses) {
        return fitted(responses).answer();
    }

    /**
     * The samples that the model is fitted to; they serve every model of the same variables and groups.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public Samples samples(Responses responses) {
        ModelVariables variables = new ModelVariables(this, responses);
        Set<String> numeric = variables.orderedPredictors();
        EstimatorCheck.require(this, variables.bare(), variables.ordered());
        OrderedSamples.Variables analysed = variables.analysed();
        Samples samples = cache.samples()
                .of(
                        responses,
                        new RecentSamples.Key(analysed, numeric, rows),
                        () -> samples(responses, analysed).tellingOfPredictors(numeric))
                .with(findings(responses));
        boolean given = variables.ordered().isEmpty() && model.fixedX() && missing() == Missing.FIML;
        return given ? samples.tellingOfMissingPredictors(variables.bare().exogenous()) : samples;
    }

    /** How the model was read, and to which group each of its values by group belongs. */
    private List<Finding> findings(Responses responses) {
        List<Finding> findings = new ArrayList<>(syntax.findings());
        List<String> byGroup = syntax.termsByGroup();
        if (!byGroup.isEmpty() && group().isPresent()) {
            findings.add(Finding.of(
                            "values_by_group",
                            Map.of(
                                    "groups",
                                    List.copyOf(
                                            responses.grouping(group().get()).names())))
                    .at(byGroup));
        }
        return findings;
    }

    private Samples samples(Responses responses, OrderedSamples.Variables variables) {
        return variables.ordered().isEmpty()
                ? Samples.of(responses, variables.names(), rows)
                : OrderedSamples.of(responses, variables, rows);
    }

    /** The same of other answers to the variables of samples made before, such as rows drawn with replacement. */
    public Samples samplesLike(Samples first, Responses responses) {
        GroupSample any = first.groups().get(0);
        Set<String> ordinal = new LinkedHashSet<>();
        any.ordinal()
                .ifPresent(moments -> moments.variables().stream()
                        .filter(ObservedVariable::isOrdered)
                        .forEach(variable -> ordinal.add(variable.name())));
        List<String> given = any.ordinal()
                .flatMap(OrdinalMoments::covariates)
                .map(Covariates::names)
                .orElse(List.of());
        return samples(responses, new OrderedSamples.Variables(any.moments().names(), ordinal, given));
    }

    /** Fits the model to samples made before of the same answers; the findings on the samples are not repeated. */
    public SemFit fit(Responses responses, Samples samples) {
        return fitted(responses, samples).answer();
    }

    /** The same, with a fitted model that can be asked more. */
    public FittedModel fitted(Responses responses, Samples samples) {
        ParameterTable table = table(responses, samples);
        FittedModel fitted = fitted(table, samples);
        return equal.contains(EqualAcrossGroups.MEANS) ? fitted : fitted.telling(FactorMeansCheck.of(table));
    }

    /** The same, with samples made on the way, whose findings stand on the answer. */
    public FittedModel fitted(Responses responses) {
        Products products = Products.added(responses, syntax.observed());
        Samples samples = samples(products.responses());
        List<Finding> findings = new ArrayList<>(products.findings());
        findings.addAll(samples.findings());
        return fitted(products.responses(), samples).telling(findings);
    }

    /** Fits another table of the same variables and groups in the way of this model. */
    public FittedModel fitted(ParameterTable table, Samples samples) {
        FitOptions options = fit.withParameterization(model.parameterization()).withInference(choice());
        return new Fitting(table, samples.groups(), estimator, options, cache).fit();
    }

    /** What standard errors and test of fit rest on. */
    public Inference inference() {
        return fit.inference().with(estimator, missing() == Missing.FIML);
    }

    /** What is chosen; the information is then the same whether responses are missing or might have been. */
    private Inference.Choice choice() {
        Inference.Choice chosen = fit.inference();
        return missing() == Missing.FIML
                ? new Inference.Choice(Optional.of(inference().information()), chosen.spread(), chosen.correction())
                : chosen;
    }

    /**
     * The model in which the observed variables are unrelated, fitted in the way of this one: what comparative indices
     * of fit compare with.
     */
    public FittedModel fittedBaseline(ParameterTable table, Samples samples) {
        return fitted(Baseline.of(table), samples);
    }

    /** Whether the model has a factor with indicators, so that there is something to score. */
    public boolean hasFactors() {
        return syntax.statements().stream()
                .anyMatch(statement ->
                        statement instanceof Statement.Formula formula && formula.operator() == Operator.LOADING);
    }

    /**
     * Scores of every row of some answers on the factors of a model fitted in this way; rows that lack an answer are
     * scored by the others unless they are left out of the fit too.
     *
     * @throws InputException when the model has no factors
     */
    public FactorScores scores(FittedModel fitted, Responses responses, FactorScoring method) {
        if (!hasFactors()) {
            throw new InputException(
                    syntax.source(),
                    "the model has no factors",
                    "a model with a factor, such as f =~ x1 + x2 + x3",
                    "");
        }
        return FactorScorer.of(fitted, method).score(responses, group(), missing());
    }

    /**
     * Fits a table of parameters to samples, one a group; the variables of each sample stand in the order of the
     * table's observed variables.
     */
    public static SemFit fit(ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        return new Fitting(table, samples, estimator, options, new FitCache())
                .fit()
                .answer();
    }
}
