package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import kith.math.Parallel;
import kith.study.StudyRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.IFactory;

/** An {@code Error} in one study of a run: the other studies are written, and the exit code tells what it was. */
class StudyErrorTest {

    /** How the work of a study ends, by its id. */
    private static final Map<String, Supplier<Throwable>> ERRORS = Map.of(
            "memory", () -> new OutOfMemoryError("Java heap space"),
            "stack", StackOverflowError::new,
            "bug", () -> new IllegalStateException("unexpected"));

    @TempDir
    private Path folder;

    @BeforeEach
    void studies() throws IOException {
        Files.copy(Path.of("src/test/resources/reference/data/hs1939.csv"), folder.resolve("pupils.csv"));
        for (String id : new String[] {"first", "memory", "stack", "bug", "last"}) {
            Files.writeString(folder.resolve(id + ".yaml"), """
                    id: %s
                    title: Study %s
                    instrument: holzinger1939
                    data: {file: pupils.csv, id: id}
                    analyses: [scores]
                    """.formatted(id, id));
        }
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, StudyErrorTest::failing, arguments);
    }

    private static IFactory failing(Terminal terminal) {
        Verbs usual = new Verbs(terminal);
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == RunCommand.class ? type.cast(new RunCommand(terminal, failing())) : usual.create(type);
            }
        };
    }

    /** The error comes from a thread of the study where it has several. */
    private static RunCommand.StudyWork failing() {
        return (study, parallel, progress) -> {
            if (ERRORS.containsKey(study.id())) {
                parallel.map(2, k -> thrown(ERRORS.get(study.id()).get()));
            }
            return StudyRunner.run(study, new Parallel(1), progress);
        };
    }

    private static int thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private void assertWritten(String... ids) {
        for (String id : ids) {
            assertThat(folder.resolve("reports/" + id + "/results.json")).exists();
            assertThat(folder.resolve("reports/" + id + "/report.html")).exists();
        }
    }

    private void assertNothingLeft(String id) {
        assertThat(folder.resolve("reports/" + id)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "6"})
    void outOfMemoryInOneStudyLeavesTheOthers(String threads) {
        CommandRun run = run("run", "first.yaml", "memory.yaml", "last.yaml", "--threads", threads);
        assertThat(run.exit()).isEqualTo(71);
        assertThat(run.err())
                .contains("kith: memory.yaml: more than the ", "KITH_JAVA_OPTIONS=-Xmx")
                .doesNotContain("this is a bug")
                .doesNotContain("\tat ");
        assertThat(run.out()).contains("2 of 3 studies done, 1 not done");
        assertWritten("first", "last");
        assertNothingLeft("memory");
        assertThat(folder.resolve("reports/index.html")).content().contains("memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack", "bug"})
    void aBugInOneStudyLeavesTheOthers(String id) {
        CommandRun run = run("run", id + ".yaml", "first.yaml", "last.yaml");
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err())
                .contains("kith: " + id + ".yaml: this is a bug: ", "run this study alone with --debug")
                .doesNotContain("\tat ");
        assertThat(run.out()).contains("2 of 3 studies done, 1 not done");
        assertWritten("first", "last");
        assertNothingLeft(id);
    }

    @Test
    void aBugIsGraverThanMissingMemory() {
        CommandRun run = run("run", "memory.yaml", "stack.yaml", "first.yaml");
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err()).contains("memory.yaml: more than", "stack.yaml: this is a bug");
        assertWritten("first");
    }

    @Test
    void aSingleStudyEndsAsOtherVerbsDo() {
        CommandRun memory = run("run", "memory.yaml");
        assertThat(memory.exit()).isEqualTo(71);
        assertThat(memory.err()).startsWith("kith: more than the ").hasLineCount(1);
        CommandRun stack = run("run", "stack.yaml");
        assertThat(stack.exit()).isEqualTo(70);
        assertThat(stack.err())
                .startsWith("kith: this is a bug: java.lang.StackOverflowError")
                .doesNotContain("\tat ");
        assertThat(run("run", "stack.yaml", "--debug").err()).contains("\tat ");
        assertThat(folder.resolve("reports")).doesNotExist();
    }
}
