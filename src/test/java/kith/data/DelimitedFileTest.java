package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small and large files are cut by different means, and alike. */
class DelimitedFileTest {

    private static final String[] CELLS = {
        "1",
        "-2.5",
        "",
        " ",
        " 3 ",
        "text",
        "two words",
        "\"quoted\"",
        "\" blanks \"",
        "\"a,b\"",
        "\"line\nend\"",
        "\"said \"\"so\"\"\"",
        "\"\"",
        "#1",
        "é",
        "\\",
        "'",
        "\"\\\"",
        "NA"
    };

    private static List<String[]> columns(String text, int largeFrom) {
        DataSource source = DataSource.of(Path.of("cells.csv"));
        FaultLog log = new FaultLog(source.name());
        return new DelimitedFile(source, log, largeFrom)
                .read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .columns();
    }

    @Test
    void bothMeansFindTheSameCells() {
        Random random = new Random(3);
        for (int file = 0; file < 50; file++) {
            StringBuilder text = new StringBuilder("a,b,c\n");
            for (int row = 0; row < 20; row++) {
                text.append("r").append(row);
                for (int c = 0; c < 2; c++) {
                    text.append(',').append(CELLS[random.nextInt(CELLS.length)]);
                }
                text.append(row % 3 == 0 ? "\r\n" : "\n");
            }
            List<String[]> small = columns(text.toString(), Integer.MAX_VALUE);
            List<String[]> large = columns(text.toString(), 0);
            for (int c = 0; c < 3; c++) {
                assertThat(small.get(c)).as(text.toString()).containsExactly(large.get(c));
            }
        }
    }
}
