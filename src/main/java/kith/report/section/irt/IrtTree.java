package kith.report.section.irt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.irt.FactorSolution;
import kith.irt.IrtAnswer;
import kith.irt.IrtFit;
import kith.irt.IrtModelComparison;
import kith.irt.IrtQuestion.StandardErrorKind;
import kith.irt.IrtScaling;
import kith.irt.IrtScores;
import kith.irt.ItemEstimate;
import kith.irt.ItemReview;
import kith.irt.LimitedInformation;
import kith.irt.LocalDependence;
import kith.irt.PrecisionRange;
import kith.irt.ResidualFit;
import kith.irt.SumScoreFit;
import kith.irt.SumScoreTable;
import kith.irt.TraitReliability;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Item response models as other programs see them. */
public final class IrtTree {

    /** Where information is given. */
    static final double[] THETA =
            IntStream.rangeClosed(-8, 8).mapToDouble(k -> k / 2.0).toArray();

    private static final RecordTree FOUND = new RecordTree()
            .with(IrtFit.class, "free_oakes", Estimated.class, Estimated::of)
            .with(
                    IrtFit.class,
                    "se_crossprod",
                    double[].class,
                    fit -> fit.standardErrors(StandardErrorKind.CROSS_PRODUCT))
            .with(IrtFit.class, "se_sandwich", double[].class, fit -> fit.standardErrors(StandardErrorKind.SANDWICH))
            .with(IrtFit.class, "vcov", Matrix.class, fit -> Matrix.square(fit.names(), fit.covariance()))
            .with(IrtFit.class, "of_one_group", IrtTree::ofOneGroup)
            .keys(IrtFit.class, """
                    converged=hasConverged identified=isIdentified at_limit n=patterns.respondents npar=parameters
                    log_lik=logLikelihood aic bic sabic hq *of_one_group free_oakes se_crossprod se_sandwich vcov""")
            .with(LimitedInformation.class, "srmsr", double.class, test -> test.srmsr()[0])
            .keys(LimitedInformation.class, """
                    m2=statistic df=degreesOfFreedom p=pValue rmsea=rmsea.estimate rmsea_5=rmsea.lower rmsea_95=rmsea.upper
                    srmsr srmsr_by_group=srmsr tli cfi""")
            .keys(FactorSolution.class, """
                    factors=loadings.cols standardised=loadings factor_correlations=phi h2=communalities
                    reliability_empirical_eap_by_factor=reliability ecv=explainedByGeneral""")
            .with(
                    ItemReview.class,
                    "reasons",
                    review -> review.reasons().stream().sorted().toList())
            .keys(ItemReview.class, "item reasons dependent_on")
            .keys(IrtModelComparison.class, "comparison=models comparison_tests=tests")
            .keys(
                    IrtModelComparison.Fitted.class,
                    "model=model.key npar=parameters log_lik=logLikelihood aic bic converged")
            .keys(
                    IrtModelComparison.NestedTest.class,
                    "restricted=restricted.key general=general.key chisq=statistic df=degreesOfFreedom p=pValue")
            .with(PrecisionRange.class, "reliability", range -> PrecisionRange.RELIABLE)
            .keys(PrecisionRange.class, "reliability lowest highest share")
            .keys(SumScoreFit.class, "s_x2=statistic df=degreesOfFreedom rmsea p=pValue")
            .keys(ResidualFit.class, "outfit z_outfit infit z_infit")
            .keys(TraitReliability.class, """
                    reliability_marginal=marginal reliability_marginal_as_mirt=marginalOfPackage
                    reliability_empirical_eap=empiricalEap reliability_empirical_wle=empiricalWle""");

    private IrtTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.object(Map.of(
                "c2", RecordSchema.orNull(schemas.of(FOUND, LimitedInformation.class)),
                "m2star", RecordSchema.orNull(schemas.of(FOUND, LimitedInformation.class)),
                "free_oakes", schemas.of(FOUND, Estimated.class),
                "s_x2", schemas.listOf(FOUND, SumScoreFit.class),
                "infit", schemas.listOf(FOUND, ResidualFit.class)));
    }

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(IrtAnswer answer) {
        return answer.scales().size() == 1
                ? of(answer.scales().get(0))
                : new Tree().put("scales", answer.scales(), IrtTree::of);
    }

    /** The same with trait scores, one set a scale. */
    public static Tree of(IrtAnswer answer, List<IrtScores> scores) {
        if (scores.size() == 1) {
            return of(answer).put("scores", IrtScoresTable.tree(scores.get(0)));
        }
        List<Tree> scales = IntStream.range(0, scores.size())
                .mapToObj(s -> of(answer.scales().get(s)).put("scores", IrtScoresTable.tree(scores.get(s))))
                .toList();
        return new Tree().put("scales", scales, scale -> scale);
    }

    private static Tree of(IrtScaling scaling) {
        Tree tree = new Tree()
                .put("name", scaling.name())
                .put("model", scaling.modelKey())
                .put("items", scaling.items());
        scaling.fit().ifPresent(fit -> FOUND.add(tree, fit));
        tree.putValue("c2", FOUND.value(scaling.c2())).putValue("m2star", FOUND.value(scaling.m2()));
        scaling.comparison().ifPresent(comparison -> FOUND.add(tree, comparison));
        if (!scaling.reviews().isEmpty()) {
            tree.put("reviews", FOUND.of(scaling.reviews()));
        }
        if (scaling.isOfGroups()) {
            IrtFit fit = scaling.fit().orElseThrow();
            Tree groups = new Tree();
            for (int g = 0; g < fit.patterns().groups().size(); g++) {
                Tree group = new Tree().put("n", fit.patterns().respondents(g));
                parameters(group, fit, g);
                statistics(group, scaling, scaling.statistics().get(g));
                groups.put(fit.patterns().groups().get(g), group);
            }
            return tree.put("groups", groups);
        }
        scaling.factors().ifPresent(solution -> FOUND.add(tree, solution));
        scaling.statistics().forEach(found -> statistics(tree, scaling, found));
        return tree;
    }

    private static Optional<Tree> ofOneGroup(IrtFit fit) {
        return fit.patterns().groups().size() == 1 ? Optional.of(parameters(new Tree(), fit, 0)) : Optional.empty();
    }

    private record Estimated(List<String> names, double[] est, double[] se) {

        static Estimated of(IrtFit fit) {
            return new Estimated(fit.names(), fit.estimates(), fit.standardErrors(StandardErrorKind.OAKES));
        }
    }

    private static Tree parameters(Tree tree, IrtFit fit, int group) {
        boolean single = fit.question().structure().factors().size() == 1;
        Tree slopes = new Tree();
        Tree irt = new Tree();
        for (int i = 0; i < fit.patterns().items().size(); i++) {
            ItemEstimate item = fit.item(group, i);
            slopes.put(
                    fit.patterns().items().get(i),
                    FOUND.of(new Estimated(item.names(), item.estimates(), item.errors())));
            if (!single) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of("a"));
            IntStream.rangeClosed(1, item.difficulties().length).forEach(k -> names.add("b" + k));
            irt.put(
                    fit.patterns().items().get(i),
                    FOUND.of(new Estimated(
                            names,
                            joined(item.slopes()[0], item.difficulties()),
                            joined(item.errors()[0], item.difficultyErrors()))));
        }
        tree.put("slope_intercept", slopes);
        if (!single) {
            return tree;
        }
        return tree.put("irt", irt)
                .put(
                        "latent",
                        new Tree()
                                .put("mean", fit.means(group)[0])
                                .put("mean_se", fit.meanErrors(group)[0])
                                .put("variance", fit.covariances(group)[0][0])
                                .put("variance_se", fit.covarianceErrors(group)[0]));
    }

    private static double[] joined(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static void statistics(Tree tree, IrtScaling scaling, IrtScaling.Statistics found) {
        Tree information = new Tree();
        for (int i = 0; i < scaling.items().size(); i++) {
            information.putValue(
                    scaling.items().get(i), FOUND.value(found.curves().information(i, THETA)));
        }
        LocalDependence dependence = found.dependence();
        tree.put(
                "information",
                FOUND.of(new Information(
                        THETA,
                        found.curves().testInformation(THETA),
                        found.curves().standardErrors(THETA),
                        information)));
        FOUND.add(tree, found.reliability())
                .put(
                        "sum_score_table",
                        IntStream.range(0, found.sumScores().size())
                                .mapToObj(s -> sumScore(found.sumScores(), s))
                                .toList())
                .putMatrix("q3", scaling.items(), scaling.items(), dependence.q3())
                .putMatrix("q3_adjusted", scaling.items(), scaling.items(), dependence.adjustedQ3())
                .putMatrix("ld", scaling.items(), scaling.items(), dependence.ld())
                .putMatrix("ld_cramer_v", scaling.items(), scaling.items(), dependence.cramer())
                .put("s_x2", ofItems(scaling, found.sumScoreFit()))
                .put("infit", ofItems(scaling, found.residualFit()))
                .put("share_zh_below", found.misfitting())
                .put("reliable_range", FOUND.of(found.precision()));
    }

    private record Information(double[] theta, double[] test, double[] sem, Tree items) {}

    private static List<Tree> ofItems(IrtScaling scaling, List<?> fit) {
        return IntStream.range(0, fit.size())
                .mapToObj(i -> FOUND.add(new Tree().put("item", scaling.items().get(i)), fit.get(i)))
                .toList();
    }

    private static Tree sumScore(SumScoreTable table, int s) {
        return new Tree()
                .put("sum_score", table.lowest() + s)
                .put("theta", table.estimates()[s])
                .put("se", table.errors()[s])
                .put("observed", table.observed()[s])
                .put("expected", table.expected()[s])
                .put("std_res", table.standardizedResidual(s));
    }
}
