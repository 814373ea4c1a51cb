package kith.sem;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;

/**
 * A structural equation model to be fitted: what the model says, how it is estimated, and over which groups.
 *
 * <pre>{@code
 * SemFit fit = Sem.of("visual =~ x1 + x2 + x3").with(Estimator.MLR).byGroup("school").fit(responses);
 * }</pre>
 *
 * @param syntax the model
 * @param model which parameters are added, and how factors get their scale
 * @param group name of the grouping column, if there is one
 * @param equal kinds of parameters held equal over groups
 * @param partial parameters that are not, such as {@code x3~1}
 * @param missing what is done where answers are missing
 * @param fit how the search goes
 */
public record Sem(
        ModelSyntax syntax,
        ModelOptions model,
        Estimator estimator,
        Optional<String> group,
        Set<EqualAcrossGroups> equal,
        List<String> partial,
        Missing missing,
        FitOptions fit) {

    public Sem {
        equal = Set.copyOf(equal);
        partial = List.copyOf(partial);
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
                Optional.empty(),
                Set.of(),
                List.of(),
                Missing.LISTWISE,
                FitOptions.defaults());
    }

    public Sem with(ModelOptions options) {
        return new Sem(syntax, options, estimator, group, equal, partial, missing, fit);
    }

    public Sem with(Estimator newEstimator) {
        return new Sem(syntax, model, newEstimator, group, equal, partial, missing, fit);
    }

    public Sem with(Missing treatment) {
        return new Sem(syntax, model, estimator, group, equal, partial, treatment, fit);
    }

    public Sem with(FitOptions options) {
        return new Sem(syntax, model, estimator, group, equal, partial, missing, options);
    }

    public Sem byGroup(String column) {
        return new Sem(syntax, model, estimator, Optional.of(column), equal, partial, missing, fit);
    }

    /** With kinds of parameters held equal over groups, except those named. */
    public Sem withEqual(Set<EqualAcrossGroups> kinds, List<String> except) {
        return new Sem(syntax, model, estimator, group, kinds, except, missing, fit);
    }

    /**
     * The table of parameters that these answers make of the model.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public ParameterTable table(Responses responses) {
        boolean means = model.meanStructure() || missing == Missing.FIML;
        ModelContext context =
                ModelContext.plain().withColumns(responses.numeric().keySet());
        if (group.isPresent()) {
            context = context.withGroups(responses.grouping(group.get()).names());
        }
        return new ModelSpecification(syntax, model.withMeanStructure(means), context, equal, partial).table();
    }

    /**
     * Fits the model.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public SemFit fit(Responses responses) {
        Samples samples = samples(responses);
        return fit(responses, samples).withFindings(samples.findings());
    }

    /**
     * The samples that the model is fitted to; they serve every model of the same variables and groups.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public Samples samples(Responses responses) {
        return Samples.of(responses, table(responses).observed(), group, missing);
    }

    /** Fits the model to samples made before of the same answers; the findings on the samples are not repeated. */
    public SemFit fit(Responses responses, Samples samples) {
        return fit(table(responses), samples.groups(), estimator, fit);
    }

    /**
     * Fits a table of parameters to samples, one a group; the variables of each sample stand in the order of the table's
     * observed variables.
     */
    public static SemFit fit(ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        return new Fitting(table, samples, estimator, options).fit();
    }
}
