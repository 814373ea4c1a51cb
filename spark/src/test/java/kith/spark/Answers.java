package kith.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Simulated responses, and what {@code kith} itself makes of them, in a process of its own. */
final class Answers {

    static final List<String> ITEMS = List.of("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8");

    private Answers() {}

    /** Five-point responses of two factors in three groups, some of them missing. */
    static Path csv(Path folder, int rows) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,site," + String.join(",", ITEMS) + ",weight\n");
        for (int r = 0; r < rows; r++) {
            double[] factor = {random.nextGaussian(), random.nextGaussian()};
            text.append(r).append(',').append(r % 91 == 3 ? "" : List.of("north", "\"south, west\"", "2").get(r % 3));
            for (int j = 0; j < ITEMS.size(); j++) {
                double latent = 0.8 * factor[j / 4] + 0.7 * random.nextGaussian();
                long answer = Math.max(1, Math.min(5, Math.round(3 + latent)));
                int chance = random.nextInt(40);
                text.append(',').append(chance == 0 ? "" : chance == 1 ? "NA" : Long.toString(answer));
            }
            text.append(',').append(60 + 15 * random.nextGaussian()).append('\n');
        }
        return Files.writeString(folder.resolve("answers.csv"), text);
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs {@code kith} and gives what it prints. */
    static String kith(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath(), "kith.cli.Kith"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
        return out;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    /** Every number agrees to 1e-12 of the larger of its size and 1, and all else is the same. */
    static void same(String where, JsonNode expected, JsonNode found) {
        if (expected.isNumber() && found.isNumber()) {
            double number = expected.doubleValue();
            assertThat(found.doubleValue())
                    .as(where)
                    .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
        } else if (expected.isContainerNode()) {
            assertThat(found.size()).as(where).isEqualTo(expected.size());
            if (expected.isObject()) {
                expected.fieldNames().forEachRemaining(key -> same(where + "/" + key, expected.get(key), found.path(key)));
            } else {
                for (int k = 0; k < expected.size(); k++) {
                    same(where + "/" + k, expected.get(k), found.get(k));
                }
            }
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }

    /** All but the file that they were computed from. */
    static void sameMoments(Path expected, Path found) throws IOException {
        for (String key : List.of("variables", "group", "divisor", "excluded", "samples", "ordered", "tables")) {
            same(key, json(expected).path(key), json(found).path(key));
        }
    }
}
