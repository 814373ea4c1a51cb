package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The published schema of study files is that of the registered analyses; {@code mvn test -Dtest=StudySchemaTest
 * -Dkith.publish} writes it.
 */
class StudySchemaTest {

    private static final Path PUBLISHED = Path.of("datasets/study.schema.json");

    private static final Path PAGE = Path.of("docs/study-files.md");

    /** The page of the keys in the documentation, which is written in the same way. */
    @Test
    void thePageHasEveryKey() throws IOException {
        if (System.getProperty("kith.publish") != null) {
            Files.writeString(PAGE, StudyKeysPage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(StudyKeysPage.text());
    }

    @Test
    void thePublishedSchemaIsThatOfTheRegisteredAnalyses() throws IOException {
        if (System.getProperty("kith.publish") != null) {
            Files.writeString(PUBLISHED, StudySchema.text());
        }
        assertThat(Files.readString(PUBLISHED)).isEqualTo(StudySchema.text());
    }
}
