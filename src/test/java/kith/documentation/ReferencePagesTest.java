package kith.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the page that is made from the command line; {@code -Dkith.write} writes them anew. */
class ReferencePagesTest {

    @Test
    void everyVerbAndOption() throws IOException {
        holds("docs/options.md", OptionsPage.text());
    }

    private static void holds(String file, String text) throws IOException {
        Path page = Path.of(file);
        if (System.getProperty("kith.write") != null) {
            Files.writeString(page, text);
        }
        assertThat(text)
                .as(file + " is out of date: mvn test -Dtest=ReferencePagesTest -Dkith.write")
                .isEqualTo(Files.readString(page));
    }
}
