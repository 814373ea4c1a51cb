package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The library works without the dependencies that are optional: workbooks, Parquet, PNG and PDF, templates, command
 * line.
 */
class LibraryClassPathTest {

    private static final List<String> OPTIONAL =
            List.of("poi", "xmlbeans", "pdfbox", "fontbox", "picocli", "progressbar", "jline", "jte", "duckdb");

    @Test
    void analysesNeedNoOptionalLibrary() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String some = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry ->
                        OPTIONAL.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(some.length()).isLessThan(all.length());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        some,
                        LibraryUse.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .startsWith("301 scores, CFI 0.93")
                .contains("comparable: ")
                .contains("small.parquet: Parquet files are read by DuckDB, and its library cannot be loaded here");
    }
}
