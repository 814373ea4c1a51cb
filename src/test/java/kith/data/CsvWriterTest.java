package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

    @TempDir
    Path folder;

    private static final List<String> AWKWARD =
            List.of("plain", "a,b", "say \"hi\"", "two\nlines", " blanks ", "=cmd()", "", "<script>", "שלום 🙂");

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.write(
                file,
                CsvWriter.bytes(
                        new DataTable(List.of(new DataTable.Texts("id", ids()), new DataTable.Texts("t", AWKWARD)))));
        Responses back = ResponsesReader.read(DataRequest.of(file)
                        .withTexts(List.of("t"))
                        .withRoles(Roles.none().withId("id")))
                .responses();
        assertThat(back.labels().get("t"))
                .containsExactlyElementsOf(AWKWARD.stream()
                        .map(String::strip) // blanks around an answer mean nothing to the reader
                        .toList());
    }

    private static List<String> ids() {
        return Stream.iterate(1, i -> i + 1)
                .limit(AWKWARD.size())
                .map(String::valueOf)
                .toList();
    }

    @Test
    void numbersAreWrittenWithoutExponentsAndSurplusZeros() {
        double[] values = {1, -0.0, 0.5, 1.0 / 3, 1e-9, 123456.789, Double.NaN, 1e20, -2.0005};
        DataTable table = new DataTable(List.of(new DataTable.Numbers("x", values, 3)));
        assertThat(new String(CsvWriter.bytes(table), StandardCharsets.UTF_8))
                .isEqualTo("x\n1\n0\n0.5\n0.333\n0\n123456.789\n\n100000000000000000000\n-2.001\n");
    }
}
