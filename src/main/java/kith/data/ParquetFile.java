package kith.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a Parquet file through DuckDB. Null and NaN are missing responses. A category of pandas, a factor of R and an
 * ENUM are stored as their labels, which are text. Dates and times become text. Labels of variables and values, which R
 * keeps in a part of the file of its own, are not read. Rows are numbered from 1.
 */
final class ParquetFile {

    private static final String TABLE = " FROM read_parquet(?, binary_as_string = true, hive_partitioning = false)";

    /** The columns proper are the children of the first entry; the parts of nested ones follow each of them. */
    private static final String SCHEMA = "SELECT name, coalesce(num_children, 0) FROM parquet_schema(?)";

    private static final int FIRST_ROWS = 1 << 12;

    /** @param name that DuckDB gives it, unlike every other */
    private record Column(String name, String type) {
        String asText() {
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            String text = "CAST(" + quoted + " AS VARCHAR)";
            // DuckDB 1.3 writes beyond its buffer when it makes a text of a time that is not within a day.
            return type.startsWith("TIME") && !type.startsWith("TIMESTAMP")
                    ? "CASE WHEN CAST(" + quoted + " AS TIME) BETWEEN TIME '00:00:00' AND TIME '24:00:00' THEN " + text
                            + " WHEN " + quoted + " IS NOT NULL THEN error('no time of day') END"
                    : text;
        }
    }

    private final DataSource source;
    private final FaultLog log;

    ParquetFile(DataSource source, FaultLog log) {
        this.source = source;
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read() {
        try (Connection database = DuckDb.open()) {
            ColumnNames names = ColumnNames.of(names(database));
            List<Column> columns = columns(database);
            if (columns.size() != names.names().size()) {
                return unreadable("the number of its columns is unclear");
            }
            List<List<String>> cells = cells(database, columns);
            int rows = cells.isEmpty() ? 0 : cells.get(0).size();
            return rows == 0 ? unreadable("it has no rows") : Optional.of(table(names, columns, cells, rows));
        } catch (SQLException damaged) {
            return unreadable("it is damaged, incomplete or encrypted");
        } catch (LinkageError absent) {
            log.add(
                    Fault.FILE,
                    "Parquet files are read by DuckDB, and its library cannot be loaded here",
                    "org.duckdb:duckdb_jdbc on the class path, on a system that it supports",
                    "write the file as CSV");
            return Optional.empty();
        }
    }

    private Optional<RawTable> unreadable(String why) {
        log.add(
                Fault.FILE,
                "the file cannot be read as Parquet: " + why,
                "a complete Parquet file that is not encrypted",
                "write it again, or as CSV: in R write.csv(…, row.names = FALSE), in pandas to_csv(…, index=False)");
        return Optional.empty();
    }

    /** DuckDB itself takes {@code Q1} and {@code q1} for one name. */
    private List<String> names(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement question = question(database, SCHEMA);
                ResultSet entries = question.executeQuery()) {
            int below = 0;
            for (boolean first = true; entries.next(); first = false) {
                if (!first && below == 0) {
                    names.add(entries.getString(1));
                    below++;
                }
                below += first ? 0 : entries.getInt(2) - 1;
            }
        }
        return names;
    }

    private List<Column> columns(Connection database) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement question = question(database, "DESCRIBE SELECT *" + TABLE);
                ResultSet answer = question.executeQuery()) {
            while (answer.next()) {
                columns.add(new Column(answer.getString(1), answer.getString(2)));
            }
        }
        return columns;
    }

    private List<List<String>> cells(Connection database, List<Column> columns) throws SQLException {
        List<TextColumn.Builder> builders = TextColumn.Builder.several(columns.size(), FIRST_ROWS);
        String chosen = columns.stream().map(Column::asText).collect(Collectors.joining(", "));
        try (PreparedStatement question = question(database, "SELECT " + chosen + TABLE);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    String cell = rows.getString(c + 1);
                    builders.get(c).add(cell == null ? "" : shown(columns.get(c).type(), cell));
                }
            }
        }
        return TextColumn.Builder.columns(builders);
    }

    private PreparedStatement question(Connection database, String text) throws SQLException {
        PreparedStatement question = database.prepareStatement(text);
        question.setString(1, DuckDb.literal(source.file()));
        return question;
    }

    private static RawTable table(ColumnNames names, List<Column> columns, List<List<String>> cells, int rows) {
        List<PackageColumn> variables = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            variables.add(new PackageColumn(
                    names.names().get(c), "", cells.get(c), kind(columns.get(c).type()), Map.of(), 0));
        }
        return PackageColumn.table(variables, rows, List.of()).withRepeated(names.repeated());
    }

    /** What values of a type are where they are no plain numbers or texts. */
    private static Optional<CellKind> kind(String type) {
        return switch (type) {
            case "BOOLEAN" -> Optional.of(CellKind.BOOLEAN);
            case "TIME", "TIME WITH TIME ZONE" -> Optional.of(CellKind.TIME);
            case "INTERVAL" -> Optional.of(CellKind.DURATION);
            default ->
                type.startsWith("DATE") || type.startsWith("TIMESTAMP") ? Optional.of(CellKind.DATE) : Optional.empty();
        };
    }

    /** As other formats show it: no decimals where a number has none, midnight as the day alone. */
    private static String shown(String type, String cell) {
        return switch (type) {
            case "BOOLEAN" -> cell.toUpperCase(Locale.ROOT);
            case "DOUBLE" -> number(cell, Double.parseDouble(javaText(cell)));
            case "FLOAT" -> number(cell, Float.parseFloat(javaText(cell)));
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> cell.replaceFirst(" 00:00:00$", "");
            default -> cell;
        };
    }

    private static String javaText(String cell) {
        return cell.replaceFirst("nan$", "NaN").replaceFirst("inf$", "Infinity");
    }

    private static String number(String cell, double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value) ? cell : NumberText.shown(value);
    }
}
