package kith.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;

/** The ties of each respondent, and the measures of the network that they make up. */
record TieRows(NetworkQuestion question, List<String> respondents, List<int[]> rows, int[] acquainted) {

    static TieRows of(NetworkQuestion question, List<Finding> findings) {
        require(question);
        String[] ids = ids(question.respondents(), question.id());
        Map<String, List<Integer>> byId = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (int row = 0; row < ids.length; row++) {
            if (!ids[row].isEmpty() && byId.put(ids[row], new ArrayList<>()) != null) {
                problems.add(
                        question.respondents().source(),
                        "the respondent “" + ids[row] + "” twice",
                        "one row per respondent",
                        "leave one of the rows out");
            }
        }
        problems.throwIfAny();
        String[] owners = ids(question.ties().rows(), question.id());
        int unknown = 0;
        for (int row = 0; row < owners.length; row++) {
            List<Integer> own = byId.get(owners[row]);
            if (own == null) {
                unknown++;
            } else {
                own.add(row);
            }
        }
        if (unknown > 0) {
            findings.add(Finding.of("ties_of_unknown_respondents", Map.of("ties", unknown, "all", owners.length))
                    .at(question.id()));
        }
        long without = byId.values().stream().filter(List::isEmpty).count();
        if (without > 0) {
            findings.add(Finding.of("respondents_without_ties", Map.of("respondents", without, "all", byId.size())));
        }
        List<int[]> rows = byId.values().stream()
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        List<String> respondents = List.copyOf(byId.keySet());
        return new TieRows(question, respondents, rows, acquainted(question, respondents, rows, findings));
    }

    private static void require(NetworkQuestion question) {
        Problems problems = new Problems();
        requireColumns(question.respondents(), List.of(question.id()), problems);
        requireNumbers(question.respondents(), question.scores(), problems);
        requireNumbers(question.respondents(), question.profile(), problems);
        requireColumns(question.ties().rows(), List.of(question.id()), problems);
        requireColumns(question.ties().rows(), question.ties().categories(), problems);
        requireNumbers(question.ties().rows(), question.ties().numbers(), problems);
        requireNumbers(question.ties().rows(), question.ties().ratings(), problems);
        question.acquaintance().ifPresent(known -> {
            requireColumns(question.ties().rows(), List.of(known.name()), problems);
            requireColumns(known.pairs(), List.of(question.id(), known.first(), known.second()), problems);
        });
        problems.throwIfAny();
    }

    private static void requireColumns(Responses data, List<String> columns, Problems problems) {
        for (String column : columns) {
            if (!data.numeric().containsKey(column) && !data.labels().containsKey(column)) {
                problems.add(data.source(), "no column “" + column + "”", "a column of this file", "correct its name");
            }
        }
    }

    private static void requireNumbers(Responses data, List<String> columns, Problems problems) {
        for (String column : columns) {
            if (!data.numeric().containsKey(column)) {
                problems.add(data.source(), "no numbers in “" + column + "”", "a column of numbers", "");
            }
        }
    }

    /** The labels of a column, empty where there is none. */
    private static String[] ids(Responses data, String column) {
        Grouping grouping = data.grouping(column);
        return Arrays.stream(grouping.code())
                .mapToObj(code -> code == Grouping.NONE ? "" : grouping.names().get(code))
                .toArray(String[]::new);
    }

    /** How many pairs of ties of each respondent know each other; −1 where it was not asked. */
    private static int[] acquainted(
            NetworkQuestion question, List<String> respondents, List<int[]> rows, List<Finding> findings) {
        int[] counts = new int[respondents.size()];
        if (question.acquaintance().isEmpty()) {
            Arrays.fill(counts, -1);
            return counts;
        }
        NetworkQuestion.Acquaintance known = question.acquaintance().get();
        String[] names = ids(question.ties().rows(), known.name());
        Map<String, Integer> places = new HashMap<>();
        List<Set<String>> named = new ArrayList<>();
        int repeated = 0;
        for (int r = 0; r < respondents.size(); r++) {
            places.put(respondents.get(r), r);
            Set<String> own = new HashSet<>();
            for (int row : rows.get(r)) {
                repeated += own.add(names[row]) ? 0 : 1;
            }
            named.add(own);
        }
        if (repeated > 0) {
            findings.add(Finding.of("repeated_ties", Map.of("ties", repeated)).at(known.name()));
        }
        String[] owners = ids(known.pairs(), question.id());
        String[] first = ids(known.pairs(), known.first());
        String[] second = ids(known.pairs(), known.second());
        Set<List<String>> seen = new HashSet<>();
        int lost = 0;
        for (int row = 0; row < owners.length; row++) {
            Integer place = places.get(owners[row]);
            boolean inside = place != null
                    && named.get(place).contains(first[row])
                    && named.get(place).contains(second[row])
                    && !first[row].equals(second[row]);
            boolean ordered = first[row].compareTo(second[row]) < 0;
            if (!inside) {
                lost++;
            } else if (seen.add(
                    List.of(owners[row], ordered ? first[row] : second[row], ordered ? second[row] : first[row]))) {
                counts[place]++;
            }
        }
        if (lost > 0) {
            findings.add(Finding.of("pairs_of_unknown_ties", Map.of("pairs", lost, "all", owners.length)));
        }
        return counts;
    }

    int ties() {
        return rows.stream().mapToInt(own -> own.length).sum();
    }

    List<NetworkMeasure> measures() {
        List<NetworkMeasure> measures = new ArrayList<>();
        measures.add(new NetworkMeasure(NetworkMeasure.Kind.SIZE, ""));
        if (question.acquaintance().isPresent()) {
            measures.add(new NetworkMeasure(NetworkMeasure.Kind.DENSITY, ""));
        }
        question.ties()
                .categories()
                .forEach(name -> measures.add(new NetworkMeasure(NetworkMeasure.Kind.HETEROGENEITY, name)));
        question.ties().numbers().forEach(name -> {
            measures.add(new NetworkMeasure(NetworkMeasure.Kind.MEAN, name));
            measures.add(new NetworkMeasure(NetworkMeasure.Kind.SPREAD, name));
        });
        return measures;
    }

    double[][] values() {
        List<NetworkMeasure> measures = measures();
        double[][] values = new double[respondents.size()][measures.size()];
        for (int m = 0; m < measures.size(); m++) {
            NetworkMeasure measure = measures.get(m);
            int[] code = measure.kind() == NetworkMeasure.Kind.HETEROGENEITY
                    ? question.ties().rows().grouping(measure.variable()).code()
                    : new int[0];
            double[] numbers =
                    measure.kind() == NetworkMeasure.Kind.MEAN || measure.kind() == NetworkMeasure.Kind.SPREAD
                            ? question.ties().rows().column(measure.variable())
                            : new double[0];
            for (int r = 0; r < values.length; r++) {
                int[] own = rows.get(r);
                values[r][m] = switch (measure.kind()) {
                    case SIZE -> own.length;
                    case DENSITY ->
                        own.length < 2 ? Double.NaN : 2.0 * acquainted[r] / ((double) own.length * (own.length - 1));
                    case HETEROGENEITY -> heterogeneity(code, own);
                    case MEAN -> mean(answered(numbers, own));
                    case SPREAD -> deviation(answered(numbers, own));
                    case COLLECTIVE_EFFICACY -> throw new IllegalStateException("not measured tie by tie");
                };
            }
        }
        return values;
    }

    private static double heterogeneity(int[] code, int[] own) {
        Map<Integer, Integer> counts = new HashMap<>();
        int all = 0;
        for (int row : own) {
            if (code[row] != Grouping.NONE) {
                counts.merge(code[row], 1, Integer::sum);
                all++;
            }
        }
        double sum = 0;
        for (int count : counts.values()) {
            double share = (double) count / all;
            sum += share * share;
        }
        return all == 0 ? Double.NaN : 1 - sum;
    }

    private static double[] answered(double[] numbers, int[] own) {
        return Arrays.stream(own)
                .mapToDouble(row -> numbers[row])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
