package kith.report.section.twolevel;

import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.twolevel.TwoLevelFit;
import kith.twolevel.TwoLevelScores;

/** Factor scores of a two-level model: one row per respondent, with those of the respondent's cluster beside them. */
public final class TwoLevelScoreTable {

    private TwoLevelScoreTable() {}

    /** @param id heading of the column of respondents */
    public static Table of(TwoLevelScores scores, TwoLevelFit fit, Responses responses, String id) {
        List<String> clusters = responses.grouping(fit.cluster()).byRow();
        TableColumns<Integer> table = Table.of("two-level-scores", "Factor scores", responses.size())
                .text(id, responses.rowIds()::get)
                .text(fit.cluster(), clusters::get);
        for (int f = 0; f < scores.withinFactors().size(); f++) {
            int factor = f;
            table.threeDecimals(scores.withinFactors().get(f) + "_within", row -> scores.rows()[row][factor]);
        }
        for (int f = 0; f < scores.betweenFactors().size(); f++) {
            int factor = f;
            String name = scores.betweenFactors().get(f) + "_between";
            table.<TwoLevelScores.ClusterScore>part(
                    row -> Optional.ofNullable(scores.clusters().get(clusters.get(row))),
                    own -> own.threeDecimals(name, one -> one.scores()[factor])
                            .threeDecimals(name + "_se", one -> one.errors()[factor]));
        }
        return table.table();
    }
}
