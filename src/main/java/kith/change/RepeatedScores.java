package kith.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;
import kith.finding.Setting;

/**
 * One score of the same respondents at several waves.
 *
 * @param source where the scores come from, for messages
 * @param score its name
 * @param ids of the respondents
 * @param waves in order of time
 * @param values one array a wave, one score a respondent, NaN where missing
 * @param arms one a respondent; empty where there are none
 * @param clusters one a respondent; empty where there are none
 * @param anchors ratings of change, one array a wave, NaN where missing; no array where there is no anchor
 */
public record RepeatedScores(
        String source,
        String score,
        List<String> ids,
        List<String> waves,
        double[][] values,
        List<String> arms,
        List<String> clusters,
        double[][] anchors) {

    public RepeatedScores {
        ids = List.copyOf(ids);
        waves = List.copyOf(waves);
        values = copy(values);
        arms = List.copyOf(arms);
        clusters = List.copyOf(clusters);
        anchors = copy(anchors);
    }

    /**
     * Rows of a long file.
     *
     * @param ids one a row
     * @param waves one a row
     * @param scores one a row, NaN where missing
     * @param anchors one a row, NaN where missing; no element where there is no anchor
     * @param arms one a row, no element where there are none
     * @param clusters one a row, no element where there are none
     */
    public record Rows(
            String source,
            String score,
            List<String> ids,
            List<String> waves,
            double[] scores,
            double[] anchors,
            List<String> arms,
            List<String> clusters) {

        public Rows {
            ids = List.copyOf(ids);
            waves = List.copyOf(waves);
            scores = scores.clone();
            anchors = anchors.clone();
            arms = List.copyOf(arms);
            clusters = List.copyOf(clusters);
        }
    }

    /**
     * Puts the rows of each respondent together. Rows without a wave are left out.
     *
     * @param order of the waves; empty for numbers in their order and names as they first appear
     * @throws kith.finding.InputException when a respondent has two rows in a wave, is in two arms or clusters, or a
     *     wave is not there
     */
    public static RepeatedScores ofLong(Rows rows, List<String> order) {
        Problems problems = new Problems();
        List<String> waves = waves(rows, order, problems);
        List<String> ids = List.copyOf(new LinkedHashSet<>(rows.ids()));
        Map<String, Integer> placeOf = new LinkedHashMap<>();
        ids.forEach(id -> placeOf.put(id, placeOf.size()));
        double[][] values = empty(waves.size(), ids.size());
        double[][] anchors = empty(rows.anchors().length == 0 ? 0 : waves.size(), ids.size());
        int[][] rowOf = new int[waves.size()][ids.size()];
        for (int row = 0; row < rows.ids().size(); row++) {
            int wave = waves.indexOf(rows.waves().get(row));
            if (wave < 0) {
                continue;
            }
            int person = placeOf.get(rows.ids().get(row));
            if (rowOf[wave][person] > 0) {
                problems.add(
                        rows.source(),
                        "respondent “" + rows.ids().get(row) + "” twice at " + waves.get(wave),
                        "one row per respondent and wave",
                        "correct the id or the wave, or leave one of the rows out");
                continue;
            }
            rowOf[wave][person] = row + 1;
            values[wave][person] = rows.scores()[row];
            if (anchors.length > 0) {
                anchors[wave][person] = rows.anchors()[row];
            }
        }
        List<String> arms = constant(rows, rows.arms(), ids, placeOf, "arm", problems);
        List<String> clusters = constant(rows, rows.clusters(), ids, placeOf, "cluster", problems);
        problems.throwIfAny();
        return new RepeatedScores(rows.source(), rows.score(), ids, waves, values, arms, clusters, anchors);
    }

    private static List<String> waves(Rows rows, List<String> order, Problems problems) {
        Set<String> found = new LinkedHashSet<>(rows.waves());
        found.remove("");
        if (order.isEmpty()) {
            List<String> waves = new ArrayList<>(found);
            if (waves.stream().allMatch(wave -> wave.matches("-?[0-9]+(\\.[0-9]+)?"))) {
                waves.sort((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
            }
            return waves;
        }
        for (String wave : order) {
            if (!found.contains(wave)) {
                problems.add(Setting.named("waves"), "“" + wave + "”", "one of " + String.join(", ", found), "");
            }
        }
        return order;
    }

    /** A value that is the same in all rows of a respondent; the last resort is an empty one. */
    private static List<String> constant(
            Rows rows,
            List<String> values,
            List<String> ids,
            Map<String, Integer> placeOf,
            String what,
            Problems problems) {
        if (values.isEmpty()) {
            return List.of();
        }
        String[] constant = new String[ids.size()];
        Arrays.fill(constant, "");
        Set<String> told = new LinkedHashSet<>();
        for (int row = 0; row < values.size(); row++) {
            String id = rows.ids().get(row);
            String value = values.get(row);
            String known = constant[placeOf.get(id)];
            if (known.isEmpty()) {
                constant[placeOf.get(id)] = value;
            } else if (!value.isEmpty() && !value.equals(known) && told.add(id)) {
                problems.add(
                        rows.source(),
                        "respondent “" + id + "” in " + what + " “" + known + "” and “" + value + "”",
                        "one " + what + " for all rows of a respondent",
                        "correct the " + what + " or the id");
            }
        }
        return List.of(constant);
    }

    private static double[][] empty(int waves, int people) {
        double[][] empty = new double[waves][people];
        for (double[] wave : empty) {
            Arrays.fill(wave, Double.NaN);
        }
        return empty;
    }

    private static double[][] copy(double[][] values) {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** The same respondents with other scores. */
    public RepeatedScores withValues(double[][] others) {
        return new RepeatedScores(source, score, ids, waves, others, arms, clusters, anchors);
    }

    /** The same without arms. */
    public RepeatedScores withoutArms() {
        return new RepeatedScores(source, score, ids, waves, values, List.of(), clusters, anchors);
    }

    /** The place of a wave, or −1. */
    public int wave(String name) {
        return waves.indexOf(name);
    }

    /** The arms in the order in which they first appear. */
    public List<String> armNames() {
        Set<String> names = new LinkedHashSet<>(arms);
        names.remove("");
        return List.copyOf(names);
    }

    /** Scores of one wave, NaN for respondents of other arms; all where {@code arm} is empty. */
    public double[] of(int wave, String arm) {
        double[] some = values[wave].clone();
        for (int i = 0; i < some.length; i++) {
            if (!arm.isEmpty() && !arms.get(i).equals(arm)) {
                some[i] = Double.NaN;
            }
        }
        return some;
    }

    /** The scores of two waves in one arm, or in all where {@code arm} is empty. */
    public PairedScores pair(int first, int second, String arm) {
        double[] before = of(first, arm);
        double[] after = of(second, arm);
        int[] inArm = java.util.stream.IntStream.range(0, ids.size())
                .filter(i -> arm.isEmpty() || arms.get(i).equals(arm))
                .toArray();
        return PairedScores.of(
                Arrays.stream(inArm).mapToObj(ids::get).toList(),
                Arrays.stream(inArm).mapToDouble(i -> before[i]).toArray(),
                Arrays.stream(inArm).mapToDouble(i -> after[i]).toArray());
    }
}
