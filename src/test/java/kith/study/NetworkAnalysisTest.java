package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.analysis.NotDone;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Progress;
import kith.network.NetworkOutcome;
import kith.network.PersonalNetworks;
import kith.network.TieFiles;
import kith.report.render.JsonWriter;
import kith.report.section.StudyTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal networks in a study. */
class NetworkAnalysisTest {

    private static final String INSTRUMENT = """
            id: pair
            version: '1.0'
            title: Pair
            description: Two items.
            citations:
              - text: none
            wording: not included
            scales:
              - {id: score, type: continuous, direction: more}
            items:
              - {id: a1, subscale: a, content: first}
              - {id: a2, subscale: a, content: second}
            subscales:
              - {id: a, title: Helpfulness, direction: more}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            profile:
              - {id: belonging, scale: score, content: Belonging}
            """;

    private static final String NETWORK = """
              ties: ties.csv
              categories: [relation]
              numbers: [strength]
              ratings: [helps, reliable]
              pairs: pairs.csv
              tie: name
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        StringBuilder people = new StringBuilder("who,form,a1,a2,belonging\n");
        StringBuilder ties = new StringBuilder("who,name,relation,strength,helps,reliable\n");
        StringBuilder pairs = new StringBuilder("who,a,b\n");
        for (int i = 1; i <= 40; i++) {
            for (String form : List.of("work", "home")) {
                people.append(String.format(
                        "%d,%s,%d,%d,%d%n",
                        form.equals("home") ? i : 100 + i,
                        form,
                        i * 13 % 17 + i / 4,
                        form.equals("home") ? i * 7 % 11 : 3,
                        1 + i * 7 % 5));
            }
            for (int j = 1; j <= 1 + i * 5 % 6; j++) {
                ties.append(String.format(
                        "%d,t%d,%s,%d,%d,%d%n",
                        i,
                        j,
                        (i + j) % 3 == 0 ? "kin" : "friend",
                        1 + (i + j * j) % 5,
                        i % 4 + (i * j) % 3,
                        i % 4 + (i + j) % 2));
            }
            pairs.append(String.format("%d,t1,t2%n", i));
        }
        Files.writeString(folder.resolve("pair.yaml"), INSTRUMENT);
        Files.writeString(folder.resolve("people.csv"), people);
        Files.writeString(folder.resolve("ties.csv"), ties);
        Files.writeString(folder.resolve("pairs.csv"), pairs);
    }

    private Study study(String keys, String network) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: networks\ntitle: Networks\ninstrument: pair.yaml\ndata:\n  file: people.csv\n" + keys
                        + "analyses: [network]\nnetwork:\n" + network);
        return StudyReader.read(file);
    }

    private static final String ROLES = "  id: who\n  context: form\n";

    private StudyResults run(String keys, String network) throws IOException {
        return StudyRunner.run(study(keys, network), Parallel.allCores(), Progress.SILENT);
    }

    /** The answer is that of the verb, with scores and profile questions of the instrument. */
    @Test
    void ofAContext() throws IOException {
        StudyResults results = run(ROLES, NETWORK + "  context: home\n");
        PersonalNetworks found = results.answer(PersonalNetworks.class).orElseThrow();
        assertThat(found.outcomes()).extracting(NetworkOutcome::score).containsExactly("a", "collective_efficacy");
        assertThat(found.outcomes().get(0).profile())
                .extracting(NetworkOutcome.ProfileDifference::question)
                .containsExactly("belonging");
        Files.writeString(
                folder.resolve("home.csv"),
                Files.readString(folder.resolve("people.csv")).replaceAll("(?m)^\\d+,work.*\\R", ""));
        PersonalNetworks direct = new TieFiles(
                        DataSource.of(folder.resolve("ties.csv")),
                        new TieFiles.Columns(List.of("relation"), List.of("strength"), List.of("helps", "reliable")),
                        Optional.of(new TieFiles.Pairs(DataSource.of(folder.resolve("pairs.csv")), "name", "a", "b")))
                .measure(
                        "who",
                        ResponsesReader.read(DataRequest.of(folder.resolve("home.csv"))
                                        .withTexts(List.of("who"))
                                        .withNumbers(List.of("belonging")))
                                .responses(),
                        List.of(),
                        List.of("belonging"));
        for (int row = 0; row < direct.values().length; row++) {
            assertThat(found.values()[row]).containsExactly(direct.values()[row]);
        }
        assertThat(found.efficacy().orElseThrow().scores())
                .isEqualTo(direct.efficacy().orElseThrow().scores());
        assertThat(found.outcomes().get(1)).isEqualTo(direct.outcomes().get(0));
        assertThat(results.manifest().inputs())
                .extracting(RunManifest.Input::name)
                .contains("ties.csv", "pairs.csv");
        assertThat(JsonWriter.write(StudyTree.of(results)))
                .contains("\"heterogeneity_relation\"")
                .contains("\"ties_for_80\"")
                .doesNotContain("\"networks\": [");
    }

    /** Columns of pairs, outcomes and known groups can be named. */
    @Test
    void ofNamedColumns() throws IOException {
        Files.writeString(
                folder.resolve("others.csv"),
                Files.readString(folder.resolve("pairs.csv")).replace("who,a,b", "who,first,second"));
        PersonalNetworks found = run(
                        ROLES,
                        NETWORK.replace("pairs.csv", "others.csv")
                                + "  pair_columns: [first, second]\n  scores: [belonging]\n  profile: [a2]\n  context: home\n")
                .answer(PersonalNetworks.class)
                .orElseThrow();
        PersonalNetworks usual = run(ROLES, NETWORK + "  context: home\n")
                .answer(PersonalNetworks.class)
                .orElseThrow();
        for (int row = 0; row < usual.values().length; row++) {
            assertThat(found.values()[row]).containsExactly(usual.values()[row]);
        }
        assertThat(found.outcomes())
                .extracting(NetworkOutcome::score)
                .contains("belonging")
                .doesNotContain("a");
        assertThat(found.outcomes().get(0).profile())
                .extracting(NetworkOutcome.ProfileDifference::question)
                .containsExactly("a2");
    }

    @Test
    void whatItNeedsIsTold() throws IOException {
        assertThat(run("", NETWORK).notDone())
                .extracting(NotDone::remedy)
                .containsExactly("Name it as `id:` under `data:` of the study.");
        assertThat(run(ROLES, NETWORK)
                        .answer(PersonalNetworks.class)
                        .orElseThrow()
                        .findings())
                .extracting(Finding::code)
                .contains("respondents_without_ties");
        assertThat(run(ROLES, NETWORK + "  context: street\n").notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("“street”"));
        assertThat(run(ROLES, "  ties: nowhere.csv\n  context: home\n").notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("nowhere.csv"));
        assertThatThrownBy(() -> study(ROLES, "  ties: ties.csv\n  pairs: pairs.csv\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tie");
    }
}
