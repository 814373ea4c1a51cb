package kith.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * Content validity of a set of items by the ratings of experts: of each item, and of the set S-CVI/Ave, the mean of the
 * items' indices, and S-CVI/UA, the share of items that all experts find relevant (Polit, Beck and Owen 2007, doi
 * 10.1002/nur.20199).
 *
 * @param average S-CVI/Ave
 * @param universal S-CVI/UA
 * @param byExpert share of the items that each expert finds relevant
 */
public record ContentValidity(
        ContentQuestion question,
        List<String> experts,
        List<ItemContent> items,
        double average,
        double universal,
        List<Double> byExpert,
        List<Finding> findings) {

    /** The fewest experts that the source asks for. */
    public static final int FEWEST_EXPERTS = 3;

    /**
     * I-CVI below which an item is to be revised: all agree with five experts or fewer, .78 with more (Lynn 1986; Polit
     * et al. 2007).
     */
    public static double leastIndex(int experts) {
        return experts <= 5 ? 1 : 0.78;
    }

    public ContentValidity {
        experts = List.copyOf(experts);
        items = List.copyOf(items);
        byExpert = List.copyOf(byExpert);
        findings = List.copyOf(findings);
    }

    /**
     * @param ratings one array an item with one rating an expert, NaN where missing
     * @throws InputException when a rating is not on the scale, or there are no items or experts
     */
    public static ContentValidity of(
            List<String> items, List<String> experts, double[][] ratings, ContentQuestion question) {
        requireScale(items, experts, ratings, question);
        List<ItemContent> contents = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            contents.add(of(items.get(i), ratings[i], question));
        }
        double[] indices = contents.stream()
                .mapToDouble(item -> item.relevance().index())
                .filter(index -> !Double.isNaN(index))
                .toArray();
        List<Double> byExpert = new ArrayList<>();
        for (int e = 0; e < experts.size(); e++) {
            int expert = e;
            byExpert.add(Arrays.stream(ratings)
                    .mapToDouble(row -> row[expert])
                    .filter(rating -> !Double.isNaN(rating))
                    .map(rating -> rating >= question.relevant() ? 1 : 0)
                    .average()
                    .orElse(Double.NaN));
        }
        return new ContentValidity(
                question,
                experts,
                contents,
                Arrays.stream(indices).average().orElse(Double.NaN),
                Arrays.stream(indices)
                        .map(index -> index == 1 ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                byExpert,
                findings(contents, experts));
    }

    private static ItemContent of(String item, double[] ratings, ContentQuestion question) {
        double[] known =
                Arrays.stream(ratings).filter(rating -> !Double.isNaN(rating)).toArray();
        return new ItemContent(
                item,
                ratings.length - known.length,
                RelevanceAgreement.of(known.length, count(known, question.relevant()), question.level()),
                AikenV.of(known, question.lowest(), question.highest(), question.level()),
                question.essential().isPresent()
                        ? Optional.of(LawsheRatio.of(
                                known.length, count(known, question.essential().getAsDouble())))
                        : Optional.empty());
    }

    private static int count(double[] ratings, double from) {
        return (int) Arrays.stream(ratings).filter(rating -> rating >= from).count();
    }

    private static void requireScale(
            List<String> items, List<String> experts, double[][] ratings, ContentQuestion question) {
        Problems problems = new Problems();
        if (items.isEmpty() || experts.isEmpty()) {
            problems.add(
                    "ratings", items.size() + " items, " + experts.size() + " experts", "at least one of each", "");
        }
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            double[] row = ratings[i];
            IntStream.range(0, row.length)
                    .filter(e -> row[e] < question.lowest() || row[e] > question.highest())
                    .forEach(e -> problems.add(
                            "item " + item + ", " + experts.get(e),
                            Double.toString(row[e]),
                            "a rating from " + question.lowest() + " to " + question.highest(),
                            "correct the rating, or give the ends of the rating scale"));
        }
        problems.throwIfAny();
    }

    private static List<Finding> findings(List<ItemContent> items, List<String> experts) {
        List<Finding> findings = new ArrayList<>();
        if (experts.size() < FEWEST_EXPERTS) {
            findings.add(Finding.of("few_experts", Map.of("experts", experts.size(), "least", FEWEST_EXPERTS)));
        }
        for (ItemContent item : items) {
            RelevanceAgreement relevance = item.relevance();
            if (relevance.n() == 0) {
                findings.add(Finding.of("item_not_rated").at(item.item()));
            } else if (relevance.index() < leastIndex(relevance.n())) {
                findings.add(Finding.of(
                                "item_not_relevant",
                                Map.of(
                                        "agree", relevance.agree(),
                                        "experts", relevance.n(),
                                        "index", relevance.index(),
                                        "least", leastIndex(relevance.n())))
                        .at(item.item()));
            }
        }
        int missing = items.stream().mapToInt(ItemContent::missing).sum();
        if (missing > 0) {
            findings.add(Finding.of("ratings_missing", Map.of("ratings", missing)));
        }
        return findings;
    }
}
