package kith.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.finding.InputException;
import kith.finding.Problem;

/**
 * Gathers what is wrong with a file. Equal problems of more than three cells are told once, with three of their places
 * and their number; of each kind the first ones are told, and how many more there are.
 */
final class FaultLog {

    /** So many of a kind are reported in full. */
    static final int TOLD_IN_FULL = 20;

    /** So many places of equal problems are told. */
    static final int EXAMPLES = 3;

    /** So many different problems of a kind are kept apart. */
    private static final int MOST_KEPT = 5_000;

    private final String file;
    private final Map<Fault, Map<Equal, Group>> groups = new EnumMap<>(Fault.class);
    private final Map<Fault, SortedMap<String, Integer>> beyond = new EnumMap<>(Fault.class);

    /** @param file how messages call it */
    FaultLog(String file) {
        this.file = file;
    }

    /** What makes two problems equal. */
    private record Equal(String found, String expected, String remedy) {}

    /** A place in the file; row 0 and no column stand for the whole file. */
    private record Place(int row, String column) {
        String words() {
            return "row " + row + (column.isEmpty() ? "" : ", column " + column);
        }
    }

    /** Equal problems: the first places by row, and how many there are in each column. */
    private static final class Group {
        private final List<Place> first = new ArrayList<>();
        private final SortedMap<String, Integer> byColumn = new TreeMap<>();

        void add(Place place) {
            byColumn.merge(place.column(), 1, Integer::sum);
            int at = first.size();
            while (at > 0 && first.get(at - 1).row() > place.row()) {
                at--;
            }
            first.add(at, place);
            if (first.size() > EXAMPLES) {
                first.remove(EXAMPLES);
            }
        }

        int size() {
            return byColumn.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A problem of the whole file. */
    void add(Fault fault, String found, String expected, String remedy) {
        add(fault, new Place(0, ""), new Equal(found, expected, remedy));
    }

    /** A problem of a row. */
    void addRow(Fault fault, int row, String found, String expected, String remedy) {
        add(fault, new Place(row, ""), new Equal(found, expected, remedy));
    }

    /** A problem of a cell. */
    void addCell(Fault fault, int row, String column, String found, String expected, String remedy) {
        add(fault, new Place(row, column), new Equal(found, expected, remedy));
    }

    private void add(Fault fault, Place place, Equal equal) {
        Map<Equal, Group> kept = groups.computeIfAbsent(fault, kind -> new LinkedHashMap<>());
        if (kept.size() < MOST_KEPT || kept.containsKey(equal)) {
            kept.computeIfAbsent(equal, key -> new Group()).add(place);
        } else {
            beyond.computeIfAbsent(fault, kind -> new TreeMap<>()).merge(place.column(), 1, Integer::sum);
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** @throws InputException with all that was added, when there is anything */
    void throwIfAny() {
        if (groups.isEmpty()) {
            return;
        }
        List<Problem> all = new ArrayList<>();
        groups.forEach((fault, kept) -> all.addAll(problems(fault, kept)));
        throw new InputException(all);
    }

    private record Placed(int row, Problem problem, SortedMap<String, Integer> byColumn) {}

    private List<Problem> problems(Fault fault, Map<Equal, Group> kept) {
        List<Placed> placed = new ArrayList<>();
        kept.forEach((equal, group) -> {
            if (group.size() > EXAMPLES) {
                placed.add(new Placed(group.first.get(0).row(), together(equal, group), group.byColumn));
                return;
            }
            for (Place place : group.first) {
                Problem problem = new Problem(
                        place.row() == 0 ? file : file + ":" + place.words(),
                        equal.found(),
                        equal.expected(),
                        equal.remedy());
                placed.add(new Placed(place.row(), problem, new TreeMap<>(Map.of(place.column(), 1))));
            }
        });
        placed.sort(java.util.Comparator.comparingInt(Placed::row));
        SortedMap<String, Integer> untold = new TreeMap<>(beyond.getOrDefault(fault, new TreeMap<>()));
        placed.stream()
                .skip(TOLD_IN_FULL)
                .forEach(one -> one.byColumn().forEach((column, count) -> untold.merge(column, count, Integer::sum)));
        List<Problem> problems = new ArrayList<>(
                placed.stream().limit(TOLD_IN_FULL).map(Placed::problem).toList());
        if (!untold.isEmpty()) {
            problems.add(new Problem(file, more(fault, untold), "", ""));
        }
        return problems;
    }

    private Problem together(Equal equal, Group group) {
        String places = group.first.stream().map(Place::words).collect(Collectors.joining("; "));
        boolean cells = !group.first.get(0).column().isEmpty();
        return new Problem(
                file + ":" + places + " and " + (group.size() - EXAMPLES) + " more "
                        + (cells ? "cells" + columns(group.byColumn) : "rows"),
                equal.found(),
                equal.expected(),
                equal.remedy());
    }

    private static String columns(SortedMap<String, Integer> byColumn) {
        return byColumn.size() < 2
                ? ""
                : " (in all "
                        + byColumn.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String more(Fault fault, SortedMap<String, Integer> byColumn) {
        int sum = byColumn.values().stream().mapToInt(Integer::intValue).sum();
        String columns = byColumn.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "and " + sum + " more " + fault.many() + (columns.isEmpty() ? "" : " (" + columns + ")");
    }
}
