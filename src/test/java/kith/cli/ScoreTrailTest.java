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
        Path scores = folder.resolve("scores.csv");
        Path audit = folder.resolve("audit.csv");
        CommandRun run = CommandRun.kith(
                "score",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--id",
                "id",
                "-o",
                scores.toString(),
                "--audit",
                audit.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, List<Line>> trail = trail(audit);
        Responses written = ResponsesReader.read(
                        DataRequest.of(scores).withTexts(List.of("id")).withNumbersIfPresent(List.of("ci", "rw", "sb")))
                .responses();
        Set<String> hard = new TreeSet<>();
        for (int row = 0; row < written.size(); row++) {
            for (String scale : written.numeric().keySet()) {
                String id = written.labels().get("id").get(row);
                List<Line> lines = trail.get(id + " " + scale);
                double byHand = byHand(lines);
                double score = written.column(scale)[row];
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
        assertThat(hard).hasSizeGreaterThan(10);
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

    private static Map<String, List<Line>> trail(Path file) {
        Responses read = ResponsesReader.read(DataRequest.of(file)
                        .withTexts(List.of("id", "scale", "item", "recoded_by", "method", "outcome"))
                        .withNumbers(List.of("response", "value", "items", "needed", "answered", "score")))
                .responses();
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        for (int row = 0; row < read.size(); row++) {
            String key = read.labels().get("id").get(row) + " "
                    + read.labels().get("scale").get(row);
            lines.computeIfAbsent(key, one -> new ArrayList<>())
                    .add(new Line(
                            read.column("response")[row],
                            read.labels().get("recoded_by").get(row),
                            read.column("value")[row],
                            read.labels().get("method").get(row),
                            new double[] {
                                read.column("items")[row], read.column("needed")[row], read.column("answered")[row]
                            },
                            read.column("score")[row]));
        }
        return lines;
    }
}
