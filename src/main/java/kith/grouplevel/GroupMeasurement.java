package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.KeyedAnswers;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;

/**
 * How well one scale measures groups: how much of its score (the mean of the items) and of its items lies between
 * groups, and whether members agree. Respondents who did not answer every item of the scale take no part, nor do rows
 * without a group; both are told.
 *
 * @param scale name of the scale
 * @param items its items
 * @param respondents who answered every item and have a group
 * @param groups how many groups they are in
 * @param icc of the score; empty where variances cannot be estimated
 * @param itemIccs of each item, in their order; empty where they cannot be estimated
 * @param agreement empty where the ends of the response scale are not known, or no group has two members
 * @param ecometrics the ecometric model; empty for a scale of one item, and where no group has two respondents
 * @param findings of this scale
 */
public record GroupMeasurement(
        String scale,
        List<String> items,
        int respondents,
        int groups,
        Optional<GroupIcc> icc,
        List<Optional<GroupIcc>> itemIccs,
        Optional<GroupAgreement> agreement,
        Optional<Ecometrics> ecometrics,
        List<Finding> findings) {

    /** What counts as high agreement of members when groups do not differ. */
    static final AgreementStrength HIGH = AgreementStrength.STRONG;

    private static final double ALPHA = 0.05;

    public GroupMeasurement {
        items = List.copyOf(items);
        itemIccs = List.copyOf(itemIccs);
        findings = List.copyOf(findings);
    }

    GroupMeasurement with(Finding another) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(another);
        return new GroupMeasurement(scale, items, respondents, groups, icc, itemIccs, agreement, ecometrics, all);
    }

    /**
     * @param responses the columns of the items
     * @throws InputException when fewer than two groups have respondents, or responses lie outside the response scale
     */
    public static GroupMeasurement of(
            ScaleItems scale, Responses responses, Grouping grouping, GroupQuestion question) {
        KeyedAnswers answers = answers(scale, responses);
        List<PackedNumbers> columns = answers.keyed();
        GroupRows rows = GroupRows.of(grouping, row -> isComplete(columns, row));
        if (rows.groups() < 2) {
            throw new InputException(
                    grouping.variable(),
                    rows.groups() + " groups with respondents who answered every item of " + scale.name(),
                    "two groups or more",
                    "");
        }
        List<Finding> findings = new ArrayList<>(answers.findings());
        findings.addAll(lost(scale, columns, grouping));
        double[] score = IntStream.range(0, responses.size())
                .mapToDouble(row -> {
                    double sum = 0;
                    for (PackedNumbers column : columns) {
                        sum += column.at(row);
                    }
                    return sum / columns.size();
                })
                .toArray();
        Optional<GroupIcc> icc = icc(rows, score, question.level());
        Optional<GroupAgreement> agreement = agreement(scale, columns, rows, question, findings);
        tellVariances(scale, icc, OneWaySums.of(score, rows), findings);
        tellAgreementWithoutDifferences(scale, icc, agreement, findings);
        Optional<Ecometrics> ecometrics = columns.size() > 1 && rows.total() > rows.groups()
                ? Optional.of(Ecometrics.of(question.ecometrics(List.of(scale)), responses, grouping))
                : Optional.empty();
        ecometrics.ifPresent(found -> found.findings().stream()
                .filter(finding -> !findings.contains(finding))
                .forEach(findings::add));
        return new GroupMeasurement(
                scale.name(),
                scale.items().stream().map(KeyedItem::name).toList(),
                rows.total(),
                rows.groups(),
                icc,
                columns.stream()
                        .map(column -> icc(rows, column.toArray(), question.level()))
                        .toList(),
                agreement,
                ecometrics,
                findings);
    }

    private static Optional<GroupIcc> icc(GroupRows rows, double[] values, double level) {
        OneWaySums sums = OneWaySums.of(values, rows);
        return GroupIcc.isEstimable(sums) ? Optional.of(GroupIcc.of(rows, sums, level)) : Optional.empty();
    }

    /** The responses to each item, recoded where it is reversed. */
    static KeyedAnswers answers(ScaleItems scale, Responses responses) {
        KeyedAnswers answers = KeyedAnswers.of(scale.items(), responses);
        Problems problems = new Problems();
        scale.items().forEach(item -> KeyedAnswers.requireWithin(item, responses, problems));
        problems.throwIfAny();
        return answers;
    }

    private static boolean isComplete(List<PackedNumbers> columns, int row) {
        for (PackedNumbers column : columns) {
            if (Double.isNaN(column.at(row))) {
                return false;
            }
        }
        return true;
    }

    private static List<Finding> lost(ScaleItems scale, List<PackedNumbers> columns, Grouping grouping) {
        List<Finding> findings = new ArrayList<>();
        int[] code = grouping.code();
        int without = 0;
        int incomplete = 0;
        for (int row = 0; row < code.length; row++) {
            if (code[row] == Grouping.NONE) {
                without++;
            } else if (!isComplete(columns, row)) {
                incomplete++;
            }
        }
        if (without > 0) {
            findings.add(Finding.of(
                    "rows_without_cluster",
                    Map.of("rows", without, "all", code.length, "column", grouping.variable())));
        }
        if (incomplete > 0) {
            findings.add(RowsLeftOut.finding(incomplete, code.length, "group_level", "none")
                    .at(scale.name()));
        }
        return findings;
    }

    private static Optional<GroupAgreement> agreement(
            ScaleItems scale,
            List<PackedNumbers> columns,
            GroupRows rows,
            GroupQuestion question,
            List<Finding> findings) {
        OptionalDouble lowest = scale.items().get(0).lowest();
        OptionalDouble highest = scale.items().get(0).highest();
        boolean same = scale.items().stream()
                .allMatch(item -> item.lowest().equals(lowest) && item.highest().equals(highest));
        if (!same || lowest.isEmpty() || highest.isEmpty()) {
            findings.add(Finding.of("response_scale_unknown", Map.of("reason", same ? "unknown" : "different"))
                    .at(scale.name()));
            return Optional.empty();
        }
        int alone = (int) IntStream.range(0, rows.groups())
                .filter(group -> rows.size(group) == 1)
                .count();
        if (alone > 0) {
            findings.add(Finding.of("groups_of_one", Map.of("groups", alone, "all", rows.groups()))
                    .at(scale.name()));
        }
        if (alone == rows.groups()) {
            return Optional.empty();
        }
        int options = (int) Math.round(highest.getAsDouble() - lowest.getAsDouble()) + 1;
        List<NullDistribution> distributions =
                question.distributions().isEmpty() ? NullDistribution.usual(options) : question.distributions();
        requireOptions(distributions, options);
        GroupAgreement agreement = GroupAgreement.of(
                columns, rows, lowest.getAsDouble(), highest.getAsDouble(), distributions, question.chance());
        if (agreement.criticalValues().isEmpty()) {
            findings.add(Finding.of("no_significance_of_agreement").at(scale.name()));
        }
        return Optional.of(agreement);
    }

    private static void requireOptions(List<NullDistribution> distributions, int options) {
        Problems problems = new Problems();
        for (NullDistribution distribution : distributions) {
            if (distribution.options() != options) {
                problems.add(
                        "null distribution " + distribution.name(),
                        distribution.options() + " shares",
                        options + ", one for each response option",
                        "");
            }
        }
        problems.throwIfAny();
    }

    private static void tellVariances(
            ScaleItems scale, Optional<GroupIcc> icc, OneWaySums sums, List<Finding> findings) {
        if (icc.isEmpty()) {
            findings.add(Finding.of(
                            "no_variance_within",
                            Map.of("reason", sums.total() == sums.groups() ? "alone" : "constant"))
                    .at(scale.name()));
            return;
        }
        if (icc.get().reml().between() == 0) {
            findings.add(Finding.of("no_variance_between").at(scale.name()));
        }
    }

    private static void tellAgreementWithoutDifferences(
            ScaleItems scale, Optional<GroupIcc> icc, Optional<GroupAgreement> agreement, List<Finding> findings) {
        if (icc.isEmpty() || agreement.isEmpty()) {
            return;
        }
        double rwg =
                agreement.get().summary(group -> group.byNull().get(0).rwg()).mean();
        double p = icc.get().anova().pvalue();
        if (isAgreementWithoutDifferences(rwg, p)) {
            findings.add(Finding.of("agreement_without_differences", Map.of("rwg", rwg, "p", p))
                    .at(scale.name()));
        }
    }

    /** Whether members agree at least strongly while groups do not differ at 5%. */
    static boolean isAgreementWithoutDifferences(double rwg, double pvalue) {
        return AgreementStrength.of(rwg).compareTo(HIGH) >= 0 && !(pvalue < ALPHA);
    }
}
