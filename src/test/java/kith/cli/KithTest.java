package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import kith.study.Version;
import org.junit.jupiter.api.Test;

class KithTest {

    @Test
    void tellsItsVersion() {
        CommandRun run = CommandRun.kith("--version");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("kith " + Version.text() + System.lineSeparator());
        assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpsWithoutAVerb() {
        CommandRun run = CommandRun.kith();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: kith", "Exit codes");
    }

    @Test
    void tellsEveryMistakeOfUsage() {
        CommandRun run = CommandRun.kith("--colour", "--depth=3");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--colour", "--depth=3", "kith --help").doesNotContain("\tat ");
    }
}
