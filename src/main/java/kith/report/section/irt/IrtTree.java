package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.irt.FactorSolution;
import kith.irt.IrtAnswer;
import kith.irt.IrtFit;
import kith.irt.IrtQuestion.StandardErrorKind;
import kith.irt.IrtScaling;
import kith.irt.IrtScores;
import kith.irt.ItemEstimate;
import kith.irt.ItemReview;
import kith.irt.LimitedInformation;
import kith.irt.ModelComparison;
import kith.irt.PrecisionRange;
import kith.irt.ResidualFit;
import kith.irt.SumScoreFit;
import kith.irt.SumScoreTable;
import kith.report.document.Tree;

/** Item response models as other programs see them. */
public final class IrtTree {

    /** Where information is given. */
    static final double[] THETA =
            IntStream.rangeClosed(-8, 8).mapToDouble(k -> k / 2.0).toArray();

    private IrtTree() {}

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
        scaling.fit().ifPresent(fit -> fit(tree, fit));
        tree.put("c2", scaling.c2().map(IrtTree::test).orElse(null));
        tree.put("m2star", scaling.m2().map(IrtTree::test).orElse(null));
        scaling.comparison().ifPresent(comparison -> comparison(tree, comparison));
        if (!scaling.reviews().isEmpty()) {
            tree.put("reviews", scaling.reviews(), IrtTree::review);
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
        scaling.factors().ifPresent(solution -> factors(tree, solution));
        scaling.statistics().forEach(found -> statistics(tree, scaling, found));
        return tree;
    }

    private static Tree review(ItemReview review) {
        return new Tree()
                .put("item", review.item())
                .put(
                        "reasons",
                        review.reasons().stream()
                                .sorted()
                                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                .toList())
                .put("dependent_on", review.dependentOn());
    }

    private static void comparison(Tree tree, ModelComparison comparison) {
        tree.put(
                        "comparison",
                        comparison.models(),
                        model -> new Tree()
                                .put("model", model.model().key())
                                .put("npar", model.parameters())
                                .put("log_lik", model.logLikelihood())
                                .put("aic", model.aic())
                                .put("bic", model.bic())
                                .put("converged", model.converged()))
                .put(
                        "comparison_tests",
                        comparison.tests(),
                        test -> new Tree()
                                .put("restricted", test.restricted().key())
                                .put("general", test.general().key())
                                .put("chisq", test.statistic())
                                .put("df", test.degreesOfFreedom())
                                .put("p", test.pValue()));
    }

    private static void factors(Tree tree, FactorSolution solution) {
        List<String> names = solution.loadings().cols();
        tree.put("factors", names)
                .putMatrix(
                        "standardised",
                        solution.loadings().rows(),
                        names,
                        solution.loadings().toArray())
                .putMatrix("factor_correlations", names, names, solution.phi().toArray())
                .put("h2", list(solution.communalities()))
                .put("reliability_empirical_eap_by_factor", list(solution.reliability()))
                .put("ecv", solution.explainedByGeneral().orElse(Double.NaN));
    }

    private static void fit(Tree tree, IrtFit fit) {
        tree.put("converged", fit.hasConverged())
                .put("identified", fit.isIdentified())
                .put("at_limit", fit.atLimit())
                .put("n", fit.patterns().respondents())
                .put("npar", fit.parameters())
                .put("log_lik", fit.logLikelihood())
                .put("aic", fit.aic())
                .put("bic", fit.bic())
                .put("sabic", fit.sabic())
                .put("hq", fit.hq());
        if (fit.patterns().groups().size() == 1) {
            parameters(tree, fit, 0);
        }
        tree.put(
                        "free_oakes",
                        new Tree()
                                .put("names", fit.names())
                                .put("est", list(fit.estimates()))
                                .put("se", list(fit.standardErrors(StandardErrorKind.OAKES))))
                .put("se_crossprod", list(fit.standardErrors(StandardErrorKind.CROSS_PRODUCT)))
                .put("se_sandwich", list(fit.standardErrors(StandardErrorKind.SANDWICH)))
                .putMatrix("vcov", fit.names(), fit.names(), fit.covariance());
    }

    private static void parameters(Tree tree, IrtFit fit, int group) {
        boolean single = fit.question().structure().factors().size() == 1;
        Tree slopes = new Tree();
        Tree irt = new Tree();
        for (int i = 0; i < fit.patterns().items().size(); i++) {
            ItemEstimate item = fit.item(group, i);
            slopes.put(fit.patterns().items().get(i), parameters(item.names(), item.estimates(), item.errors()));
            if (!single) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of("a"));
            IntStream.rangeClosed(1, item.difficulties().length).forEach(k -> names.add("b" + k));
            irt.put(
                    fit.patterns().items().get(i),
                    parameters(
                            names,
                            joined(item.slopes()[0], item.difficulties()),
                            joined(item.errors()[0], item.difficultyErrors())));
        }
        tree.put("slope_intercept", slopes);
        if (!single) {
            return;
        }
        tree.put("irt", irt)
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

    private static Tree parameters(List<String> names, double[] estimates, double[] errors) {
        return new Tree().put("names", names).put("est", list(estimates)).put("se", list(errors));
    }

    private static Tree test(LimitedInformation test) {
        return new Tree()
                .put("m2", test.statistic())
                .put("df", test.degreesOfFreedom())
                .put("p", test.pValue())
                .put("rmsea", test.rmsea().estimate())
                .put("rmsea_5", test.rmsea().lower())
                .put("rmsea_95", test.rmsea().upper())
                .put("srmsr", test.srmsr()[0])
                .put("srmsr_by_group", list(test.srmsr()))
                .put("tli", test.tli())
                .put("cfi", test.cfi());
    }

    private static void statistics(Tree tree, IrtScaling scaling, IrtScaling.Statistics found) {
        Tree information = new Tree();
        for (int i = 0; i < scaling.items().size(); i++) {
            information.put(scaling.items().get(i), list(found.curves().information(i, THETA)));
        }
        tree.put(
                        "information",
                        new Tree()
                                .put("theta", list(THETA))
                                .put("test", list(found.curves().testInformation(THETA)))
                                .put("sem", list(found.curves().standardErrors(THETA)))
                                .put("items", information))
                .put("reliability_marginal", found.reliability().marginal())
                .put("reliability_marginal_as_mirt", found.reliability().marginalOfPackage())
                .put("reliability_empirical_eap", found.reliability().empiricalEap())
                .put("reliability_empirical_wle", found.reliability().empiricalWle())
                .put(
                        "sum_score_table",
                        IntStream.range(0, found.sumScores().size()).boxed().toList(),
                        s -> sumScore(found.sumScores(), s))
                .putMatrix(
                        "q3",
                        scaling.items(),
                        scaling.items(),
                        found.dependence().q3())
                .putMatrix(
                        "q3_adjusted",
                        scaling.items(),
                        scaling.items(),
                        found.dependence().adjustedQ3())
                .putMatrix(
                        "ld",
                        scaling.items(),
                        scaling.items(),
                        found.dependence().ld())
                .putMatrix(
                        "ld_cramer_v",
                        scaling.items(),
                        scaling.items(),
                        found.dependence().cramer())
                .put(
                        "s_x2",
                        IntStream.range(0, scaling.items().size()).boxed().toList(),
                        i -> sumScoreFit(
                                scaling.items().get(i), found.sumScoreFit().get(i)))
                .put(
                        "infit",
                        IntStream.range(0, scaling.items().size()).boxed().toList(),
                        i -> residualFit(
                                scaling.items().get(i), found.residualFit().get(i)))
                .put("share_zh_below", found.misfitting())
                .put(
                        "reliable_range",
                        new Tree()
                                .put("reliability", PrecisionRange.RELIABLE)
                                .put("lowest", found.precision().lowest())
                                .put("highest", found.precision().highest())
                                .put("share", found.precision().share()));
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

    private static Tree sumScoreFit(String item, SumScoreFit fit) {
        return new Tree()
                .put("item", item)
                .put("s_x2", fit.statistic())
                .put("df", fit.degreesOfFreedom())
                .put("rmsea", fit.rmsea())
                .put("p", fit.pValue());
    }

    private static Tree residualFit(String item, ResidualFit fit) {
        return new Tree()
                .put("item", item)
                .put("outfit", fit.outfit())
                .put("z_outfit", fit.zOutfit())
                .put("infit", fit.infit())
                .put("z_infit", fit.zInfit());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
