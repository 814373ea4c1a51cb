package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed (SIGKILL) at a random moment of writing leaves no half file and loses nothing that was
 * written before: the files of a set are all of one generation after the next start, no older than the last one that
 * was reported. {@code -Dkith.kills=200} kills 200 times (4 without it).
 */
@Tag("slow")
class KillTest {

    private static final int KILLS = Integer.getInteger("kith.kills", 4);
    private static final int SIZE = 300_000;
    private static final List<String> SET = List.of("report.html", "report.xlsx", "results.json", FileSet.MARKER);

    @TempDir
    private Path folder;

    /** Writes generation after generation until it is killed, and reports each that is complete. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            for (int generation = Integer.parseInt(arguments[1]); ; generation++) {
                Map<Path, byte[]> set = new LinkedHashMap<>();
                for (String name : SET) {
                    set.put(folder.resolve("study").resolve(name), content(generation));
                }
                OutputFile.writeAll(set);
                byte[] single = content(generation);
                OutputFile.write(folder.resolve("scores.csv"), out -> {
                    for (int at = 0; at < single.length; at += 10_000) {
                        out.write(single, at, Math.min(10_000, single.length - at));
                    }
                });
                System.out.println(generation);
            }
        }
    }

    private static byte[] content(int generation) {
        byte[] content = new byte[SIZE + generation % 7];
        Arrays.fill(content, (byte) (generation % 251));
        return content;
    }

    @Test
    void nothingIsHalfAndNothingIsLost() throws IOException, InterruptedException {
        Random random = new Random(11);
        int last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int reported = killed(last + 1, random.nextInt(120));
            OutputFile.repair(folder.resolve("study"));
            int set = generation(folder.resolve("study").resolve(SET.get(0)), last, reported);
            for (String name : SET) {
                assertThat(folder.resolve("study").resolve(name))
                        .as("kill %d", kill)
                        .hasBinaryContent(content(set));
            }
            int single = generation(folder.resolve("scores.csv"), last, reported);
            assertThat(folder.resolve("scores.csv")).as("kill %d", kill).hasBinaryContent(content(single));
            last = Math.max(set, single);
        }
        makeOld();
        OutputFile.repair(folder.resolve("study"));
        assertThat(names(folder)).containsExactly("scores.csv", "study");
        assertThat(names(folder.resolve("study"))).containsExactlyInAnyOrderElementsOf(SET);
    }

    /** Starts a writer, kills it some milliseconds after its first report, and gives the last that it reported. */
    private int killed(int first, int milliseconds) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int reported = 0;
        try (BufferedReader reports = writer.inputReader(StandardCharsets.UTF_8)) {
            reported = Integer.parseInt(reports.readLine());
            assertThat(writer.waitFor(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
            writer.toHandle().destroyForcibly();
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                reported = Integer.parseInt(line);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return reported;
    }

    /** The generation of a file: that reported last or the next, which was being written. */
    private static int generation(Path file, int last, int reported) throws IOException {
        byte[] found = Files.readAllBytes(file);
        for (int generation = Math.max(last, reported); generation <= reported + 1; generation++) {
            if (Arrays.equals(found, content(generation))) {
                return generation;
            }
        }
        throw new AssertionError(file + " is of no generation from " + reported + " on");
    }

    private void makeOld() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(path -> path.getFileName().toString().startsWith(".kith-"))
                    .toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
