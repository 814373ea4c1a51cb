package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies that a study with the key {@code by} stands for. */
class StudyPartsTest {

    @TempDir
    private Path folder;

    /** Items x1 to x9 of the bundled instrument, and the site. */
    private Study study(String keys, List<String> sites) throws IOException {
        Files.writeString(
                folder.resolve("answers.csv"),
                "x1,x2,x3,x4,x5,x6,x7,x8,x9,site,team\n"
                        + sites.stream()
                                .map(site -> "1,2,3,4,5,6,7,8,9," + site + ",a\n")
                                .collect(Collectors.joining()));
        Files.writeString(folder.resolve("study.yaml"), """
                id: pupils
                title: Pupils
                instrument: holzinger1939
                data: {file: answers.csv, missing_codes: [unknown], groups: [team]}
                compare: team
                analyses: [scores]
                %s
                """.formatted(keys));
        return StudyReader.read(folder.resolve("study.yaml"));
    }

    @Test
    void withoutTheKeyTheStudyIsOne() throws IOException {
        Study whole = study("", List.of("a", "b"));
        assertThat(StudyParts.of(whole)).containsExactly(whole);
    }

    @Test
    void eachValueHasAStudyOfItsRows() throws IOException {
        List<Study> parts = StudyParts.of(study("by: site", List.of("Leeds", "", "Köln", "Leeds", "unknown", "3")));
        assertThat(parts).extracting(Study::title).containsExactly("Pupils: site 3", "Pupils: Köln", "Pupils: Leeds");
        assertThat(parts).extracting(Study::id).containsExactly("pupils-site-3", "pupils-koln", "pupils-leeds");
        DataSet leeds = ResponsesReader.read(parts.get(2).data());
        assertThat(leeds.responses().size()).isEqualTo(2);
        assertThat(leeds.findings()).extracting(Finding::code).contains("rows_chosen", "rows_not_chosen_blank");
        assertThat(leeds.findings().stream().map(Finding::what).toList())
                .contains(
                        "2 of 6 rows were read, with site “Leeds”.",
                        "2 of 6 rows had no value of site, by which rows are chosen, and were not read.");
    }

    @Test
    void numbersComeByTheirSize() throws IOException {
        assertThat(StudyParts.of(study("by: site", List.of("10", "9", "-1", "2.5"))))
                .extracting(Study::id)
                .containsExactly("pupils-site-1", "pupils-site-2-5", "pupils-site-9", "pupils-site-10");
    }

    @Test
    void valuesThatLookAlikeHaveFoldersOfTheirOwn() throws IOException {
        assertThat(StudyParts.of(study("by: site", List.of("North-East", "north east", "東", "西", "東"))))
                .extracting(Study::id)
                .containsExactly("pupils-north-east", "pupils-north-east-2", "pupils-value", "pupils-value-2");
    }

    @Test
    void aColumnThatIsNotThereIsTold() throws IOException {
        Study wrong = study("by: sites", List.of("a"));
        assertThatThrownBy(() -> StudyParts.of(wrong))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no column “sites”")
                .hasMessageContaining("site");
        Study empty = study("by: site", List.of("", "unknown"));
        assertThatThrownBy(() -> StudyParts.of(empty)).hasMessageContaining("no row has a value");
    }

    @Test
    void aColumnThatNamesPersonsIsRefused() throws IOException {
        Study most = study("by: site", numbered(StudyParts.MOST));
        assertThat(StudyParts.of(most)).hasSize(StudyParts.MOST);
        Study more = study("by: site", numbered(StudyParts.MOST + 1));
        assertThatThrownBy(() -> StudyParts.of(more)).hasMessageContaining("1001 different values");
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(k -> "s" + k).toList();
    }

    @Test
    void theColumnThatIsComparedCannotPartTheStudy() {
        assertThatThrownBy(() -> study("by: team", List.of("a")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is also the column whose groups are compared");
    }
}
