package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private void copy(String name) throws IOException {
        Files.copy(Path.of("datasets/holzinger1939/holzinger1939.csv"), folder.resolve(name));
    }

    private void items() throws IOException {
        StringBuilder csv = new StringBuilder("id,q1,q2,q3,q4,site\n");
        for (int row = 0; row < 120; row++) {
            int base = 1 + (row * 7 + row / 5) % 4;
            csv.append(row)
                    .append(',')
                    .append(base)
                    .append(',')
                    .append(Math.min(5, base + row % 2))
                    .append(',');
            csv.append(Math.min(5, base + row % 3 / 2)).append(',').append(6 - Math.min(5, base + row % 4 / 3));
            csv.append(',').append(row % 2 == 0 ? "A" : "B").append('\n');
        }
        Files.writeString(folder.resolve("answers.csv"), csv.toString());
    }

    @Test
    void draftsTwoFilesThatRun() throws IOException {
        items();
        CommandRun init = run("init", "answers.csv");
        assertThat(init.err()).isEmpty();
        assertThat(init.exit()).isZero();
        assertThat(init.out())
                .contains("q: 4 items", "reverse-keyed: q4", "Groups to compare: site", "kith run study.yaml");
        assertThat(run("instrument", "validate", "instrument.yaml").exit()).isZero();
        CommandRun study = run("run", "study.yaml", "--only", "scores,items", "--quiet");
        assertThat(study.err()).isEmpty();
        assertThat(study.exit()).isZero();
        assertThat(folder.resolve("reports/answers/report.html")).exists();
    }

    @Test
    void replacesNothingUnasked() throws IOException {
        items();
        Files.writeString(folder.resolve("study.yaml"), "mine");
        CommandRun init = run("init", "answers.csv");
        assertThat(init.exit()).isEqualTo(2);
        assertThat(init.err()).contains("study.yaml", "--yes");
        assertThat(folder.resolve("instrument.yaml")).doesNotExist();
        assertThat(run("init", "answers.csv", "--yes", "--quiet").exit()).isZero();
        assertThat(folder.resolve("study.yaml")).content().contains("answers.csv");
    }

    @Test
    void aDataFileRunsWithoutAStudyFile() throws IOException {
        items();
        CommandRun run =
                run("run", "answers.csv", "--scale", "trust=q1,q2,q3,-q4", "--compare", "site", "--only", "items");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve("reports/answers/results.json"))
                .content()
                .contains("\"trust\"", "\"compare\": \"site\"");
        assertThat(run("run", "answers.csv", "--scale", "trust=q1,q9").err()).contains("q9");
        assertThat(run("run", "answers.csv", "--scale", "trust").exit()).isEqualTo(2);
    }

    @Test
    void optionsOfDataFilesAreRefusedForStudyFiles() throws IOException {
        Files.writeString(folder.resolve("study.yaml"), "id: a\n");
        CommandRun run = run("run", "study.yaml", "--group", "site");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--group");
    }

    @Test
    void aFileOfMeasurementsHasNoItems() throws IOException {
        copy("tests.csv");
        CommandRun init = run("init", "tests.csv");
        assertThat(init.exit()).isEqualTo(2);
        assertThat(init.err()).contains("items of a questionnaire");
    }
}
