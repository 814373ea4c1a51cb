package kith.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.InputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadFormatTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.rds,haven::write_sav(readRDS",
        "A.RData,load() it in R",
        "a.feather,arrow::read_feather",
        "a.xls,save it as .xlsx",
        "a.ods,save it as .xlsx",
        "a.por,save it as .sav",
        "a.jasp,export the data as .csv"
    })
    void theMessageNamesTheWayOut(String name, String way) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, new byte[] {31, -117, 8, 0});
        assertThatThrownBy(() -> ResponsesReader.read(DataRequest.of(file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("which Kith does not read")
                .hasMessageContaining(way);
    }
}
