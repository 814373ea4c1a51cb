package kith.change.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.change.RepeatedScores;

/**
 * Baseline and later scores of the respondents of a trial.
 *
 * @param arms the reference arm first
 * @param waves the visits after baseline
 * @param base one a respondent, NaN where missing
 * @param later one array a visit, one score a respondent
 * @param arm index of the arm of each respondent, −1 where it is not known
 * @param cluster index of the cluster of each respondent, −1 where it is not known; no elements where there are none
 */
record TrialData(List<String> arms, List<String> waves, double[] base, double[][] later, int[] arm, int[] cluster) {

    /** Respondents with a baseline and a score at a visit. */
    record Rows(int[] person, double[] base, double[] y, int[] arm, int[] cluster) {}

    /** @param visits places of the later waves */
    static TrialData of(RepeatedScores scores, int baseline, int[] visits, String reference) {
        List<String> arms = new ArrayList<>(scores.armNames());
        arms.remove(reference);
        arms.add(0, reference);
        Map<String, Integer> places = new LinkedHashMap<>();
        int[] cluster = new int[scores.clusters().size()];
        Arrays.setAll(cluster, i -> {
            String name = scores.clusters().get(i);
            return name.isEmpty() ? -1 : places.computeIfAbsent(name, key -> places.size());
        });
        return new TrialData(
                arms,
                Arrays.stream(visits).mapToObj(scores.waves()::get).toList(),
                scores.values()[baseline],
                Arrays.stream(visits).mapToObj(visit -> scores.values()[visit]).toArray(double[][]::new),
                scores.arms().stream().mapToInt(arms::indexOf).toArray(),
                cluster);
    }

    private boolean usable(int person, int visit) {
        return arm[person] >= 0
                && (cluster.length == 0 || cluster[person] >= 0)
                && !Double.isNaN(base[person])
                && !Double.isNaN(later[visit][person]);
    }

    Rows rows(int visit) {
        int[] people =
                IntStream.range(0, base.length).filter(i -> usable(i, visit)).toArray();
        return new Rows(
                people,
                Arrays.stream(people).mapToDouble(i -> base[i]).toArray(),
                Arrays.stream(people).mapToDouble(i -> later[visit][i]).toArray(),
                Arrays.stream(people).map(i -> arm[i]).toArray(),
                cluster.length == 0
                        ? new int[0]
                        : Arrays.stream(people).map(i -> cluster[i]).toArray());
    }

    /** The mixed model for repeated measures: baseline by visit, arm by visit. */
    RepeatedDesign repeated() {
        List<String> terms = new ArrayList<>(List.of("(Intercept)", "base"));
        waves.stream().skip(1).forEach(wave -> terms.add("visit" + wave));
        arms.stream().skip(1).forEach(name -> terms.add("arm" + name));
        waves.stream().skip(1).forEach(wave -> terms.add("base:visit" + wave));
        arms.stream()
                .skip(1)
                .forEach(name -> waves.stream().skip(1).forEach(wave -> terms.add("visit" + wave + ":arm" + name)));
        int visits = waves.size();
        int others = arms.size() - 1;
        Design design = new Design();
        for (int person = 0; person < base.length; person++) {
            for (int visit = 0; visit < visits; visit++) {
                if (usable(person, visit)) {
                    double[] x = new double[terms.size()];
                    x[0] = 1;
                    x[1] = base[person];
                    int armsFrom = 1 + visits;
                    int baseFrom = armsFrom + others;
                    int bothFrom = baseFrom + visits - 1;
                    if (visit > 0) {
                        x[1 + visit] = 1;
                        x[baseFrom + visit - 1] = base[person];
                    }
                    if (arm[person] > 0) {
                        x[armsFrom + arm[person] - 1] = 1;
                        if (visit > 0) {
                            x[bothFrom + (arm[person] - 1) * (visits - 1) + visit - 1] = 1;
                        }
                    }
                    design.add(x, later[visit][person], person, visit);
                }
            }
        }
        return design.of(terms, visits);
    }

    /** The difference of an arm from the reference at a visit, in the terms of {@link #repeated}. */
    double[] contrast(int arm, int visit) {
        int visits = waves.size();
        int others = arms.size() - 1;
        double[] contrast = new double[1 + visits + others + (visits - 1) + others * (visits - 1)];
        contrast[visits + arm] = 1;
        if (visit > 0) {
            contrast[1 + visits + others + (visits - 1) + (arm - 1) * (visits - 1) + visit - 1] = 1;
        }
        return contrast;
    }

    /** The constrained longitudinal model: baseline is an outcome with one mean for all arms. */
    RepeatedDesign constrained() {
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        waves.forEach(wave -> terms.add("visit" + wave));
        arms.stream().skip(1).forEach(name -> waves.forEach(wave -> terms.add("visit" + wave + ":arm" + name)));
        int visits = waves.size();
        Design design = new Design();
        for (int person = 0; person < base.length; person++) {
            for (int visit = 0; visit <= visits; visit++) {
                double y = visit == 0 ? base[person] : later[visit - 1][person];
                if (arm[person] >= 0 && (cluster.length == 0 || cluster[person] >= 0) && !Double.isNaN(y)) {
                    double[] x = new double[terms.size()];
                    x[0] = 1;
                    if (visit > 0) {
                        x[visit] = 1;
                        if (arm[person] > 0) {
                            x[visits + (arm[person] - 1) * visits + visit] = 1;
                        }
                    }
                    design.add(x, y, person, visit);
                }
            }
        }
        return design.of(terms, visits + 1);
    }

    /** Rows that are put together. */
    private final class Design {
        private final List<double[]> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();
        private final List<Integer> people = new ArrayList<>();
        private final List<Integer> visits = new ArrayList<>();

        void add(double[] terms, double outcome, int person, int visit) {
            x.add(terms);
            y.add(outcome);
            people.add(person);
            visits.add(visit);
        }

        RepeatedDesign of(List<String> terms, int count) {
            int[] person = people.stream().mapToInt(Integer::intValue).toArray();
            return new RepeatedDesign(
                    terms,
                    x.toArray(double[][]::new),
                    y.stream().mapToDouble(Double::doubleValue).toArray(),
                    person,
                    visits.stream().mapToInt(Integer::intValue).toArray(),
                    cluster.length == 0
                            ? new int[0]
                            : Arrays.stream(person).map(i -> cluster[i]).toArray(),
                    count);
        }
    }
}
