package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.finding.Finding;
import kith.invariance.ComparabilityAnswer;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.document.Tree;
import kith.report.render.JsonWriter;
import kith.report.section.StudyTree;
import kith.report.section.invariance.InvariancePresenter;
import kith.report.section.presenter.StudyContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What analyses of a study make of declared clusters is what they say: an analysis that allows for clusters has other
 * results with them, one that does not has the same ones, and a finding names it.
 */
@Tag("slow")
class ClusterTreatmentTest {

    private static final String INSTRUMENT = """
            id: four
            version: '1.0'
            title: Four
            description: Six items.
            citations:
              - text: none
            wording: not included
            languages: [en]
            scales:
              - id: points
                type: rating
                direction: more
                points:
                  - {value: 1, label: a}
                  - {value: 2, label: b}
                  - {value: 3, label: c}
                  - {value: 4, label: d}
            items:
              - {id: a1, subscale: a, content: first}
              - {id: a2, subscale: a, content: second}
              - {id: a3, subscale: a, content: third}
              - {id: a4, subscale: a, content: fourth}
              - {id: a5, subscale: a, content: fifth}
              - {id: a6, subscale: a, content: sixth}
            subscales:
              - {id: a, title: A, direction: more}
            total: {id: total, title: Total, direction: more, items: [a1, a2, a3, a4, a5, a6]}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    private static final String STUDY = """
            id: clustered
            title: Clustered
            instrument: four.yaml
            compare: sex
            model: {estimator: MLR, missing: fiml}
            analyses: [ANALYSES]
            agreement: {items: [a1, a2]}
            network: {ties: ties.csv}
            hypotheses:
              - {correlation: [total, age], above: 0}
            multitrait: {traits: ['1', '2'], methods: [a, b], scores: '{method}{trait}'}
            items: {bootstrap: 50}
            efa: {factors: 1, se: bootstrap, bootstrap: 30, simulations: 20, missing: listwise}
            shorten: {length: [4]}
            pool: {bootstrap: 5}
            """;

    @TempDir
    private Path folder;

    private void files() throws IOException {
        Random random = new Random(4);
        StringBuilder rows = new StringBuilder("id,area,sex,age,a1,a2,a3,a4,a5,a6,b1,b2\n");
        StringBuilder ties = new StringBuilder("id\n");
        int person = 0;
        for (int area = 0; area < 30; area++) {
            double own = random.nextGaussian();
            for (int i = 0; i < 10; i++) {
                person++;
                double trait = own + random.nextGaussian();
                rows.append(String.format(
                        "%d,%d,%s,%d", person, area, random.nextBoolean() ? "man" : "woman", 20 + random.nextInt(50)));
                for (int item = 0; item < 6; item++) {
                    double y = trait + random.nextGaussian();
                    rows.append(y < -1.3 ? ",1" : y < 0 ? ",2" : y < 1.3 ? ",3" : ",4");
                }
                rows.append("," + (area + person) % 5 + "," + (2 * area + person) % 7 + '\n');
                ties.append((person + "\n").repeat(person % 4));
            }
        }
        Files.writeString(folder.resolve("four.yaml"), INSTRUMENT);
        Files.writeString(folder.resolve("rows.csv"), rows);
        Files.writeString(folder.resolve("ties.csv"), ties);
    }

    private StudyResults run(String analyses, String roles) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, STUDY.replace("ANALYSES", analyses) + "data: {file: rows.csv, " + roles + "}\n");
        return StudyRunner.run(StudyReader.read(file), Parallel.allCores(), Progress.SILENT);
    }

    private static Map<String, String> answers(StudyResults results) {
        Map<String, String> answers = new TreeMap<>();
        Tree all = (Tree) StudyTree.of(results).entries().get("result");
        all.entries().forEach((id, part) -> {
            if (part instanceof Tree tree) {
                answers.put(id, JsonWriter.write(tree));
            }
        });
        return answers;
    }

    @Test
    void analysesDoWhatTheySay() throws IOException {
        files();
        Set<String> needClusters = Set.of("group", "structure_levels");
        Set<String> apart = new HashSet<>(needClusters);
        apart.addAll(List.of("change", "cosmin"));
        String asked = Analyses.ids().stream().filter(id -> !apart.contains(id)).collect(Collectors.joining(", "));
        StudyResults with = run(asked, "id: id, cluster: area");
        StudyResults without = run(asked, "id: id");
        assertThat(with.notDone()).extracting(NotDone::reason).isEmpty();
        Map<String, String> clustered = answers(with);
        Map<String, String> plain = answers(without);
        for (Analysis<?> analysis : with.study().planned()) {
            boolean same = clustered.get(analysis.id()).equals(plain.get(analysis.id()));
            assertThat(same)
                    .as(analysis.id() + ": " + analysis.kind().clusters())
                    .isEqualTo(analysis.kind().clusters() == ClusterTreatment.INDEPENDENT
                            || analysis.kind().clusters() == ClusterTreatment.NO_INFERENCE);
        }
        List<String> independent = with.study().planned().stream()
                .filter(analysis -> analysis.kind().clusters() == ClusterTreatment.INDEPENDENT)
                .map(Analysis::title)
                .toList();
        assertThat(with.findings())
                .filteredOn(finding -> finding.code().equals("clusters_not_in_analyses"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(independent));
        assertThat(with.findings()).extracting(Finding::code).doesNotContain("clusters_not_used");
    }

    @Test
    void comparisonsOfGroupsSayHowTheyAllowForClusters() throws IOException {
        files();
        assertThat(methods("id: id, cluster: area")).contains("scaled to allow for clustering (column area)");
        assertThat(methods("id: id")).doesNotContain("clustering");
    }

    private String methods(String roles) throws IOException {
        StudyResults results = run("invariance", roles);
        ComparabilityAnswer answer = results.answer(ComparabilityAnswer.class).orElseThrow();
        return String.join(" ", new InvariancePresenter().methods(answer, StudyContext.of(results)));
    }

    /** The bundled study of three contexts has clusters and an estimator that allows for them. */
    @Test
    void theThreeContextsAreComparedWithTheirClusters() {
        Study study = StudyReader.read(Path.of("datasets/collective-efficacy/study.yaml"));
        assertThat(study.data().roles().cluster()).contains("cluster");
        assertThat(study.model().allowsForDesign()).isTrue();
    }

    /** The page names every analysis with what it makes of clusters. */
    @Test
    void thePageSaysTheSame() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/clusters.md"));
        files();
        StudyResults results = run("scores", "id: id, cluster: area");
        for (Analysis<?> analysis : results.study().analyses()) {
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("| `" + analysis.id() + "` | ")
                            .contains(" | " + analysis.kind().clusters().words() + " | "));
        }
    }
}
