package kith.report.section.irt;

import java.util.ArrayList;
import java.util.List;
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
import kith.report.document.Table.Column;
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

    /** Headings of an item and, with several groups, its group. */
    private static List<Column> itemColumns(IrtScaling scaling) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        if (scaling.isOfGroups()) {
            columns.add(Column.text("Group"));
        }
        return columns;
    }

    private static List<Cell> itemCells(IrtScaling scaling, int item, int group) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(scaling.items().get(item))));
        if (scaling.isOfGroups()) {
            cells.add(Cell.text(scaling.fit().orElseThrow().patterns().groups().get(group)));
        }
        return cells;
    }

    private static Table loadings(IrtScaling scaling, String id) {
        List<String> factors = scaling.factors().get(0).loadings().cols();
        List<Column> columns = itemColumns(scaling);
        factors.forEach(factor -> columns.add(Column.number(factor)));
        columns.add(Column.statistic("h²"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            for (int g = 0; g < groups(scaling); g++) {
                FactorSolution solution = scaling.factors().get(g);
                List<Cell> row = itemCells(scaling, i, g);
                for (int f = 0; f < factors.size(); f++) {
                    double loading = solution.loadings().at(i, f);
                    row.add(loading == 0 ? Cell.empty() : Cell.number(loading, Format.CORRELATION));
                }
                row.add(Cell.number(solution.communalities()[i], Format.CORRELATION));
                rows.add(row);
            }
        }
        String within = scaling.isOfGroups() ? " Standardised by the latent variances of each group." : "";
        return new Table(
                "irt-loadings" + id,
                "Standardised loadings" + (scaling.isOfGroups() ? " by group" : ""),
                columns,
                rows,
                List.of(
                        "Slopes divided by √(1.702² + explained variance), comparable to the loadings of a factor analysis of"
                                + " polychoric correlations. h²: communality." + within));
    }

    /** Means, variances and correlations of the factors in each group. */
    private static Table latent(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        LatentStructure structure = fit.question().structure();
        int general = structure.general();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Group"),
                Column.statistic("N"),
                Column.text("Factor"),
                Column.number("Mean"),
                Column.number("SE of mean"),
                Column.number("Variance"),
                Column.number("SE of variance"),
                Column.number("Reliability (EAP)")));
        for (int f = 0; f < general - 1; f++) {
            columns.add(Column.number("r with " + structure.factors().get(f)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int g = 0; g < groups(scaling); g++) {
            FactorSolution solution = scaling.factors().get(g);
            double[] errors = fit.covarianceErrors(g);
            for (int f = 0; f < general; f++) {
                List<Cell> row = new ArrayList<>(List.of(
                        Cell.text(fit.patterns().groups().get(g)),
                        Cell.count(fit.patterns().respondents(g)),
                        Cell.text(structure.factors().get(f)),
                        Cell.number(fit.means(g)[f], Format.TWO_DECIMALS),
                        IrtGroupTables.number(fit.meanErrors(g)[f]),
                        Cell.number(fit.covariances(g)[f][f], Format.TWO_DECIMALS),
                        IrtGroupTables.number(errors[f * general + f]),
                        Cell.number(solution.reliability()[f], Format.CORRELATION)));
                for (int h = 0; h < general - 1; h++) {
                    row.add(h < f ? Cell.number(solution.phi().at(f, h), Format.CORRELATION) : Cell.empty());
                }
                rows.add(row);
            }
        }
        String specific = structure.factors().size() > general
                ? " Specific factors have mean 0 and variance 1 in every group."
                : "";
        return new Table(
                "irt-latent" + id,
                general > 1 ? "Latent means, variances and correlations" : IrtGroupTables.LATENT,
                columns,
                rows,
                List.of(IrtGroupTables.FIXED + specific));
    }

    private static Table correlations(FactorSolution solution, String id) {
        List<String> factors = solution.phi().rows();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Factor")));
        factors.forEach(factor -> columns.add(Column.number(factor)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int f = 0; f < factors.size(); f++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(factors.get(f))));
            for (int h = 0; h < factors.size(); h++) {
                row.add(h < f ? Cell.number(solution.phi().at(f, h), Format.CORRELATION) : Cell.empty());
            }
            rows.add(row);
        }
        return new Table("irt-factor-correlations" + id, "Correlations of the factors", columns, rows, List.of());
    }

    /** Slopes by factor, then intercepts, each slope with its standard error. */
    static Table items(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        LatentStructure structure = fit.question().structure();
        int most = IntStream.range(0, scaling.items().size())
                .map(i -> fit.item(0, i).intercepts().length)
                .max()
                .orElse(0);
        List<Column> columns = itemColumns(scaling);
        for (int f = 1; f <= structure.factors().size(); f++) {
            columns.add(Column.number("a" + f));
            columns.add(Column.number("SE a" + f));
        }
        IntStream.rangeClosed(1, most).forEach(k -> columns.add(Column.number("d" + k)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            for (int g = 0; g < groups(scaling); g++) {
                List<Cell> row = itemCells(scaling, i, g);
                row.addAll(parameters(fit.item(g, i), structure, i, most));
                rows.add(row);
            }
        }
        String names = IntStream.range(0, structure.factors().size())
                .mapToObj(f -> "a" + (f + 1) + ": " + structure.factors().get(f))
                .collect(Collectors.joining("; "));
        return new Table(
                "irt-items" + id,
                "Item parameters" + (scaling.isOfGroups() ? " by group" : ""),
                columns,
                rows,
                List.of("Slopes a (logistic metric, D = 1) and intercepts d"
                        + (structure.isExploratory() ? " before rotation." : ". " + names + ".")));
    }

    private static List<Cell> parameters(ItemEstimate item, LatentStructure structure, int place, int most) {
        List<Cell> cells = new ArrayList<>();
        for (int f = 0; f < structure.factors().size(); f++) {
            int at = structure.loads().get(place).indexOf(f);
            cells.add(at < 0 ? Cell.empty() : Cell.number(item.slopes()[at], Format.TWO_DECIMALS));
            cells.add(at < 0 ? Cell.empty() : IrtGroupTables.number(item.errors()[at]));
        }
        for (int k = 0; k < most; k++) {
            cells.add(
                    k < item.intercepts().length
                            ? Cell.number(item.intercepts()[k], Format.TWO_DECIMALS)
                            : Cell.empty());
        }
        return cells;
    }
}
