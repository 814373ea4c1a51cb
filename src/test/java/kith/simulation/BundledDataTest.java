package kith.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.data.CsvWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledDataTest {

    private static final Path FOLDER = Path.of("datasets/collective-efficacy");

    @ParameterizedTest
    @ValueSource(strings = {"contexts", "panel", "trial"})
    void theDataAreWhatThePopulationGivesByteForByte(String name) throws IOException {
        Population population = PopulationReader.read(FOLDER.resolve(name + ".population.yaml"));
        byte[] drawn = CsvWriter.bytes(Simulation.draw(population).table());
        assertThat(drawn).isEqualTo(Files.readAllBytes(FOLDER.resolve(name + ".csv")));
    }
}
