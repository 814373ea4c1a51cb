package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.NormalDistribution;
import kith.reliability.scale.AnsweredResponses;
import kith.reliability.scale.ScaleItems;

/**
 * An item response model of the items of one scale, in one or several groups: parameters and fit; with one factor also
 * information, reliability and the table from sum scores to the trait, with several the standardised loadings.
 *
 * @param name of the scale
 * @param model of the items
 * @param items names of the items analysed
 * @param fit empty with fewer than three items or four respondents
 * @param c2 limited-information test with category proportions
 * @param m2 limited-information test with item means
 * @param statistics of items and persons by group; empty without a fit and with several factors
 * @param factors standardised loadings of a model with several factors by group; empty with one factor
 * @param comparison with further models, where they were asked for
 * @param rows of the data that were used: with a response to an item
 * @param findings what has to be known of the answer
 */
public record IrtScaling(
        String name,
        ItemModel model,
        List<String> items,
        Optional<IrtFit> fit,
        Optional<LimitedInformation> c2,
        Optional<LimitedInformation> m2,
        List<Statistics> statistics,
        List<FactorSolution> factors,
        Optional<IrtModelComparison> comparison,
        int[] rows,
        List<Finding> findings)
        implements AnswersByScale.OfScale {

    private static final int FEWEST_ITEMS = 3;
    private static final int FEWEST_RESPONDENTS = 4;
    private static final int MOST_CATEGORIES = 25;

    /** Slopes beyond this are hardly ever estimates of a real item. */
    private static final double STEEP = 6;

    public IrtScaling {
        items = List.copyOf(items);
        statistics = List.copyOf(statistics);
        factors = List.copyOf(factors);
        findings = List.copyOf(findings);
    }

    /**
     * What follows from the fit.
     *
     * @param curves of the items
     * @param reliability marginal and empirical
     * @param sumScores trait by sum score
     * @param dependence between items
     * @param sumScoreFit S-χ² by item
     * @param residualFit infit and outfit by item
     * @param scoreResiduals of the items by sum score
     * @param misfitting share of respondents with complete responses whose Zh is below −{@link #UNUSUAL_ZH}
     * @param precision where the trait is measured reliably
     */
    public record Statistics(
            TraitCurves curves,
            TraitReliability reliability,
            SumScoreTable sumScores,
            LocalDependence dependence,
            List<SumScoreFit> sumScoreFit,
            List<ResidualFit> residualFit,
            SumScoreResiduals scoreResiduals,
            double misfitting,
            PrecisionRange precision) {

        /** Beyond it lie 2.5% of the respondents when all follow the model. */
        public static final double UNUSUAL_ZH = NormalDistribution.twoSided(0.95);

        static Statistics of(IrtFit fit, int group) {
            double n = 0;
            double low = 0;
            List<ResidualFit> patterns = ResidualFit.patterns(fit, group);
            for (int p = 0; p < patterns.size(); p++) {
                double zh = patterns.get(p).zh();
                if (!Double.isNaN(zh)) {
                    n += fit.patterns().counts(group)[p];
                    low += zh < -UNUSUAL_ZH ? fit.patterns().counts(group)[p] : 0;
                }
            }
            TraitCurves curves = TraitCurves.of(fit, group);
            return new Statistics(
                    curves,
                    TraitReliability.of(fit, group),
                    SumScoreTable.of(fit, group),
                    LocalDependence.of(fit, group),
                    SumScoreFit.of(fit, group),
                    ResidualFit.items(fit, group),
                    SumScoreResiduals.of(fit, group),
                    low / n,
                    PrecisionRange.of(fit, group, curves));
        }
    }

    /** @throws kith.finding.InputException for columns that do not exist or do not suit the model */
    static IrtScaling of(ScaleItems scale, Responses responses, IrtPlan plan) {
        ItemModel model = plan.model();
        AnsweredResponses answered = AnsweredResponses.of(scale, responses);
        List<Finding> findings = new ArrayList<>(answered.findings());
        IrtGroups groups = plan.groups()
                .map(of -> IrtGroups.of(responses, of.column(), answered.rows(), findings))
                .orElseGet(() -> IrtGroups.single(answered.rows().length));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < answered.items().size(); i++) {
            if (categories(answered, groups, i) < 2) {
                findings.add(Finding.of("irt_item_excluded").at(answered.items().get(i)));
            } else {
                kept.add(i);
            }
        }
        List<String> items = kept.stream().map(answered.items()::get).toList();
        int[] categories =
                kept.stream().mapToInt(i -> categories(answered, groups, i)).toArray();
        requireCategories(items, categories, model);
        plan.compared().forEach(other -> requireCategories(items, categories, other));
        ResponsePatterns patterns = ResponsePatterns.of(
                items, kept.stream().map(answered.columns()::get).toList(), groups.names(), groups.code());
        plan.groups()
                .ifPresent(of ->
                        IrtGroups.requireSense(patterns, of, plan.factors().structure(scale, items)));
        if (items.size() < FEWEST_ITEMS || patterns.respondents() < FEWEST_RESPONDENTS) {
            findings.add(
                    Finding.of("irt_too_few", Map.of("items", items.size(), "respondents", patterns.respondents())));
            return new IrtScaling(
                    scale.name(),
                    model,
                    items,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    answered.rows(),
                    findings);
        }
        return fitted(scale, patterns, plan, answered.rows(), findings);
    }

    private static IrtScaling fitted(
            ScaleItems scale, ResponsePatterns patterns, IrtPlan plan, int[] rows, List<Finding> findings) {
        List<String> items = patterns.items();
        IrtQuestion question = plan.question(scale, items);
        if (plan.groups().isPresent()) {
            IrtGroups.addFindings(patterns, question.constraints(), findings);
        }
        IrtFit fit = IrtModel.fit(patterns, question);
        addFindings(fit, findings);
        boolean single = question.structure().factors().size() == 1;
        int groups = patterns.groups().size();
        List<FactorSolution> factors = IntStream.range(0, single ? 0 : groups)
                .mapToObj(g -> FactorSolution.of(fit, plan.factors(), g))
                .toList();
        factors.forEach(solution -> findings.addAll(solution.findings()));
        return new IrtScaling(
                scale.name(),
                plan.model(),
                items,
                Optional.of(fit),
                LimitedInformation.of(fit, LimitedInformation.Kind.C2),
                LimitedInformation.of(fit, LimitedInformation.Kind.M2_STAR),
                IntStream.range(0, single ? groups : 0)
                        .mapToObj(g -> Statistics.of(fit, g))
                        .toList(),
                factors,
                plan.compared().isEmpty() ? Optional.empty() : Optional.of(IrtModelComparison.of(fit, plan.compared())),
                rows,
                findings);
    }

    private static int categories(AnsweredResponses answered, IrtGroups groups, int item) {
        return ResponsePatterns.categories(answered.columns().get(item), groups.code()).length;
    }

    private static void requireCategories(List<String> items, int[] categories, ItemModel model) {
        Problems problems = new Problems();
        for (int i = 0; i < categories.length; i++) {
            if (categories[i] > MOST_CATEGORIES) {
                problems.add(
                        items.get(i),
                        categories[i] + " different responses",
                        "ordered categories, at most " + MOST_CATEGORIES,
                        "check for codes of missing responses, or group the responses into categories");
            } else if (model.isDichotomous() && categories[i] > 2) {
                problems.add(
                        items.get(i),
                        categories[i] + " categories",
                        "two categories for the " + model.title(),
                        "choose the graded or the partial credit model");
            } else if (model.hasCommonSteps() && categories[i] != categories[0]) {
                problems.add(
                        items.get(i),
                        categories[i] + " categories",
                        "as many as the first item, " + categories[0] + ", for the " + model.title(),
                        "choose a model without common steps");
            }
        }
        problems.throwIfAny();
    }

    private static void addFindings(IrtFit fit, List<Finding> findings) {
        ResponsePatterns patterns = fit.patterns();
        if (!fit.hasConverged()) {
            findings.add(Finding.of("irt_not_converged", Map.of("cycles", fit.cycles())));
        } else if (!fit.isIdentified()) {
            findings.add(Finding.of("irt_not_identified"));
        }
        if (!fit.atLimit().isEmpty()) {
            findings.add(Finding.of(
                    "irt_slope_at_limit",
                    Map.of(
                            "parameters", fit.atLimit(),
                            "limit", fit.question().grid().steepestSlope())));
        }
        for (int i = 0; i < patterns.items().size(); i++) {
            String item = patterns.items().get(i);
            double[] values = patterns.values(i);
            if (IntStream.range(1, values.length).anyMatch(at(values))) {
                findings.add(Finding.of("irt_unused_category").at(item));
            }
            int at = i;
            double[] slopes = IntStream.range(0, patterns.groups().size())
                    .mapToDouble(g -> fit.item(g, at).slopes()[0])
                    .toArray();
            double lowest = Arrays.stream(slopes).min().orElseThrow();
            double highest = Arrays.stream(slopes).max().orElseThrow();
            if (lowest < 0 && !fit.question().structure().isExploratory()) {
                findings.add(Finding.of("irt_negative_slope", Map.of("slope", lowest))
                        .at(item));
            } else if (highest > STEEP) {
                findings.add(
                        Finding.of("irt_steep_slope", Map.of("slope", highest)).at(item));
            }
        }
        if (patterns.respondents() < 5 * fit.parameters()) {
            findings.add(Finding.of(
                    "irt_few_respondents",
                    Map.of("respondents", patterns.respondents(), "parameters", fit.parameters())));
        }
    }

    /** Whether whole numbers between two neighbouring values were never chosen. */
    private static java.util.function.IntPredicate at(double[] values) {
        return k -> values[k] - values[k - 1] > 1 && values[k] == Math.rint(values[k]);
    }

    /** Whether the model has several groups. */
    public boolean isOfGroups() {
        return fit.filter(of -> of.patterns().groups().size() > 1).isPresent();
    }

    /** What speaks against each item, of the first group; empty without statistics. */
    public List<ItemReview> reviews() {
        return statistics.isEmpty() ? List.of() : ItemReview.of(fit.orElseThrow(), 0, statistics.get(0));
    }

    /** The model's key in lower case. */
    public String modelKey() {
        return model.key().toLowerCase(Locale.ROOT);
    }
}
