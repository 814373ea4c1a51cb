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

    /** Norms of one scale: of all, and of each group. */
    public record ScaleNorms(String scale, List<NormTable> tables) {
        public ScaleNorms {
            tables = List.copyOf(tables);
        }

        /** The norms of a group; empty where there are none. */
        public Optional<NormTable> of(String group) {
            return tables.stream().filter(table -> table.group().equals(group)).findFirst();
        }
    }

    /** The norms of a scale; empty where there are none. */
    public Optional<ScaleNorms> scale(String id) {
        return scales.stream().filter(scale -> scale.scale().equals(id)).findFirst();
    }
}
