package kith.report.section.group;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kith.grouplevel.AgreementIndices;
import kith.grouplevel.GroupAgreement;
import kith.grouplevel.GroupIcc;
import kith.grouplevel.GroupMeasurement;
import kith.math.NormalDistribution;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.section.word.Labels;

/** Draws agreement and means of groups. */
final class GroupFigures {

    /** Groups in a figure. */
    private static final int MOST_GROUPS = 60;

    private GroupFigures() {}

    /** rwg(j) of each group, in ascending order. */
    static Block agreement(GroupMeasurement scale, GroupAgreement agreement, Labels labels) {
        List<AgreementIndices> sorted = some(agreement.groups().stream()
                .sorted(Comparator.comparingDouble(GroupFigures::rwg))
                .toList());
        String caption = "Agreement by group: " + labels.title(scale.scale());
        return new Figure(
                "group-agreement-figure-" + scale.scale(),
                caption,
                "One bar per group, in ascending order of rwg(j); the line marks .71, from where agreement counts as strong."
                        + note(sorted.size(), agreement.groups().size()),
                new Figure.Bars(
                        sorted.stream().map(AgreementIndices::group).toList(),
                        sorted.stream().mapToDouble(GroupFigures::rwg).toArray(),
                        "rwg(j), " + agreement.distributions().get(0).name() + " null distribution",
                        0.71,
                        Format.CORRELATION),
                Table.of("group-agreement-figure-table-" + scale.scale(), caption, sorted)
                        .text("Group", group -> group.group())
                        .statistic("n", Format.COUNT, group -> group.n())
                        .correlation("rwg(j)", group -> rwg(group))
                        .table());
    }

    private static double rwg(AgreementIndices group) {
        return group.byNull().get(0).rwg();
    }

    /**
     * Means of groups in ascending order of size, beside the range in which 95% of the means of groups of that size lie
     * if groups do not differ.
     */
    static Block funnel(GroupMeasurement scale, GroupIcc icc, Labels labels) {
        List<GroupIcc.GroupMean> sorted = some(icc.scores().stream()
                .sorted(Comparator.comparingInt(GroupIcc.GroupMean::n))
                .toList());
        double z = NormalDistribution.quantile(0.975);
        double mean = icc.reml().intercept();
        double sd = Math.sqrt(icc.reml().within());
        double[] centre = new double[sorted.size()];
        Arrays.fill(centre, mean);
        double[] means = sorted.stream().mapToDouble(GroupIcc.GroupMean::mean).toArray();
        double[] lower = sorted.stream()
                .mapToDouble(group -> mean - z * sd / Math.sqrt(group.n()))
                .toArray();
        double[] upper = sorted.stream()
                .mapToDouble(group -> mean + z * sd / Math.sqrt(group.n()))
                .toArray();
        String caption = "Group means by size: " + labels.title(scale.scale());
        return new Figure(
                "group-funnel-" + scale.scale(),
                caption,
                "Points: group means, from the smallest group to the largest. Dashed: the overall mean and the range of 95% of the means"
                        + " of groups of that size if groups did not differ."
                        + note(sorted.size(), icc.scores().size()),
                new Figure.Lines(
                        sorted.stream()
                                .map(group -> group.group() + " (" + group.n() + ")")
                                .toList(),
                        "Group (size)",
                        "Mean",
                        List.of(
                                new Figure.Line("Group mean", means, Figure.Stroke.POINTS),
                                new Figure.Line("Overall mean", centre, true),
                                new Figure.Line("Lower limit", lower, true),
                                new Figure.Line("Upper limit", upper, true)),
                        Format.TWO_DECIMALS),
                Table.of("group-funnel-table-" + scale.scale(), caption, means.length)
                        .text("Group", i -> sorted.get(i).group())
                        .statistic("n", Format.COUNT, i -> sorted.get(i).n())
                        .statistic("M", Format.TWO_DECIMALS, i -> means[i])
                        .twoDecimals("Lower limit", i -> lower[i])
                        .twoDecimals("Upper limit", i -> upper[i])
                        .table());
    }

    private static <T> List<T> some(List<T> all) {
        if (all.size() <= MOST_GROUPS) {
            return all;
        }
        return IntStream.range(0, MOST_GROUPS)
                .mapToObj(i -> all.get((int) Math.round(i * (all.size() - 1.0) / (MOST_GROUPS - 1))))
                .toList();
    }

    private static String note(int shown, int all) {
        return shown == all ? "" : " " + shown + " of " + all + " groups, evenly spaced by rank.";
    }
}
