package kith.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.analysis.TooFewGroups;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.reliability.ScaleAnalyses;
import kith.reliability.difference.DifferenceScores;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;

/**
 * Item statistics and reliability of every scale: over all respondents, and within each group.
 *
 * @param everybody one a scale
 * @param differences of the scores of all respondents, two by two
 * @param groups the same within each group; empty where there are none
 * @param notDone the groups within which it could not be done
 */
public record ItemsAnswer(
        List<ScaleAnalysis> everybody, DifferenceScores differences, List<OfGroup> groups, List<NotDone> notDone)
        implements AnalysisAnswer {

    public ItemsAnswer {
        notDone = List.copyOf(notDone);
        everybody = List.copyOf(everybody);
        groups = List.copyOf(groups);
    }

    private static final String BY_GROUP = "by group";

    /** Without groups. */
    public static ItemsAnswer of(ScaleAnalyses everybody) {
        return of(everybody.scales(), everybody.differences());
    }

    /** Without groups. */
    public static ItemsAnswer of(List<ScaleAnalysis> scales, DifferenceScores differences) {
        return new ItemsAnswer(scales, differences, List.of(), List.of());
    }

    /** The scales within one group, and the differences of their scores. */
    public record OfGroup(String group, List<ScaleAnalysis> scales, DifferenceScores differences) {
        public OfGroup {
            scales = List.copyOf(scales);
        }
    }

    /**
     * @param groups who belongs to which, where groups are compared
     * @param within how the scales are analysed within a group
     * @return with the groups within which it could not be done, and why; a single group is reported too
     */
    public static ItemsAnswer of(
            List<ScaleItems> scales,
            Responses responses,
            Optional<Grouping> groups,
            ReliabilityOptions options,
            ReliabilityOptions within) {
        List<OfGroup> ofGroups = new ArrayList<>();
        List<NotDone> notDone = new ArrayList<>();
        List<String> names = groups.map(Grouping::names).orElse(List.of());
        groups.filter(column -> column.names().size() < 2)
                .ifPresent(column -> notDone.add(TooFewGroups.notDone(BY_GROUP, column)));
        for (int group = 0; group < names.size() && names.size() > 1; group++) {
            Responses some = responses.rows(groups.orElseThrow().rowsOf(group));
            try {
                ScaleAnalyses ofGroup = ScaleAnalyses.of(scales, some, within);
                ofGroups.add(new OfGroup(names.get(group), ofGroup.scales(), ofGroup.differences()));
            } catch (InputException wrong) {
                notDone.add(NotDone.of(names.get(group), wrong));
            }
        }
        ScaleAnalyses everybody = ScaleAnalyses.of(scales, responses, options);
        return new ItemsAnswer(everybody.scales(), everybody.differences(), ofGroups, notDone);
    }

    /** What is worth knowing of all respondents; with the name of its scale in front where there are several. */
    public List<Finding> findingsOfEverybody() {
        return everybody.size() == 1
                ? everybody.get(0).findings()
                : findings(everybody, differences).toList();
    }

    /** What is worth knowing of a scale that no scale before it told. */
    public record Told(String scale, List<Finding> findings) {
        public Told {
            findings = List.copyOf(findings);
        }
    }

    /** The findings of scales, those of an item alone with the first scale that it is in. */
    public static List<Told> told(List<ScaleAnalysis> scales) {
        List<Told> all = new ArrayList<>();
        Set<Finding> ofItems = new HashSet<>();
        for (ScaleAnalysis scale : scales) {
            List<Finding> own = new ArrayList<>();
            for (Finding finding : scale.findings()) {
                boolean ofItem =
                        scale.items().stream().anyMatch(item -> item.item().equals(finding.where()));
                if (!ofItem || ofItems.add(finding)) {
                    own.add(finding);
                }
            }
            all.add(new Told(scale.name(), own));
        }
        return all;
    }

    private static Stream<Finding> findings(List<ScaleAnalysis> scales, DifferenceScores differences) {
        return Stream.concat(
                told(scales).stream()
                        .flatMap(told -> told.findings().stream().map(finding -> finding.in(told.scale()))),
                differences.allFindings().stream());
    }

    /**
     * All findings, each with the name of its scale or of its two scales in front, those of groups with that of the
     * group before it.
     */
    @Override
    public List<Finding> findings() {
        return Stream.concat(
                        findings(everybody, differences),
                        groups.stream()
                                .flatMap(group -> findings(group.scales(), group.differences())
                                        .map(finding -> finding.in(group.group()))))
                .distinct()
                .toList();
    }
}
