package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.irt.FactorSolution;
import kith.irt.IrtFit;
import kith.irt.IrtScaling;
import kith.irt.ItemEstimate;
import kith.irt.LatentStructure;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.word.NumberWords;

/**
 * Presents item response models with several factors: standardised loadings, correlations of factors, slopes and
 * intercepts.
 */
final class IrtFactorTables {

    private IrtFactorTables() {}

    static List<Block> of(IrtScaling scaling, String id) {
        List<Block> blocks = new ArrayList<>();
        if (scaling.isOfGroups()) {
            blocks.add(latent(scaling, id));
        }
        blocks.add(loadings(scaling, id));
        if (!scaling.isOfGroups()) {
            FactorSolution solution = scaling.factors().get(0);
            if (hasCorrelations(solution)) {
                blocks.add(correlations(solution, id));
            }
            String reliability = reliability(solution);
            if (!reliability.isEmpty()) {
                blocks.add(new Block.Paragraph(reliability));
            }
        }
        blocks.add(items(scaling, id));
        return blocks;
    }

    /** What the factors are, as part of a sentence. */
    static String structure(LatentStructure structure) {
        int specific = structure.factors().size() - structure.general();
        if (structure.isExploratory()) {
            return structure.factors().size() + " rotated factors";
        }
        String general = switch (structure.general()) {
            case 1 -> "one " + (specific > 0 ? "general " : "") + "factor";
            default -> structure.general() + " correlated factors";
        };
        return specific == 0
                ? general
                : general + " and " + specific + " specific factor" + (specific == 1 ? "" : "s")
                        + ", uncorrelated with all others,";
    }

    private static boolean hasCorrelations(FactorSolution solution) {
        int factors = solution.phi().rows().size();
        return IntStream.range(0, factors)
                .anyMatch(f ->
                        IntStream.range(0, f).anyMatch(h -> solution.phi().at(f, h) != 0));
    }

    private static String reliability(FactorSolution solution) {
        StringBuilder text = new StringBuilder();
        if (solution.reliability().length > 0) {
            text.append("The empirical reliability of EAP scores was ")
                    .append(IntStream.range(0, solution.reliability().length)
                            .mapToObj(f -> NumberWords.index(solution.reliability()[f]) + " for "
                                    + solution.loadings().cols().get(f))
                            .collect(Collectors.joining(", ")))
                    .append('.');
        }
        solution.explainedByGeneral()
                .ifPresent(share -> text.append(" The general factor explained ")
                        .append(NumberWords.index(share))
                        .append(" of the common variance (ECV)."));
        return text.toString();
    }

    private static int groups(IrtScaling scaling) {
        return scaling.factors().size();
    }

    /** An item in a group. */
    private record Place(int item, int group) {}

    /** One row per item and group, headed by the item and, with several groups, the group. */
    private static TableColumns<Place> byItem(String id, String caption, IrtScaling scaling) {
        List<Place> places = IntStream.range(0, scaling.items().size())
                .boxed()
                .flatMap(i -> IntStream.range(0, groups(scaling)).mapToObj(g -> new Place(i, g)))
                .toList();
        return Table.of(id, caption + (scaling.isOfGroups() ? " by group" : ""), places)
                .text("Item", place -> scaling.items().get(place.item()))
                .when(
                        scaling.isOfGroups(),
                        table -> table.text(
                                "Group",
                                place -> scaling.fit()
                                        .orElseThrow()
                                        .patterns()
                                        .groups()
                                        .get(place.group())));
    }

    private static Table loadings(IrtScaling scaling, String id) {
        List<String> factors = scaling.factors().get(0).loadings().cols();
        TableColumns<Place> table = byItem("irt-loadings" + id, "Standardised loadings", scaling);
        for (int f = 0; f < factors.size(); f++) {
            int factor = f;
            table.number(
                    factors.get(f),
                    place -> loading(
                            scaling.factors().get(place.group()).loadings().at(place.item(), factor)));
        }
        table.statistic(
                "h²",
                Format.CORRELATION,
                place -> scaling.factors().get(place.group()).communalities()[place.item()]);
        String within = scaling.isOfGroups() ? " Standardised by the latent variances of each group." : "";
        return table.table(
                "Slopes divided by √(1.702² + explained variance), comparable to the loadings of a factor analysis of"
                        + " polychoric correlations. h²: communality." + within);
    }

    /** A dash for a loading that the model fixes at 0. */
    private static Cell loading(double loading) {
        return loading == 0 ? Cell.empty() : Cell.number(loading, Format.CORRELATION);
    }

    /** Means, variances and correlations of the factors in each group. */
    private static Table latent(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        LatentStructure structure = fit.question().structure();
        int general = structure.general();
        List<OfFactor> rows = IntStream.range(0, groups(scaling) * general)
                .mapToObj(k -> new OfFactor(k / general, k % general))
                .toList();
        String specific = structure.factors().size() > general
                ? " Specific factors have mean 0 and variance 1 in every group."
                : "";
        return Table.of(
                        "irt-latent" + id,
                        general > 1 ? "Latent means, variances and correlations" : IrtGroupTables.LATENT,
                        rows)
                .text("Group", row -> fit.patterns().groups().get(row.group()))
                .statistic("N", Format.COUNT, row -> fit.patterns().respondents(row.group()))
                .text("Factor", row -> structure.factors().get(row.factor()))
                .twoDecimals("Mean", row -> fit.means(row.group())[row.factor()])
                .number("SE of mean", row -> IrtGroupTables.number(fit.meanErrors(row.group())[row.factor()]))
                .twoDecimals("Variance", row -> fit.covariances(row.group())[row.factor()][row.factor()])
                .number(
                        "SE of variance",
                        row -> IrtGroupTables.number(fit.covarianceErrors(row.group())[row.factor() * (general + 1)]))
                .correlation(
                        "Reliability (EAP)",
                        row -> scaling.factors().get(row.group()).reliability()[row.factor()])
                .each(
                        IntStream.range(0, general - 1).boxed().toList(),
                        (table, other) -> table.correlation(
                                "r with " + structure.factors().get(other),
                                row -> other < row.factor()
                                        ? scaling.factors()
                                                .get(row.group())
                                                .phi()
                                                .at(row.factor(), other)
                                        : Double.NaN))
                .table(IrtGroupTables.FIXED + specific);
    }

    private record OfFactor(int group, int factor) {}

    private static Table correlations(FactorSolution solution, String id) {
        List<String> factors = solution.phi().rows();
        return Table.of("irt-factor-correlations" + id, "Correlations of the factors", factors.size())
                .text("Factor", f -> factors.get(f))
                .numbers(
                        factors,
                        Format.CORRELATION,
                        f -> Arrays.copyOf(solution.phi().row(f), f))
                .table();
    }

    /** Slopes by factor, then intercepts, each slope with its standard error. */
    static Table items(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        LatentStructure structure = fit.question().structure();
        int most = IntStream.range(0, scaling.items().size())
                .map(i -> fit.item(0, i).intercepts().length)
                .max()
                .orElse(0);
        TableColumns<Place> table = byItem("irt-items" + id, "Item parameters", scaling);
        for (int f = 0; f < structure.factors().size(); f++) {
            int factor = f;
            table.number("a" + (f + 1), place -> slope(fit, place, factor, ItemEstimate::slopes))
                    .number("SE a" + (f + 1), place -> slope(fit, place, factor, ItemEstimate::errors));
        }
        for (int k = 0; k < most; k++) {
            int step = k;
            table.number("d" + (k + 1), place -> {
                double[] intercepts = fit.item(place.group(), place.item()).intercepts();
                return step < intercepts.length ? Cell.number(intercepts[step], Format.TWO_DECIMALS) : Cell.empty();
            });
        }
        String names = IntStream.range(0, structure.factors().size())
                .mapToObj(f -> "a" + (f + 1) + ": " + structure.factors().get(f))
                .collect(Collectors.joining("; "));
        return table.table("Slopes a (logistic metric, D = 1) and intercepts d"
                + (structure.isExploratory() ? " before rotation." : ". " + names + "."));
    }

    /** A dash where the item does not load on the factor. */
    private static Cell slope(IrtFit fit, Place place, int factor, Function<ItemEstimate, double[]> of) {
        int at = fit.question().structure().loads().get(place.item()).indexOf(factor);
        return at < 0 ? Cell.empty() : IrtGroupTables.number(of.apply(fit.item(place.group(), place.item()))[at]);
    }
}
