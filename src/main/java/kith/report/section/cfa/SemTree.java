package kith.report.section.cfa;

import java.util.List;
import java.util.Locale;
import kith.fit.FitIndices;
import kith.math.Minimum;
import kith.reliability.model.BifactorReliability;
import kith.reliability.model.HigherOrderReliability;
import kith.reliability.model.VarianceShare;
import kith.report.document.Tree;
import kith.sem.comparison.FitEquivalence;
import kith.sem.diagnostic.ExplainedVariance;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
import kith.sem.solution.RotatedBlock;
import kith.sem.solution.Standardized;
import kith.sem.solution.StandardizedBy;

/** A fitted model as other programs see it. */
public final class SemTree {

    private SemTree() {}

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
            tree.put("equivalence", EquivalenceTree.of(FitEquivalence.of(fit)));
        } else {
            tree.putNull("equivalence");
        }
        tree.put(
                        "parameters",
                        fit.estimates().stream()
                                .map(estimate -> precise(estimate, fit.converged()))
                                .toList())
                .put("rsquare", rsquare(fit));
        List<HigherOrderReliability> higher = fit.converged() ? HigherOrderReliability.of(fit) : List.of();
        if (!higher.isEmpty()) {
            tree.put("higher_order_reliability", higher, SemTree::higher);
        }
        List<BifactorReliability> bifactor = fit.converged() ? BifactorReliability.of(fit) : List.of();
        if (!bifactor.isEmpty()) {
            tree.put("bifactor_reliability", bifactor, SemTree::bifactor);
        }
        if (!fit.givenPredictors().isEmpty()) {
            tree.put("given_predictors", fit.givenPredictors());
        }
        if (!fit.rotated().isEmpty()) {
            tree.put("rotation", fit.rotated(), SemTree::rotated);
        }
        tree.put("implied", fit.groups(), SemTree::implied);
        return tree;
    }

    /**
     * The same with how the search went. Its steps and what is left of the gradient are rounding error in part, which has no place
     * in a report that is to come out the same everywhere.
     */
    public static Tree withSearch(SemFit fit) {
        return of(fit).put("search", search(fit));
    }

    private static Tree rotated(RotatedBlock found) {
        return new Tree()
                .put("block", found.block().name())
                .put("factors", found.block().factors())
                .put("rotation", found.rotation())
                .put("group", found.group())
                .put("value", found.value())
                .put(
                        "minima",
                        found.minima(),
                        minimum -> new Tree().put("value", minimum.value()).put("starts", minimum.starts()));
    }

    private static Tree higher(HigherOrderReliability found) {
        Tree tree = new Tree()
                .put("group", found.group())
                .put("factor", found.factor())
                .put("first_order", found.firstOrder())
                .put("items", found.items())
                .put("omega_hierarchical_observed", found.omegaHierarchicalObserved());
        share(tree, "omega_hierarchical", found.omegaHierarchical());
        share(tree, "omega_total", found.omegaTotal());
        share(tree, "omega_partial", found.omegaPartial());
        share(tree, "omega_of_factors", found.omegaOfFactors());
        return tree;
    }

    public static Tree bifactor(BifactorReliability found) {
        Tree tree = new Tree()
                .put("group", found.group())
                .put("general", found.general())
                .put("items", found.items())
                .put("omega_hierarchical_observed", found.omegaHierarchicalObserved())
                .put("puc", found.uncontaminatedCorrelations())
                .put("determinacy", found.determinacy());
        share(tree, "omega_hierarchical", found.omegaHierarchical());
        share(tree, "omega_total", found.omegaTotal());
        share(tree, "relative_omega", found.relativeOmega());
        share(tree, "ecv", found.explainedCommonVariance());
        share(tree, "coefficient_h", found.coefficientH());
        tree.put("specific_factors", found.specifics(), SemTree::specific);
        Tree items = new Tree();
        found.itemExplainedCommonVariance().forEach(items::put);
        return tree.put("item_ecv", items);
    }

    private static Tree specific(BifactorReliability.Specific found) {
        Tree tree = new Tree()
                .put("factor", found.factor())
                .put("items", found.items())
                .put("determinacy", found.determinacy());
        share(tree, "omega_total", found.omegaTotal());
        share(tree, "omega_general", found.omegaGeneral());
        share(tree, "omega_hierarchical_subscale", found.omegaSpecific());
        share(tree, "ecv", found.explainedCommonVariance());
        share(tree, "coefficient_h", found.coefficientH());
        return tree;
    }

    private static void share(Tree tree, String name, VarianceShare share) {
        tree.put(
                name,
                new Tree()
                        .put("est", share.estimate())
                        .put("se", share.standardError())
                        .put("ci_lower", share.lower())
                        .put("ci_upper", share.upper()));
    }

    /** How the search for the estimates went. */
    private static Tree search(SemFit fit) {
        Minimum minimum = fit.minimum();
        Tree tree = new Tree()
                .put("iterations", minimum.iterations())
                .put("discrepancy", minimum.value())
                .put("gradient_norm", minimum.gradientNorm())
                .put("stopped", minimum.stopped().name().toLowerCase(Locale.ROOT));
        fit.starts()
                .ifPresent(starts -> tree.put(
                        "starts",
                        new Tree()
                                .put("tried", starts.tried())
                                .put("converged", starts.converged())
                                .put("minima", starts.minima())
                                .put("best", starts.best())
                                .put("reached_best", starts.reachedBest())
                                .put("usual_chisq", starts.usualChisq())
                                .put("best_chisq", starts.bestChisq())));
        return tree;
    }

    /** The measures of fit; null where the model did not converge, since they are of no minimum then. */
    public static Tree putFit(Tree tree, SemFit model) {
        return model.converged() ? tree.put("fit", fit(model.fit())) : tree.putNull("fit");
    }

    private static Tree fit(FitIndices measures) {
        Tree tree = new Tree();
        measures.byName().forEach(tree::put);
        return tree;
    }

    public static List<Tree> parameters(SemFit fit) {
        return fit.estimates().stream()
                .map(estimate -> parameter(estimate, fit.converged()))
                .toList();
    }

    /** R² of each indicator and outcome. */
    public static List<Tree> rsquare(SemFit fit) {
        return ExplainedVariance.of(fit).stream()
                .map(explained -> new Tree()
                        .put("variable", explained.variable())
                        .put("group", explained.group())
                        .put("level", explained.level())
                        .put("rsquare", explained.share()))
                .toList();
    }

    /** @param converged without which there are no standard errors, and what rests on them is null */
    private static Tree parameter(Estimate estimate, boolean converged) {
        return new Tree()
                .put("lhs", estimate.lhs())
                .put("op", estimate.op().symbol())
                .put("rhs", estimate.rhs())
                .put("group", estimate.group())
                .put("level", estimate.level())
                .put("free", estimate.free())
                .put("label", estimate.label())
                .put("est", estimate.estimate())
                .put("se", known(estimate.se(), converged))
                .put("z", known(estimate.z(), converged))
                .put("pvalue", known(estimate.pValue(), converged))
                .put("ci_lower", known(estimate.lower(), converged))
                .put("ci_upper", known(estimate.upper(), converged))
                .put("std_lv", estimate.stdLv())
                .put("std_all", estimate.stdAll())
                .put("std_nox", estimate.stdNox());
    }

    /** A parameter with the precision of its standardised values, such as {@code std_all_se}. */
    private static Tree precise(Estimate estimate, boolean converged) {
        Tree tree = parameter(estimate, converged);
        for (StandardizedBy by : StandardizedBy.values()) {
            Standardized value = estimate.standardized(by);
            String key = key(by);
            tree.put(key + "_se", known(value.se(), converged))
                    .put(key + "_z", known(value.z(), converged))
                    .put(key + "_pvalue", known(value.pValue(), converged))
                    .put(key + "_ci_lower", known(value.lower(), converged))
                    .put(key + "_ci_upper", known(value.upper(), converged));
        }
        return tree;
    }

    private static double known(double value, boolean converged) {
        return converged ? value : Double.NaN;
    }

    /** The name that a type of standardised values has in answers: lavaan's, with its dot turned. */
    static String key(StandardizedBy by) {
        return by.lavaanName().replace('.', '_');
    }

    private static Tree implied(SemFit.GroupMoments moments) {
        List<String> names = moments.impliedCovariance().rows();
        Tree means = new Tree();
        double[] mean = moments.impliedMean();
        for (int i = 0; i < mean.length; i++) {
            means.put(names.get(i), mean[i]);
        }
        return new Tree()
                .put("group", moments.name())
                .putMatrix(
                        "covariance", names, names, moments.impliedCovariance().toArray())
                .put("mean", means);
    }
}
