package kith.report.section.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.change.PairedScores;
import kith.data.Roles;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.math.Parallel;
import kith.math.Progress;
import kith.moments.Missing;
import kith.report.section.fit.FitWords;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.study.SampleDescription.Group;
import kith.study.StudyReader;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limitation is found on its side of the cut-off only, and says what it is. */
class LimitationsTest {

    private static final Labels LABELS = new Labels(Map.of("a", "Group A"));

    @TempDir
    private Path folder;

    @Test
    void changeNeedsItemsThatMeanTheSameAtEachOccasionAndInEachArm() {
        Roles both = Roles.none().withWave("visit").withArm("arm");
        assertThat(Limitations.ofChange(both, Set.of()).map(Limitation::sentence))
                .hasValue(
                        "Measurement invariance between the occasions and between the arms was not tested; differences between"
                                + " scores can be differences in measurement (between occasions: response shift).");
        assertThat(Limitations.ofChange(both, Set.of("visit")).map(Limitation::sentence))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Measurement invariance between the arms was")
                        .endsWith("can be differences in measurement."));
        assertThat(Limitations.ofChange(both, Set.of("arm")).map(Limitation::sentence))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("Measurement invariance between the occasions was"));
        assertThat(Limitations.ofChange(both, Set.of("visit", "arm"))).isEmpty();
        assertThat(Limitations.ofChange(Roles.none().withWave("visit"), Set.of("visit")))
                .isEmpty();
    }

    private List<String> ids(String rest) throws IOException {
        Files.copy(
                Path.of("src/test/resources/reference/data/hs1939.csv"),
                folder.resolve("pupils.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, "id: s\ntitle: S\ninstrument: holzinger1939\n" + rest);
        return Limitations.of(
                        StudyContext.of(StudyRunner.run(StudyReader.read(file), new Parallel(1), Progress.SILENT)))
                .stream()
                .map(Limitation::id)
                .toList();
    }

    @Test
    void ofAStudyWithModels() throws IOException {
        assertThat(ids("data: {file: pupils.csv, groups: [school]}\ncompare: school\nanalyses: [cfa]\n"))
                .containsExactly(
                        "invariance_not_tested",
                        "structure_misfit",
                        "clusters_undeclared",
                        "one_occasion",
                        "validity_evidence",
                        "not_prespecified");
        assertThat(ids("data: {file: pupils.csv, cluster: school, wave: grade}\nanalyses: [cfa]\n"))
                .startsWith("structure_misfit", "clusters_not_used")
                .doesNotContain("one_occasion", "clusters_undeclared");
        assertThat(ids("data: {file: pupils.csv, cluster: school}\nanalyses: [cfa]\nmodel: {estimator: MLR}\n"))
                .contains("few_clusters")
                .doesNotContain("clusters_not_used");
    }

    /** Nothing rests on independent rows, models or relations. */
    @Test
    void ofAStudyOfScoresAlone() throws IOException {
        assertThat(ids("data: {file: pupils.csv}\nanalyses: [scores]\n"))
                .containsExactly("one_occasion", "not_prespecified");
    }

    private static Optional<Limitation> conclusion(Answer answer, FreedParameter... released) {
        return Limitations.ofConclusion(new Conclusion(
                answer,
                DecisionRule.SEARCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(released),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    @Test
    void ofTheConclusionOnComparability() {
        assertThat(conclusion(Answer.NO_CONCLUSION)).contains(Limitation.noConclusion());
        assertThat(conclusion(Answer.AS_THEY_STAND)).isEmpty();
        assertThat(conclusion(Answer.NOT)).isEmpty();
        assertThat(conclusion(Answer.WITH_RELEASED)).isEmpty();
        assertThat(conclusion(Answer.WITH_RELEASED, FreedParameter.parse("", "x3~1")))
                .contains(Limitation.selectedParameters(1));
    }

    private static SemFit fit(String model) {
        return Sem.of(model).fitted(Reference.data("hs1939.csv")).answer();
    }

    @Test
    void ofTheFitOfTheStructure() {
        assertThat(Limitations.ofFit(fit("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9")))
                .containsExactly(Limitation.structureMisfit(FitWords.POOR));
        assertThat(Limitations.ofFit(fit("textual =~ x4 + x5 + x6 + x1")))
                .containsExactly(Limitation.structureMisfit(FitWords.ACCEPTABLE));
        assertThat(Limitations.ofFit(fit("textual =~ x4 + x5 + x6 + x2"))).isEmpty();
        assertThat(Limitations.ofFit(fit("textual =~ x4 + x5 + x6 + x1\n x1 ~~ -0.1*x1")))
                .contains(Limitation.improperSolution());
    }

    @Test
    void cutOffs() {
        assertThat(Limitations.ofOptions(4)).isPresent();
        assertThat(Limitations.ofOptions(5)).isEmpty();
        assertThat(Limitations.ofClusters(List.of(new Group("a", 500, 500, 39, 0)), LABELS))
                .contains(Limitation.fewClusters(39, "Group A"));
        assertThat(Limitations.ofClusters(List.of(new Group("a", 500, 500, 40, 0)), LABELS))
                .isEmpty();
        assertThat(Limitations.ofClusters(List.of(new Group("", 500, 500, 0, 0)), LABELS))
                .isEmpty();
        assertThat(Limitations.ofGroups(List.of(new Group("a", 99, 99, 0, 0), new Group("b", 100, 100, 0, 0)), LABELS))
                .contains(Limitation.smallGroups(List.of("Group A")));
        assertThat(Limitations.ofGroups(List.of(new Group("b", 100, 100, 0, 0)), LABELS))
                .isEmpty();
        assertThat(Limitations.ofPairs(new PairedScores(List.of("1"), new double[] {1}, new double[] {2}, 0)))
                .isEmpty();
        assertThat(Limitations.ofPairs(new PairedScores(List.of("1"), new double[] {1}, new double[] {2}, 2)))
                .contains(Limitation.attrition(2, 3));
    }

    static Stream<Map.Entry<Limitation, String>> sentences() {
        return Stream.of(
                Map.entry(Limitation.fewClusters(30, ""), "There were only 30 clusters; with fewer"),
                Map.entry(Limitation.fewClusters(30, "A"), "There were only 30 clusters in A; with fewer"),
                Map.entry(Limitation.clustersNotUsed("site"), "Standard errors and tests of models did not allow"),
                Map.entry(
                        Limitation.missingResponses(0.031, Missing.FIML),
                        "Of the responses, 3.1% were missing; models assume that they were missing at random,"),
                Map.entry(
                        Limitation.missingResponses(0.031, Missing.PAIRWISE),
                        "Of the responses, 3.1% were missing; pairwise deletion assumes that they were missing completely"),
                Map.entry(
                        Limitation.missingResponses(0.031, Missing.LISTWISE),
                        "Of the responses, 3.1% were missing; models used complete respondents only"),
                Map.entry(Limitation.attrition(71, 1300), "Of 1,300 respondents, 71 lacked a score"),
                Map.entry(Limitation.fewResponseOptions(4), "Responses with 4 options were taken as continuous"),
                Map.entry(Limitation.structureMisfit(FitWords.FAILED), "The model of the structure did not converge"),
                Map.entry(
                        Limitation.structureMisfit(FitWords.ACCEPTABLE),
                        "The model of the structure was within the wider guides for fit only"),
                Map.entry(
                        Limitation.structureMisfit(FitWords.POOR),
                        "The model of the structure was outside the guides for approximate fit"),
                Map.entry(
                        Limitation.levelMisfit(List.of("between groups")),
                        "The structure did not fit between groups; factors there"),
                Map.entry(Limitation.selectedParameters(1), "The released parameter was selected"),
                Map.entry(Limitation.selectedParameters(2), "The 2 released parameters were selected"),
                Map.entry(Limitation.smallGroups(List.of("A")), "One group was small (fewer than 100 respondents: A)"),
                Map.entry(
                        Limitation.smallGroups(List.of("A", "B")),
                        "2 groups were small (fewer than 100 respondents: A, B)"),
                Map.entry(
                        Limitation.flaggedRetained(1),
                        "Screening for careless responding flagged 1 respondent, who was"),
                Map.entry(
                        Limitation.flaggedRetained(2),
                        "Screening for careless responding flagged 2 respondents, who were"),
                Map.entry(Limitation.validityEvidence(true), "Content validity, which experts"),
                Map.entry(Limitation.validityEvidence(false), "Content validity and relations with other"),
                Map.entry(Limitation.planDeviations(1), "The analyses depart from the frozen plan in 1 setting;"),
                Map.entry(Limitation.planDeviations(2), "The analyses depart from the frozen plan in 2 settings;"),
                Map.entry(
                        Limitation.analysesNotDone(List.of("Structure")),
                        "This analysis could not be done: Structure."),
                Map.entry(
                        Limitation.analysesNotDone(List.of("Structure", "Items, B")),
                        "These analyses could not be done: Structure; Items, B."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void sentencesSayWhatWasFound(Map.Entry<Limitation, String> expected) {
        assertThat(expected.getKey().sentence()).startsWith(expected.getValue()).endsWith(".");
    }
}
