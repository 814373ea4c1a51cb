package kith.reliability.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problem;

/**
 * How well raters agree about categories that are words: kappa of each two raters ({@link Kappa}). With linear or
 * quadratic weights the distance of two categories is that of their places in the order given.
 *
 * @param raters names of raters or occasions
 * @param categories in their order
 * @param level of the intervals, such as 0.95
 * @param pairs each two raters; those without a person whom both rated have none
 * @param findings what to know before relying on it
 */
public record CategoryAgreement(
        List<String> raters, List<String> categories, double level, List<Pair> pairs, List<Finding> findings) {

    /** Two raters and their agreement. */
    public record Pair(String first, String second, Kappa kappa) {}

    public CategoryAgreement {
        raters = List.copyOf(raters);
        categories = List.copyOf(categories);
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /**
     * @param ratings one list a rater with a category for each person; empty where missing
     * @param categories all that there are, in their order
     * @throws InputException when a rating is none of the categories
     */
    public static CategoryAgreement of(
            List<String> raters,
            List<List<String>> ratings,
            List<String> categories,
            Kappa.Weights weights,
            double level) {
        double[][] places = places(raters, ratings, categories);
        List<Pair> pairs = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int a = 0; a < places.length; a++) {
            for (int b = a + 1; b < places.length; b++) {
                int both = 0;
                for (int i = 0; i < places[a].length; i++) {
                    both += Double.isNaN(places[a][i] + places[b][i]) ? 0 : 1;
                }
                if (both == 0) {
                    findings.add(Finding.of("too_few_pairs", Map.of("pairs", 0, "consequence", "kappa"))
                            .at(raters.get(a), raters.get(b)));
                } else {
                    Kappa kappa = Kappa.of(places[a], places[b], categories.size(), weights, level);
                    pairs.add(new Pair(raters.get(a), raters.get(b), kappa));
                }
            }
        }
        return new CategoryAgreement(raters, categories, level, pairs, findings);
    }

    private static double[][] places(List<String> raters, List<List<String>> ratings, List<String> categories) {
        List<Problem> problems = new ArrayList<>();
        double[][] places = new double[ratings.size()][];
        for (int rater = 0; rater < places.length; rater++) {
            List<String> given = ratings.get(rater);
            places[rater] = new double[given.size()];
            for (int i = 0; i < given.size(); i++) {
                int place = categories.indexOf(given.get(i));
                places[rater][i] = place < 0 ? Double.NaN : place;
            }
            List<String> unknown = given.stream()
                    .filter(rating -> !rating.isEmpty() && !categories.contains(rating))
                    .distinct()
                    .toList();
            if (!unknown.isEmpty()) {
                problems.add(new Problem(
                        raters.get(rater),
                        "“" + String.join("”, “", unknown) + "”",
                        "one of the categories " + String.join(", ", categories),
                        "name every category, in order, or declare what stands for a missing rating"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return places;
    }
}
