package kith.report.section.irt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.irt.IrtModelComparison;
import kith.irt.IrtScaling;
import kith.irt.ItemReview;
import kith.irt.PrecisionRange;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.section.word.NumberWords;

/** Presents what a scale developer can act on: items to review, where the trait is measured, and models compared. */
final class IrtReviewTables {

    private IrtReviewTables() {}

    static List<Block> review(IrtScaling scaling, String id) {
        List<ItemReview> reviews = scaling.reviews();
        if (reviews.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        List<String> needed = reviews.stream()
                .filter(ItemReview::isNeeded)
                .map(ItemReview::item)
                .toList();
        PrecisionRange range = scaling.statistics().get(0).precision();
        blocks.add(new Block.Paragraph((needed.isEmpty()
                        ? "Nothing in slopes, item fit, local dependence or category use speaks against an item. "
                        : needed.size() + " of " + reviews.size() + " items should be reviewed: "
                                + String.join(", ", needed) + ". ")
                + precision(range)));
        blocks.add(table(scaling, reviews, id));
        return blocks;
    }

    private static String precision(PrecisionRange range) {
        if (Double.isNaN(range.lowest())) {
            return "At no value of the trait is the reliability of a score .70 or more: add items.";
        }
        return "Scores are reliable (.70 or more) from θ = " + NumberWords.two(range.lowest()) + " to "
                + NumberWords.two(range.highest()) + ", a range with "
                + String.format(Locale.ROOT, "%.0f%%", 100 * range.share())
                + " of respondents.";
    }

    private static Table table(IrtScaling scaling, List<ItemReview> reviews, String id) {
        IrtScaling.Statistics found = scaling.statistics().get(0);
        return Table.of("irt-review" + id, "Items to review", reviews.size())
                .text("Item", i -> reviews.get(i).item())
                .statistic(
                        "a",
                        Format.TWO_DECIMALS,
                        i -> scaling.fit().orElseThrow().item(0, i).slopes()[0])
                .pValue("p of S-χ²", i -> found.sumScoreFit().get(i).pValue())
                .correlation(
                        "Largest adjusted Q3", i -> largest(found.dependence().adjustedQ3(), i))
                .text("Review", i -> words(reviews.get(i)))
                .table("Slopes below .65 are low (" + Citation.unbracketed("baker2001")
                        + "). Item fit: S-χ² at the 5% level over all items (Holm). Adjusted Q3 above .20 is local dependence ("
                        + Citation.unbracketed("christensenMakranskyHorton2017")
                        + "). Categories chosen by fewer than 10 respondents have uncertain thresholds.");
    }

    private static double largest(double[][] q3, int item) {
        return IntStream.range(0, q3.length)
                .filter(j -> j != item)
                .mapToDouble(j -> q3[Math.max(item, j)][Math.min(item, j)])
                .max()
                .orElse(Double.NaN);
    }

    private static String words(ItemReview review) {
        List<String> words = new ArrayList<>();
        for (ItemReview.Reason reason : ItemReview.Reason.values()) {
            if (review.reasons().contains(reason)) {
                words.add(
                        switch (reason) {
                            case NEGATIVE_SLOPE -> "negative slope: check the keying";
                            case LOW_SLOPE -> "low slope: reword or remove";
                            case MISFIT -> "misfit: compare the observed with the expected responses";
                            case DEPENDENT ->
                                "local dependence with " + String.join(", ", review.dependentOn())
                                        + ": keep one, or reword";
                            case SPARSE_CATEGORY -> "rare category: join it with its neighbour";
                        });
            }
        }
        return words.isEmpty() ? "–" : words.stream().collect(Collectors.joining("; "));
    }

    static List<Block> comparison(IrtScaling scaling, String id) {
        if (scaling.comparison().isEmpty()) {
            return List.of();
        }
        IrtModelComparison comparison = scaling.comparison().get();
        List<String> notes = comparison.tests().stream()
                .map(test -> "The " + test.general().title() + " against the "
                        + test.restricted().title() + ": "
                        + NumberWords.chiSquare(test.degreesOfFreedom(), test.statistic(), test.pValue()) + ".")
                .toList();
        String best = comparison.lowestAic() == comparison.lowestBic()
                ? "AIC and BIC were lowest for the " + comparison.lowestBic().title() + "."
                : "AIC was lowest for the " + comparison.lowestAic().title() + ", BIC for the "
                        + comparison.lowestBic().title() + ".";
        return List.of(
                new Block.Paragraph(best),
                Table.of("irt-comparison" + id, "Models compared", comparison.models())
                        .text("Model", model -> model.model().title())
                        .count("Parameters", model -> model.parameters())
                        .twoDecimals("Log-likelihood", model -> model.logLikelihood())
                        .twoDecimals("AIC", model -> model.aic())
                        .twoDecimals("BIC", model -> model.bic())
                        .text("Converged", model -> model.converged() ? "yes" : "no")
                        .table(notes));
    }
}
