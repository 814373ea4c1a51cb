package kith.scoring.norms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;

/**
 * The reference sample that norms are built from: norms of all, and of each group.
 *
 * @param groups of the respondents; empty where there are none
 */
public record NormingSample(Instrument instrument, Scores scores, Optional<Grouping> groups, InputFile input) {

    /**
     * A continuous covariate of the sample.
     *
     * @param values one a row, NaN where missing
     * @param clusters number of the cluster of each row; all different where rows are independent
     */
    public record Covariate(ContinuousNorming norming, double[] values, int[] clusters) {
        public Covariate {
            values = values.clone();
            clusters = clusters.clone();
        }
    }

    /** A group, or all, by its rows. */
    private record Rows(String group, int[] rows) {

        double[] of(double[] column) {
            return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
        }

        int[] of(int[] column) {
            return Arrays.stream(rows).map(row -> column[row]).toArray();
        }
    }

    /**
     * @param least groups with fewer respondents get no norms, since a norm file is handed on; where that is one group
     *     alone, its frequencies could be computed from those of all, and the next smallest gets none either
     * @param findings are added to
     */
    public Norms norms(Optional<Covariate> covariate, int least, List<Finding> findings) {
        List<Norms.ScaleNorms> scales = new ArrayList<>();
        for (ScaleScores scale : scores.scales()) {
            String id = scale.scale().id();
            double[] values = scale.values();
            List<NormTable> tables = new ArrayList<>();
            List<ContinuousNorms> continuous = new ArrayList<>();
            Set<String> hidden = hidden(values, least);
            if (!hidden.isEmpty()) {
                findings.add(Finding.of("norm_groups_left_out", Map.of("groups", List.copyOf(hidden), "least", least))
                        .at(id));
            }
            for (Rows rows : rows()) {
                if (hidden.contains(rows.group())) {
                    continue;
                }
                double[] own = rows.of(values);
                if (!Arrays.stream(own).allMatch(Double::isNaN)) {
                    tables.add(NormTable.of(rows.group(), own));
                    covariate
                            .flatMap(found -> found.norming()
                                    .of(
                                            id,
                                            rows.group(),
                                            own,
                                            rows.of(found.values()),
                                            rows.of(found.clusters()),
                                            findings))
                            .ifPresent(continuous::add);
                }
            }
            if (!tables.isEmpty()) {
                scales.add(new Norms.ScaleNorms(id, tables, continuous));
            }
        }
        return new Norms(
                instrument.id(),
                instrument.version(),
                input.name(),
                input.sha256(),
                groups.map(Grouping::variable).orElse(""),
                scales);
    }

    private Set<String> hidden(double[] values, int least) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        rows().stream()
                .skip(1)
                .forEach(rows -> sizes.put(rows.group(), (int) Arrays.stream(rows.of(values))
                        .filter(value -> !Double.isNaN(value))
                        .count()));
        sizes.values().removeIf(size -> size == 0);
        Set<String> hidden = new LinkedHashSet<>();
        sizes.forEach((group, size) -> {
            if (size < least) {
                hidden.add(group);
            }
        });
        if (hidden.size() == 1) {
            sizes.entrySet().stream()
                    .filter(entry -> entry.getValue() >= least)
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(entry -> hidden.add(entry.getKey()));
        }
        return hidden;
    }

    private List<Rows> rows() {
        int[] all = new int[scores.rowIds().size()];
        Arrays.setAll(all, row -> row);
        List<Rows> rows = new ArrayList<>(List.of(new Rows("", all)));
        groups.ifPresent(grouping -> {
            for (int g = 0; g < grouping.names().size(); g++) {
                rows.add(new Rows(grouping.names().get(g), grouping.rowsOf(g)));
            }
        });
        return rows;
    }
}
