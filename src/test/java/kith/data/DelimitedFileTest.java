package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every kind of cell is cut as RFC 4180 says, wherever it stands. */
class DelimitedFileTest {

    private static final Map<String, String> CELLS = Map.ofEntries(
            Map.entry("1", "1"),
            Map.entry("-2.5", "-2.5"),
            Map.entry("", ""),
            Map.entry(" ", ""),
            Map.entry(" 3 ", "3"),
            Map.entry("\t4", "4"),
            Map.entry("text", "text"),
            Map.entry("two words", "two words"),
            Map.entry("\"quoted\"", "quoted"),
            Map.entry("  \"led\" ", "led"),
            Map.entry("\" blanks \"", " blanks "),
            Map.entry("\"a,b\"", "a,b"),
            Map.entry("\"line\nend\"", "line\nend"),
            Map.entry("\"said \"\"so\"\"\"", "said \"so\""),
            Map.entry("\"\"", ""),
            Map.entry("#1", "#1"),
            Map.entry("é", "é"),
            Map.entry("漢字", "漢字"),
            Map.entry("\\", "\\"),
            Map.entry("'", "'"),
            Map.entry("\"\\\"", "\\"),
            Map.entry("NA", "NA"));

    private static List<List<String>> columns(String text) {
        DataSource source = DataSource.of(Path.of("cells.csv"));
        return new DelimitedFile(source, new FaultLog(source.name()))
                .read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .columns();
    }

    @Test
    void cellsAreCutAlikeWhereverTheyStand() {
        List<String> kinds = CELLS.keySet().stream().sorted().toList();
        Random random = new Random(3);
        for (int file = 0; file < 50; file++) {
            StringBuilder text = new StringBuilder("a,b,c\n");
            List<List<String>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int row = 0; row < 20; row++) {
                text.append("r").append(row);
                expected.get(0).add("r" + row);
                for (int c = 1; c < 3; c++) {
                    String cell = kinds.get(random.nextInt(kinds.size()));
                    text.append(',').append(cell);
                    expected.get(c).add(CELLS.get(cell));
                }
                text.append(row == 19 && file % 2 == 0 ? "" : row % 3 == 0 ? "\r\n" : "\n");
            }
            assertThat(columns(text.toString())).as(text.toString()).isEqualTo(expected);
        }
    }
}
