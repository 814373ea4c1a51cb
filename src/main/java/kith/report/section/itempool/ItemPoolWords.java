package kith.report.section.itempool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.itempool.ItemClustering;
import kith.itempool.ItemMap;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ProfileSolution;
import kith.itempool.RespondentProfiles;
import kith.report.section.word.NumberWords;
import kith.text.ApaNumber;

/** What an analysis of an item pool found, in sentences. */
final class ItemPoolWords {

    private final ItemPoolAnswer answer;

    ItemPoolWords(ItemPoolAnswer answer) {
        this.answer = answer;
    }

    /** The clusters of items, and which items fit badly. */
    String clusters(ItemClustering found) {
        int k = found.items().size();
        String method = (found.linkage().word().equals("Ward")
                ? "Ward's method"
                : found.linkage().word() + " linkage");
        String how =
                "The " + k + " items were clustered by " + method + " on distances 1 − |r|, n = " + answer.n() + ". ";
        if (found.silhouettes().length == 0) {
            return how + "A choice between numbers of clusters needs three items or more.";
        }
        boolean asked = answer.question().clusters() > 0;
        double width = java.util.Arrays.stream(found.widths()).average().orElse(0);
        String number = asked
                ? "The number of clusters was fixed at " + found.clusters()
                        + (found.clusters() == 1 ? "" : ", with a mean silhouette width of " + NumberWords.index(width))
                : "The mean silhouette width was largest for " + found.clusters() + " clusters, "
                        + NumberWords.index(width) + " (" + Citation.unbracketed("rousseeuw1987") + ")";
        List<String> members = IntStream.rangeClosed(1, found.clusters())
                .mapToObj(cluster -> cluster + " (" + String.join(", ", found.itemsOf(cluster)) + ")")
                .toList();
        List<String> misplaced = IntStream.range(0, k)
                .filter(i -> found.widths()[i] < 0)
                .mapToObj(found.items()::get)
                .toList();
        return how + number + ": " + String.join("; ", members) + "."
                + (misplaced.isEmpty()
                        ? ""
                        : " Closer on average to another cluster than to their own: " + String.join(", ", misplaced)
                                + ".");
    }

    String map(ItemMap found) {
        return "The map of the items in two dimensions had a goodness of fit of " + NumberWords.index(found.fit())
                + " (classical multidimensional scaling, " + Citation.unbracketed("gower1966")
                + "; 1 where two dimensions"
                + " reproduce the distances between items).";
    }

    /** How many profiles, and how far they are more than a difference of level. */
    List<String> profiles(RespondentProfiles found) {
        ProfileSolution best = found.best();
        int tried = found.solutions().size();
        String bic = "BIC = " + ApaNumber.TYPESET.decimals(best.bic(), 1);
        if (tried == 1) {
            return List.of("Only one profile could be estimated.");
        }
        if (found.chosen() == 1) {
            return List.of("Of mixtures with 1 to " + tried + " profiles, one profile had the lowest BIC, " + bic
                    + ". Distinct profiles of respondents were not supported.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Of mixtures with 1 to " + tried + " profiles, " + found.chosen()
                + " profiles had the lowest BIC, " + bic + ", entropy = " + NumberWords.index(best.entropy()) + " ("
                + Citation.unbracketed("nylundEtAl2007") + ").");
        sentences.add("Level accounted for " + NumberWords.percent(best.level())
                + " of the variance between the standardised profile means, shape for "
                + NumberWords.percent(1 - best.level())
                + ". (Level: one profile is higher than another on the items as a whole. Shape: it is higher on some and lower on"
                + " others.)");
        for (int c = 0; c < found.chosen(); c++) {
            sentences.add(profile(best, c));
        }
        sentences.add(
                "Profiles describe the responses. A mixture also needs several profiles where items are skewed or correlated"
                        + " within one population, so that they are no evidence of distinct groups of respondents ("
                        + Citation.unbracketed("bauerCurran2003") + ").");
        return sentences;
    }

    private String profile(ProfileSolution solution, int c) {
        double[] z = solution.standardizedMeans()[c];
        int highest = 0;
        int lowest = 0;
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            highest = z[i] > z[highest] ? i : highest;
            lowest = z[i] < z[lowest] ? i : lowest;
            sum += z[i];
        }
        return "Profile " + (c + 1) + " (" + NumberWords.percent(solution.shares()[c]) + "): mean over items "
                + NumberWords.two(sum / z.length) + " SD from the mean of all respondents, highest on "
                + answer.items().get(highest) + " (" + NumberWords.two(z[highest]) + " SD), lowest on "
                + answer.items().get(lowest) + " (" + NumberWords.two(z[lowest]) + " SD).";
    }
}
