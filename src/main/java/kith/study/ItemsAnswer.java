package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.reliability.ItemAnalysis;
import kith.reliability.ReliabilityOptions;
import kith.reliability.ScaleAnalysis;
import kith.reliability.ScaleItems;

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

    /**
     * @param groups who belongs to which; where there are fewer than two, there are no answers within groups
     * @param within how the scales are analysed within a group
     */
    public static ItemsAnswer of(
            List<ScaleItems> scales,
            Responses responses,
            Optional<Grouping> groups,
            ReliabilityOptions options,
            ReliabilityOptions within) {
        List<OfGroup> ofGroups = new ArrayList<>();
        List<String> names = groups.map(Grouping::names).orElse(List.of());
        for (int group = 0; group < names.size() && names.size() > 1; group++) {
            Responses some = responses.rows(groups.orElseThrow().rowsOf(group));
            ofGroups.add(new OfGroup(
                    names.get(group), ItemAnalysis.of(scales, some, within).scales()));
        }
        return new ItemsAnswer(ItemAnalysis.of(scales, responses, options).scales(), ofGroups);
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
