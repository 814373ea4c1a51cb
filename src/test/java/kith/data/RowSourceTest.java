package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file read in pieces is the file read as a whole. */
class RowSourceTest {

    private static final int ROWS = 10_000;

    @TempDir
    private Path folder;

    private static DataRequest request(Path file) {
        return DataRequest.of(file)
                .withNumbers(List.of("a", "b"))
                .withTexts(List.of("text"))
                .withRoles(Roles.none().withGroup("site").withBlanks(Roles.Blanks.KEPT));
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("answers.csv"), text.getBytes(charset));
    }

    /** Rows with delimiters, quotes and line ends within values, blank rows and missing codes. */
    private static String text(String delimiter, String lineEnd, String word) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder(String.join(delimiter, "site", "a", "text", "b") + lineEnd);
        for (int row = 0; row < ROWS; row++) {
            String written = switch (random.nextInt(4)) {
                case 0 -> "\"first" + delimiter + lineEnd + "second \"\"" + row + "\"\"\"";
                case 1 -> "\"\"";
                case 2 -> "5\" tall";
                default -> word + row;
            };
            text.append(random.nextInt(20) == 0 ? "" : "site " + random.nextInt(3))
                    .append(delimiter)
                    .append(random.nextInt(30) == 0 ? "NA" : Integer.toString(random.nextInt(5)))
                    .append(delimiter)
                    .append(written)
                    .append(delimiter)
                    .append(random.nextInt(1000))
                    .append(lineEnd);
            if (random.nextInt(50) == 0) {
                text.append(lineEnd.repeat(1 + random.nextInt(3)));
            }
        }
        return text.append(lineEnd).toString();
    }

    private static Responses joined(List<Responses> pieces) {
        List<String> ids = new ArrayList<>();
        Map<String, double[]> numbers = new HashMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        for (String name : List.of("a", "b")) {
            numbers.put(
                    name,
                    pieces.stream()
                            .flatMapToDouble(piece -> java.util.Arrays.stream(piece.column(name)))
                            .toArray());
        }
        for (String name : List.of("site", "text")) {
            texts.put(
                    name,
                    pieces.stream()
                            .flatMap(piece -> piece.labels().get(name).stream())
                            .toList());
        }
        for (int row = 0; row < numbers.get("a").length; row++) {
            ids.add(Integer.toString(row + 1));
        }
        return new Responses(pieces.get(0).source(), ids, numbers, texts);
    }

    private void same(DataRequest request, int size) {
        DataSet whole = ResponsesReader.read(request);
        List<Responses> pieces = new ArrayList<>();
        RowSource.Summary summary = RowSource.read(request, pieces::add, size);
        assertThat(pieces.size()).isGreaterThan(2);
        Responses joined = joined(pieces);
        for (String name : List.of("a", "b")) {
            assertThat(joined.column(name)).isEqualTo(whole.responses().column(name));
        }
        assertThat(joined.labels()).isEqualTo(whole.responses().labels());
        assertThat(summary.input()).isEqualTo(whole.input());
        assertThat(summary.findings()).containsExactlyInAnyOrderElementsOf(whole.findings());
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 14, 1 << 15, 70_001, 99_991})
    void piecesAreTheWhole(int size) throws IOException {
        same(request(file(text(",", "\n", "word"), StandardCharsets.UTF_8)), size);
    }

    @Test
    void delimitersLineEndsAndEncodingsAreRecognised() throws IOException {
        same(request(file(text(";", "\r\n", "wörd"), StandardCharsets.UTF_8)), 1 << 16);
        same(request(file(text("\t", "\r", "wörd"), Charset.forName("windows-1252"))), 1 << 16);
        same(request(file("\uFEFF" + text(",", "\n", "wörd"), StandardCharsets.UTF_16LE)), 1 << 16);
        same(request(file("\uFEFF" + text(",", "\n", "語"), StandardCharsets.UTF_8)), 1 << 16);
    }

    @Test
    void whatIsWrongIsToldOfAllPiecesWithItsRows() throws IOException {
        String text = text(",", "\n", "word");
        int late = text.lastIndexOf("\nsite 1,");
        String wrong = text.substring(0, late) + "\nsite 1,many,x,1\nsite 1,2,x\n" + text.substring(late + 1);
        DataRequest request = request(file(wrong, StandardCharsets.UTF_8));
        InputException whole = catchThrowableOfType(InputException.class, () -> ResponsesReader.read(request));
        InputException pieces =
                catchThrowableOfType(InputException.class, () -> RowSource.read(request, rows -> {}, 1 << 15));
        assertThat(whole.problems()).hasSize(2);
        assertThat(pieces.problems()).isEqualTo(whole.problems());
    }

    /** What is wrong at the beginning is found by a reader of the whole. */
    @Test
    void aMissingColumnIsToldOnce() throws IOException {
        DataRequest request =
                request(file(text(",", "\n", "word"), StandardCharsets.UTF_8)).withNumbers(List.of("none"));
        InputException pieces =
                catchThrowableOfType(InputException.class, () -> RowSource.read(request, rows -> {}, 1 << 15));
        assertThat(pieces.problems()).hasSize(1);
    }

    @Test
    void idsAreReadTogether() throws IOException {
        Path file = file("site,a,text,b\nx,1,one,1\ny,2,one,2\n", StandardCharsets.UTF_8);
        InputException twice = catchThrowableOfType(
                InputException.class,
                () -> RowSource.read(request(file).withRoles(Roles.none().withId("text")), rows -> {}, 10));
        assertThat(twice).hasMessageContaining("one");
    }
}
