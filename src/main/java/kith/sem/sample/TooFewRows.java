package kith.sem.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.Problems;

/** Groups with too few rows to compute anything; all of them are reported at once. */
final class TooFewRows {

    private static final int LEAST = 2;
    private static final int NAMED = 5;
    private static final String EXPECTED = "at least " + LEAST + ", and many more to say anything";

    private final String source;
    private final Optional<String> column;
    private final String remedy;
    private final List<String> groups = new ArrayList<>();
    private int usable;
    private int all;
    private boolean incomplete;

    /**
     * @param column by which rows are grouped
     * @param remedy what would use rows that lack some answers
     */
    TooFewRows(String source, Optional<String> column, String remedy) {
        this.source = source;
        this.column = column;
        this.remedy = remedy;
    }

    /** Notes a group and says whether it has too few rows that can be used. */
    boolean note(String group, int usableRows, int allRows) {
        if (usableRows >= LEAST) {
            return false;
        }
        groups.add(group);
        usable = usableRows;
        all = allRows;
        incomplete |= allRows > usableRows;
        return true;
    }

    void addTo(Problems problems) {
        if (groups.isEmpty()) {
            return;
        }
        String advice = incomplete ? remedy : "see whether these are the data that you meant";
        if (column.isEmpty()) {
            problems.add(source, usable + " of " + all + " rows can be used", EXPECTED, advice);
            return;
        }
        String some = String.join(", ", groups.subList(0, Math.min(NAMED, groups.size())));
        String rest = groups.size() > NAMED ? " and " + (groups.size() - NAMED) + " other values" : "";
        problems.add(
                column.get(),
                "fewer than " + LEAST + " rows that can be used where it is " + some + rest,
                EXPECTED,
                groups.size() > NAMED
                        ? "see whether this is the column that you meant"
                        : "leave so small a group out" + (incomplete ? "; " + remedy : ""));
    }
}
