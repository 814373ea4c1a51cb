package kith.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.scoring.Scores;

/** The scores and columns that hypotheses name. */
record Variables(Responses responses, Scores scores) {

    /** @throws InputException that names every scale, column and group that is not there */
    void require(List<Hypothesis> hypotheses, Optional<Grouping> compared) {
        Problems problems = new Problems();
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.group().ifPresent(group -> requireGroup(hypothesis, group, compared, problems));
            if (hypothesis instanceof Hypothesis.Correlation correlation) {
                require("hypothesis " + hypothesis.id(), correlation.first(), problems);
                require("hypothesis " + hypothesis.id(), correlation.second(), problems);
            } else if (hypothesis instanceof Hypothesis.Difference difference) {
                require("hypothesis " + hypothesis.id(), difference.variable(), problems);
                requireGroups(difference, problems);
            }
        }
        problems.throwIfAny();
    }

    private static void requireGroup(
            Hypothesis hypothesis, String group, Optional<Grouping> compared, Problems problems) {
        List<String> names = compared.map(Grouping::names).orElse(List.of());
        if (!names.contains(group)) {
            problems.add(
                    "hypothesis " + hypothesis.id(),
                    "the study compares no group “" + group + "”",
                    names.isEmpty()
                            ? "no “in”, since the study compares no groups"
                            : "one of " + String.join(", ", names),
                    "correct or leave out “in”");
        }
    }

    /** @param where it is named */
    void require(String where, String name, Problems problems) {
        if (isScale(name)) {
            return;
        }
        if (!isColumn(name)) {
            problems.add(
                    where,
                    "“" + name + "” is neither a scale nor a column",
                    "one of the scales " + String.join(", ", scales()) + ", or a column of the data",
                    "correct the name");
            return;
        }
        try {
            responses.numbers(name);
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
        }
    }

    private void requireGroups(Hypothesis.Difference difference, Problems problems) {
        if (!isColumn(difference.column())) {
            problems.add(
                    "hypothesis " + difference.id(),
                    "there is no column “" + difference.column() + "”",
                    "a column of the data that holds the groups",
                    "correct the name");
            return;
        }
        Set<String> names =
                new TreeSet<>(responses.grouping(difference.column()).names());
        for (String group : List.of(difference.higher(), difference.lower())) {
            if (!names.contains(group)) {
                problems.add(
                        "hypothesis " + difference.id(),
                        "no row has “" + group + "” in the column “" + difference.column() + "”",
                        "one of " + String.join(", ", names),
                        "correct the name of the group");
            }
        }
    }

    private boolean isColumn(String name) {
        return responses.numeric().containsKey(name) || responses.labels().containsKey(name);
    }

    private boolean isScale(String name) {
        return scales().contains(name);
    }

    private List<String> scales() {
        return scores.scales().stream().map(scale -> scale.scale().id()).toList();
    }

    private double[] values(String name) {
        return isScale(name) ? scores.scale(name).values() : responses.numbers(name);
    }

    /** @param rows of the group in which the hypothesis is tested */
    Sample sample(Hypothesis hypothesis, int[] rows) {
        if (hypothesis instanceof Hypothesis.Correlation correlation) {
            return pairs(correlation.first(), correlation.second(), rows);
        }
        Hypothesis.Difference difference = (Hypothesis.Difference) hypothesis;
        double[] values = values(difference.variable());
        Grouping groups = responses.grouping(difference.column());
        List<int[]> members = new ArrayList<>();
        for (String name : List.of(difference.higher(), difference.lower())) {
            int code = groups.names().indexOf(name);
            members.add(Arrays.stream(rows)
                    .filter(row -> groups.code()[row] == code && !Double.isNaN(values[row]))
                    .toArray());
        }
        return new Sample.Groups(
                members.toArray(int[][]::new),
                members.stream().map(own -> at(values, own)).toArray(double[][]::new));
    }

    /** The rows with both values. */
    Sample.Pairs pairs(String first, String second, int[] rows) {
        double[] x = values(first);
        double[] y = values(second);
        int[] complete = Arrays.stream(rows)
                .filter(row -> !Double.isNaN(x[row]) && !Double.isNaN(y[row]))
                .toArray();
        return new Sample.Pairs(complete, at(x, complete), at(y, complete));
    }

    private static double[] at(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }
}
