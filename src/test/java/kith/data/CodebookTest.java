package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codebooks say what is in the data. */
class CodebookTest {

    @ParameterizedTest
    @ValueSource(strings = {"collective-efficacy", "holzinger1939", "bfi", "bh1996"})
    void columnsRowsBoundsAndMissingValuesAreAsTold(String name) {
        Path folder = Path.of("datasets", name);
        assertThat(Files.exists(folder.resolve("SOURCE.md"))).isTrue();
        for (YamlMapping file :
                YamlDocument.read(folder.resolve("codebook.yaml")).mapping().mappings("files")) {
            List<YamlMapping> columns = file.mappings("columns");
            List<String> names =
                    columns.stream().map(column -> column.text("name")).toList();
            DataSource source = DataSource.of(folder.resolve(file.text("file")));
            assertThat(ResponsesReader.columns(source)).isEqualTo(names);
            Responses rows = ResponsesReader.read(DataRequest.of(source).withTexts(names))
                    .responses();
            assertThat(rows.size()).isEqualTo(file.scalar("rows").orElseThrow().wholeNumber());
            columns.forEach(column -> check(column, rows.labels().get(column.text("name"))));
        }
    }

    private static void check(YamlMapping column, List<String> cells) {
        String what = column.text("name");
        long blank = cells.stream().filter(String::isEmpty).count();
        assertThat(blank).as("missing in " + what).isEqualTo((long)
                column.scalar("missing").map(YamlScalar::wholeNumber).orElse(0));
        double low = column.scalar("minimum").map(YamlScalar::number).orElse(Double.NEGATIVE_INFINITY);
        double high = column.scalar("maximum").map(YamlScalar::number).orElse(Double.POSITIVE_INFINITY);
        List<String> values = column.mapping("values").map(YamlMapping::keys).orElse(List.of());
        cells.stream().filter(cell -> !cell.isEmpty()).forEach(cell -> {
            if (Double.isFinite(low) || Double.isFinite(high)) {
                assertThat(Double.parseDouble(cell)).as(what).isBetween(low, high);
            }
            if (!values.isEmpty()) {
                assertThat(values).as(what).contains(cell);
            }
        });
    }
}
