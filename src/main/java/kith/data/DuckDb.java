package kith.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB in memory, as a reader of files: with a limit of memory, without temporary files, without extensions from the
 * network. Its native library is loaded by the first connection.
 */
final class DuckDb {

    private static final Pattern WILDCARD = Pattern.compile("[\\[*?]");

    private DuckDb() {}

    /**
     * A database of its own, whose results are handed out as they are read.
     *
     * @throws LinkageError when the library is not on the class path, or there is none for this machine
     */
    static Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.put("memory_limit", "2GB");
        settings.put("threads", "1");
        settings.put("temp_directory", "");
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("jdbc_stream_results", "true");
        return new DuckDBDriver().connect("jdbc:duckdb:", settings);
    }

    /** A path as the parameter of a table function, which takes {@code *}, {@code ?} and {@code [} as wildcards. */
    static String literal(Path file) {
        return WILDCARD.matcher(file.toAbsolutePath().toString()).replaceAll("[$0]");
    }
}
