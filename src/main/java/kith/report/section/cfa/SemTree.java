package kith.report.section.cfa;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.irt.FactorModelItem;
import kith.math.Minimum;
import kith.reliability.model.BifactorReliability;
import kith.reliability.model.HigherOrderReliability;
import kith.reliability.model.VarianceShare;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.rotation.LocalMinimum;
import kith.sem.comparison.FitEquivalence;
import kith.sem.diagnostic.ExplainedVariance;
import kith.sem.estimation.StartsAnswer;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
import kith.sem.solution.RotatedBlock;
import kith.sem.solution.Standardized;
import kith.sem.solution.StandardizedBy;

/** A fitted model as other programs see it. */
public final class SemTree {

    private static final RecordTree FITS = keys(new RecordTree())
            .keys(RotatedBlock.class, "block=block.name factors=block.factors rotation group value minima")
            .keys(LocalMinimum.class, "value starts")
            .keys(VarianceShare.class, "est=estimate se=standardError ci_lower=lower ci_upper=upper")
            .keys(HigherOrderReliability.class, """
                    group factor first_order items omega_hierarchical_observed omega_hierarchical omega_total omega_partial
                    omega_of_factors""")
            .keys(BifactorReliability.class, """
                    group general items omega_hierarchical_observed puc=uncontaminatedCorrelations determinacy
                    omega_hierarchical omega_total relative_omega ecv=explainedCommonVariance coefficient_h
                    specific_factors=specifics item_ecv=itemExplainedCommonVariance""")
            .keys(BifactorReliability.Specific.class, """
                    factor items determinacy omega_total omega_general omega_hierarchical_subscale=omegaSpecific
                    ecv=explainedCommonVariance coefficient_h""")
            .keys(
                    FactorModelItem.class,
                    "group factor item a=slope a_se=slopeError a_logistic=logisticSlope b=difficulties")
            .keys(Minimum.class, "iterations discrepancy=value gradient_norm stopped")
            .with(SemFit.GroupMoments.class, "mean", SemTree::means)
            .keys(SemFit.GroupMoments.class, "group=name covariance=impliedCovariance mean")
            .keys(StartsAnswer.class, "tried converged minima best reached_best usual_chisq best_chisq");

    private SemTree() {}

    /** The schema of the keys of the result. */
    public static Map<String, Tree> schema(RecordSchema schemas) {
        Map<String, Tree> keys = new LinkedHashMap<>(Map.of(
                "estimator", RecordSchema.type("string"),
                "converged", RecordSchema.type("boolean"),
                "admissible", RecordSchema.type("boolean"),
                "nobs", RecordSchema.array(RecordSchema.type("integer")),
                "npar", RecordSchema.type("integer"),
                "fit",
                        RecordSchema.orNull(
                                RecordSchema.type("object").put("additionalProperties", RecordSchema.number())),
                "parameters", schemas.listOf(FITS, PreciseParameter.class)));
        keys.put("equivalence", RecordSchema.orNull(schemas.of(FITS, FitEquivalence.class)));
        keys.put("rsquare", schemas.listOf(FITS, ExplainedVariance.class));
        keys.put("irt_parameters", schemas.listOf(FITS, FactorModelItem.class));
        keys.put("higher_order_reliability", schemas.listOf(FITS, HigherOrderReliability.class));
        keys.put("bifactor_reliability", schemas.listOf(FITS, BifactorReliability.class));
        keys.put("rotation", schemas.listOf(FITS, RotatedBlock.class));
        keys.put("implied", schemas.listOf(FITS, SemFit.GroupMoments.class));
        keys.put("discriminant_validity", DiscriminantTables.schema(schemas));
        return keys;
    }

    /**
     * Adds the keys of parameters, with and without the precision of standardised values, and of explained variance.
     */
    public static RecordTree keys(RecordTree trees) {
        String parameter = """
                lhs=estimate.lhs op=estimate.op.symbol rhs=estimate.rhs group=estimate.group level=estimate.level
                free=estimate.free label=estimate.label est=estimate.estimate se=tested.se z=tested.z pvalue=tested.pvalue
                ci_lower=tested.lower ci_upper=tested.upper std_lv=estimate.stdLv std_all=estimate.stdAll
                std_nox=estimate.stdNox""";
        String precise = """
                *parameter
                std_lv_se=factors.se std_lv_z=factors.z std_lv_pvalue=factors.pvalue
                std_lv_ci_lower=factors.lower std_lv_ci_upper=factors.upper
                std_all_se=all.se std_all_z=all.z std_all_pvalue=all.pvalue
                std_all_ci_lower=all.lower std_all_ci_upper=all.upper
                std_nox_se=allButPredictors.se std_nox_z=allButPredictors.z std_nox_pvalue=allButPredictors.pvalue
                std_nox_ci_lower=allButPredictors.lower std_nox_ci_upper=allButPredictors.upper""";
        return EquivalenceTree.keys(trees)
                .keys(Parameter.class, parameter)
                .keys(PreciseParameter.class, precise)
                .keys(ExplainedVariance.class, "variable group level rsquare=share");
    }

    /** A parameter; without convergence it has no standard error, and what rests on it is null. */
    private record Parameter(Estimate estimate, Precision tested) {

        static Parameter of(Estimate estimate, boolean converged) {
            return new Parameter(
                    estimate,
                    converged
                            ? new Precision(
                                    estimate.se(), estimate.z(), estimate.pValue(), estimate.lower(), estimate.upper())
                            : Precision.NONE);
        }
    }

    private record Precision(double se, double z, double pvalue, double lower, double upper) {

        static final Precision NONE = new Precision(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        static Precision of(Standardized value, boolean converged) {
            return converged
                    ? new Precision(value.se(), value.z(), value.pValue(), value.lower(), value.upper())
                    : NONE;
        }
    }

    /** A parameter with the precision of its standardised values, such as {@code std_all_se}. */
    private record PreciseParameter(Parameter parameter, Precision factors, Precision all, Precision allButPredictors) {

        static PreciseParameter of(Estimate estimate, boolean converged) {
            return new PreciseParameter(
                    Parameter.of(estimate, converged),
                    Precision.of(estimate.standardized(StandardizedBy.FACTORS), converged),
                    Precision.of(estimate.standardized(StandardizedBy.ALL), converged),
                    Precision.of(estimate.standardized(StandardizedBy.ALL_BUT_PREDICTORS), converged));
        }
    }

    /** A list of the parameters of a model, for {@link RecordTree#with}. */
    public static Type ofParameters() {
        return RecordTree.listOf(Parameter.class);
    }

    /** The parameters of a model. */
    public static List<?> parameters(SemFit fit) {
        return fit.estimates().stream()
                .map(estimate -> Parameter.of(estimate, fit.converged()))
                .toList();
    }

    /** The parameters with the precision of their standardised values. */
    public static List<Tree> precise(List<Estimate> estimates, boolean converged) {
        return FITS.of(estimates.stream()
                .map(estimate -> PreciseParameter.of(estimate, converged))
                .toList());
    }

    /** The result of the verb {@code cfa}. */
    public static Tree of(SemFit fit) {
        Tree tree = new Tree()
                .put("estimator", fit.estimator())
                .put("information", fit.inference().information().lavaanName())
                .put("se", fit.inference().spread().lavaanName())
                .put("test", fit.inference().correction().lavaanName())
                .put("converged", fit.converged())
                .put("admissible", fit.admissible())
                .put("nobs", fit.observations())
                .put("npar", fit.parameterCount())
                .put(
                        "groups",
                        fit.groups().stream().map(SemFit.GroupMoments::name).toList());
        putFit(tree, fit);
        if (fit.converged()) {
            tree.put("equivalence", FITS.of(FitEquivalence.of(fit)));
        } else {
            tree.putNull("equivalence");
        }
        tree.put("parameters", precise(fit.estimates(), fit.converged())).put("rsquare", rsquare(fit));
        List<FactorModelItem> items = fit.converged() ? FactorModelItem.of(fit) : List.of();
        if (!items.isEmpty()) {
            tree.put("irt_parameters", FITS.of(items));
        }
        List<HigherOrderReliability> higher = fit.converged() ? HigherOrderReliability.of(fit) : List.of();
        if (!higher.isEmpty()) {
            tree.put("higher_order_reliability", FITS.of(higher));
        }
        List<BifactorReliability> bifactor = fit.converged() ? BifactorReliability.of(fit) : List.of();
        if (!bifactor.isEmpty()) {
            tree.put("bifactor_reliability", FITS.of(bifactor));
        }
        if (!fit.givenPredictors().isEmpty()) {
            tree.put("given_predictors", fit.givenPredictors());
        }
        if (!fit.rotated().isEmpty()) {
            tree.put("rotation", FITS.of(fit.rotated()));
        }
        tree.put("implied", FITS.of(fit.groups()));
        return tree;
    }

    /**
     * The same with how the search went. Its steps and what is left of the gradient are rounding error in part, which
     * has no place in a report that is to come out the same everywhere.
     */
    public static Tree withSearch(SemFit fit) {
        return of(fit).put("search", search(fit));
    }

    /** A bifactor model's reliability. */
    public static Tree bifactor(BifactorReliability found) {
        return FITS.of(found);
    }

    /** How the search for the estimates went. */
    public static Tree search(SemFit fit) {
        Tree tree = FITS.of(fit.minimum());
        fit.starts().ifPresent(starts -> tree.put("starts", FITS.of(starts)));
        return tree;
    }

    /** The measures of fit; null where the model did not converge, since they are of no minimum then. */
    public static Tree putFit(Tree tree, SemFit model) {
        return tree.putValue("fit", fit(model).orElse(null));
    }

    /** The measures of fit; empty where the model did not converge. */
    public static Optional<Tree> fit(SemFit model) {
        Tree tree = new Tree();
        model.fit().byName().forEach(tree::put);
        return model.converged() ? Optional.of(tree) : Optional.empty();
    }

    /** R² of each indicator and outcome. */
    public static List<Tree> rsquare(SemFit fit) {
        return FITS.of(ExplainedVariance.of(fit));
    }

    /** The name that a type of standardised values has in answers: lavaan's, with its dot turned. */
    static String key(StandardizedBy by) {
        return by.lavaanName().replace('.', '_');
    }

    /** The moments that a model implies in one group. */
    public static Tree implied(SemFit.GroupMoments moments) {
        return FITS.of(moments);
    }

    private static Map<String, Double> means(SemFit.GroupMoments moments) {
        Map<String, Double> means = new LinkedHashMap<>();
        double[] mean = moments.impliedMean();
        for (int i = 0; i < mean.length; i++) {
            means.put(moments.impliedCovariance().rows().get(i), mean[i]);
        }
        return means;
    }
}
