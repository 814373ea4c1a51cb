package kith.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.DataFrames;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.SamplingDesign;
import kith.finding.Finding;
import smile.data.DataFrame;
import tech.tablesaw.api.Table;

/**
 * The scores of all respondents on every scale of an instrument.
 *
 * @param instrument its id
 * @param form id of the context form whose columns were scored; empty when the columns are named by the items
 * @param rowIds as in the answers
 * @param scales subscales first, then the total, then the short forms
 * @param design how the rows were drawn, for means and shares
 * @param findings what is worth knowing about the scores
 */
public record Scores(
        String instrument,
        String form,
        List<String> rowIds,
        List<ScaleScores> scales,
        SamplingDesign design,
        List<Finding> findings) {

    public Scores {
        rowIds = Responses.keptTexts(rowIds);
        scales = List.copyOf(scales);
        findings = List.copyOf(findings);
    }

    /** As a table of Tablesaw: {@code row} with the ids, then a column of scores for each scale, by its id. */
    public Table toTable() {
        return DataFrames.table("scores of " + instrument, Map.of("row", rowIds), columns());
    }

    /** As a data frame of Smile, with the same columns. */
    public DataFrame toDataFrame() {
        return DataFrames.frame(Map.of("row", rowIds), columns());
    }

    private Map<String, double[]> columns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        scales.forEach(scale -> columns.put(scale.scale().id(), scale.values()));
        return columns;
    }

    /** @throws IllegalArgumentException when there is no such scale */
    public ScaleScores scale(String id) {
        return scales.stream()
                .filter(scores -> scores.scale().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scale “" + id + "” was scored"));
    }

    /** Every scale described over all respondents. */
    public List<ScoreDescription> describe() {
        int[] everybody = IntStream.range(0, rowIds.size()).toArray();
        return scales.stream()
                .map(scale -> scale.describe("", everybody, design))
                .toList();
    }

    /** Every scale described within every group, scale by scale; rows without a group are left out of it. */
    public List<ScoreDescription> describe(Grouping grouping) {
        List<ScoreDescription> descriptions = new ArrayList<>();
        for (ScaleScores scale : scales) {
            for (int group = 0; group < grouping.names().size(); group++) {
                descriptions.add(scale.describe(grouping.names().get(group), grouping.rowsOf(group), design));
            }
        }
        return descriptions;
    }
}
