package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import kith.study.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void showsTheCommonestCallsOfABareVerb() {
        CommandRun run = CommandRun.kith("cfa");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("kith cfa -d")))
                .hasSize(2);
        assertThat(run.err()).containsOnlyOnce("Missing required options");
    }

    @Test
    void writesTheScriptOfCompletion() {
        CommandRun run = CommandRun.kith("--completion");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("_picocli_kith_invariance", "--imputations");
    }

    @ParameterizedTest
    @CsvSource({"79, 80", "80, 80", "81, 81", "200, 200", "201, 200", ", 100", "wide, 100"})
    void usesTheWidthOfTheTerminal(String columns, int width) {
        assertThat(Terminal.width(columns)).isEqualTo(width);
    }

    @Test
    void suggestsTheNearestVerbAndOption() {
        assertThat(CommandRun.kith("itmes").err()).contains("did you mean", "items");
        assertThat(CommandRun.kith("diff", "a", "b", "--toleranc=1").err()).contains("--tolerance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999", "0x1p-1", "0.5d", "half"})
    void takesDecimalNumbersOnly(String number) {
        CommandRun run = CommandRun.kith("diff", "a.json", "b.json", "--tolerance", number);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--tolerance", "'" + number + "' is not a number");
    }

    @Test
    void holdsNumbersToTheirRanges() {
        assertThat(CommandRun.kith("diff", "a.json", "b.json", "--tolerance", "1")
                        .err())
                .isEqualTo("kith: --tolerance: 1.0; expected a number from 0 to below 1" + System.lineSeparator());
        assertThat(CommandRun.kith("simulate", "-p", "p.yaml", "-n", "2147483647")
                        .err())
                .contains("-n: 2147483647; expected a whole number from 1 to 10000000");
    }

    @Test
    void putsOptionsUnderHeadings() {
        String help = CommandRun.kith("cfa", "--help").out();
        assertThat(help).startsWith("Usage: kith cfa -m FILE|TEXT -d FILE [OPTIONS]");
        assertThat(help.lines().filter(line -> line.matches("[A-Z][a-z ]+:")))
                .startsWith("Options:")
                .contains("Estimation:", "Data:", "Output:")
                .endsWith("General:", "Example:");
    }
}
