package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.citation.Citation;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.cfa.CfaSection;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.sem.solution.StandardizedBy;
import kith.twolevel.ClusterCounts;
import kith.twolevel.FittedTwoLevelModel;
import kith.twolevel.ItemIntraclass;
import kith.twolevel.LevelCoefficient;
import kith.twolevel.LevelFit;
import kith.twolevel.LevelReliability;
import kith.twolevel.TwoLevelFit;

/**
 * Presents a two-level model: clusters, fit of the model and of each level, the solution of each level, reliability at
 * each level.
 */
public final class TwoLevelSection {

    /** The column of standard errors in a table of parameters. */
    private static final int SE = 3;

    private final String id;
    private final FittedTwoLevelModel model;
    private final TwoLevelFit fit;
    private final Labels labels;

    private TwoLevelSection(String id, FittedTwoLevelModel model, Labels labels) {
        this.id = id;
        this.model = model;
        this.fit = model.answer();
        this.labels = labels;
    }

    /** @param by the type of the standardised solution in the tables, if one is asked for */
    public static Section of(
            String id, String title, FittedTwoLevelModel model, Labels labels, Optional<StandardizedBy> by) {
        TwoLevelSection made = new TwoLevelSection(id, model, labels);
        Section solution = by.map(kind -> CfaSection.standardized(id, title, made.fit.solution(), labels, kind))
                .orElseGet(() -> CfaSection.of(id, title, made.fit.solution(), labels));
        return new Section(id, title, made.blocks(solution.blocks()));
    }

    private List<Block> blocks(List<Block> solution) {
        List<Block> blocks = new ArrayList<>();
        fit.clusters().forEach(counts -> blocks.add(new Block.Paragraph(clusters(counts))));
        if (isOrdered()) {
            blocks.add(new Block.Paragraph("Weighted least squares of thresholds, correlations within and covariances"
                    + " between clusters, which were estimated item by item and pair by pair "
                    + Citation.parenthetical("asparouhovMuthen2007")
                    + ". Latent responses have a normal residual with the variance 1 within clusters."));
        }
        for (Block block : solution) {
            Optional<Table> table = BlockContent.of(block).table();
            if (table.filter(one -> one.id().equals(id + "-fit")).isPresent()) {
                blocks.add(withoutNoteOnMeans(table.get()));
                if (fit.converged()) {
                    blocks.add(levels());
                }
            } else if (table.filter(this::isOfFixedThresholds).isEmpty()) {
                blocks.add(block);
            }
        }
        blocks.add(intraclass());
        if (fit.converged()) {
            List<LevelReliability> reliability = fit.reliability();
            if (!reliability.isEmpty()) {
                blocks.add(reliability(reliability));
            }
        }
        return blocks;
    }

    /** Thresholds of items at both levels stand between clusters; those within are fixed at 0. */
    private boolean isOfFixedThresholds(Table table) {
        return table.id().startsWith(id + "-thresholds")
                && table.rows().stream().allMatch(row -> row.get(SE).equals(Cell.empty()));
    }

    /** SRMR of two levels is of correlations. */
    private static Table withoutNoteOnMeans(Table table) {
        List<String> notes = new ArrayList<>(table.notes());
        notes.removeIf(note -> note.startsWith("SRMR includes"));
        notes.add(
                "n is the number of rows, which RMSEA and BIC take for N. SRMR is the sum of those of the two levels.");
        return new Table(table.id(), table.caption(), table.columns(), table.rows(), table.groups(), notes);
    }

    private boolean isOrdered() {
        return !fit.table().ordered().isEmpty();
    }

    static String clusters(ClusterCounts counts) {
        String sizes = counts.smallest() == counts.largest()
                ? NumberWords.counted(counts.smallest(), "row", "rows") + " each"
                : counts.smallest() + " to " + counts.largest() + " rows each, M = " + NumberWords.two(counts.mean());
        String group = counts.group().isEmpty() ? "" : counts.group() + ": ";
        return group + NumberWords.count(counts.rows()) + " rows in " + NumberWords.count(counts.clusters())
                + " clusters (" + sizes + ").";
    }

    private Table levels() {
        return Table.of(id + "-levels", "Fit of each level", model.levelFit())
                .text("Level", level -> level.level() == 1 ? "Within clusters" : "Between clusters")
                .statistic("χ²", Format.TWO_DECIMALS, LevelFit::chisq)
                .statistic("df", Format.COUNT, LevelFit::df)
                .statistic("p", Format.P_VALUE, LevelFit::pValue)
                .fitIndex("CFI", LevelFit::cfi)
                .fitIndex("TLI", LevelFit::tli)
                .number(
                        "RMSEA [90% CI]",
                        level -> new Cell.Interval(
                                level.rmsea().estimate(),
                                level.rmsea().lower(),
                                level.rmsea().upper(),
                                Format.FIT_INDEX))
                .fitIndex("SRMR", LevelFit::srmr)
                .table("The other level was unrestricted (partially saturated models, "
                        + Citation.unbracketed("ryuWest2009")
                        + "). RMSEA takes the number of rows within clusters and the number of clusters between. "
                        + (isOrdered()
                                ? "Tests are scaled and shifted."
                                : "Tests are not corrected for non-normality."));
    }

    private Table intraclass() {
        return Table.of(id + "-icc", "Intraclass correlations", fit.intraclass())
                .text(
                        "Variable",
                        item -> labels.idAndTitle(item.variable())
                                + (item.group().isEmpty() ? "" : ", " + labels.title(item.group())))
                .threeDecimals("Variance within", ItemIntraclass::within)
                .threeDecimals("Variance between", ItemIntraclass::between)
                .statistic("ICC", Format.CORRELATION, ItemIntraclass::icc)
                .table((isOrdered()
                                ? "From the unrestricted model of latent responses, whose variance within clusters is 1."
                                : "From the unrestricted model.")
                        + " ICC is the share of the variance that lies between clusters.");
    }

    private Table reliability(List<LevelReliability> found) {
        List<List<Cell>> rows = new ArrayList<>();
        for (LevelReliability one : found) {
            for (LevelReliability.Value value : one.coefficients()) {
                rows.add(List.of(
                        Cell.text(factors(one)),
                        Cell.text(words(value.coefficient())),
                        new Cell.Interval(value.estimate(), value.lower(), value.upper(), Format.CORRELATION)));
            }
        }
        return new Table(
                id + "-reliability",
                "Reliability at each level",
                List.of(Column.text("Factor"), Column.text("Of"), Column.number("Estimate [95% CI]")),
                rows,
                List.of(Citation.narrative("geldhof2014")
                        + " for deviations within clusters and for cluster components; "
                        + Citation.narrative("lai2021")
                        + " for observed cluster means and overall scores, with the harmonic mean cluster size."
                        + " Intervals by the delta method."
                        + (isOrdered() ? " Of sums of latent responses, not of the responses themselves." : "")));
    }

    private static String factors(LevelReliability one) {
        String name = one.within().isEmpty()
                ? one.between()
                : one.between().isEmpty() || one.between().equals(one.within())
                        ? one.within()
                        : one.within() + ", " + one.between();
        return one.group().isEmpty() ? name : name + " (" + one.group() + ")";
    }

    private static String words(LevelCoefficient coefficient) {
        return switch (coefficient) {
            case WITHIN -> "ω within: deviations from the cluster";
            case LATENT_BETWEEN -> "ω between: cluster components, not observed";
            case CLUSTER_MEANS -> "ω between: observed cluster means";
            case OVERALL -> "ω overall: scores of all respondents";
            case FACTOR_INTRACLASS -> "ICC of the factor";
        };
    }
}
