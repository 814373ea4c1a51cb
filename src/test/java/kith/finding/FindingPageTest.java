package kith.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/findings.md}; {@code -Dkith.write} writes it anew. */
class FindingPageTest {

    @Test
    void thePageIsMadeFromTheCatalogue() throws IOException {
        if (System.getProperty("kith.write") != null) {
            FindingPage.write();
        }
        assertThat(FindingPage.text())
                .as("docs/findings.md is out of date: mvn test -Dtest=FindingPageTest -Dkith.write")
                .isEqualTo(Files.readString(FindingPage.FILE));
    }
}
