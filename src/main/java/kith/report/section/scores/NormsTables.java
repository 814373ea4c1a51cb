package kith.report.section.scores;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Confidence;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;
import kith.scoring.imputation.PooledMeans;
import kith.scoring.norms.AppliedNorms;
import kith.scoring.norms.NormTable;
import kith.scoring.norms.NormedScore;
import kith.scoring.norms.TieRule;

/** Presents scores by norms, and means of imputed scores. */
public final class NormsTables {

    private static final RecordTree TREES = new RecordTree()
            .with(
                    PooledMeans.Mean.class,
                    "ci_lower",
                    mean -> mean.estimate().estimate() - mean.estimate().margin(0.95))
            .with(
                    PooledMeans.Mean.class,
                    "ci_upper",
                    mean -> mean.estimate().estimate() + mean.estimate().margin(0.95))
            .keys(PooledMeans.class, """
                    m=responses.plan.sets method=responses.plan.method imputed=responses.imputed
                    left_out=responses.left means""")
            .keys(PooledMeans.Mean.class, """
                    scale group n est=estimate.estimate se=estimate.standardError ubar=estimate.within
                    b=estimate.between t=estimate.total df_rubin1987=estimate.rubinDf df_barnard_rubin=estimate.df
                    riv=estimate.increase lambda=estimate.lambda fmi_barnard_rubin=estimate.missingInformation
                    ci_lower ci_upper""");

    private NormsTables() {}

    /** The table of scores with norms beside them. */
    public static Table perRespondent(Table scores, Scores scored, AppliedNorms norms) {
        List<Column> columns = new ArrayList<>(scores.columns());
        List<List<Cell>> rows = new ArrayList<>();
        scores.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        IdentityHashMap<NormTable, Map<Double, List<Cell>>> known = new IdentityHashMap<>();
        for (ScaleScores scale : scored.scales()) {
            String id = scale.scale().id();
            for (String name :
                    List.of("_z", "_t", "_t_normalised", "_percentile", "_percentile_lower", "_percentile_upper")) {
                columns.add(Column.number(id + name));
            }
            for (int row = 0; row < rows.size(); row++) {
                double raw = scale.scores().get(row).value();
                rows.get(row)
                        .addAll(norms.table(id, row)
                                .filter(table -> !Double.isNaN(raw))
                                .map(table -> known.computeIfAbsent(table, key -> new HashMap<>())
                                        .computeIfAbsent(raw, key -> cells(table, raw)))
                                .orElse(Collections.nCopies(6, Cell.empty())));
            }
            if (norms.isContinuous(id)) {
                continuous(scale, norms, columns, rows);
            }
        }
        return new Table(
                scores.id(),
                scores.caption(),
                columns,
                rows.stream().map(List::copyOf).toList(),
                scores.notes());
    }

    private static void continuous(ScaleScores scale, AppliedNorms norms, List<Column> columns, List<List<Cell>> rows) {
        String id = scale.scale().id();
        List.of("_t_continuous", "_t_continuous_lower", "_t_continuous_upper", "_percentile_continuous")
                .forEach(name -> columns.add(Column.number(id + name)));
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row)
                    .addAll(norms.continuous(id, row, scale.scores().get(row).value())
                            .map(norm -> List.<Cell>of(
                                    Cell.number(norm.t(), Format.TWO_DECIMALS),
                                    Cell.number(norm.lower(), Format.TWO_DECIMALS),
                                    Cell.number(norm.upper(), Format.TWO_DECIMALS),
                                    Cell.number(norm.percentile(), Format.TWO_DECIMALS)))
                            .orElse(Collections.nCopies(4, Cell.empty())));
        }
    }

    private static List<Cell> cells(NormTable table, double raw) {
        NormedScore score = table.of(raw);
        return List.of(
                Cell.number(score.z(), Format.THREE_DECIMALS),
                Cell.number(table.t(raw, TieRule.LINEAR), Format.TWO_DECIMALS),
                Cell.number(table.t(raw, TieRule.MID), Format.TWO_DECIMALS),
                Cell.number(score.percentile(), Format.TWO_DECIMALS),
                Cell.number(score.lower(), Format.TWO_DECIMALS),
                Cell.number(score.upper(), Format.TWO_DECIMALS));
    }

    /** Norms of each respondent's scores as other programs see them. */
    public static Tree tree(Scores scored, AppliedNorms norms) {
        IdentityHashMap<NormTable, Map<Double, Tree>> known = new IdentityHashMap<>();
        List<Tree> people = new ArrayList<>();
        for (int row = 0; row < scored.rowIds().size(); row++) {
            Tree person = new Tree().put("id", scored.rowIds().get(row));
            for (ScaleScores scale : scored.scales()) {
                double raw = scale.scores().get(row).value();
                norms.table(scale.scale().id(), row)
                        .filter(table -> !Double.isNaN(raw))
                        .ifPresentOrElse(
                                table -> person.put(
                                        scale.scale().id(),
                                        known.computeIfAbsent(table, key -> new HashMap<>())
                                                .computeIfAbsent(raw, key -> of(table, raw))),
                                () -> person.putNull(scale.scale().id()));
            }
            if (norms.norms().scales().stream().anyMatch(scale -> norms.isContinuous(scale.scale()))) {
                person.put("continuous", continuous(scored, norms, row));
            }
            people.add(person);
        }
        return new Tree()
                .put("instrument", norms.norms().instrument())
                .put("version", norms.norms().version())
                .put("sample", norms.norms().sample())
                .put("sha256", norms.norms().sha256())
                .put("people", people);
    }

    private static Tree continuous(Scores scored, AppliedNorms norms, int row) {
        Tree tree = new Tree();
        for (ScaleScores scale : scored.scales()) {
            String id = scale.scale().id();
            if (norms.isContinuous(id)) {
                norms.continuous(id, row, scale.scores().get(row).value())
                        .ifPresentOrElse(
                                norm -> tree.put(
                                        id,
                                        new Tree()
                                                .put("t", norm.t())
                                                .put("se", norm.error())
                                                .put("ci_lower", norm.lower())
                                                .put("ci_upper", norm.upper())
                                                .put("percentile", norm.percentile())),
                                () -> tree.putNull(id));
            }
        }
        return tree;
    }

    private static Tree of(NormTable table, double raw) {
        NormedScore score = table.of(raw);
        return new Tree()
                .put("group", table.group())
                .put("norm_n", table.n())
                .put("percent_below", score.percentBelow())
                .put("percent_at_or_below", score.percentAtOrBelow())
                .put("percentile_mid", score.percentile())
                .put("pr_ci_lower", score.lower())
                .put("pr_ci_upper", score.upper())
                .put("se_percentile_binomial", score.percentileError())
                .put("z_linear", score.z())
                .put("t_linear", table.t(raw, TieRule.LINEAR))
                .put("t_normalised_mid", table.t(raw, TieRule.MID))
                .put("t_normalised_blom", table.t(raw, TieRule.BLOM))
                .put("t_normalised_rankit", table.t(raw, TieRule.RANKIT))
                .put("t_normalised_vdw", table.t(raw, TieRule.VAN_DER_WAERDEN))
                .put("stanine_mid", score.stanine() == 0 ? Double.NaN : score.stanine());
    }

    /** Means from multiply imputed responses. */
    public static Table means(PooledMeans pooled) {
        return Table.of(
                        "scores-imputed",
                        "Means from " + pooled.responses().plan().sets()
                                + " imputed data sets, pooled by Rubin’s rules",
                        pooled.means())
                .text("Scale", PooledMeans.Mean::scale)
                .text("Group", mean -> mean.group().isEmpty() ? "Total sample" : mean.group())
                .statistic("n", Format.COUNT, PooledMeans.Mean::n)
                .number(
                        Confidence.heading("M", 0.95),
                        mean -> new Cell.Interval(
                                mean.estimate().estimate(),
                                mean.estimate().estimate() - mean.estimate().margin(0.95),
                                mean.estimate().estimate() + mean.estimate().margin(0.95),
                                Format.TWO_DECIMALS))
                .statistic("SE", Format.THREE_DECIMALS, mean -> mean.estimate().standardError())
                .statistic("df", Format.TWO_DECIMALS, mean -> mean.estimate().df())
                .percent("Missing information", mean -> mean.estimate().missingInformation())
                .table(ImputationWords.method(pooled.responses()) + "; "
                        + pooled.responses().imputed() + " responses imputed in each data set. Degrees of freedom: "
                        + kith.citation.Citation.narrative("barnardRubin1999") + ".");
    }

    /** The same as other programs see it. */
    public static Tree tree(PooledMeans pooled) {
        return TREES.of(pooled);
    }
}
