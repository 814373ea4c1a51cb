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

    private static CommandRun typing(Path folder, String typed, String... arguments) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        java.io.PrintStream stream = new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                stream,
                stream,
                true,
                true,
                folder,
                Path.of("").toAbsolutePath(),
                java.util.Optional.of(new java.io.BufferedReader(new java.io.StringReader(typed))));
        int exit = Kith.run(terminal, arguments);
        return new CommandRun(exit, out.toString(java.nio.charset.StandardCharsets.UTF_8), "");
    }

    private Path answers(Path folder) throws java.io.IOException {
        StringBuilder text = new StringBuilder("id,site,gender,q1,q2,q3\n");
        for (int row = 0; row < 120; row++) {
            text.append(row).append(row % 2 == 0 ? ",north," : ",south,").append(row % 3 == 0 ? "f" : "m");
            for (int item = 0; item < 3; item++) {
                text.append(',').append(2 + (row * 5 + row / 7 + item * (row % 2)) % 4);
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve("typed.csv"), text);
    }

    @Test
    void asksOnATerminalWhatTheFileCannotTell(@org.junit.jupiter.api.io.TempDir Path own) throws Exception {
        answers(own);
        CommandRun run = typing(own, "Trust\n3-4\n1 to 7\nheight\ngender\n", "init", "typed.csv");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("What do q1 to q3 measure? [q] ", "Responses range from 2 to 5.", "Enter a range such as 1-7")
                .contains(
                        "Which column has the groups to compare: site, gender? [site]", "Enter one of site, gender: ");
        assertThat(Files.readString(own.resolve("instrument.yaml")))
                .contains("title: \"Trust\"", "{value: 1}", "{value: 7}")
                .doesNotContain("Observed values");
        assertThat(Files.readString(own.resolve("study.yaml"))).contains("compare: \"gender\"");
        assertThat(CommandRun.in(own, "run", "study.yaml", "--only", "scores").exit())
                .isZero();
    }

    @Test
    void anEmptyAnswerKeepsTheGuessAndYesAsksNothing(@org.junit.jupiter.api.io.TempDir Path own) throws Exception {
        answers(own);
        assertThat(typing(own, "", "init", "typed.csv").exit()).isZero();
        assertThat(Files.readString(own.resolve("study.yaml"))).contains("compare: \"site\"");
        CommandRun silent = typing(own, "Trust\n", "init", "typed.csv", "--yes");
        assertThat(silent.exit()).isZero();
        assertThat(silent.out()).doesNotContain("measure?");
        assertThat(Files.readString(own.resolve("instrument.yaml")))
                .contains("title: \"Q\"")
                .doesNotContain("{value: 1}");
    }
}
