package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.finding.InputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPSS files as haven (ReadStat) and PSPP write them, in every compression and many encodings, and damaged ones. */
@Tag("slow")
class SpssFileTest {

    private static final Path FILES = Path.of("src/test/resources/reference/own/files/spss");

    @TempDir
    Path folder;

    private static DataSet texts(Path file, List<String> columns) {
        return ResponsesReader.read(DataRequest.of(file).withTexts(columns));
    }

    @ParameterizedTest
    @ValueSource(strings = {"haven_byte.sav", "haven_none.sav", "haven_zsav.zsav"})
    void whatHavenWritesIsReadCellByCell(String name) {
        Path csv = FILES.resolve("haven.csv");
        List<String> columns = ResponsesReader.columns(DataSource.of(csv));
        assertThat(ResponsesReader.columns(DataSource.of(FILES.resolve(name)))).isEqualTo(columns);
        DataSet expected = texts(csv, columns);
        DataSet found = texts(FILES.resolve(name), columns);
        for (String column : columns) {
            List<String> cells = expected.responses().labels().get(column).stream()
                    .map(cell -> column.equals("range") && cell.equals("1") ? "one" : cell)
                    .map(cell -> cell.equals("1e+06") ? "1000000" : cell)
                    .toList();
            assertThat(found.responses().labels().get(column)).as(column).isEqualTo(cells);
        }
        assertThat(found.questions()).containsEntry("größe", "Wie groß?");
        assertThat(found.findings()).extracting(Finding::code).contains("declared_missing");
        assertThat(found.findings())
                .extracting(Finding::where, Finding::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "range", "3 values that the file declares missing were read as missing responses."),
                        org.assertj.core.groups.Tuple.tuple(
                                "word", "1 value that the file declares missing was read as a missing response."));
    }

    static Stream<Path> ofPspp() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("pspp_")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ofPspp")
    void whatPsppWritesIsReadInItsEncoding(Path file) {
        DataSet words = texts(FILES.resolve("encodings.csv"), List.of("encoding", "word"));
        String word = "";
        for (int i = 0; i < words.responses().size(); i++) {
            String encoding = words.responses().labels().get("encoding").get(i).replace('-', '_');
            if (file.getFileName().toString().matches("pspp_" + encoding + "_[a-z]+\\..*")) {
                word = words.responses().labels().get("word").get(i);
            }
        }
        DataSet set = ResponsesReader.read(
                DataRequest.of(file).withNumbers(List.of(word)).withTexts(List.of("t", "w", "d", "m", "s")));
        assertThat(set.responses().column(word)).containsExactly(1.5, Double.NaN, Double.NaN);
        assertThat(set.responses().labels().get("t")).containsExactly(word, "plain", "");
        assertThat(set.responses().labels().get("w")).containsExactly("w".repeat(270) + "end", "short", "x");
        assertThat(set.responses().labels().get("d")).containsExactly("2024-05-04", "", "1999-12-31");
        assertThat(set.responses().labels().get("m")).containsExactly("10:30:00", "", "25:00:01");
        assertThat(set.responses().labels().get("s")).containsExactly("a", "", "");
        assertThat(set.valueLabels().get(word)).containsEntry(1.5, word);
        assertThat(set.questions()).containsEntry(word, word + " ?");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 7, Integer.MAX_VALUE})
    void theCaseSizeOfTheHeaderDoesNotMatter(int size) throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("haven_byte.sav"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(68, size);
        Path file = Files.write(folder.resolve("size.sav"), bytes);
        assertThat(texts(file, List.of("größe")).responses().labels().get("größe"))
                .containsExactly("1", "2.5", "", "-3", "1000000");
    }

    @Test
    void aDateIsNoResponse() {
        assertThatThrownBy(() -> ResponsesReader.read(
                        DataRequest.of(FILES.resolve("haven_byte.sav")).withNumbers(List.of("day"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("haven_byte.sav:row 1, column day: a date (“2024-05-04”); expected a number");
    }

    @Test
    void anEncodingThatIsAssumedIsTold() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("pspp_windows_1252_compressed.sav"));
        byte[] name = "WINDOWS-1252".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + name.length < bytes.length; at++) {
            if (java.util.Arrays.equals(java.util.Arrays.copyOfRange(bytes, at, at + name.length), name)) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at - 12, 99); // no longer record 20
            }
        }
        int machine = 0;
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 176; machine == 0; at++) {
            machine = in.getInt(at) == 7 && in.getInt(at + 4) == 3 && in.getInt(at + 12) == 8 ? at : 0;
        }
        in.putInt(machine + 16 + 28, 2);
        Path file = Files.write(folder.resolve("old.sav"), bytes);
        DataSet set = texts(file, List.of("t"));
        assertThat(set.responses().labels().get("t")).containsExactly("größe", "plain", "");
        assertThat(set.findings()).extracting(Finding::code).contains("assumed_encoding");
        DataSource stated = DataSource.of(file)
                .withLayout(FileLayout.USUAL.withEncoding(java.nio.charset.Charset.forName("windows-1251")));
        DataSet other = ResponsesReader.read(DataRequest.of(stated).withTexts(List.of("t")));
        assertThat(other.responses().labels().get("t").get(0)).isEqualTo("grцЯe");
        assertThat(other.findings()).extracting(Finding::code).doesNotContain("assumed_encoding");
        DataSource wrong =
                DataSource.of(file).withLayout(FileLayout.USUAL.withEncoding(java.nio.charset.StandardCharsets.UTF_8));
        DataSet damaged = ResponsesReader.read(DataRequest.of(wrong).withTexts(List.of("t")));
        assertThat(damaged.responses().labels().get("t").get(0)).contains("\uFFFD");
        assertThat(damaged.findings()).extracting(Finding::code).contains("wrong_encoding");
    }

    @Test
    void whatIsNoSpssFileIsToldInWords() throws IOException {
        Path text = Files.writeString(folder.resolve("text.sav"), "id,a\n1,2\n");
        assertThatThrownBy(() -> ResponsesReader.columns(DataSource.of(text)))
                .hasMessage(
                        "text.sav: the file cannot be read as SPSS data: it does not begin as such a file does; expected an SPSS"
                                + " data file (.sav or .zsav) that is complete and has no password; save it again in SPSS, or as CSV");
        Path locked = Files.writeString(folder.resolve("locked.sav"), "ENCRYPTEDSAV and so on");
        assertThatThrownBy(() -> ResponsesReader.columns(DataSource.of(locked)))
                .hasMessageContaining("it is encrypted with a password");
    }

    /**
     * Cut anywhere, or with any bytes changed: an answer or a message, never an endless loop or the words of a program.
     */
    @ParameterizedTest
    @ValueSource(strings = {"haven_byte.sav", "haven_zsav.zsav", "pspp_utf_8_uncompressed.sav"})
    void aDamagedFileIsAMessage(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(name));
        Random random = new Random(17);
        List<byte[]> damaged = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            damaged.add(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            byte[] changed = whole.clone();
            for (int k = 0; k <= i % 4; k++) {
                int at = random.nextInt(i % 2 == 0 ? Math.min(1_500, whole.length) : whole.length);
                if (i % 3 == 0 && at + 4 < whole.length) {
                    ByteBuffer.wrap(changed).putInt(at, random.nextInt());
                } else {
                    changed[at] = (byte) random.nextInt();
                }
            }
            damaged.add(changed);
        }
        for (byte[] bytes : damaged) {
            FaultLog log = new FaultLog("damaged.sav");
            Optional<RawTable> table = new SpssFile(DataSource.of(Path.of("damaged.sav")), log).read(bytes);
            if (table.isEmpty()) {
                InputException told = catchThrowableOfType(InputException.class, log::throwIfAny);
                assertThat(told.getMessage())
                        .startsWith("damaged.sav: the file ")
                        .doesNotContain("null", "Index", "bounds", "Exception", "java.");
            }
        }
    }
}
