package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files are never overwritten, half-written or written through links that somebody else made; terminals are never
 * commanded.
 */
class SafeFilesTest {

    private static final String RATINGS = "a,b,c\n1,2,2\n2,3,3\n3,3,4\n4,5,5\n5,5,4\n2,1,2\n3,4,3\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.writeString(folder.resolve("x.csv"), RATINGS);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void anOutputNeverReplacesAnInput() throws IOException {
        CommandRun run = run("agreement", "-d", "x.csv", "--items", "a,b", "-o", "x.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("x.csv", "--data", "another name");
        assertThat(folder.resolve("x.csv")).hasContent(RATINGS);
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("x.csv"));
        assertThat(run("agreement", "-d", "x.csv", "--items", "a,b", "-o", "link.csv")
                        .exit())
                .isEqualTo(2);
        assertThat(folder.resolve("x.csv")).hasContent(RATINGS);
    }

    @Test
    void linksAreFollowedAndNothingIsLeftBeside() throws IOException {
        Files.writeString(folder.resolve("old.json"), "old");
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("old.json"));
        assertThat(run("agreement", "-d", "x.csv", "--items", "a,b", "-o", "link.json")
                        .exit())
                .isZero();
        assertThat(folder.resolve("link.json")).isSymbolicLink();
        assertThat(folder.resolve("old.json")).content().contains("\"analysis\"");
        assertThat(files()).isEqualTo(3);
    }

    @Test
    void foldersAreNoFiles() throws IOException {
        assertThat(run("agreement", "-d", "x.csv", "--items", "a,b", "--format", "json", "-o", "/")
                        .exit())
                .isEqualTo(2);
        Files.createDirectory(folder.resolve("sub.json"));
        assertThat(run("agreement", "-d", "x.csv", "--items", "a,b", "-o", "sub.json")
                        .err())
                .contains("this is a folder");
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void devicesArePipedToAndNotRead() {
        assertThat(run("agreement", "-d", "x.csv", "--items", "a,b", "--format", "json", "-o", "/dev/null")
                        .exit())
                .isZero();
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        CommandRun endless = run("agreement", "-d", "/dev/zero", "--items", "a,b");
        assertThat(endless.exit()).isEqualTo(2);
        assertThat(endless.err()).contains("device");
        assertThat(run("instrument", "validate", "/dev/zero").exit()).isEqualTo(2);
    }

    @Test
    void aTerminalObeysNoText() throws IOException {
        Files.writeString(folder.resolve("e.csv"), "a,b\n1,2\n\u001b]0;pwned\u0007\u009b2J,3\n");
        CommandRun run = run("agreement", "-d", "e.csv", "--items", "a,b");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("pwned").doesNotContain("\u001b", "\u0007", "\u009b");
        Files.writeString(
                folder.resolve("s.yaml"),
                "id: s\ntitle: \"\\e[31mred\"\ninstrument: holzinger1939\ndata: {file: no.csv}\n");
        assertThat(run("run", "s.yaml").err()).doesNotContain("\u001b");
    }

    @Test
    void messagesHaveALength() throws IOException {
        Files.writeString(folder.resolve("long.csv"), "a,b\n1,2\n" + "x".repeat(100_000) + ",3\n");
        assertThat(run("agreement", "-d", "long.csv", "--items", "a,b").err()).hasSizeLessThan(5_000);
        assertThat(run("agreement", "-d", "x.csv", "--items", "a," + "y".repeat(100_000))
                        .err())
                .hasSizeLessThan(5_000);
    }

    @Test
    void lostOutputIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                folder,
                Path.of("").toAbsolutePath());
        int code = Kith.run(terminal, "agreement", "-d", "x.csv", "--items", "a,b");
        assertThat(code).isEqualTo(74);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not written");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Files.writeString(folder.resolve("deep.yaml"), "id: " + "[".repeat(2_000));
        CommandRun run = run("instrument", "validate", "deep.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nested");
    }

    @Test
    void endsOfAScaleAreNumbers() {
        CommandRun run = run(
                "items", "-d", "x.csv", "--items", "a,b,c", "--reverse", "a", "--scale-min", "5", "--scale-max", "NaN");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--scale-max");
    }
}
