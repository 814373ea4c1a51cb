package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortenCommandTest {

    private static final String DATA = "src/test/resources/reference/data/ce_contexts.csv";
    private static final String ITEMS = "ci1,ci2,ci3,ci4,rw1,rw2,rw3,rw4";

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
            ITEMS
            subscales:
              - {id: ci, title: Informal control, direction: more control, range: [1, 5]}
              - {id: rw, title: Readiness, direction: more readiness, range: [1, 5]}
            total: {id: all, title: All items, direction: more, range: [1, 5]}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    private static CommandRun shorten(String... more) {
        List<String> arguments = new ArrayList<>(List.of("shorten", "-d", DATA, "--items", ITEMS));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.json(arguments.toArray(String[]::new));
    }

    /** The rows that answered all eight items are those that answered the form and the rest. */
    @Test
    void alphaOfTheFormIsThatOfItems(@TempDir Path folder) throws Exception {
        JsonNode scale = json(shorten("--length", "3", "--folds", "0")).at("/scales/0");
        List<String> form = new ArrayList<>();
        scale.at("/forms/0/proposals/0/items").forEach(item -> form.add(item.asText()));
        assertThat(form).hasSize(3);
        List<String> lines = Files.readAllLines(Path.of(DATA));
        List<String> header = Arrays.asList(lines.get(0).replace("\"", "").split(","));
        List<String> complete = lines.stream()
                .filter(line -> Arrays.stream(ITEMS.split(","))
                        .noneMatch(item -> line.split(",", -1)[header.indexOf(item)].isEmpty()))
                .toList();
        Path file = Files.write(folder.resolve("complete.csv"), complete);
        JsonNode items = json(
                CommandRun.json("items", "-d", file.toString(), "--items", String.join(",", form), "--draws", "0"));
        for (JsonNode one : items.at("/scales/0/reliability")) {
            if (one.get("coefficient").asText().equals("alpha")) {
                assertThat(scale.at("/forms/0/proposals/0/alpha").asDouble())
                        .isCloseTo(one.get("estimate").asDouble(), within(1e-10));
                return;
            }
        }
        throw new AssertionError("no alpha");
    }

    @Test
    void writesEveryForm(@TempDir Path folder) throws Exception {
        String[] options = {"--length", "3,5", "--group", "context", "--facet", "ci=ci1,ci2,ci3,ci4", "--folds", "3"};
        CommandRun table = shorten(with(options, "--format", "table"));
        assertThat(table.out())
                .contains("best form of 3 items", "Spearman–Brown", "3-fold cross-validation", "reference group")
                .contains("ΔCFI, scalar");
        assertThat(shorten(with(options, "--format", "csv")).out().lines().count())
                .isEqualTo(4);
        for (String name : new String[] {"a.html", "a.xlsx"}) {
            Path file = folder.resolve(name);
            assertThat(shorten(with(options, "-o", file.toString())).exit()).isZero();
            assertThat(Files.size(file)).isGreaterThan(5_000);
        }
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(Arrays.stream(some), Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void tellsOfEveryWrongOption() {
        CommandRun wrong = shorten(
                "--facet",
                "a",
                "--facet",
                "b=ci1,none",
                "--require",
                "zz",
                "--weight",
                "beauty=1,dif=-1",
                "--range",
                "2,1",
                "--folds",
                "1",
                "--group",
                "ci1",
                "--criterion",
                "rw1");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("NAME=ITEM", "“none”", "“zz”", "“beauty=1”", "“dif=-1”", "the lower first")
                .contains("0 for no cross-validation", "a column of groups", "another column");
        assertThat(shorten("--facet", "a=ci1,ci2", "--facet", "b=ci2,ci3").err())
                .contains("is in two facets");
    }

    @Test
    void studiesShortenTheirScalesAndDescribeTheirPool(@TempDir Path folder) throws Exception {
        Files.copy(Path.of(DATA), folder.resolve("panel.csv"));
        StringBuilder items = new StringBuilder();
        for (String item : ITEMS.split(",")) {
            items.append("  - {id: " + item + ", scale: agreement, subscale: " + item.substring(0, 2) + ", content: "
                    + item + "}\n");
        }
        Files.writeString(folder.resolve("mine.yaml"), INSTRUMENT.replace("ITEMS\n", items));
        Path study = Files.writeString(folder.resolve("study.yaml"), """
                id: short
                title: Short forms
                instrument: mine.yaml
                data: {file: panel.csv, missing_codes: ["NA"]}
                compare: context
                analyses: [shorten, pool]
                shorten: {length: [2, 3], folds: 2, weights: {information: 0}, range: [-1, 2]}
                pool: {linkage: ward, profiles: 0, bootstrap: 5}
                """);
        CommandRun run = CommandRun.kith("run", study.toString(), "--out", folder.toString());
        assertThat(run.exit()).as(run.err() + run.out()).isZero();
        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("short/results.json").toFile());
        assertThat(results.findValues("cross_validation")).isNotEmpty();
        assertThat(Files.readString(folder.resolve("short/report.html"))).contains("Short forms");
        assertThat(results.findValues("iclust")).isNotEmpty();
        assertThat(results.findValue("stability").get("replications").asInt()).isEqualTo(5);
    }
}
