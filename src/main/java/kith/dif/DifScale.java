package kith.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.AnswersByScale;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;

/**
 * Differential item functioning of the items of one scale: every group against the reference group, and with three
 * groups or more all at once.
 *
 * @param name of the scale
 * @param question what was asked
 * @param comparisons one a focal group
 * @param omnibus one an item; empty for two groups
 * @param irt likelihood ratio tests over all groups; empty for two groups, and where they were not asked for or not
 *     possible
 * @param findings what has to be known of the answer
 */
public record DifScale(
        String name,
        DifQuestion question,
        List<DifComparison> comparisons,
        List<OmnibusStatistics> omnibus,
        Optional<IrtDif> irt,
        List<Finding> findings)
        implements AnswersByScale.OfScale {

    /** Groups smaller than this give little power and unstable sizes. */
    private static final int SMALL_GROUP = 100;

    public DifScale {
        comparisons = List.copyOf(comparisons);
        omnibus = List.copyOf(omnibus);
        findings = List.copyOf(findings);
    }

    /** @throws InputException with everything that is wrong with the groups, the items and the anchors */
    public static DifScale of(ScaleItems scale, Responses responses, DifQuestion question) {
        Grouping grouping = responses.grouping(question.group());
        List<String> groups = ordered(grouping, question);
        Optional<double[]> trait = question.trait().map(responses::column);
        int[] code = grouping.code();
        CompleteResponses complete = CompleteResponses.of(
                scale,
                responses,
                row -> code[row] != Grouping.NONE
                        && trait.map(scores -> !Double.isNaN(scores[row])).orElse(true));
        List<Finding> findings = new ArrayList<>(complete.findings());
        long without = Arrays.stream(code).filter(one -> one == Grouping.NONE).count();
        if (without > 0) {
            findings.add(Finding.of("rows_of_no_group", Map.of("rows", without, "column", question.group())));
        }
        int[] group = Arrays.stream(complete.rows())
                .map(row -> groups.indexOf(grouping.names().get(code[row])))
                .toArray();
        GroupedScores all = GroupedScores.of(complete.items(), complete.columns(), groups, group);
        requireSense(all, question);
        GroupedScores data = varying(all, findings);
        List<DifComparison> comparisons = comparisons(data, complete, question, trait, findings);
        boolean[] everything = new boolean[data.items().size()];
        Arrays.fill(everything, true);
        List<OmnibusStatistics> omnibus = groups.size() < 3
                ? List.of()
                : IntStream.range(0, data.items().size())
                        .mapToObj(item -> OmnibusStatistics.of(data, item, everything))
                        .toList();
        return new DifScale(
                scale.name(),
                question,
                comparisons,
                omnibus,
                groups.size() < 3 ? Optional.empty() : IrtDif.asked(data, question),
                findings);
    }

    /** The reference group first, the others as they appear in the data. */
    private static List<String> ordered(Grouping grouping, DifQuestion question) {
        List<String> names = new ArrayList<>(grouping.names());
        if (names.size() < 2) {
            throw new InputException(
                    "column " + question.group(),
                    names.size() + (names.size() == 1 ? " group" : " groups"),
                    "two groups or more",
                    "name a column that parts the respondents");
        }
        question.reference().ifPresent(reference -> {
            if (!names.remove(reference)) {
                throw new InputException(
                        "reference group", "“" + reference + "”", "one of " + String.join(", ", names), "");
            }
            names.add(0, reference);
        });
        return names;
    }

    private static void requireSense(GroupedScores data, DifQuestion question) {
        Problems problems = new Problems();
        for (int g = 0; g < data.groups().size(); g++) {
            if (data.sizeOf(g) < 2) {
                problems.add(
                        "column " + question.group(),
                        "group “" + data.groups().get(g) + "” has " + data.sizeOf(g) + " complete rows",
                        "at least two complete rows in every group",
                        "leave the group out, or join it with another");
            }
        }
        for (String anchor : question.anchors()) {
            if (!data.items().contains(anchor)) {
                problems.add("anchors", "“" + anchor + "”", "one of " + String.join(", ", data.items()), "");
            }
        }
        problems.throwIfAny();
    }

    private static GroupedScores varying(GroupedScores data, List<Finding> findings) {
        int[] varying = IntStream.range(0, data.items().size())
                .filter(item -> data.categories(item).length > 1)
                .toArray();
        for (int item = 0; item < data.items().size(); item++) {
            if (data.categories(item).length < 2) {
                findings.add(
                        Finding.of("item_without_differences").at(data.items().get(item)));
            }
        }
        if (varying.length < 3) {
            throw new InputException(
                    "items",
                    varying.length + " that vary",
                    "at least three, so that respondents can be matched by the others",
                    "name more items");
        }
        return new GroupedScores(
                Arrays.stream(varying).mapToObj(data.items()::get).toList(),
                Arrays.stream(varying).mapToObj(i -> data.scores()[i]).toArray(int[][]::new),
                data.groups(),
                data.group());
    }

    private static List<DifComparison> comparisons(
            GroupedScores data,
            CompleteResponses complete,
            DifQuestion question,
            Optional<double[]> trait,
            List<Finding> findings) {
        List<DifComparison> comparisons = new ArrayList<>();
        for (int focal = 1; focal < data.groups().size(); focal++) {
            int g = focal;
            GroupedScores pair = data.pair(focal);
            Optional<double[]> scores = trait.map(all -> IntStream.range(0, data.size())
                    .filter(p -> data.group()[p] == 0 || data.group()[p] == g)
                    .mapToDouble(p -> all[complete.rows()[p]])
                    .toArray());
            comparisons.add(compared(pair, question, scores, findings));
        }
        for (int g = 0; g < data.groups().size(); g++) {
            if (data.sizeOf(g) < SMALL_GROUP) {
                findings.add(Finding.of("small_group_for_dif", Map.of("n", data.sizeOf(g)))
                        .at(data.groups().get(g)));
            }
        }
        return comparisons;
    }

    private static DifComparison compared(
            GroupedScores pair, DifQuestion question, Optional<double[]> trait, List<Finding> findings) {
        GroupedScores varying = pair;
        int[] kept = IntStream.range(0, pair.items().size())
                .filter(item -> pair.categories(item).length > 1)
                .toArray();
        if (kept.length < pair.items().size()) {
            varying = new GroupedScores(
                    Arrays.stream(kept).mapToObj(pair.items()::get).toList(),
                    Arrays.stream(kept).mapToObj(i -> pair.scores()[i]).toArray(int[][]::new),
                    pair.groups(),
                    pair.group());
        }
        DifComparison comparison = DifComparison.of(varying, question, trait);
        if (question.methods().contains(DifMethod.IRT) && comparison.irt().isEmpty()) {
            findings.add(Finding.of("irt_dif_not_possible").at(comparison.focal()));
        }
        comparison.irt().stream()
                .flatMap(irt -> irt.drop().stream())
                .filter(test -> !test.converged())
                .forEach(test -> findings.add(
                        Finding.of("irt_dif_did_not_converge").at(test.item()).in(comparison.focal())));
        if (!comparison.purification().converged()) {
            findings.add(Finding.of("purification_without_end").at(comparison.focal()));
        }
        for (ItemDif item : comparison.items()) {
            if (question.methods().contains(DifMethod.LOGISTIC)
                    && !item.purified().logisticTotal().converged()) {
                findings.add(
                        Finding.of("logistic_did_not_converge").at(item.item()).in(comparison.focal()));
            }
            if (question.methods().contains(DifMethod.MANTEL) && !item.isMatched()) {
                findings.add(Finding.of("no_strata_for_mantel").at(item.item()).in(comparison.focal()));
            }
            if (question.methods().contains(DifMethod.SIBTEST)
                    && item.purified().sibtest().uniform().df() == 0) {
                findings.add(Finding.of("no_scores_for_sibtest").at(item.item()).in(comparison.focal()));
            }
        }
        return comparison;
    }

    /** The most serious verdict on an item over all comparisons. */
    public ItemVerdict verdict(String item) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.items().stream())
                .filter(one -> one.item().equals(item))
                .map(ItemDif::verdict)
                .max(java.util.Comparator.comparing(ItemVerdict::kind))
                .orElseThrow();
    }
}
