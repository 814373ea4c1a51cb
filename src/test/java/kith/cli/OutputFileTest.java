package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void leavesTheFileAndNothingBesideIt() throws IOException {
        Path file = folder.resolve("new/out.csv");
        OutputFile.write(file, new byte[] {1, 2});
        OutputFile.write(file, new byte[] {3});
        assertThat(Files.readAllBytes(file)).containsExactly(3);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, new byte[] {1});
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Map<Path, byte[]> both = new LinkedHashMap<>();
        both.put(file, new byte[] {2});
        both.put(taken, new byte[] {2});
        assertThatThrownBy(() -> OutputFile.writeAll(both)).isInstanceOf(InputException.class);
        assertThat(Files.readAllBytes(file)).containsExactly(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, taken);
        }
    }
}
