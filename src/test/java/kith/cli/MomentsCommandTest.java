package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code moments}, and analyses that start from its file in place of the responses. */
class MomentsCommandTest {

    private static final String MODEL = "f =~ q1 + q2 + q3; g =~ q4 + q5 + q6";
    private static final String ITEMS = "q1,q2,q3,q4,q5,q6";

    @TempDir
    private static Path folder;

    /** Two files of 400 respondents with two factors and two groups: five-point responses, with and without gaps. */
    @BeforeAll
    static void answers() throws IOException {
        Random random = new Random(11);
        StringBuilder whole = new StringBuilder("arm," + ITEMS + "\n");
        StringBuilder gaps = new StringBuilder("arm," + ITEMS + "\n");
        for (int r = 0; r < 400; r++) {
            double[] factor = {random.nextGaussian(), random.nextGaussian()};
            String arm = r % 3 == 0 ? "treated" : "control";
            whole.append(arm);
            gaps.append(r % 50 == 7 ? "" : arm);
            for (int j = 0; j < 6; j++) {
                double latent = 0.8 * factor[j / 3] + (j < 3 ? 0 : 0.3 * factor[0]) + 0.7 * random.nextGaussian();
                long answer = Math.max(1, Math.min(5, Math.round(3 + latent)));
                whole.append(',').append(answer);
                gaps.append(',').append(random.nextInt(12) == 0 || r == 33 ? "" : Long.toString(answer));
            }
            whole.append('\n');
            gaps.append('\n');
        }
        Files.writeString(folder.resolve("whole.csv"), whole);
        Files.writeString(folder.resolve("gaps.csv"), gaps);
    }

    private static JsonNode run(String... words) throws IOException {
        CommandRun run = CommandRun.in(
                folder,
                Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void moments(String data, String... more) {
        List<String> words = new ArrayList<>(List.of("moments", "-d", data, "--items", ITEMS, "-o", "moments.json"));
        words.addAll(List.of(more));
        CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
    }

    /** Every number of two results agrees, relative to its size, and every other value is the same. */
    private static void same(String where, JsonNode one, JsonNode other, double tolerance) {
        if (one.isNumber() && other.isNumber()) {
            double expected = one.doubleValue();
            assertThat(other.doubleValue())
                    .as(where)
                    .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        } else if (one.isObject()) {
            List<String> keys = new ArrayList<>();
            one.fieldNames().forEachRemaining(keys::add);
            assertThat(other.properties().stream().map(entry -> entry.getKey()).toList())
                    .as(where)
                    .isEqualTo(keys);
            keys.forEach(key -> same(where + "/" + key, one.get(key), other.get(key), tolerance));
        } else if (one.isArray()) {
            assertThat(other.size()).as(where).isEqualTo(one.size());
            for (int k = 0; k < one.size(); k++) {
                same(where + "/" + k, one.get(k), other.get(k), tolerance);
            }
        } else {
            assertThat(other.toString()).as(where).isEqualTo(one.toString());
        }
    }

    private static JsonNode without(JsonNode result, String... keys) {
        JsonNode copy = result.deepCopy();
        for (String key : keys) {
            copy.findParents(key).forEach(parent -> ((ObjectNode) parent).remove(key));
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"ML", "GLS", "ULS"})
    void cfaIsThatOfTheResponses(String estimator) throws IOException {
        moments("whole.csv", "--group", "arm");
        JsonNode responses = run("cfa", "-d", "whole.csv", "-m", MODEL, "--estimator", estimator, "--group", "arm");
        JsonNode moments =
                run("cfa", "--moments", "moments.json", "-m", MODEL, "--estimator", estimator, "--group", "arm");
        assertThat(moments.get("result").toString())
                .isEqualTo(responses.get("result").toString());
        assertThat(moments.at("/input/rows").intValue()).isEqualTo(400);
        assertThat(moments.at("/options/moments").asText()).isEqualTo("moments.json");
        JsonNode pooled = run("cfa", "--moments", "moments.json", "-m", MODEL, "--estimator", estimator);
        same(
                "pooled",
                without(
                        run("cfa", "-d", "whole.csv", "-m", MODEL, "--estimator", estimator)
                                .get("result"),
                        "search"),
                without(pooled.get("result"), "search"),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"listwise", "fiml"})
    void cfaWithMissingResponses(String missing) throws IOException {
        moments("gaps.csv", "--group", "arm");
        for (String model : List.of(MODEL, "f =~ q1 + q2 + q3; q5 ~ f")) {
            String[] asked = {"-m", model, "--missing", missing, "--group", "arm"};
            JsonNode responses = run(words("cfa", "-d", "gaps.csv", asked));
            JsonNode moments = run(words("cfa", "--moments", "moments.json", asked));
            same(missing, without(responses.get("result"), "search"), without(moments.get("result"), "search"), 1e-8);
            assertThat(codes(moments)).containsAll(codes(responses));
        }
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("findings").findValuesAsText("code");
    }

    private static String[] words(String verb, String option, String file, String... more) {
        return Stream.concat(Stream.of(verb, option, file), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"whole.csv, listwise", "gaps.csv, fiml"})
    void invarianceIsThatOfTheResponses(String data, String missing) throws IOException {
        moments(data, "--group", "arm");
        String[] asked = {"-m", MODEL, "--missing", missing, "--group", "arm"};
        JsonNode responses = run(words("invariance", "-d", data, asked)).get("result");
        JsonNode moments =
                run(words("invariance", "--moments", "moments.json", asked)).get("result");
        // The range of responses is not known from moments.
        String[] ranges = {"possible_range", "conclusion", "search"};
        same("invariance", without(responses, ranges), without(moments, ranges), 1e-6);
        assertThat(moments.at("/conclusion/answer")).isEqualTo(responses.at("/conclusion/answer"));
    }

    @Test
    void invarianceWithinRespondents() throws IOException {
        moments("gaps.csv");
        String text = Files.readString(folder.resolve("moments.json"));
        String data = Files.readString(folder.resolve("gaps.csv"));
        for (int j = 1; j <= 6; j++) {
            String name = (j <= 3 ? "t1_x" : "t2_x") + (j <= 3 ? j : j - 3);
            text = text.replace("\"q" + j + "\"", "\"" + name + "\"");
            data = data.replace("q" + j, name);
        }
        Files.writeString(folder.resolve("panel.json"), text);
        Files.writeString(folder.resolve("panel.csv"), data);
        String[] asked = {"-m", "f =~ x1 + x2 + x3", "--missing", "fiml", "--within", "t1,t2"};
        JsonNode responses = run(words("invariance", "-d", "panel.csv", asked)).get("result");
        JsonNode moments =
                run(words("invariance", "--moments", "panel.json", asked)).get("result");
        String[] ranges = {"possible_range", "conclusion", "search"};
        same("panel", without(responses, ranges), without(moments, ranges), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"whole.csv, pairwise", "gaps.csv, pairwise", "gaps.csv, listwise"})
    void itemsFromCovariances(String data, String missing) throws IOException {
        moments(data);
        String[] asked = {"--items", "q1,q2,q3", "--missing", missing, "--bootstrap", "0"};
        JsonNode responses = run(words("items", "-d", data, asked)).at("/result/scales/0/reliability");
        JsonNode moments =
                run(words("items", "--moments", "moments.json", asked)).at("/result/scales/0/reliability");
        for (String coefficient : List.of("alpha", "alpha_standardized", "omega_total", "lambda6", "glb")) {
            assertThat(estimate(moments, coefficient))
                    .as(coefficient)
                    .isCloseTo(estimate(responses, coefficient), within(1e-8));
        }
    }

    private static double estimate(JsonNode rows, String coefficient) {
        for (JsonNode row : rows) {
            if (row.get("coefficient").asText().equals(coefficient)) {
                return row.get("estimate").doubleValue();
            }
        }
        return Double.NaN;
    }

    @ParameterizedTest
    @CsvSource({"pearson, listwise", "pearson, pairwise", "pearson, fiml", "polychoric, listwise"})
    void efaFromCorrelations(String kind, String missing) throws IOException {
        String data = kind.equals("polychoric") ? "whole.csv" : "gaps.csv";
        moments(data, kind.equals("polychoric") ? new String[] {"--ordered", "all"} : new String[0]);
        String[] asked = {
            "--items",
            ITEMS,
            "--factors",
            "2",
            "--correlation",
            kind,
            "--missing",
            missing,
            "--comparison-data",
            "without",
            "--simulations",
            "10",
            "--se",
            "none"
        };
        JsonNode responses = run(words("efa", "-d", data, asked)).get("result");
        JsonNode moments = run(words("efa", "--moments", "moments.json", asked)).get("result");
        for (String key : List.of("n", "loadings", "phi", "communalities", "adequacy")) {
            same(key, responses.get(key), moments.get(key), 1e-7);
        }
    }

    @ParameterizedTest
    @CsvSource({"whole.csv, listwise, DWLS", "whole.csv, listwise, ULS", "gaps.csv, pairwise, DWLS"})
    void cfaOfOrderedItems(String data, String missing, String estimator) throws IOException {
        moments(data, "--ordered", "all", "--group", "arm");
        for (String model : List.of(MODEL, "f =~ q1 + q2 + q3 + q6")) {
            String[] asked = {
                "-m", model, "--missing", missing, "--ordered", "all", "--estimator", estimator, "--group", "arm"
            };
            JsonNode responses = run(words("cfa", "-d", data, asked)).get("result");
            JsonNode moments =
                    run(words("cfa", "--moments", "moments.json", asked)).get("result");
            same(estimator, without(responses, "search"), without(moments, "search"), 1e-9);
        }
    }

    /** Means, standard deviations and correlations as printed, against lavaan 0.6-14 (sample.cov, sample.nobs). */
    @Test
    void cfaOfAPublishedMatrix() throws IOException {
        String rows = Files.readString(Path.of("src/test/resources/reference/own/matrix_input/covariances.csv"));
        List<String> lower = new ArrayList<>();
        rows.lines()
                .skip(1)
                .forEach(line ->
                        lower.add("[" + line.substring(line.indexOf(',') + 1).replaceAll(",+$", "") + "]"));
        Files.writeString(
                folder.resolve("published.json"),
                "{\"moments\": 1, \"variables\": [\"x1\", \"x2\", \"x3\", \"x4\", \"x5\", \"x6\"],\n"
                        + "\"samples\": [{\"n\": 301, \"covariance\": [" + String.join(",\n", lower) + "]}]}");
        JsonNode fit = run("cfa", "--moments", "published.json", "-m", "f =~ x1 + x2 + x3; g =~ x4 + x5 + x6")
                .at("/result/fit");
        Tolerance.CHI_SQUARE.check(
                "chisq",
                fit.get("chisq").doubleValue(),
                Reference.own("matrix_input").at("/cases/ml/answer/fit/chisq").doubleValue());
        CommandRun means = CommandRun.in(
                folder, "cfa", "--moments", "published.json", "-m", "f =~ x1 + x2 + x3", "--meanstructure");
        assertThat(means.exit()).isEqualTo(2);
        assertThat(means.err()).contains("no means, and a model with intercepts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cfa --moments M -m MODEL --estimator MLR|estimator MLR with moments in place of responses",
                "cfa --moments M -m MODEL --ordered all|estimator WLSMV of ordered variables with moments",
                "cfa --moments M -m MODEL --bootstrap 100|responses of every respondent",
                "cfa --moments M -m MODEL --scores s.csv|responses of every respondent",
                "cfa --moments M -m MODEL --cluster arm|clusters or weights with moments",
                "cfa --moments M -m MODEL --group school|no column “school”",
                "cfa --moments M -m MODEL --matrix|one of them",
                "cfa --moments M -m MODEL -d gaps.csv|together with --data",
                "cfa --moments none.json -m MODEL|none.json",
                "cfa --moments gaps.csv -m MODEL|gaps.csv",
                "cfa --moments M -m f=~q1+q2+z|“z”, which is not in the data",
                "cfa -m MODEL|Missing required option: '--data=FILE'",
                "items --moments M --items q1,zz,q2|no variable “zz”",
                "items --moments M -i collective-efficacy|together with --instrument",
                "efa --moments M --correlation spearman|moments do not hold ranks",
                "efa --moments M --correlation polychoric|lack a response",
                "efa --moments M --group arm|could be divided into groups",
                "invariance --moments M -m MODEL --group arm --ordered all --estimator DWLS|together with --moments",
                "invariance --moments M -m MODEL --group arm --permutations 10|responses of every respondent",
                "moments -d gaps.csv --items q1,q2 --missing pairwise|fiml serves pairwise analyses too",
                "moments -d gaps.csv --items q1,q2 --ordered q3|“q3”",
                "moments -d gaps.csv --items q1,q2 -o gaps.csv|a name that ends in .json",
                "moments -d gaps.csv --items q1,zz|zz",
                "moments -d gaps.csv --items q1,q2 --group q1|a column of its own"
            })
    void refusesWithTheReason(String command, String reason) {
        moments("gaps.csv", "--group", "arm", "--ordered", "all");
        String[] words = command.split(" ");
        for (int k = 0; k < words.length; k++) {
            words[k] = words[k].equals("M") ? "moments.json" : words[k].equals("MODEL") ? MODEL : words[k];
        }
        CommandRun run = CommandRun.in(folder, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
    }

    @Test
    void listwiseKeepsCompleteRowsAlone() throws IOException {
        moments("gaps.csv", "--missing", "listwise");
        JsonNode file =
                new ObjectMapper().readTree(folder.resolve("moments.json").toFile());
        assertThat(file.get("samples")).hasSize(1);
        assertThat(file.at("/samples/0/n").intValue()
                        + file.at("/excluded/incomplete").intValue())
                .isEqualTo(400);
        assertThat(codes(run("cfa", "--moments", "moments.json", "-m", MODEL))).contains("rows_left_out");
    }
}
