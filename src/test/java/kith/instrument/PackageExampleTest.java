package kith.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

/** The example in the explanation of the package is an instrument in which nothing is wrong. */
class PackageExampleTest {

    @Test
    void theSmallestInstrumentHolds() throws IOException {
        String text = Files.readString(Path.of("src/main/java/kith/instrument/package-info.java"));
        String example = text.substring(text.indexOf("{@code\n") + 7, text.indexOf(" * }</pre>"))
                .replaceAll("(?m)^ \\* ", "");
        Instrument instrument = InstrumentReader.read(YamlDocument.of("package-info.java", example));
        assertThat(instrument.subscale("warmth").items()).containsExactly("q1", "q2", "q3");
    }
}
