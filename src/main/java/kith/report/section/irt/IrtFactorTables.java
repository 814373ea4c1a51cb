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

    static List<Block> of(IrtScaling scaling, FactorSolution solution, String id) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(loadings(scaling, solution, id));
        if (hasCorrelations(solution)) {
            blocks.add(correlations(solution, id));
        }
        String reliability = reliability(solution);
        if (!reliability.isEmpty()) {
            blocks.add(new Block.Paragraph(reliability));
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

    private static Table loadings(IrtScaling scaling, FactorSolution solution, String id) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        solution.loadings().cols().forEach(factor -> columns.add(Column.number(factor)));
        columns.add(Column.statistic("h²"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(scaling.items().get(i))));
            for (int f = 0; f < solution.loadings().cols().size(); f++) {
                double loading = solution.loadings().at(i, f);
                row.add(loading == 0 ? Cell.empty() : Cell.number(loading, Format.CORRELATION));
            }
            row.add(Cell.number(solution.communalities()[i], Format.CORRELATION));
            rows.add(row);
        }
        return new Table(
                "irt-loadings" + id,
                "Standardised loadings",
                columns,
                rows,
                List.of(
                        "Slopes divided by √(1.702² + explained variance), comparable to the loadings of a factor analysis of"
                                + " polychoric correlations. h²: communality."));
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

    /** Slopes by factor, then intercepts, each with its standard error. */
    static Table items(IrtScaling scaling, String id) {
        IrtFit fit = scaling.fit().orElseThrow();
        LatentStructure structure = fit.question().structure();
        int most = IntStream.range(0, scaling.items().size())
                .map(i -> fit.item(0, i).intercepts().length)
                .max()
                .orElse(0);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        for (int f = 1; f <= structure.factors().size(); f++) {
            columns.add(Column.number("a" + f));
            columns.add(Column.number("SE a" + f));
        }
        IntStream.rangeClosed(1, most).forEach(k -> columns.add(Column.number("d" + k)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            ItemEstimate item = fit.item(0, i);
            List<Cell> row = new ArrayList<>(List.of(Cell.text(scaling.items().get(i))));
            for (int f = 0; f < structure.factors().size(); f++) {
                int at = structure.loads().get(i).indexOf(f);
                row.add(at < 0 ? Cell.empty() : Cell.number(item.slopes()[at], Format.TWO_DECIMALS));
                row.add(at < 0 ? Cell.empty() : Cell.number(item.errors()[at], Format.TWO_DECIMALS));
            }
            for (int k = 0; k < most; k++) {
                row.add(
                        k < item.intercepts().length
                                ? Cell.number(item.intercepts()[k], Format.TWO_DECIMALS)
                                : Cell.empty());
            }
            rows.add(row);
        }
        String names = IntStream.range(0, structure.factors().size())
                .mapToObj(f -> "a" + (f + 1) + ": " + structure.factors().get(f))
                .collect(Collectors.joining("; "));
        return new Table(
                "irt-items" + id,
                "Item parameters",
                columns,
                rows,
                List.of("Slopes a (logistic metric, D = 1) and intercepts d"
                        + (structure.isExploratory() ? " before rotation." : ". " + names + ".")));
    }
}
