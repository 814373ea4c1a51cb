package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Findings that data of a certain kind provoke, from the command line: each line is a kind of data, a call and the
 * codes.
 */
class ProvokedFindingsTest {

    private static final String INSTRUMENT = """
            id: mine
            version: '1'
            title: My questionnaire
            citations:
              - text: Me (2026). My questionnaire.
            wording: not included, see source
            languages: [en]
            scales:
              - id: agreement
                type: rating
                direction: more agreement
                points:
                  - {value: 1, label: disagree}
                  - {value: 2, label: rather disagree}
                  - {value: 3, label: neither}
                  - {value: 4, label: rather agree}
                  - {value: 5, label: agree}
            items:
              - {id: a, scale: agreement, subscale: trust, content: one}
              - {id: b, scale: agreement, subscale: trust, content: two}
              - {id: c, scale: agreement, subscale: trust, content: three}
              - {id: d, scale: agreement, subscale: trust, content: four}
            subscales:
              - {id: trust, title: Trust, direction: more trust}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    @TempDir
    private Path folder;

    /** What is changed of four items of one factor, five points each, 80 respondents. */
    private enum Kind {
        USUAL {
            @Override
            String cell(int row, int item, int value) {
                return Integer.toString(value);
            }
        },
        LOW {
            @Override
            String cell(int row, int item, int value) {
                return row % 2 == 0 ? "1" : Integer.toString(value);
            }
        },
        HIGH {
            @Override
            String cell(int row, int item, int value) {
                return row % 2 == 0 ? "5" : Integer.toString(value);
            }
        },
        GAPS {
            @Override
            String cell(int row, int item, int value) {
                return (row + item) % 5 == 0 ? "" : Integer.toString(value);
            }
        },
        LAST_EMPTY {
            @Override
            String cell(int row, int item, int value) {
                return item == 3 ? "" : Integer.toString(value);
            }
        },
        EMPTY_ROWS {
            @Override
            String cell(int row, int item, int value) {
                return row < 4 ? "" : Integer.toString(value);
            }
        },
        OPPOSED {
            @Override
            String cell(int row, int item, int value) {
                return Integer.toString(item % 2 == 0 ? value : 6 - value);
            }
        },
        COPY {
            @Override
            String cell(int row, int item, int value) {
                return Integer.toString(item == 3 ? row % 5 + 1 : item == 2 ? row % 5 + 1 : value);
            }
        },
        TWO_POINTS {
            @Override
            String cell(int row, int item, int value) {
                return Integer.toString(item == 0 ? Math.min(value, 2) : value);
            }
        };

        abstract String cell(int row, int item, int value);
    }

    /** A call that answers with codes. */
    private record Provoked(Kind kind, String call, String codes) {}

    static List<Provoked> cases() {
        return List.of(
                new Provoked(Kind.OPPOSED, "items --items a,b --draws 0", "alpha_negative"),
                new Provoked(Kind.GAPS, "items --items a,b,c,d --draws 0", "missing_answers"),
                new Provoked(Kind.LOW, "items --items a,b,c,d --draws 0 --scale-min 1 --scale-max 5", "item_floor"),
                new Provoked(Kind.LOW, "screen -i mine.yaml", "floor"),
                new Provoked(Kind.HIGH, "screen -i mine.yaml", "ceiling"),
                new Provoked(Kind.GAPS, "screen -i mine.yaml", "many_missing"),
                new Provoked(Kind.LAST_EMPTY, "screen -i mine.yaml", "no_answers"),
                new Provoked(Kind.LOW, "score -i mine.yaml", "floor_effect"),
                new Provoked(Kind.HIGH, "score -i mine.yaml", "ceiling_effect"),
                new Provoked(
                        Kind.GAPS,
                        "efa --items a,b,c,d --factors 1 --errors none --draws 5 --comparison-data without",
                        "incomplete_rows"),
                new Provoked(
                        Kind.COPY,
                        "efa --items a,b,c,d --factors 1 --errors none --draws 5 --comparison-data without",
                        "singular_correlations"),
                new Provoked(Kind.EMPTY_ROWS, "cfa --missing fiml -m f=~a+b+c+d", "empty_rows"),
                new Provoked(Kind.GAPS, "cfa -m f=~a+b+c+d --scores scores.csv", "rows_without_score"),
                new Provoked(
                        Kind.GAPS,
                        "efa --items a,b,c,d --factors 1 --errors none --draws 5 --comparison-data without --scores s.csv",
                        "rows_without_scores"),
                new Provoked(Kind.GAPS, "change --scores a,b", "incomplete_pairs"),
                new Provoked(Kind.TWO_POINTS, "mokken --items a,b,c,d", "unequal_categories"),
                new Provoked(Kind.OPPOSED, "irt --items a,b,c,d", "irt_negative_slope"));
    }

    private String data(Kind kind) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("id,a,b,c,d"));
        for (int row = 0; row < 80; row++) {
            int at = row;
            double trait = random.nextGaussian();
            String cells = IntStream.range(0, 4)
                    .mapToObj(item -> {
                        long value = Math.round(3 + 0.9 * trait + 0.7 * random.nextGaussian());
                        return kind.cell(at, item, (int) Math.max(1, Math.min(5, value)));
                    })
                    .collect(Collectors.joining(","));
            lines.add(row + "," + cells);
        }
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), INSTRUMENT);
        Files.writeString(folder.resolve("data.csv"), data(one.kind()));
        List<String> words = new ArrayList<>(List.of(one.call().split(" ")));
        words.addAll(List.of("-d", "data.csv", "--id", "id", "--format", "json", "--quiet"));
        CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        assertThat(new ObjectMapper().readTree(run.out()).get("findings").findValuesAsText("code"))
                .contains(one.codes().split(","));
    }
}
