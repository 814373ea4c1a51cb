package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

    @Test
    void saysHowMuchThereWasAndHowToGiveMore() {
        assertThat(OutOfMemory.message(3L << 30)).contains("3,072 MB", "KITH_JAVA_OPTIONS=-Xmx6g (6 GB)");
        assertThat(OutOfMemory.message(100L << 20)).contains("100 MB", "-Xmx2g");
    }
}
