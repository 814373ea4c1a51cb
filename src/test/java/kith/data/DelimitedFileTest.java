package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** The same without quotes and the blanks around them. */
    private static String meant(String cell) {
        String bare = cell.strip();
        return bare.startsWith("\"") ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"") : bare;
    }

    @Test
    void findsTheCellsThatWereWritten() {
        Random random = new Random(3);
        for (int file = 0; file < 50; file++) {
            StringBuilder text = new StringBuilder("a,b,c\n");
            List<String> second = new ArrayList<>();
            List<String> third = new ArrayList<>();
            for (int row = 0; row < 20; row++) {
                String left = CELLS[random.nextInt(CELLS.length)];
                String right = CELLS[random.nextInt(CELLS.length)];
                second.add(meant(left));
                third.add(meant(right));
                text.append('r')
                        .append(row)
                        .append(',')
                        .append(left)
                        .append(',')
                        .append(right);
                text.append(row % 3 == 0 ? "\r\n" : "\n");
            }
            DataSource source = DataSource.of(Path.of("cells.csv"));
            List<String[]> columns = new DelimitedFile(source, new FaultLog(source.name()))
                    .read(text.toString().getBytes(StandardCharsets.UTF_8))
                    .orElseThrow()
                    .columns();
            assertThat(columns.get(1)).as(text.toString()).containsExactlyElementsOf(second);
            assertThat(columns.get(2)).as(text.toString()).containsExactlyElementsOf(third);
        }
    }

    @Test
    void holdsEqualCellsOnce() {
        DataSource source = DataSource.of(Path.of("cells.csv"));
        String[] column = new DelimitedFile(source, new FaultLog(source.name()))
                .read("a,b\n1,long text\n2,long text\n".getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .columns()
                .get(1);
        assertThat(column[0]).isSameAs(column[1]);
    }
}
