package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.data.Grouping;
import kith.data.Responses;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.twolevel.TwoLevelFit;
import kith.twolevel.TwoLevelScores;

/** Factor scores of a two-level model: one row per respondent, with those of the respondent's cluster beside them. */
public final class TwoLevelScoreTable {

    private TwoLevelScoreTable() {}

    /** @param id heading of the column of respondents */
    public static Table of(TwoLevelScores scores, TwoLevelFit fit, Responses responses, String id) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(id), Column.text(fit.cluster())));
        scores.withinFactors().forEach(name -> columns.add(Column.number(name + "_within")));
        scores.betweenFactors().forEach(name -> {
            columns.add(Column.number(name + "_between"));
            columns.add(Column.number(name + "_between_se"));
        });
        Grouping clusters = responses.grouping(fit.cluster());
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < responses.size(); row++) {
            int code = clusters.code()[row];
            String name = code == Grouping.NONE ? "" : clusters.names().get(code);
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.text(responses.rowIds().get(row)), Cell.text(name)));
            for (double score : scores.rows()[row]) {
                cells.add(Cell.number(score, Format.THREE_DECIMALS));
            }
            for (int f = 0; f < scores.betweenFactors().size(); f++) {
                TwoLevelScores.ClusterScore own = scores.clusters().get(name);
                cells.add(own == null ? Cell.empty() : Cell.number(own.scores()[f], Format.THREE_DECIMALS));
                cells.add(own == null ? Cell.empty() : Cell.number(own.errors()[f], Format.THREE_DECIMALS));
            }
            rows.add(cells);
        }
        return new Table("two-level-scores", "Factor scores", columns, rows, List.of());
    }
}
