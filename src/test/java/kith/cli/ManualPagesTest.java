package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManualPagesTest {

    @TempDir
    private Path folder;

    private Path written() {
        assertThat(CommandRun.in(folder, "--man", "man").exit()).isZero();
        return folder.resolve("man/man1");
    }

    @Test
    void everyVerbHasAPageWithItsOptions() throws IOException {
        Path pages = written();
        for (CommandLine verb :
                Kith.commandLine(CommandRun.terminal()).getSubcommands().values()) {
            String page = Files.readString(pages.resolve("kith-" + verb.getCommandName() + ".1"));
            assertThat(page).startsWith(".TH \"KITH-").contains(".SH EXAMPLES\n.nf\nkith ");
            assertThat(verb.getCommandSpec().options())
                    .filteredOn(option -> !option.hidden())
                    .allSatisfy(option ->
                            assertThat(page).contains(option.longestName().replace("-", "\\-")));
        }
        assertThat(Files.readString(pages.resolve("kith.1"))).contains("Exit codes: 0 done", "kith\\-items\\fR(1)");
        assertThat(pages.resolve("kith-instrument-show.1")).exists();
    }

    @Test
    void otherPagesOfTheFolderStay() throws IOException {
        Path own = folder.resolve("man/man1/own.1");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "of somebody else");
        written();
        assertThat(own).hasContent("of somebody else");
    }

    /** Skipped where groff is not installed. */
    @Test
    void groffAcceptsEveryPage() throws Exception {
        assumeTrue(succeeds("groff", "--version"), "groff is not installed");
        try (Stream<Path> pages = Files.list(written())) {
            for (Path page : pages.toList()) {
                Process groff = new ProcessBuilder("groff", "-man", "-ww", "-z", page.toString())
                        .redirectErrorStream(true)
                        .start();
                String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(groff.waitFor()).isZero();
                assertThat(warnings).as(page.getFileName().toString()).isEmpty();
            }
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
