package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the list of components sees what is missing, what is too much, and what has no licence. */
class ComponentsTest {

    private static final String MATHS = component("org.maths", "maths", "1.2", "{\"license\": {\"id\": \"MIT\"}}");
    private static final String TEXTS = component("org.texts", "texts", "3", "{\"expression\": \"MIT OR Apache-2.0\"}");

    @TempDir
    private Path distribution;

    private static String component(String group, String name, String version, String licence) {
        return "{\"group\": \"%s\", \"name\": \"%s\", \"version\": \"%s\", \"licenses\": [%s]}"
                .formatted(group, name, version, licence);
    }

    @BeforeEach
    void distribution() throws IOException {
        Files.createDirectories(distribution.resolve("lib/lib"));
        Files.createFile(distribution.resolve("lib/lib/maths-1.2.jar"));
        Files.createFile(distribution.resolve("lib/lib/texts-3.jar"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/maths-1.2.jar lib/texts-3.jar");
        try (OutputStream jar = Files.newOutputStream(distribution.resolve("lib/kith.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
        Files.writeString(
                distribution.resolve("THIRD-PARTY.txt"),
                "(MIT) Maths (org.maths:maths:1.2 - https://maths.org)\n(MIT) Texts (org.texts:texts:3 - no url)\n");
        list(MATHS, TEXTS);
    }

    private void list(String... components) throws IOException {
        Files.writeString(
                distribution.resolve("bom.json"), "{\"components\": [" + String.join(", ", components) + "]}");
    }

    @Test
    void theExactListHolds() throws IOException {
        assertThat(Components.departures(distribution)).isEmpty();
    }

    @Test
    void aMissingAndAStrangeComponentAreTold() throws IOException {
        list(MATHS, component("org.texts", "texts", "2", "{\"license\": {\"name\": \"MIT\"}}"));
        assertThat(Components.departures(distribution))
                .containsExactly(
                        "THIRD-PARTY.txt: org.texts:texts:2 is missing",
                        "bom.json: texts-3.jar is missing",
                        "bom.json: texts-2.jar is no runtime dependency");
    }

    @Test
    void aComponentWithoutLicenceIsTold() throws IOException {
        list(MATHS, component("org.texts", "texts", "3", ""));
        assertThat(Components.departures(distribution)).containsExactly("bom.json: texts-3.jar has no licence");
    }

    @Test
    void aLibraryOfAnEarlierBuildIsTold() throws IOException {
        Files.createFile(distribution.resolve("lib/lib/texts-2.jar"));
        assertThat(Components.departures(distribution)).containsExactly("lib: texts-2.jar is no runtime dependency");
    }
}
