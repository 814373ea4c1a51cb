package kith.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.ResponsesReader;
import kith.finding.Finding;

/**
 * The columns of a data file with what each seems to be for.
 *
 * @param rows how many rows of responses
 * @param columns in the order of the file
 * @param roles one a column, in the same order
 * @param findings what is worth knowing about the reading
 */
public record FileProfile(int rows, List<ColumnProfile> columns, List<RoleGuess> roles, List<Finding> findings) {

    private static final String EVENTS = "(?i)redcap_event_name|event name";

    public FileProfile {
        columns = List.copyOf(columns);
        roles = List.copyOf(roles);
        findings = List.copyOf(findings);
    }

    /** @throws kith.finding.InputException when the file cannot be read */
    public static FileProfile of(DataSource source) {
        List<String> names = ResponsesReader.columns(source).stream()
                .filter(name -> !name.isEmpty())
                .toList();
        DataSet read = ResponsesReader.read(DataRequest.of(source).withTexts(names));
        List<ColumnProfile> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(ColumnProfile.of(
                    name,
                    read.questions().getOrDefault(name, ""),
                    values(read, name),
                    read.valueLabels().getOrDefault(name, Map.of())));
        }
        return new FileProfile(read.responses().size(), columns, roles(columns), read.findings());
    }

    /** In an export of REDCap with events the first column is the record, whatever its name. */
    private static List<RoleGuess> roles(List<ColumnProfile> columns) {
        boolean events = columns.stream().anyMatch(column -> column.name().matches(EVENTS) && column.distinct() > 1);
        List<RoleGuess> roles = new ArrayList<>();
        for (ColumnProfile column : columns) {
            if (events && roles.isEmpty()) {
                roles.add(new RoleGuess(column, ColumnRole.ID, "the first column of a REDCap export"));
            } else if (events && column.name().matches(EVENTS)) {
                roles.add(new RoleGuess(column, ColumnRole.WAVE, "the events of a REDCap project"));
            } else {
                roles.add(RoleGuess.of(column));
            }
        }
        return roles;
    }

    /** The cells, with the values of the file in place of what it calls them. */
    private static List<String> values(DataSet read, String name) {
        Map<String, String> byLabel = new HashMap<>();
        read.valueLabels()
                .getOrDefault(name, Map.of())
                .forEach((value, label) -> byLabel.put(
                        label, value == Math.rint(value) ? Long.toString(Math.round(value)) : value.toString()));
        return read.responses().labels().get(name).stream()
                .map(cell -> byLabel.getOrDefault(cell, cell))
                .toList();
    }

    /** The first column with a role; of ids the first without repeated values. */
    Optional<RoleGuess> first(ColumnRole role) {
        List<RoleGuess> all = all(role);
        return all.stream()
                .filter(one -> role != ColumnRole.ID || one.column().isUnique())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** All columns with a role. */
    List<RoleGuess> all(ColumnRole role) {
        return roles.stream().filter(one -> one.role() == role).toList();
    }

    /** The columns that may be items. */
    List<ColumnProfile> free() {
        return all(ColumnRole.OTHER).stream().map(RoleGuess::column).toList();
    }

    /** A column by its name; empty where there is none. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
