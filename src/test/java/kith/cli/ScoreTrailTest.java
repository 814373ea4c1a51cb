package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.Responses;
import kith.data.ResponsesReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor's test: scores computed by hand from the audit alone. */
class ScoreTrailTest {

    @TempDir
    Path folder;

    /** One line of the audit. */
    private record Line(
            double response, String recodedBy, double value, String method, double[] counts, double score) {}

    @Test
    void everyWaveHasItsScores() throws IOException {
        Path scores = folder.resolve("waves.csv");
        Path audit = folder.resolve("waves-audit.csv");
        CommandRun run = CommandRun.kith(
                "score",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/trial.csv",
                "--id",
                "id",
                "--time",
                "visit",
                "-o",
                scores.toString(),
                "--audit",
                audit.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines.get(0)).startsWith("id,visit,ci,");
        assertThat(lines.get(1)).startsWith("1,baseline,");
        assertThat(lines.get(2)).startsWith("1,month3,");
        assertThat(Files.readAllLines(audit).get(0)).startsWith("id,visit,scale,item,response");
        assertThat(Files.readAllLines(audit)).anyMatch(line -> line.startsWith("1,month3,ci,ci1,"));
    }

    @Test
    void scoresOfRespondentsAreComputedAgainFromTheAuditAlone() {
        assertThat(incompleteAmongScoresByHand("contexts.csv", List.of("id"))).hasSizeGreaterThan(10);
    }

    /** Every visit of every participant, and so of any ten that a trial statistician picks. */
    @Test
    void scoresOfATrialAreComputedAgainFromTheAuditAlone() {
        assertThat(incompleteAmongScoresByHand("trial.csv", List.of("id", "visit"), "--time", "visit"))
                .hasSizeGreaterThan(10);
    }

    /** Requires equal scores of every row, and gives the rows in which responses are missing. */
    private Set<String> incompleteAmongScoresByHand(String file, List<String> keys, String... more) {
        Path scores = folder.resolve("scores.csv");
        Path audit = folder.resolve("audit.csv");
        List<String> words = new ArrayList<>(List.of(
                "score",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/" + file,
                "--id",
                "id",
                "-o",
                scores.toString(),
                "--audit",
                audit.toString()));
        words.addAll(List.of(more));
        CommandRun run = CommandRun.kith(words.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, List<Line>> trail = trail(audit, keys);
        Responses written = ResponsesReader.read(DataRequest.of(scores)
                        .withTexts(keys)
                        .withNumbersIfPresent(List.of("ci", "rw", "ta", "le", "sc", "total", "short")))
                .responses();
        assertThat(written.numeric()).hasSizeGreaterThan(5);
        Set<String> hard = new TreeSet<>();
        for (String scale : written.numeric().keySet()) {
            double[] column = written.column(scale);
            for (int row = 0; row < written.size(); row++) {
                String id = key(written, keys, row);
                List<Line> lines = trail.get(id + " " + scale);
                double byHand = byHand(lines);
                double score = column[row];
                if (Double.isNaN(score)) {
                    assertThat(byHand).as(id + " " + scale).isNaN();
                } else {
                    // scores are written with six decimals at the least
                    assertThat(byHand).as(id + " " + scale).isEqualTo(score, within(5e-7));
                    assertThat(lines.get(0).score()).isEqualTo(score, within(5e-7));
                }
                if (lines.stream().anyMatch(line -> Double.isNaN(line.response()))) {
                    hard.add(id);
                }
            }
        }
        return hard;
    }

    private static String key(Responses rows, List<String> keys, int row) {
        return keys.stream().map(name -> rows.labels().get(name).get(row)).collect(Collectors.joining(" "));
    }

    private static double byHand(List<Line> lines) {
        double sum = 0;
        int answered = 0;
        for (Line line : lines) {
            double x = line.response();
            if (Double.isNaN(x)) {
                continue;
            }
            double value = line.recodedBy().isEmpty()
                    ? x
                    : Double.parseDouble(line.recodedBy().split(" ")[0]) - x;
            assertThat(value).isEqualTo(line.value());
            sum += value;
            answered++;
        }
        double items = lines.get(0).counts()[0];
        double needed = lines.get(0).counts()[1];
        assertThat((double) answered).isEqualTo(lines.get(0).counts()[2]);
        assertThat((double) lines.size()).isEqualTo(items);
        if (answered < needed) {
            return Double.NaN;
        }
        return lines.get(0).method().equals("mean") || answered < items
                ? sum / answered * (lines.get(0).method().equals("sum") ? items : 1)
                : sum;
    }

    private static Map<String, List<Line>> trail(Path file, List<String> keys) {
        List<String> texts = new ArrayList<>(keys);
        texts.addAll(List.of("scale", "item", "recoded_by", "method", "outcome"));
        Responses read = ResponsesReader.read(DataRequest.of(file)
                        .withTexts(texts)
                        .withNumbers(List.of("response", "value", "items", "needed", "answered", "score")))
                .responses();
        List<double[]> numbers = Stream.of("response", "value", "items", "needed", "answered", "score")
                .map(read::column)
                .toList();
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        for (int at = 0; at < read.size(); at++) {
            int row = at;
            double[] values =
                    numbers.stream().mapToDouble(column -> column[row]).toArray();
            String key = key(read, keys, row) + " " + read.labels().get("scale").get(row);
            lines.computeIfAbsent(key, one -> new ArrayList<>())
                    .add(new Line(
                            values[0],
                            read.labels().get("recoded_by").get(row),
                            values[1],
                            read.labels().get("method").get(row),
                            new double[] {values[2], values[3], values[4]},
                            values[5]));
        }
        return lines;
    }

    /** Ten respondents: complete, recoded, prorated and not scored; every expected score was worked out on paper. */
    @Test
    void tenRespondentsByHand() throws IOException {
        Files.writeString(folder.resolve("ten.csv"), """
                id,q1,q2,q3,q4
                r01,1,1,1,1
                r02,5,5,5,5
                r03,5,5,1,5
                r04,2,3,4,
                r05,2,3,,4
                r06,,,2,4
                r07,4,,,
                r08,,,,
                r09,1,2,5,-9
                r10,3,-9,1,2
                """);
        Files.writeString(folder.resolve("ten.yaml"), """
                id: ten
                version: "3"
                title: Ten
                citations:
                  - {text: Somebody 2020}
                wording: not included, see source
                scales:
                  - id: s
                    type: rating
                    points: [{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}]
                    direction: more
                    missing: {-9: refused}
                subscales:
                  - {id: T, title: Ten, direction: more}
                items:
                  - {id: q1, scale: s, subscale: T, content: one}
                  - {id: q2, scale: s, subscale: T, content: two}
                  - {id: q3, scale: s, subscale: T, content: three, reversed: true}
                  - {id: q4, scale: s, subscale: T, content: four}
                scoring: {method: sum, least_answers: 2, prorated: true}
                """);
        CommandRun run = CommandRun.in(
                folder,
                "score",
                "-i",
                "ten.yaml",
                "-d",
                "ten.csv",
                "--id",
                "id",
                "--audit",
                "trail.csv",
                "-o",
                "s.csv");
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, Double> expected = new LinkedHashMap<>();
        expected.put("r01", 8.0); // 1 + 1 + (6 - 1) + 1
        expected.put("r02", 16.0); // 5 + 5 + (6 - 5) + 5
        expected.put("r03", 20.0); // 5 + 5 + (6 - 1) + 5
        expected.put("r04", 28 / 3.0); // (2 + 3 + (6 - 4)) / 3 * 4
        expected.put("r05", 12.0); // (2 + 3 + 4) / 3 * 4
        expected.put("r06", 16.0); // ((6 - 2) + 4) / 2 * 4
        expected.put("r07", Double.NaN); // one response of the two that the rule needs
        expected.put("r08", Double.NaN);
        expected.put("r09", 16 / 3.0); // (1 + 2 + (6 - 5)) / 3 * 4
        expected.put("r10", 40 / 3.0); // (3 + (6 - 1) + 2) / 3 * 4
        Map<String, List<Line>> trail = trail(folder.resolve("trail.csv"), List.of("id"));
        Responses written = ResponsesReader.read(DataRequest.of(folder.resolve("s.csv"))
                        .withTexts(List.of("id", "T_outcome"))
                        .withNumbers(List.of("T")))
                .responses();
        assertThat(written.labels().get("T_outcome"))
                .containsExactly(
                        "complete",
                        "complete",
                        "complete",
                        "prorated",
                        "prorated",
                        "prorated",
                        "too_few_answers",
                        "no_answers",
                        "prorated",
                        "prorated");
        for (int row = 0; row < 10; row++) {
            String id = written.labels().get("id").get(row);
            List<Line> lines = trail.get(id + " T");
            assertThat(lines).extracting(Line::recodedBy).containsExactly("", "", "6 - x", "");
            assertThat(byHand(lines)).as(id).isEqualTo(expected.get(id), within(1e-9));
            assertThat(lines.get(0).score()).as(id).isEqualTo(expected.get(id), within(1e-9));
            assertThat(written.column("T")[row]).as(id).isEqualTo(expected.get(id), within(5e-7));
        }
    }
}
