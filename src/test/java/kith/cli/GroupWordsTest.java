package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of groups on both sides of its cut-offs. */
class GroupWordsTest {

    @TempDir
    private Path folder;

    /** Two groups of four whose means are a distance apart: F(1, 6) is 1.5 times its square, with 5.987 at p = .05. */
    private String words(double distance) throws Exception {
        StringBuilder csv = new StringBuilder("id,team,a\n");
        for (int row = 0; row < 8; row++) {
            csv.append(row).append(',').append(row / 4).append(',');
            csv.append((row % 2 == 0 ? 1 : -1) + row / 4 * distance).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        CommandRun run = CommandRun.in(
                folder, "group", "-d", "data.csv", "--id", "id", "--items", "a", "--cluster", "team", "--format", "md");
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return run.out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource({
        "1.995, did not differ significantly",
        "2.001, differed",
        "2.4, differed",
        "0, did not differ significantly"
    })
    void differenceOfGroupMeans(double distance, String words) throws Exception {
        assertThat(words(distance)).containsPattern("Group means " + words + ", \\S*F");
    }

    @Test
    void shareOfTheVariance() throws Exception {
        assertThat(words(0)).contains("(none of the variance of a single response lies between groups)");
        assertThat(words(3))
                .containsPattern("\\([1-9]\\d*% of the variance of a single response lies between groups\\)");
    }
}
