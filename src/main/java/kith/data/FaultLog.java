package kith.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.finding.InputException;
import kith.finding.Problem;

/** Gathers what is wrong with a file: of each kind the first ones in full, and how many more there are. */
final class FaultLog {

    /** So many of a kind are told in full; nobody reads further. */
    static final int TOLD_IN_FULL = 20;

    private final String file;
    private final Map<Fault, List<Placed>> told = new EnumMap<>(Fault.class);
    private final Map<Fault, SortedMap<String, Integer>> untold = new EnumMap<>(Fault.class);

    /** @param file how messages call it */
    FaultLog(String file) {
        this.file = file;
    }

    private record Placed(long order, Problem problem) {}

    /** A problem of the whole file. */
    void add(Fault fault, String found, String expected, String remedy) {
        add(fault, 0, "", new Problem(file, found, expected, remedy));
    }

    /** A problem of a row. */
    void addRow(Fault fault, int row, String found, String expected, String remedy) {
        add(fault, row, "", new Problem(file + ":row " + row, found, expected, remedy));
    }

    /** A problem of a cell. */
    void addCell(Fault fault, int row, String column, String found, String expected, String remedy) {
        add(fault, row, column, new Problem(file + ":row " + row + ", column " + column, found, expected, remedy));
    }

    /** The first of a kind by row are kept; columns are read one after the other, so a later one may push one out. */
    private void add(Fault fault, long row, String column, Problem problem) {
        List<Placed> kept = told.computeIfAbsent(fault, kind -> new ArrayList<>());
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).order() > row) {
            place--;
        }
        if (place >= TOLD_IN_FULL) {
            untell(fault, column);
            return;
        }
        kept.add(place, new Placed(row, problem));
        if (kept.size() > TOLD_IN_FULL) {
            Problem last = kept.remove(TOLD_IN_FULL).problem();
            int at = last.where().indexOf(", column ");
            untell(fault, at < 0 ? "" : last.where().substring(at + ", column ".length()));
        }
    }

    private void untell(Fault fault, String column) {
        untold.computeIfAbsent(fault, kind -> new TreeMap<>()).merge(column, 1, Integer::sum);
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    boolean has(Fault fault) {
        return told.containsKey(fault);
    }

    /** @throws InputException with all that was added, when there is anything */
    void throwIfAny() {
        if (told.isEmpty()) {
            return;
        }
        List<Problem> all = new ArrayList<>();
        told.forEach((fault, some) -> {
            some.forEach(placed -> all.add(placed.problem()));
            SortedMap<String, Integer> more = untold.get(fault);
            if (more != null) {
                all.add(new Problem(file, more(fault, more), "", ""));
            }
        });
        throw new InputException(all);
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
