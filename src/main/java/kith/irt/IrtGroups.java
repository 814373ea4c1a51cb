package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * Groups of the respondents of a model in sort order: by number where all names are numbers, otherwise by text.
 *
 * @param names of the groups
 * @param code group of each row used, −1 for none
 */
record IrtGroups(List<String> names, int[] code) {

    private static final int FEWEST_RESPONDENTS = 4;

    static IrtGroups single(int rows) {
        return new IrtGroups(List.of(""), new int[rows]);
    }

    /** @throws InputException for fewer than two groups */
    static IrtGroups of(Responses responses, String column, int[] rows, List<Finding> findings) {
        Grouping grouping = responses.grouping(column);
        int[] code = grouping.code();
        List<String> used = new ArrayList<>(Arrays.stream(rows)
                .filter(row -> code[row] != Grouping.NONE)
                .mapToObj(row -> grouping.names().get(code[row]))
                .distinct()
                .toList());
        if (used.size() < 2) {
            throw new InputException(
                    "column " + column,
                    used.size() + (used.size() == 1 ? " group" : " groups"),
                    "two groups or more",
                    "name a column that divides the respondents into groups");
        }
        used.sort(order(used));
        int without = (int)
                Arrays.stream(rows).filter(row -> code[row] == Grouping.NONE).count();
        if (without > 0) {
            findings.add(Finding.of(
                    "rows_without_group", Map.of("rows", without, "all", responses.size(), "column", column)));
        }
        int[] place = grouping.names().stream().mapToInt(used::indexOf).toArray();
        return new IrtGroups(
                used,
                Arrays.stream(rows)
                        .map(row -> code[row] == Grouping.NONE ? -1 : place[code[row]])
                        .toArray());
    }

    private static Comparator<String> order(List<String> names) {
        return names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"))
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.naturalOrder();
    }

    /** What has to be known before a model of several groups is fitted. */
    static void requireSense(ResponsePatterns patterns, IrtPlan.Groups plan, LatentStructure structure) {
        Problems problems = new Problems();
        for (int g = 0; g < patterns.groups().size(); g++) {
            if (patterns.respondents(g) < FEWEST_RESPONDENTS) {
                problems.add(
                        "column " + plan.column(),
                        "group “" + patterns.groups().get(g) + "” has " + patterns.respondents(g)
                                + " rows with responses",
                        "at least " + FEWEST_RESPONDENTS + " in every group",
                        "exclude the group, or join it with another");
            }
        }
        for (String anchor : plan.anchors()) {
            if (!patterns.items().contains(anchor)) {
                problems.add("anchors", "“" + anchor + "”", "one of " + String.join(", ", patterns.items()), "");
            }
        }
        requireAnchors(patterns.items(), plan, structure, problems);
        problems.throwIfAny();
    }

    /** Free latent means and variances of a factor need an item whose parameters are equal. */
    private static void requireAnchors(
            List<String> items, IrtPlan.Groups plan, LatentStructure structure, Problems problems) {
        GroupConstraints constraints = plan.constraints(items);
        for (int f = 0; f < structure.general() && structure.general() > 1; f++) {
            int factor = f;
            List<Integer> of = IntStream.range(0, items.size())
                    .filter(i -> structure.loads().get(i).contains(factor))
                    .boxed()
                    .toList();
            boolean slope = of.stream().anyMatch(constraints.equalSlopes()::contains);
            boolean intercept = of.stream().anyMatch(constraints.equalIntercepts()::contains);
            if (constraints.freeVariances() && !slope || constraints.freeMeans() && !intercept) {
                problems.add(
                        "anchors",
                        "none of the factor " + structure.factors().get(f),
                        "at least one anchor for every factor",
                        "add one of " + of.stream().map(items::get).collect(Collectors.joining(", ")));
            }
        }
    }

    /** Categories whose intercepts a group cannot tell, since no respondent in it chose them. */
    static void addFindings(ResponsePatterns patterns, GroupConstraints constraints, List<Finding> findings) {
        for (int i = 0; i < patterns.items().size(); i++) {
            int item = i;
            List<String> lacking = IntStream.range(0, patterns.groups().size())
                    .filter(g -> Arrays.stream(patterns.frequencies(g, item)).anyMatch(n -> n == 0))
                    .mapToObj(patterns.groups()::get)
                    .toList();
            if (!lacking.isEmpty() && !constraints.equalIntercepts().contains(i)) {
                findings.add(Finding.of("irt_category_not_in_group", Map.of("groups", lacking))
                        .at(patterns.items().get(i)));
            }
        }
    }
}
