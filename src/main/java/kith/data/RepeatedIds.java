package kith.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.finding.Setting;

/** Ids that stand in a second row where each has to stand in one: a few are told one by one, many together. */
final class RepeatedIds {

    /** A column with more values does not say at which of a few waves a row was answered. */
    private static final int MOST_WAVES = 24;

    private final RawTable table;
    private final String column;
    private final List<String> within;
    private final List<Repeated> found = new ArrayList<>();

    /** @param within the columns in each of whose combinations an id stands once */
    RepeatedIds(RawTable table, String column, List<String> within) {
        this.table = table;
        this.column = column;
        this.within = List.copyOf(within);
    }

    private record Repeated(String id, int row, int before, List<String> key) {}

    void add(String id, int row, int before, List<String> key) {
        found.add(new Repeated(id, row, before, key));
    }

    void tell(FaultLog log) {
        String expected = within.isEmpty() ? "every id once" : "every id once in each " + String.join(" and ", within);
        boolean many = found.size() > FaultLog.EXAMPLES;
        String together = "ids of earlier rows ("
                + found.stream()
                        .limit(FaultLog.EXAMPLES)
                        .map(one -> "“" + Shown.shortened(one.id()) + "” of row " + one.before())
                        .collect(Collectors.joining(", "))
                + ")";
        String remedy = remedy(many);
        for (Repeated one : found) {
            log.addCell(
                    Fault.DUPLICATE,
                    one.row(),
                    column,
                    many
                            ? together
                            : "the id “" + Shown.shortened(one.id()) + "” stands in row " + one.before() + " already"
                                    + with(one.key()),
                    expected,
                    remedy);
        }
    }

    private String remedy(boolean many) {
        if (!within.isEmpty()) {
            return many ? "remove these rows, or correct the ids" : "remove one of the rows, or correct the id";
        }
        return (many ? "remove these rows" : "remove one of the rows") + "; if respondents answered several times, "
                + (many ? wave() : Optional.<String>empty())
                        .map(name -> "add " + Setting.to("wave", "\"" + name + "\""))
                        .orElse("name the column that says when");
    }

    /** The first column of a few values in which no id stands twice with the same value. */
    private Optional<String> wave() {
        List<String> ids = table.columns().get(table.header().indexOf(column));
        for (int c = 0; c < table.header().size(); c++) {
            List<String> values = table.columns().get(c);
            Set<String> distinct = new HashSet<>();
            Set<List<String>> pairs = new HashSet<>();
            boolean once = true;
            for (int row = 0; row < values.size() && once; row++) {
                distinct.add(values.get(row).strip());
                once = distinct.size() <= MOST_WAVES
                        && pairs.add(
                                List.of(ids.get(row).strip(), values.get(row).strip()));
            }
            if (once) {
                return Optional.of(table.header().get(c));
            }
        }
        return Optional.empty();
    }

    private String with(List<String> key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < within.size(); i++) {
            text.append(i == 0 ? " with " : " and ")
                    .append(within.get(i))
                    .append(" “")
                    .append(Shown.shortened(key.get(i + 1)))
                    .append('”');
        }
        return text.toString();
    }
}
