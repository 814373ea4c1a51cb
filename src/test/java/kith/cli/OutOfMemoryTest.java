package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfMemoryTest {

    @Test
    void saysHowMuchThereWasAndHowToGiveMore() {
        assertThat(OutOfMemory.message(3L << 30, Optional.empty()))
                .contains("3,072 MB", "KITH_JAVA_OPTIONS=-Xmx6g (6 GB)");
        assertThat(OutOfMemory.message(100L << 20, Optional.empty())).contains("100 MB", "-Xmx2g");
    }

    @Test
    void saysAboutHowMuchWasNeededForTheFile(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("answers.csv");
        Files.writeString(data, "id;q1;q2\n" + "1;2;3\n".repeat(1_000));
        MemoryNeed ofItems = MemoryNeed.of("items", data).orElseThrow();
        MemoryNeed ofRows = MemoryNeed.of("mokken", data).orElseThrow();
        assertThat(ofItems.rows()).isEqualTo(1_000);
        assertThat(ofItems.columns()).isEqualTo(3);
        assertThat(ofRows.bytes()).isGreaterThan(ofItems.bytes());
        assertThat(MemoryNeed.of("items", folder.resolve("absent.csv"))).isEmpty();
        assertThat(MemoryNeed.of("items", folder.resolve("answers.sav"))).isEmpty();
    }

    @Test
    void theNeedIsToldWhereItIsAboveTheLimit() {
        Optional<MemoryNeed> need = Optional.of(new MemoryNeed(3_000_000, 32, 2_000L << 20));
        assertThat(OutOfMemory.message(512L << 20, need))
                .isEqualTo(
                        "about 2,000 MB of memory were needed for 3,000,000 rows and 32 columns; Java may use 512 MB;"
                                + " expected smaller data or more memory; allow more with KITH_JAVA_OPTIONS=-Xmx3g (3 GB)");
        assertThat(OutOfMemory.message(2_000L << 20, need)).startsWith("more than the 2,000 MB");
    }
}
