package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

    private static final Path DATA = Path.of("datasets/collective-efficacy");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"contexts", "panel", "trial"})
    void drawsTheBundledAnswersAgain(String name) throws Exception {
        Path file = folder.resolve(name + ".csv");
        CommandRun run = CommandRun.kith(
                "simulate",
                "--population",
                DATA.resolve(name + ".population.yaml").toString(),
                "-o",
                file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(file).hasSameBinaryContentAs(DATA.resolve(name + ".csv"));
    }

    @Test
    void takesAnotherNumberAndSeed() throws Exception {
        String population = DATA.resolve("panel.population.yaml").toString();
        CommandRun once = CommandRun.kith("simulate", "-p", population, "-n", "20", "--seed", "7");
        assertThat(once.exit()).isZero();
        assertThat(once.out().lines()).hasSize(21);
        assertThat(CommandRun.kith("simulate", "-p", population, "-n", "20", "--seed", "7"))
                .isEqualTo(once);
        assertThat(CommandRun.kith("simulate", "-p", population, "-n", "20", "--seed", "8")
                        .out())
                .isNotEqualTo(once.out());
    }

    @Test
    void tellsAWrongNumberAndAMissingFile() {
        assertThat(CommandRun.kith("simulate", "-p", "nowhere.yaml").exit()).isEqualTo(2);
        CommandRun run = CommandRun.kith(
                "simulate", "-p", DATA.resolve("panel.population.yaml").toString(), "-n", "0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("-n");
    }
}
