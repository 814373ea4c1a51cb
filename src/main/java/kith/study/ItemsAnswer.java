package kith.study;

import java.util.List;
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

    /** All findings, those of groups with the group's name in front. */
    public List<Finding> findings() {
        return java.util.stream.Stream.concat(
                        everybody.stream().flatMap(scale -> scale.findings().stream()),
                        groups.stream()
                                .flatMap(group -> group.scales().stream()
                                        .flatMap(scale -> scale.findings().stream())
                                        .map(finding -> finding.in(group.group()))))
                .distinct()
                .toList();
    }
}
