package kith.scoring.norms;

import java.util.List;
import java.util.Optional;

/**
 * Norms of the scales of an instrument.
 *
 * @param instrument its id
 * @param version its version
 * @param sample name of the file that the norms were built from
 * @param sha256 of that file
 * @param groupedBy column of the groups; empty where there are none
 * @param scales norms of each scale
 */
public record Norms(
        String instrument, String version, String sample, String sha256, String groupedBy, List<ScaleNorms> scales) {

    public Norms {
        scales = List.copyOf(scales);
    }

    /**
     * Norms of one scale: of all, and of each group.
     *
     * @param continuous norms by a covariate; empty where there are none
     */
    public record ScaleNorms(String scale, List<NormTable> tables, List<ContinuousNorms> continuous) {
        public ScaleNorms {
            tables = List.copyOf(tables);
            continuous = List.copyOf(continuous);
        }

        /** The continuous norms of a group; empty where there are none. */
        public Optional<ContinuousNorms> continuousOf(String group) {
            return continuous.stream()
                    .filter(norms -> norms.group().equals(group))
                    .findFirst();
        }

        /** The norms of a group; empty where there are none. */
        public Optional<NormTable> of(String group) {
            return tables.stream().filter(table -> table.group().equals(group)).findFirst();
        }
    }

    /** The columns that continuous norms need. */
    public List<String> covariates() {
        return scales.stream()
                .flatMap(scale -> scale.continuous().stream())
                .map(ContinuousNorms::covariate)
                .distinct()
                .toList();
    }

    /** The norms of a scale; empty where there are none. */
    public Optional<ScaleNorms> scale(String id) {
        return scales.stream().filter(scale -> scale.scale().equals(id)).findFirst();
    }
}
