package kith.study;

import java.util.List;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.reliability.ScaleAnalysis;

/**
 * Item statistics and reliability of every scale: over everybody, and within each group.
 *
 * @param everybody one a scale
 * @param groups the same within each group; empty where there are none
 */
public record ItemsAnswer(List<ScaleAnalysis> everybody, List<OfGroup> groups) {

    public ItemsAnswer {
        everybody = List.copyOf(everybody);
        groups = List.copyOf(groups);
    }

    /** The scales within one group. */
    public record OfGroup(String group, List<ScaleAnalysis> scales) {
        public OfGroup {
            scales = List.copyOf(scales);
        }
    }

    private static Stream<Finding> findings(ScaleAnalysis scale) {
        return scale.findings().stream().map(finding -> finding.in(scale.name()));
    }

    private static Stream<Finding> findings(OfGroup group) {
        return group.scales().stream().flatMap(ItemsAnswer::findings).map(finding -> finding.in(group.group()));
    }

    /** All findings, each with the name of its scale in front, those of groups with that of the group before it. */
    public List<Finding> findings() {
        return Stream.concat(
                        everybody.stream().flatMap(ItemsAnswer::findings),
                        groups.stream().flatMap(ItemsAnswer::findings))
                .distinct()
                .toList();
    }
}
