package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledStudiesTest {

    static Stream<Path> studies() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("datasets"))) {
            return folders.map(folder -> folder.resolve("study.yaml")).filter(Files::exists).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void isValidAndNamedAsItsFolder(Path file) {
        Study study = StudyReader.read(file);
        assertThat(study.id()).isEqualTo(String.valueOf(file.getParent().getFileName()));
        assertThat(study.files())
                .hasSize(2)
                .allSatisfy(input -> assertThat(input.sha256()).hasSize(64));
    }
}
