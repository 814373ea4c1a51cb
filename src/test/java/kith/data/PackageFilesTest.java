package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.finding.Finding;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Stata and SAS as haven (ReadStat) and SAS write them, cell by cell, and damaged ones. */
class PackageFilesTest {

    private static final Path FILES = Path.of("src/test/resources/reference/own/files/packages");
    private static final List<String> LABELS = List.of("Stimme nicht zu", "2", "Weiß nicht", "", "Stimme zu");

    @TempDir
    Path folder;

    private static DataSet texts(Path file, List<String> columns) {
        return ResponsesReader.read(DataRequest.of(file).withTexts(columns));
    }

    private static List<String> columns(Path file) {
        return ResponsesReader.columns(DataSource.of(file));
    }

    private static void requireSame(DataSet found, String name, DataSet expected, String column) {
        List<String> cells = found.responses().labels().get(name);
        List<String> wanted = expected.responses().labels().get(column);
        assertThat(cells).as(column).hasSameSizeAs(wanted);
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row);
            String want = wanted.get(row);
            if (column.equals("item1") && found.valueLabels().containsKey(name)) {
                want = row == 5 ? LABELS.get(0) : LABELS.get(row);
            }
            if (column.matches("item2|score|reason") && !want.isEmpty()) {
                assertThat(Double.parseDouble(cell)).as(column + " " + row).isEqualTo(Double.parseDouble(want));
            } else {
                assertThat(cell).as(column + " " + row).isEqualTo(want);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "haven_113.dta",
                "haven_114.dta",
                "haven_115.dta",
                "haven_117.dta",
                "haven_118.dta",
                "haven_119.dta"
            })
    void stataFilesOfEveryReleaseAreReadCellByCell(String name) {
        Path file = FILES.resolve(name);
        List<String> columns = columns(file);
        DataSet expected = texts(FILES.resolve("haven.csv"), columns(FILES.resolve("haven.csv")));
        assertThat(columns).hasSize(name.matches("haven_11[78].dta") ? 8 : 7);
        DataSource source = DataSource.of(file);
        // before release 118 haven writes UTF-8 without saying so
        DataSet found = ResponsesReader.read(DataRequest.of(
                        source.withLayout(FileLayout.USUAL.withEncoding(java.nio.charset.StandardCharsets.UTF_8)))
                .withTexts(columns));
        columns.forEach(column -> requireSame(found, column, expected, column));
        assertThat(found.questions()).containsEntry("item1", "Wie groß?");
        assertThat(found.valueLabels().get("item1"))
                .containsExactlyInAnyOrderEntriesOf(
                        java.util.Map.of(1.0, LABELS.get(0), 3.0, LABELS.get(2), 5.0, LABELS.get(4)));
        assertThat(found.findings())
                .extracting(Finding::where, Finding::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "reason", "2 values that the file declares missing were read as missing responses."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"haven_5.xpt", "haven_8.xpt"})
    void transportFilesAreReadCellByCell(String name) {
        Path file = FILES.resolve(name);
        List<String> columns = columns(file);
        DataSet expected = texts(FILES.resolve("haven.csv"), columns(FILES.resolve("haven.csv")));
        List<String> names = columns(FILES.resolve("haven.csv")).subList(0, 7);
        assertThat(columns).hasSize(7);
        DataSet found = texts(file, columns);
        for (int c = 0; c < 7; c++) {
            requireSame(found, columns.get(c), expected, names.get(c));
        }
        assertThat(found.questions()).containsEntry(columns.get(0), "Wie groß?");
        if (name.equals("haven_8.xpt")) {
            assertThat(columns.get(0)).isEqualTo("a_rather_long_name_of_an_item");
            assertThat(found.questions())
                    .containsEntry("score", "A label that is longer than the forty characters of version five");
        }
    }

    @Test
    void whatSasWroteIsReadCellByCell() {
        Path csv = FILES.resolve("iris.csv");
        List<String> columns = columns(csv);
        assertThat(columns(FILES.resolve("iris.sas7bdat"))).isEqualTo(columns);
        DataSet expected = texts(csv, columns);
        DataSet found = texts(FILES.resolve("iris.sas7bdat"), columns);
        assertThat(found.responses().labels()).isEqualTo(expected.responses().labels());
    }

    @Test
    void itemsOfStataAreNumbersAndDatesAreNot() {
        Path file = FILES.resolve("haven_118.dta");
        DataSet read = ResponsesReader.read(DataRequest.of(file).withNumbers(List.of("item1", "score")));
        assertThat(read.responses().numeric().get("item1")).containsExactly(1, 2, 3, Double.NaN, 5, 1);
        assertThatThrownBy(() -> ResponsesReader.read(DataRequest.of(file).withNumbers(List.of("day"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a date (“2024-05-04”)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"haven_114.dta", "haven_118.dta", "haven_5.xpt", "haven_8.xpt", "iris.sas7bdat"})
    void damagedFilesEndWithAMessageOrAreRead(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(name));
        Random random = new Random(5);
        Path file = folder.resolve(name);
        for (int trial = 0; trial < 120; trial++) {
            byte[] damaged = trial % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; trial % 2 == 1 && i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                var unused = columns(file);
            } catch (InputException expected) {
                assertThat(expected.getMessage()).startsWith(name + ": ");
            }
        }
    }
}
