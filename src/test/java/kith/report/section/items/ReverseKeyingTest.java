package kith.report.section.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.render.JsonWriter;
import kith.report.section.StudyTree;
import kith.study.StudyReader;
import kith.study.StudyRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every analysis of a study recodes reverse-keyed items: an instrument with two reverse-keyed items gives the results
 * of the same answers to an instrument without any.
 */
class ReverseKeyingTest {

    private static final int ROWS = 240;
    private static final int ITEMS = 4;

    @TempDir
    private static Path folder;

    private static JsonNode forward;
    private static JsonNode reversed;

    @BeforeAll
    static void run() throws IOException {
        forward = results("forward", RatingScale.KNOWN, false);
        reversed = results("reversed", RatingScale.KNOWN, true);
    }

    private enum RatingScale {
        KNOWN("[{value: 1, label: a}, {value: 2, label: b}, {value: 3, label: c}, {value: 4, label: d},"
                + " {value: 5, label: e}]"),
        UNKNOWN("not known");

        private final String points;

        RatingScale(String points) {
            this.points = points;
        }
    }

    private static JsonNode results(String id, RatingScale scale, boolean reverse) throws IOException {
        Random random = new Random(4);
        StringBuilder data = new StringBuilder("site,i1,i2,i3,i4\n");
        for (int row = 0; row < ROWS; row++) {
            double trait = random.nextGaussian();
            data.append(row % 2 == 0 ? "north" : "south");
            for (int item = 1; item <= ITEMS; item++) {
                long answer = Math.max(1, Math.min(5, Math.round(3 + 0.9 * trait + 0.8 * random.nextGaussian())));
                data.append(',').append(reverse && item > 2 ? 6 - answer : answer);
            }
            data.append('\n');
        }
        Files.writeString(folder.resolve(id + ".csv"), data);
        StringBuilder instrument = new StringBuilder("""
                id: trait
                version: '1'
                title: Trait
                citations: [{text: Somebody (2020)}]
                wording: not included
                languages: [en]
                scales: [{id: points, type: rating, direction: more, points: %s}]
                subscales: [{id: trait, title: Trait, direction: more}]
                scoring: {method: mean, least_share: 1, at_exactly_the_share: scored}
                items:
                """.formatted(scale.points));
        for (int item = 1; item <= ITEMS; item++) {
            instrument
                    .append("  - {id: i" + item + ", subscale: trait, content: item " + item)
                    .append(reverse && item > 2 ? ", reversed: true}\n" : "}\n");
        }
        Files.writeString(folder.resolve(id + "-instrument.yaml"), instrument);
        Path study = folder.resolve(id + ".yaml");
        Files.writeString(study, """
                id: study
                title: Study
                instrument: %s-instrument.yaml
                data: {file: %s.csv}
                compare: site
                """.formatted(id, id));
        String json = JsonWriter.write(
                StudyTree.of(StudyRunner.run(StudyReader.read(study), Parallel.allCores(), Progress.SILENT)));
        return new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sample/correlations", "/scores", "/cfa", "/invariance", "/items/scales/0/reliability", "/efa"})
    void analysesTakeRecodedItems(String part) {
        assertThat(reversed.at("/result" + part).isMissingNode()).isFalse();
        assertThat(reversed.at("/result" + part)).isEqualTo(forward.at("/result" + part));
    }

    @Test
    void withoutKnownEndsTheObservedOnesServeAndAreTold() throws IOException {
        JsonNode unknown = results("unknown", RatingScale.UNKNOWN, true);
        assertThat(unknown.at("/result/cfa/fit")).isEqualTo(forward.at("/result/cfa/fit"));
        assertThat(unknown.at("/result/sample/correlations")).isEqualTo(forward.at("/result/sample/correlations"));
        assertThat(unknown.at("/findings").findValuesAsText("code")).contains("range_from_answers");
        assertThat(unknown.at("/not_done").toString()).contains("points of the response scale “points” are not set");
    }
}
