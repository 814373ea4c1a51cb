package kith.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.yaml.YamlDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a file, the reader answers with an instrument or with problems that have a place, never with a
 * crash.
 */
class DamagedInstrumentTest {

    private static final int TRIES = 40;

    private static final List<String> PIECES = List.of(
            ":", " ", "[", "]", "{", "}", "\"", "'", "\t", "-", "&x", "*x", "!!int", "null", "12", "~", "#", "\n");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aDamagedFileIsReadOrTold(int damages) {
        Random random = new Random(20_261_124 + damages);
        for (int i = 0; i < TRIES; i++) {
            isReadOrTold(random, damages);
        }
    }

    private static void isReadOrTold(Random random, int damages) {
        List<String> lines = new ArrayList<>(Arrays.asList(InstrumentReaderTest.RIGHT.split("\n")));
        for (int i = 0; i < damages; i++) {
            damage(lines, random);
        }
        List<Problem> problems = problems(String.join("\n", lines) + "\n");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.where()).matches("t\\.yaml:\\d+:\\d+");
            assertThat(problem.found()).isNotBlank();
            assertThat(problem.toString()).doesNotContain("\n");
        });
    }

    private static List<Problem> problems(String text) {
        try {
            YamlDocument document = YamlDocument.of("t.yaml", text);
            List<Problem> problems = InstrumentReader.problems(document);
            if (problems.isEmpty()) {
                assertThat(InstrumentReader.read(document).items()).isNotEmpty();
            }
            return problems;
        } catch (InputException e) {
            return e.problems();
        }
    }

    private static void damage(List<String> lines, Random random) {
        int line = random.nextInt(lines.size());
        String text = lines.get(line);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(line, " ".repeat(random.nextInt(4)) + text.strip());
            case 3 -> {
                int at = random.nextInt(text.length() + 1);
                lines.set(line, text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at));
            }
            default -> {
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(text.length() - from + 1);
                lines.set(line, text.substring(0, from) + text.substring(to));
            }
        }
    }
}
