package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No verb shows direct identifiers, salts or statistics of few respondents. */
class PrivacyTest {

    private static final String SALT = "0123456789abcdef-secret";
    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        StringBuilder text = new StringBuilder("person,E-mail,IP Address,Latitude,site,a1,a2,a3,a4\n");
        for (int row = 0; row < ROWS; row++) {
            text.append("P")
                    .append(7000 + row)
                    .append(",who")
                    .append(row)
                    .append("@example.org,10.0.0.")
                    .append(row)
                    .append(",48.")
                    .append(123000 + row)
                    .append(',')
                    .append(row < 3 ? "tiny" : row < 30 ? "north" : "south");
            for (int item = 0; item < 4; item++) {
                text.append(',').append(row % 11 == item ? "" : 1 + (row * 7 + item * row % 3 + row / 9) % 5);
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve("answers.csv"), text);
        Files.writeString(folder.resolve("salt.txt"), SALT + "\n");
        Files.writeString(folder.resolve("short.txt"), "secretsalt\n");
        Files.writeString(folder.resolve("a.yaml"), """
                id: a
                version: "1"
                title: A
                citations:
                  - {text: Somebody 2020}
                wording: not included, see source
                scales:
                  - {id: s, type: rating, points: [{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}], direction: more}
                subscales:
                  - {id: A, title: A, direction: more}
                items:
                  - {id: a1, scale: s, subscale: A, content: one}
                  - {id: a2, scale: s, subscale: A, content: two}
                  - {id: a3, scale: s, subscale: A, content: three}
                  - {id: a4, scale: s, subscale: A, content: four}
                scoring: {method: mean, least_answers: 2}
                """);
        Files.writeString(folder.resolve("study.yaml"), """
                id: small
                title: Small groups
                instrument: a.yaml
                data: {file: answers.csv, id: person}
                compare: site
                analyses: [screen, scores, items]
                """);
    }

    private CommandRun kith(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private List<String> everythingWritten(Path under) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(under)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    @Test
    void noReportHasIdentifiersOrIds() throws IOException {
        CommandRun run = kith("run", "study.yaml", "-o", "out");
        assertThat(run.exit()).isZero();
        assertThat(everythingWritten(folder.resolve("out")))
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(text).doesNotContain("@example", "10.0.0.", "48.123", "P700"));
        for (String verb : List.of("score", "screen")) {
            for (String format : List.of("table", "json", "csv", "html")) {
                CommandRun one = kith(verb, "-i", "a.yaml", "-d", "answers.csv", "--format", format);
                assertThat(one.exit()).isZero();
                assertThat(one.out()).doesNotContain("@example", "10.0.0.", "48.123", "P700");
            }
        }
    }

    @Test
    void saltedIdsTakeTheirPlace() throws IOException {
        for (String format : List.of("table", "json", "csv", "html")) {
            for (String verb : List.of("score", "screen")) {
                CommandRun run = kith(
                        verb,
                        "-i",
                        "a.yaml",
                        "-d",
                        "answers.csv",
                        "--id",
                        "person",
                        "--salt",
                        "salt.txt",
                        "--format",
                        format);
                assertThat(run.exit()).isZero();
                assertThat(run.out() + run.err()).doesNotContain("P700", SALT);
            }
        }
        kith(
                "score",
                "-i",
                "a.yaml",
                "-d",
                "answers.csv",
                "--id",
                "person",
                "--salt",
                "salt.txt",
                "--audit",
                "audit.csv");
        String audit = Files.readString(folder.resolve("audit.csv"));
        assertThat(audit).doesNotContain("P700", SALT);
        String first = audit.lines().skip(1).findFirst().orElseThrow().split(",")[0];
        assertThat(first).matches("[0-9a-f]{24}");
        assertThat(kith(
                                "screen",
                                "-i",
                                "a.yaml",
                                "-d",
                                "answers.csv",
                                "--id",
                                "person",
                                "--salt",
                                "salt.txt",
                                "--format",
                                "csv")
                        .out())
                .contains("\n" + first + ",");
    }

    @Test
    void aSaltThatCannotBeUsedIsNotShown() {
        CommandRun run = kith("score", "-i", "a.yaml", "-d", "answers.csv", "--id", "person", "--salt", "short.txt");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a salt of 10 characters", "at least 16").doesNotContain("secretsalt");
        assertThat(kith("score", "-i", "a.yaml", "-d", "answers.csv", "--id", "person", "--salt", "env:KITH_NO_SUCH")
                        .err())
                .contains("KITH_NO_SUCH");
        assertThat(kith("score", "-i", "a.yaml", "-d", "answers.csv", "--id", "person", "--salt", "none.txt")
                        .exit())
                .isEqualTo(2);
        assertThat(kith("score", "-i", "a.yaml", "-d", "answers.csv", "--salt", "salt.txt")
                        .err())
                .contains("expected --id COLUMN");
    }

    @Test
    void statisticsOfSmallGroupsAreSuppressed() throws IOException {
        String[] score = {"score", "-i", "a.yaml", "-d", "answers.csv", "--group", "site", "--format", "table"};
        assertThat(kith(score).out()).contains("suppressed", "fewer than 5 respondents");
        String[] all = Stream.concat(Stream.of(score), Stream.of("--smallest-cell", "1"))
                .toArray(String[]::new);
        assertThat(kith(all).out()).doesNotContain("suppressed");
        assertThat(kith("run", "study.yaml", "-o", "out").exit()).isZero();
        String results = Files.readString(folder.resolve("out/small/results.json"));
        assertThat(results).contains("\"small_groups\"", "\"analysed\": 57");
        assertThat(everythingWritten(folder.resolve("out")))
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(text).doesNotContain("tiny"));
        assertThat(kith("run", "study.yaml", "-o", "all", "--smallest-cell", "1")
                        .exit())
                .isZero();
        assertThat(Files.readString(folder.resolve("all/small/results.json")))
                .containsPattern("\"group\": ?\"tiny\",\\s*\"n\": ?3");
        Files.writeString(
                folder.resolve("study.yaml"), Files.readString(folder.resolve("study.yaml")) + "smallest_cell: 2\n");
        assertThat(kith("run", "study.yaml", "-o", "two").exit()).isZero();
        assertThat(Files.readString(folder.resolve("two/small/results.json"))).contains("\"smallest group reported\"");
    }
}
