package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.math.Matrix;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.sem.diagnostic.Residuals;

/** Where a model does not fit: what the observed moments are more or less than the implied ones. */
public final class ResidualTables {

    private static final int MOST_SHOWN = 20;

    private ResidualTables() {}

    /** One residual. */
    private record Named(String of, String op, String with, double raw, double correlation, double z) {
        double size() {
            return Double.isFinite(z) ? Math.abs(z) : Double.NEGATIVE_INFINITY;
        }
    }

    /** Of each group the largest ones by name, and all of them in two tables of the variables by each other. */
    public static List<Block> of(Residuals residuals) {
        List<Block> blocks = new ArrayList<>();
        for (int g = 0; g < residuals.groups().size(); g++) {
            Residuals.Group group = residuals.groups().get(g);
            String suffix = residuals.groups().size() == 1 ? "" : "-" + (g + 1);
            String of = residuals.groups().size() == 1 ? "" : ", " + group.name();
            blocks.add(largest(group, "residuals-largest" + suffix, "Largest residuals" + of));
            blocks.add(standardised(group, "residuals" + suffix, "Residuals of correlations" + of));
            blocks.add(raw(group, "residuals-raw" + suffix, "Residuals of covariances" + of));
        }
        return blocks;
    }

    private static Table largest(Residuals.Group group, String id, String caption) {
        List<Named> all = named(group);
        List<Named> shown = all.stream()
                .sorted(Comparator.comparingDouble(Named::size).reversed())
                .limit(MOST_SHOWN)
                .toList();
        return Table.of(id, caption, shown)
                .text("Of", Named::of)
                .text("Operator", Named::op)
                .text("With", Named::with)
                .threeDecimals("Raw", Named::raw)
                .correlation("Correlation", Named::correlation)
                .statistic("z", Format.TWO_DECIMALS, Named::z)
                .table(
                        "Observed less implied; the largest " + shown.size() + " of " + all.size()
                                + " by their size in standard errors (z). Correlation: of correlations "
                                + Citation.parenthetical("bollen1989")
                                + ".",
                        "About one in twenty lies beyond ±1.96 by chance alone.");
    }

    /**
     * Covariances of pairs, then means, thresholds and slopes; variances are left out, as most models reproduce them.
     */
    private static List<Named> named(Residuals.Group group) {
        List<Named> all = new ArrayList<>();
        List<String> names = group.covariance().rows();
        for (int j = 0; j < names.size(); j++) {
            for (int i = j + 1; i < names.size(); i++) {
                all.add(new Named(
                        names.get(j),
                        "~~",
                        names.get(i),
                        group.covariance().at(i, j),
                        group.correlation().at(i, j),
                        group.z().at(i, j)));
            }
        }
        group.means()
                .forEach((name, raw) -> all.add(
                        new Named(name, "~1", "", raw, Double.NaN, group.meanZ().get(name))));
        group.thresholds()
                .forEach((name, raw) -> all.add(new Named(
                        name.substring(0, name.lastIndexOf('|')),
                        "|",
                        name.substring(name.lastIndexOf('|') + 1),
                        raw,
                        Double.NaN,
                        group.thresholdZ().get(name))));
        group.slopes()
                .forEach((name, raw) -> all.add(new Named(
                        name.substring(0, name.lastIndexOf('~')),
                        "~",
                        name.substring(name.lastIndexOf('~') + 1),
                        raw,
                        Double.NaN,
                        group.slopeZ().get(name))));
        return all;
    }

    private static Table standardised(Residuals.Group group, String id, String caption) {
        return matrix(
                id,
                caption,
                group.correlation().rows(),
                (i, j) -> i == j
                        ? Cell.empty()
                        : i > j
                                ? Cell.number(group.correlation().at(i, j), Format.CORRELATION)
                                : Cell.number(group.z().at(i, j), Format.TWO_DECIMALS),
                "Below the diagonal observed less implied correlations, above it residuals by their standard errors (z).");
    }

    private static Table raw(Residuals.Group group, String id, String caption) {
        return matrix(
                id,
                caption,
                group.covariance().rows(),
                (i, j) -> i < j ? Cell.empty() : Cell.number(group.covariance().at(i, j), Format.THREE_DECIMALS),
                "Observed less implied covariances, variances on the diagonal"
                        + (group.thresholds().isEmpty() ? "" : "; of ordered variables those of the latent responses")
                        + (group.slopes().isEmpty() ? "." : ", of what the predictors leave of them."));
    }

    /** What is at a place of a table of variables by variables. */
    private interface At {
        Cell cell(int row, int col);
    }

    private static Table matrix(String id, String caption, List<String> names, At at, String note) {
        return Table.of(id, caption, names.size())
                .text("Variable", i -> names.get(i))
                .each(
                        IntStream.range(0, names.size()).boxed().toList(),
                        (table, j) -> table.number(names.get(j), i -> at.cell(i, j)))
                .table(note);
    }

    /** All of them for programs, one tree a group. */
    public static List<Tree> tree(Residuals residuals) {
        return residuals.groups().stream().map(ResidualTables::tree).toList();
    }

    private static Tree tree(Residuals.Group group) {
        Tree tree = new Tree().put("group", group.name());
        put(tree, "cov", group.covariance());
        put(tree, "cor_bollen", group.correlation());
        put(tree, "cor_bentler", group.standardised());
        put(tree, "cov_z", group.z());
        put(tree, "mean", group.means());
        put(tree, "mean_z", group.meanZ());
        put(tree, "th", group.thresholds());
        put(tree, "th_z", group.thresholdZ());
        put(tree, "slope", group.slopes());
        put(tree, "slope_z", group.slopeZ());
        return tree;
    }

    private static void put(Tree tree, String name, Matrix matrix) {
        tree.putMatrix(name, matrix.rows(), matrix.cols(), matrix.toArray());
    }

    private static void put(Tree tree, String name, Map<String, Double> values) {
        if (!values.isEmpty()) {
            Tree own = new Tree();
            values.forEach(own::put);
            tree.put(name, own);
        }
    }
}
