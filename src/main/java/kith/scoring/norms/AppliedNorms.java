package kith.scoring.norms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.finding.Finding;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;

/**
 * Norms that apply to each respondent: those of the respondent's group where the norm file has groups, or else those of
 * all.
 *
 * @param norms as in the file
 * @param groups of the respondents; one a row, empty where there are none
 * @param covariates columns that continuous norms need, NaN where missing
 */
public record AppliedNorms(Norms norms, List<String> groups, Map<String, double[]> covariates, List<Finding> findings) {

    /** A sample below which percentiles are told to be uncertain. */
    public static final int SMALL = 200;

    public AppliedNorms {
        groups = List.copyOf(groups);
        covariates = Map.copyOf(covariates);
        findings = List.copyOf(findings);
    }

    /** @param covariates columns that continuous norms need */
    public static AppliedNorms of(
            Norms norms, Scores scores, Optional<Grouping> grouping, Map<String, double[]> covariates) {
        List<String> groups = new ArrayList<>();
        grouping.ifPresent(found -> {
            for (int code : found.code()) {
                groups.add(code == Grouping.NONE ? "" : found.names().get(code));
            }
        });
        AppliedNorms applied = new AppliedNorms(norms, groups, covariates, List.of());
        List<Finding> findings = new ArrayList<>();
        if (!norms.instrument().equals(scores.instrument())) {
            findings.add(Finding.of(
                    "norms_of_another_instrument",
                    Map.of("norms", norms.instrument(), "instrument", scores.instrument())));
        }
        for (ScaleScores scale : scores.scales()) {
            applied.tell(scale, findings);
        }
        return new AppliedNorms(norms, groups, covariates, findings);
    }

    private void tell(ScaleScores scale, List<Finding> findings) {
        String id = scale.scale().id();
        Optional<Norms.ScaleNorms> own = norms.scale(id);
        double[] values = scale.values();
        int without = 0;
        int outside = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                Optional<NormTable> table = table(id, row);
                without += table.isEmpty() ? 1 : 0;
                double raw = values[row];
                outside += table.filter(norm -> !norm.covers(raw)).isPresent() ? 1 : 0;
            }
        }
        if (without > 0) {
            findings.add(Finding.of(
                            "norms_missing",
                            Map.of("respondents", without, "reason", own.isEmpty() ? "scale" : "group"))
                    .at(id));
        }
        if (outside > 0) {
            findings.add(Finding.of("outside_norms", Map.of("scores", outside)).at(id));
        }
        int beyond = (int) IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .filter(row -> continuousTable(id, row)
                        .filter(norm -> !norm.covers(covariate(norm, row)))
                        .isPresent())
                .count();
        if (beyond > 0) {
            findings.add(Finding.of("outside_norm_covariate", Map.of("respondents", beyond))
                    .at(id));
        }
        own.ifPresent(found -> found.tables().stream()
                .filter(table -> table.n() < SMALL)
                .forEach(table -> findings.add(Finding.of("small_norm_sample", Map.of("respondents", table.n()))
                        .at(id)
                        .in(table.group()))));
    }

    /** The norms of a scale for a respondent; empty where there are none. */
    public Optional<NormTable> table(String scale, int row) {
        return norms.scale(scale).flatMap(found -> found.of(group(row)));
    }

    /** Whether the scale has norms by a covariate. */
    public boolean isContinuous(String scale) {
        return norms.scale(scale).filter(found -> !found.continuous().isEmpty()).isPresent();
    }

    /** The continuous norms of a respondent's score; empty where there are none at the respondent's covariate. */
    public Optional<ContinuousNorm> continuous(String scale, int row, double raw) {
        return continuousTable(scale, row)
                .filter(norm -> !Double.isNaN(raw) && norm.covers(covariate(norm, row)))
                .map(norm -> norm.of(raw, covariate(norm, row)));
    }

    private Optional<ContinuousNorms> continuousTable(String scale, int row) {
        return norms.scale(scale).flatMap(found -> found.continuousOf(group(row)));
    }

    private double covariate(ContinuousNorms norm, int row) {
        return covariates.get(norm.covariate())[row];
    }

    private String group(int row) {
        return groups.isEmpty() || norms.groupedBy().isEmpty() ? "" : groups.get(row);
    }
}
