package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.Reference;
import kith.finding.InputException;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.alignment.Alignment;
import kith.invariance.effect.SumCutoffs;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.search.Anchors;
import kith.invariance.search.PartialSearch;
import kith.math.Parallel;
import kith.math.Progress;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariance over contexts in which the same respondents answered, as a study file states it. */
class RepeatedContextsTest {

    private static final String INSTRUMENT = """
            id: panel
            version: '1.0'
            title: Panel
            description: Four items in two contexts.
            citations:
              - text: none
            wording: not included
            scales:
              - {id: score, type: continuous, direction: more}
            items:
              - {id: n_ci1, subscale: n, content: first}
              - {id: n_ci2, subscale: n, content: second}
              - {id: n_ci3, subscale: n, content: third}
              - {id: n_ci4, subscale: n, content: fourth}
              - {id: w_ci1, subscale: w, content: first}
              - {id: w_ci2, subscale: w, content: second}
              - {id: w_ci3, subscale: w, content: third}
              - {id: w_ci4, subscale: w, content: fourth}
            subscales:
              - {id: n, title: Neighbourhood, direction: more}
              - {id: w, title: Workplace, direction: more}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    private static final String MODEL = "ci =~ ci1 + ci2 + ci3 + ci4";

    @TempDir
    private Path folder;

    private Study study(String more) throws IOException {
        Files.writeString(folder.resolve("panel.yaml"), INSTRUMENT);
        Files.copy(Path.of("src/test/resources/reference/data/ce_within.csv"), folder.resolve("ce_within.csv"));
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: panel\ntitle: Panel\ninstrument: panel.yaml\ndata:\n  file: ce_within.csv\n  id: id\n"
                        + "analyses: [invariance]\n" + more);
        return StudyReader.read(file);
    }

    private static ComparabilityAnswer answer(Study study) {
        StudyResults results = StudyRunner.run(study, Parallel.allCores(), Progress.SILENT);
        assertThat(results.notDone()).isEmpty();
        return results.answer(ComparabilityAnswer.class).orElseThrow();
    }

    /** The study gives what the library gives. */
    @Test
    void withinPersons() throws IOException {
        InvarianceAnswer here = answer(study("invariance:\n  within: [n, w, p]\n  model: " + MODEL + "\n"))
                .ladder();
        InvarianceAnswer there =
                Invariance.within(List.of("n", "w", "p"), Sem.of(MODEL)).fit(Reference.data("ce_within.csv"));
        assertThat(here.contexts()).containsExactly("n", "w", "p");
        assertThat(here.steps()).hasSameSizeAs(there.steps());
        for (int k = 0; k < here.steps().size(); k++) {
            assertThat(here.steps().get(k).fit().fit().get("chisq"))
                    .isEqualTo(there.steps().get(k).fit().fit().get("chisq"));
        }
    }

    /** Contexts of the same respondents in each of the groups that are compared. */
    @Test
    void groupsCrossedWithContexts() throws IOException {
        Study study = study("invariance:\n  within: [n, w]\n  model: " + MODEL + "\n  levels: [configural, metric]\n");
        Path file = folder.resolve("ce_within.csv");
        List<String> lines = Files.readAllLines(file);
        StringBuilder crossed = new StringBuilder(lines.get(0) + ",half\n");
        for (int i = 1; i < lines.size(); i++) {
            crossed.append(lines.get(i)).append(i % 2 == 0 ? ",even\n" : ",odd\n");
        }
        Files.writeString(file, crossed);
        Path text = folder.resolve("study.yaml");
        Files.writeString(
                text, Files.readString(text).replace("  id: id\n", "  id: id\n  groups: [half]\ncompare: half\n"));
        assertThat(study.compare()).isEmpty();
        assertThat(answer(StudyReader.read(text)).ladder().contexts())
                .containsExactly("odd:n", "odd:w", "even:n", "even:w");
    }

    /** A row for each respondent and wave gives what columns give, also where a respondent lacks a wave. */
    @Test
    void wavesInRows() throws IOException {
        study("");
        List<String> lines = Files.readAllLines(folder.resolve("ce_within.csv"));
        List<String> names = List.of(lines.get(0).replace("\"", "").split(","));
        StringBuilder rows = new StringBuilder("id,wave,half,ci1,ci2,ci3,ci4\n");
        StringBuilder columns = new StringBuilder(lines.get(0) + ",half\n");
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(lines.get(i).split(",", -1)));
            boolean lost = i % 10 == 0;
            String half = i % 2 == 0 ? "even" : "odd";
            for (String wave : List.of("n", "w", "p")) {
                String answers = IntStream.rangeClosed(1, 4)
                        .mapToObj(item -> cells.get(names.indexOf(wave + "_ci" + item)))
                        .collect(Collectors.joining(","));
                if (!(lost && wave.equals("w"))) {
                    rows.append(i)
                            .append(',')
                            .append(wave)
                            .append(',')
                            .append(half)
                            .append(',')
                            .append(answers)
                            .append('\n');
                }
            }
            for (int item = 1; lost && item <= 4; item++) {
                cells.set(names.indexOf("w_ci" + item), "");
            }
            columns.append(String.join(",", cells)).append(',').append(half).append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        Files.writeString(folder.resolve("columns.csv"), columns);
        String settings = "compare: half\nmodel: {estimator: MLR, missing: fiml}\nanalyses: [invariance]\n"
                + "invariance: {within: [n, w], levels: [configural, metric], model: " + MODEL + "}\n";
        Files.writeString(
                folder.resolve("items.yaml"),
                INSTRUMENT.replaceAll("(?m)^  - \\{id: w.*\n", "").replace("id: n_ci", "id: ci"));
        Path file = folder.resolve("waves.yaml");
        Files.writeString(
                file,
                "id: w\ntitle: W\ninstrument: items.yaml\ndata: {file: rows.csv, id: id, wave: wave, groups: [half]}\n"
                        + settings);
        InvarianceAnswer here = answer(StudyReader.read(file)).ladder();
        Files.writeString(
                file,
                "id: w\ntitle: W\ninstrument: panel.yaml\ndata: {file: columns.csv, id: id, groups: [half]}\n"
                        + settings);
        InvarianceAnswer there = answer(StudyReader.read(file)).ladder();
        assertThat(here.contexts()).isEqualTo(there.contexts()).containsExactly("odd:n", "odd:w", "even:n", "even:w");
        for (int k = 0; k < here.steps().size(); k++) {
            assertThat(here.steps().get(k).fit().fit().get("chisq"))
                    .isEqualTo(there.steps().get(k).fit().fit().get("chisq"));
        }
    }

    /** Everything that the verb can be told. */
    @Test
    void everySettingOfTheVerb() throws IOException {
        InvarianceAnalysis settings = study("""
                        model: {answers: ordered, std_lv: true, starts: 3}
                        invariance:
                          within: [n, w]
                          columns: '{occasion}_{variable}'
                          model: ci =~ ci1 + ci2 + ci3 + ci4
                          order: millsap-tein
                          difference_test: satorra.2000
                          partial: backward
                          control: bonferroni
                          anchors: [ci1, ci2]
                          alignment: free
                          bootstrap: 50
                          cutoffs: {ci: 12}
                        """).settings(InvarianceAnalysis.class);
        PartialSearch.Way way = settings.questions().search().orElseThrow();
        assertThat(way.direction()).isEqualTo(PartialSearch.Direction.BACKWARD);
        assertThat(way.control()).isEqualTo(PartialSearch.ErrorControl.BONFERRONI);
        assertThat(way.anchors()).isEqualTo(new Anchors.Named(List.of("ci1", "ci2")));
        assertThat(settings.questions().alignment()).isEqualTo(Alignment.Identification.FREE);
        assertThat(settings.questions().cutoffs()).isEqualTo(SumCutoffs.parse("", List.of("ci=12")));
        assertThat(settings.bootstrap()).isEqualTo(50);
        assertThat(settings.settings())
                .containsEntry("within persons", "n, w")
                .containsEntry("order of levels", "millsap-tein")
                .containsEntry("difference test", "satorra.2000")
                .containsEntry("search", "backward, bonferroni, anchors ci1,ci2")
                .containsEntry("alignment", "free")
                .containsEntry("cut-offs", "ci: 12")
                .containsEntry("bootstrap samples of effect sizes", "50");
    }

    @Test
    void withoutASearch() throws IOException {
        assertThat(study("invariance:\n  partial: none\n  cutoffs: 12.5\n")
                        .settings(InvarianceAnalysis.class)
                        .questions())
                .isEqualTo(new Comparability.Questions(
                        java.util.Optional.empty(),
                        Comparability.Questions.USUAL.decision(),
                        Alignment.Identification.FIXED,
                        List.of(),
                        SumCutoffs.ofEvery(12.5)));
    }

    @Test
    void contextsNeedTheModelOfOne() {
        assertThatThrownBy(() -> study("invariance:\n  within: [n, w]\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without the model of one context");
    }

    @Test
    void aModelOfOneContextNeedsContexts() {
        assertThatThrownBy(() -> study("invariance:\n  model: " + MODEL + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without `within:`");
    }

    @Test
    void anOrderNeedsOrderedResponses() {
        assertThatThrownBy(() -> study("invariance:\n  order: wu-estabrook\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("answers: ordered");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        StudyResults results = StudyRunner.run(
                study("invariance:\n  within: [n, w, z]\n  model: " + MODEL + "\n"),
                Parallel.allCores(),
                Progress.SILENT);
        assertThat(results.notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("z_ci1"));
    }
}
