package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several studies get an overview, and those that are unchanged can be kept. */
class RunIndexTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void pupils() throws IOException {
        Files.copy(Path.of("src/test/resources/reference/data/hs1939.csv"), folder.resolve("pupils.csv"));
        for (String id : new String[] {"one", "two"}) {
            Files.writeString(folder.resolve(id + ".yaml"), """
                    id: %s
                    title: Study <%s>
                    instrument: holzinger1939
                    data: {file: pupils.csv, id: id}
                    analyses: [scores]
                    """.formatted(id, id));
        }
    }

    private CommandRun run(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(new String[] {"run", "one.yaml", "two.yaml"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.in(folder, arguments);
    }

    private String index() throws IOException {
        return Files.readString(folder.resolve("reports/index.html"));
    }

    @Test
    void leadsToEveryReport() throws IOException {
        assertThat(run().out()).contains("2 of 2 studies done", "Overview of studies: reports");
        assertThat(index())
                .contains("href=\"one/report.html\"", "href=\"two/report.html\"", "2 studies: 2 done.", "301")
                .contains("Study &lt;one")
                .doesNotContain("Study <one>");
    }

    @Test
    void aStudyThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), "id: two\n");
        assertThat(run().exit()).isNotZero();
        assertThat(index())
                .contains("2 studies: 1 done, 1 not done.", "two.yaml")
                .doesNotContain("two/report.html");
    }

    @Test
    void aStudyByAColumnGivesAReportForEachValue() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), Files.readString(folder.resolve("one.yaml")) + "by: school\n");
        CommandRun run = CommandRun.in(folder, "run", "one.yaml");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("2 of 2 studies done", "Study <one>: Pasteur", "Study <one>: Grant-White");
        assertThat(index())
                .contains("href=\"one-pasteur/report.html\"", "href=\"one-grant-white/report.html\"", "156", "145");
        assertThat(CommandRun.in(folder, "run", "one.yaml", "--resume").out())
                .contains("0 of 2 studies done, 2 unchanged");
    }

    /** A part that cannot be analysed is named, and the others are done. */
    @Test
    void aPartThatCannotBeAnalysedIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("pupils.csv"),
                Files.readString(folder.resolve("pupils.csv")).replaceFirst("Grant-White", "Elsewhere"));
        Files.writeString(
                folder.resolve("one.yaml"),
                Files.readString(folder.resolve("one.yaml")).replace("[scores]", "[cfa]") + "by: school\n");
        CommandRun run = CommandRun.in(folder, "run", "one.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("Elsewhere", "one respondent", "smallest_cell: 1");
        CommandRun shown = CommandRun.in(folder, "run", "one.yaml", "--smallest-cell", "1");
        assertThat(shown.exit()).isEqualTo(1);
        assertThat(shown.err()).contains("one-elsewhere");
        assertThat(index()).contains("href=\"one-pasteur/report.html\"");
    }

    @Test
    void unchangedStudiesAreKeptWhereAsked() throws IOException {
        run();
        assertThat(run("--resume").out())
                .contains("0 of 2 studies done, 2 unchanged", "unchanged since an earlier run");
        assertThat(run("--resume", "--seed", "7").out()).contains("2 of 2 studies done");
        assertThat(run().out()).contains("2 of 2 studies done");
        Files.writeString(
                folder.resolve("two.yaml"),
                Files.readString(folder.resolve("two.yaml")).replace("title: ", "title: New "));
        assertThat(run("--resume").out()).contains("1 of 2 studies done, 1 unchanged");
        Files.writeString(folder.resolve("pupils.csv"), Files.readString(folder.resolve("pupils.csv")) + "\n");
        assertThat(run("--resume").out()).contains("2 of 2 studies done");
        Files.delete(folder.resolve("reports/one/results.json"));
        assertThat(run("--resume").out()).contains("1 of 2 studies done, 1 unchanged");
    }
}
