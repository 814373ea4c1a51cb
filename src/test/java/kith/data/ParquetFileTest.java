package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files as Apache Arrow and DuckDB write them, cell by cell, and damaged ones. */
class ParquetFileTest {

    private static final Path FILES = Path.of("src/test/resources/reference/own/files/parquet");

    @TempDir
    private Path folder;

    private static Map<String, List<String>> texts(Path file) {
        return ResponsesReader.read(DataRequest.of(file).withTexts(columns(file)))
                .responses()
                .labels();
    }

    private static List<String> columns(Path file) {
        return ResponsesReader.columns(DataSource.of(file));
    }

    private Path written(String name, String query) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection database = DuckDb.open();
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TYPE mood AS ENUM ('low', 'high')");
            statement.execute("COPY (" + query + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
        return file;
    }

    @Test
    void everyTypeIsReadCellByCell() {
        Map<String, List<String>> expected = texts(FILES.resolve("types.csv"));
        Map<String, List<String>> found = texts(FILES.resolve("types.parquet"));
        assertThat(columns(FILES.resolve("types.parquet"))).isEqualTo(columns(FILES.resolve("types.csv")));
        assertThat(found).hasSize(25).isEqualTo(expected);
    }

    @Test
    void numbersAreNumbersAndDatesAndLogicalValuesAreNot() {
        DataRequest request = DataRequest.of(FILES.resolve("types.parquet"));
        DataSet read = ResponsesReader.read(request.withNumbers(List.of("int8", "third", "decimal", "nothing")));
        assertThat(read.responses().column("int8")).containsExactly(1, -5, Double.NaN);
        assertThat(read.responses().column("third")).containsExactly(-1 / 3.0, Double.NaN, Double.NaN);
        assertThat(read.responses().column("decimal")).containsExactly(1.5, -2.25, Double.NaN);
        assertThat(read.responses().column("nothing")).containsOnly(Double.NaN);
        assertThatThrownBy(() -> ResponsesReader.read(
                        request.withNumbers(List.of("date", "zoned", "time", "logical", "infinite", "list"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a date (“2024-05-04”)")
                .hasMessageContaining("a date (“2024-05-04 13:15:07+00”)")
                .hasMessageContaining("a time of day (“13:15:00”)")
                .hasMessageContaining("a logical value (“TRUE”)")
                .hasMessageContaining("“inf”")
                .hasMessageContaining("“[1, 2]”");
    }

    @Test
    void namesThatDifferInCaseOrOccurTwiceStayApart() {
        Path file = FILES.resolve("names.parquet");
        assertThat(columns(file)).containsExactly("Q1", "q1", "Q1 (2)", "Comment");
        assertThat(texts(file).get("Q1 (2)")).containsExactly("3");
    }

    @Test
    void categoriesAreLabels() throws SQLException {
        Path file = written("enum.parquet", "SELECT 'high'::mood AS mood UNION ALL SELECT NULL");
        assertThat(texts(file)).isEqualTo(Map.of("mood", List.of("high", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"it's'); DROP TABLE x; --.parquet", "a[1]*?.parquet", "wave=1.pq", "[].PARQUET", "ä ö.parq"})
    void theNameOfAFileIsOnlyItsName(String name) throws SQLException {
        Path file = written(name, "SELECT 1 AS a");
        assertThat(texts(file)).isEqualTo(Map.of("a", List.of("1")));
    }

    @Test
    void aWildcardReadsNoOtherFile() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("arm=2"));
        Path file = written("arm=2/a.parquet", "SELECT 1 AS a");
        written("ab.parquet", "SELECT 2 AS a");
        assertThat(columns(file)).containsExactly("a");
        assertThatThrownBy(() -> columns(folder.resolve("*.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void moreRowsThanAreExpectedAtFirstAreRead() throws SQLException {
        Path file = written("long.parquet", "SELECT i, i % 7 AS week FROM range(100000) t(i)");
        Map<String, List<String>> read = texts(file);
        assertThat(read.get("i")).hasSize(100_000).endsWith("99999");
        assertThat(read.get("week").get(99_999)).isEqualTo(Integer.toString(99_999 % 7));
    }

    @Test
    void aFileWithoutRowsIsRefused() throws SQLException {
        Path file = written("none.parquet", "SELECT 1 AS a LIMIT 0");
        assertThatThrownBy(() -> columns(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.parquet: the file cannot be read as Parquet: it has no rows");
    }

    @Test
    void damagedFilesEndWithAMessageOrAreRead() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("types.parquet"));
        Random random = new Random(5);
        Stream.generate(() -> random.nextInt(whole.length - 1) + 1)
                .limit(40)
                .forEach(length -> requireMessage(Arrays.copyOf(whole, length), true));
        for (int trial = 0; trial < Integer.getInteger("kith.samples", 40); trial++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            requireMessage(damaged, false);
        }
        requireMessage("PAR1PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII), true);
    }

    private void requireMessage(byte[] bytes, boolean always) {
        Path file = folder.resolve("damaged.parquet");
        try {
            Files.write(file, bytes);
            var unused = columns(file);
            assertThat(always).isFalse();
        } catch (InputException expected) {
            assertThat(expected.getMessage()).startsWith("damaged.parquet: the file cannot be read as Parquet: ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
