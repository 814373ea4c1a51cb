package kith.mokken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.AnswersByScale;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.NormalDistribution;
import kith.reliability.coefficient.Alpha;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * A Mokken scale analysis of the items of one scale: scalability, item selection, monotonicity, nonintersection,
 * invariant item ordering and reliability.
 *
 * <p>Respondents with a missing response are excluded, items that all respondents answered alike are left out; both are
 * told. Covariances have the divisor N − 1. The numbers are those of R package mokken 3.1.2 (van der Ark 2012, doi
 * 10.18637/jss.v048.i05); what differs on purpose is named at {@link ItemOrdering} and {@link LargestScales}.
 *
 * @param name of the scale
 * @param question what was asked
 * @param items names of the items analysed
 * @param n respondents
 * @param steps number of item steps
 * @param means of the items, with scores that start at 0
 * @param scalability empty with fewer than two items or respondents
 * @param minimumGroup the smallest group of rest scores
 * @param monotonicity one an item; empty where there are too few respondents
 * @param nonIntersection one an item; empty where there are too few respondents or items
 * @param orderings MIIO and MS-CPM, and MS-CPM as package mokken 3.1.2 tests it; empty as for nonintersection
 * @param selection at the bound asked for
 * @param largest the partition with the longest scales at that bound
 * @param grid selection at each further bound
 * @param reliability of the sum score
 * @param findings what has to be known of the answer
 */
public record MokkenScaling(
        String name,
        MokkenQuestion question,
        List<String> items,
        int n,
        int steps,
        double[] means,
        Optional<Scalability> scalability,
        int minimumGroup,
        List<Monotonicity> monotonicity,
        List<NonIntersection> nonIntersection,
        Optional<Orderings> orderings,
        int[] selection,
        int[] largest,
        List<int[]> grid,
        Optional<SumReliability> reliability,
        List<Finding> findings)
        implements AnswersByScale.OfScale {

    public MokkenScaling {
        items = List.copyOf(items);
        monotonicity = List.copyOf(monotonicity);
        nonIntersection = List.copyOf(nonIntersection);
        grid = List.copyOf(grid);
        findings = List.copyOf(findings);
    }

    /** Checks of invariant item ordering. */
    public record Orderings(ItemOrdering manifest, ItemOrdering cumulative, ItemOrdering cumulativeOfPackage) {}

    /**
     * Reliability of the sum score.
     *
     * @param ms Molenaar–Sijtsma
     * @param alpha Cronbach's alpha
     * @param lambda2 Guttman's lambda-2 of covariances
     */
    public record SumReliability(double ms, double alpha, double lambda2) {}

    /** @throws kith.finding.InputException with every column that does not exist or is not of ordered categories */
    public static MokkenScaling of(ScaleItems scale, Responses responses, MokkenQuestion question) {
        CompleteResponses complete = CompleteResponses.of(scale, responses);
        ItemScores all = ItemScores.of(complete.items(), complete.columns());
        CompleteResponses varying = complete.varying();
        ItemScores scores = all.select(
                varying.items().stream().mapToInt(complete.items()::indexOf).toArray());
        List<Finding> findings = new ArrayList<>(varying.findings());
        return of(scale.name(), scores, question, findings);
    }

    private static MokkenScaling of(String name, ItemScores scores, MokkenQuestion question, List<Finding> findings) {
        int n = scores.respondents();
        int k = scores.size();
        int minimum = question.minimumGroup() > 0 ? question.minimumGroup() : MinimumGroup.of(n);
        double[] means = IntStream.range(0, k).mapToDouble(scores::mean).toArray();
        if (k < 2 || n < 3) {
            findings.add(Finding.of("no_scale_of_items", Map.of("items", k, "respondents", n)));
            return new MokkenScaling(
                    name,
                    question,
                    scores.items(),
                    n,
                    scores.steps(),
                    means,
                    Optional.empty(),
                    minimum,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new int[k],
                    new int[k],
                    List.of(),
                    Optional.empty(),
                    findings);
        }
        PairCovariances covariances = PairCovariances.of(scores);
        Scalability scalability = Scalability.of(scores, covariances);
        boolean grouped = minimum * 2 <= n;
        if (!grouped) {
            findings.add(Finding.of("few_for_rest_scores", Map.of("respondents", n, "group", minimum)));
        }
        if (scores.hasUnequalCategories()) {
            findings.add(Finding.of("unequal_categories"));
        }
        if (scalability.h() < 0.30) {
            addNegative(scores, scalability, findings);
        }
        return new MokkenScaling(
                name,
                question,
                scores.items(),
                n,
                scores.steps(),
                means,
                Optional.of(scalability),
                minimum,
                grouped
                        ? IntStream.range(0, k)
                                .mapToObj(item -> Monotonicity.of(
                                        scores, item, scalability.hi()[item], question, minimum))
                                .toList()
                        : List.of(),
                grouped && k > 2 ? NonIntersection.of(scores, scalability.hi(), question, minimum) : List.of(),
                grouped && k > 2 ? Optional.of(orderings(scores, covariances, question, minimum)) : Optional.empty(),
                ItemSelection.of(covariances, question.bound(), question.alpha()),
                LargestScales.of(covariances, question.bound(), question.alpha(), question.seed()),
                question.grid().stream()
                        .map(bound -> ItemSelection.of(covariances, bound, question.alpha()))
                        .toList(),
                Optional.of(reliability(scores, covariances)),
                findings);
    }

    private static void addNegative(ItemScores scores, Scalability scalability, List<Finding> findings) {
        for (int i = 0; i < scores.size(); i++) {
            if (scalability.hi()[i] < 0) {
                findings.add(Finding.of("negative_item_scalability")
                        .at(scores.items().get(i)));
            }
        }
    }

    private static Orderings orderings(
            ItemScores scores, PairCovariances covariances, MokkenQuestion question, int minimum) {
        return new Orderings(
                ItemOrdering.of(
                        scores, covariances, ItemOrdering.Method.MIIO, CumulativeStatistic.MCNEMAR, question, minimum),
                ItemOrdering.of(
                        scores, covariances, ItemOrdering.Method.MSCPM, CumulativeStatistic.MCNEMAR, question, minimum),
                ItemOrdering.of(
                        scores,
                        covariances,
                        ItemOrdering.Method.MSCPM,
                        CumulativeStatistic.MOKKEN_3_1_2,
                        question,
                        minimum));
    }

    private static SumReliability reliability(ItemScores scores, PairCovariances covariances) {
        double[][] c = covariances.covariance();
        double total = 0;
        double between = 0;
        double squares = 0;
        double k = c.length;
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                total += c[i][j];
                between += i == j ? 0 : c[i][j];
                squares += i == j ? 0 : c[i][j] * c[i][j];
            }
        }
        return new SumReliability(
                MolenaarSijtsma.of(scores), Alpha.of(c), (between + Math.sqrt(k / (k - 1) * squares)) / total);
    }

    /** A Wald interval, as package mokken's by default. */
    public Interval interval(double estimate, double standardError) {
        double half = NormalDistribution.twoSided(question.level()) * standardError;
        return Interval.ordered(estimate - half, estimate + half, question.level(), IntervalMethod.WALD);
    }

    /** How strong the whole set of items is as one scale. */
    public ScaleStrength strength() {
        return ScaleStrength.of(scalability.map(Scalability::h).orElse(Double.NaN));
    }
}
