package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.WayIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignFindingsTest {

    @TempDir
    private Path folder;

    private Study study(String rest) throws IOException {
        Files.copy(
                Path.of("src/test/resources/reference/data/hs1939.csv"),
                folder.resolve("pupils.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, "id: s\ntitle: S\ninstrument: holzinger1939\n" + rest);
        return StudyReader.read(file);
    }

    private List<Finding> findings(String rest) throws IOException {
        return DesignFindings.of(study(rest), List.of());
    }

    @Test
    void wavesAreNotIndependent() throws IOException {
        List<Finding> found = findings("data: {file: pupils.csv, id: id, wave: grade}\n");
        assertThat(found).extracting(Finding::code).contains("waves_taken_as_independent");
        assertThat(found.get(0).remedy(WayIn.STUDY)).contains("`cluster: id`", "MLR");
        assertThat(findings("data: {file: pupils.csv, id: id, wave: grade, cluster: id}\nmodel: {estimator: MLR}\n"))
                .extracting(Finding::code)
                .containsExactly("clusters_not_in_analyses");
        assertThat(findings("data: {file: pupils.csv, id: id, wave: grade}\nanalyses: [scores]\n"))
                .isEmpty();
    }

    @Test
    void groupsThatAreNotComparedAreTold() throws IOException {
        List<Finding> found = findings(
                "data: {file: pupils.csv, id: id, groups: [sex, school], arm: grade}\ncompare: school\nanalyses: [items]\n");
        assertThat(found).extracting(Finding::where).containsExactly("sex", "grade");
        assertThat(found.get(0).remedy(WayIn.STUDY)).contains("second study", "`compare: sex`");
        assertThat(found.get(1).what()).contains("`arm:`");
        assertThat(findings("data: {file: pupils.csv, groups: [sex]}\nanalyses: [items]\n")
                        .get(0)
                        .remedy(WayIn.STUDY))
                .isEqualTo("Add `compare: sex`.");
    }

    @Test
    void labelsOfNoGroupAreTold() throws IOException {
        Study study = study("data: {file: pupils.csv}\ncompare: school\nlabels: {Pasteur: P, Grant: G}\n");
        List<Finding> found =
                DesignFindings.labels(study, ResponsesReader.read(study.data()).responses());
        assertThat(found).extracting(Finding::code).containsExactly("label_of_no_group");
        assertThat(found.get(0).what()).contains("“Grant”", "Pasteur, Grant-White");
    }

    @Test
    void clustersInSeveralGroupsAreTold() throws IOException {
        Study study = study("data: {file: pupils.csv, cluster: grade}\ncompare: school\nanalyses: [cfa]\n");
        Responses rows = ResponsesReader.read(study.data()).responses();
        List<Finding> found = DesignFindings.crossing(study, rows, rows.grouping("school"));
        assertThat(found).extracting(Finding::code).containsExactly("clusters_cross_groups");
        assertThat(found.get(0).what()).startsWith("2 of 2 clusters").contains("groups of school");
        assertThat(DesignFindings.crossing(study, rows, rows.grouping("grade"))).isEmpty();
        assertThat(DesignFindings.crossing(study.only(java.util.Set.of("mokken")), rows, rows.grouping("school")))
                .isEmpty();
    }

    /** What is said under {@code invariance:} asks for it. */
    @Test
    void invarianceIsAskedForByGroupsOrLevels() throws IOException {
        assertThat(study("data: {file: pupils.csv}\n").asked()).doesNotContain("invariance");
        assertThat(study("data: {file: pupils.csv}\ninvariance: {levels: [metric]}\n")
                        .asked())
                .contains("invariance");
        assertThat(study("data: {file: pupils.csv, context: school}\n").asked()).contains("invariance");
        assertThat(study("data: {file: pupils.csv}\nanalyses: [invariance]\n").asked())
                .containsExactly("invariance");
    }

    @Test
    void aSecondOrderFactorOfTwoSubscalesIsTold() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), """
                id: two
                version: '1'
                title: Two
                citations: [{text: None}]
                wording: not included, see source
                languages: [en]
                scales: [{id: points, type: continuous}]
                subscales:
                  - {id: one, title: One, direction: more}
                  - {id: other, title: Other, direction: more}
                higher_order: [{id: above, title: Above, subscales: [one, other]}]
                scoring: {method: mean, least_share: 0.5, at_exactly_the_share: scored}
                items:
                  - {id: x1, scale: points, subscale: one, content: test}
                  - {id: x2, scale: points, subscale: one, content: test}
                  - {id: x4, scale: points, subscale: other, content: test}
                  - {id: x5, scale: points, subscale: other, content: test}
                """);
        Study two = study("data: {file: pupils.csv}\n");
        Path file = folder.resolve("two-study.yaml");
        Files.writeString(file, "id: t\ntitle: T\ninstrument: two.yaml\ndata: {file: pupils.csv}\n");
        assertThat(DesignFindings.of(two, List.of())).isEmpty();
        List<Finding> found = DesignFindings.of(StudyReader.read(file), List.of());
        assertThat(found).extracting(Finding::code).containsExactly("second_order_not_fitted");
        assertThat(found.get(0).where()).isEqualTo("above");
        assertThat(DesignFindings.of(StudyReader.read(file).only(java.util.Set.of("items")), List.of()))
                .isEmpty();
    }
}
