package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.finding.Finding;

/**
 * Fills the blank cells of groups, clusters and arms with the value that the same respondent has in another row: survey
 * tools and REDCap projects record these at one wave or in one form only. A respondent whose other rows have different
 * values is wrong input if the column is blank in all rows of a wave or form; otherwise the cells stay blank, since
 * groups may change between waves.
 */
final class RecordedOnce {

    /** Columns of REDCap that part the rows of a record. */
    private static final Set<String> EVENTS =
            Set.of("redcap_event_name", "redcap_repeat_instrument", "Event Name", "Repeat Instrument");

    private final RawTable table;
    private final DataSource source;
    private final Roles roles;
    private final FaultLog log;

    RecordedOnce(RawTable table, DataSource source, Roles roles, FaultLog log) {
        this.table = table;
        this.source = source;
        this.roles = roles;
        this.log = log;
    }

    /** The table with the values filled in; differing values of a respondent are told. */
    RawTable filled() {
        int id = roles.id().map(this::place).orElse(-1);
        if (id < 0) {
            return table;
        }
        List<String> ids = table.columns().get(id);
        if (new HashSet<>(ids).size() == ids.size()) {
            return table;
        }
        RawTable filled = table;
        for (String name : recordable()) {
            int place = place(name);
            if (place >= 0 && place != id) {
                filled = filled(filled, ids, place, name);
            }
        }
        return filled;
    }

    /** Groups, cluster and arm, and the context of respondents who answer about one only. */
    private List<String> recordable() {
        Stream<String> context =
                roles.repeatedContexts() == Roles.Repeated.YES ? Stream.empty() : roles.context().stream();
        return Stream.of(roles.groups().stream(), roles.cluster().stream(), roles.arm().stream(), context)
                .flatMap(columns -> columns)
                .filter(name -> roles.wave().filter(name::equals).isEmpty())
                .distinct()
                .toList();
    }

    /** The place of a column by the name that it gets. */
    private int place(String name) {
        return table.header().indexOf(source.layout().names().getOrDefault(name, name));
    }

    private RawTable filled(RawTable so, List<String> ids, int place, String name) {
        List<String> cells = so.columns().get(place);
        Map<String, Set<String>> values = new HashMap<>();
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row).strip();
            if (!isBlank(cell)) {
                values.computeIfAbsent(ids.get(row).strip(), key -> new LinkedHashSet<>())
                        .add(cell);
            }
        }
        boolean once = recordedAtSomeOnly(cells);
        List<String> filled = new ArrayList<>(cells);
        Set<String> respondents = new HashSet<>();
        Set<String> differing = new HashSet<>();
        int count = 0;
        for (int row = 0; row < cells.size(); row++) {
            String respondent = ids.get(row).strip();
            Set<String> own = values.getOrDefault(respondent, Set.of());
            if (respondent.isEmpty() || !isBlank(cells.get(row).strip()) || own.isEmpty()) {
                continue;
            }
            if (own.size() == 1) {
                filled.set(row, own.iterator().next());
                respondents.add(respondent);
                count++;
            } else if (once && differing.add(respondent)) {
                log.addCell(
                        Fault.DIFFERENT_VALUES,
                        table.rowNumbers()[row],
                        name,
                        "a blank cell of “" + Shown.shortened(respondent) + "”, whose other rows have "
                                + Shown.names(List.copyOf(own)),
                        "the same value in all other rows of a respondent",
                        "correct it, or fill in the cell");
            }
        }
        return count == 0
                ? so
                : so.withColumn(
                        place,
                        filled,
                        Finding.of(
                                        "values_of_other_rows",
                                        Map.of("cells", count, "respondents", respondents.size(), "column", name))
                                .at(name));
    }

    private boolean isBlank(String cell) {
        return cell.isEmpty() || source.missingCodes().contains(cell);
    }

    /** Whether all rows of a wave, or of an event or form of REDCap, are blank. */
    private boolean recordedAtSomeOnly(List<String> cells) {
        Set<Integer> parts = new LinkedHashSet<>();
        roles.wave().map(this::place).filter(place -> place >= 0).ifPresent(parts::add);
        for (int c = 0; c < table.header().size(); c++) {
            if (EVENTS.contains(table.header().get(c))) {
                parts.add(c);
            }
        }
        Map<List<String>, Boolean> recorded = new LinkedHashMap<>();
        for (int row = 0; row < cells.size(); row++) {
            int at = row;
            List<String> key = parts.stream()
                    .map(part -> table.columns().get(part).get(at).strip())
                    .toList();
            recorded.merge(key, !isBlank(cells.get(row).strip()), Boolean::logicalOr);
        }
        return recorded.containsValue(false) && recorded.containsValue(true);
    }
}
