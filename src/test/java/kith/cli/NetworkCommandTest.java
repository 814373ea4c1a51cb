package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws Exception {
        StringBuilder people = new StringBuilder("id,total,belonging\n");
        StringBuilder ties = new StringBuilder("id,name,relation,strength,contact\n");
        StringBuilder pairs = new StringBuilder("id,a,b\n");
        for (int i = 1; i <= 40; i++) {
            people.append(String.format("%03d,%d,%d%n", i, i * 13 % 17 + i / 4, 1 + i * 7 % 5));
            for (int j = 1; j <= i * 5 % 6; j++) {
                ties.append(String.format(
                        "%03d,t%d,%s,%d,%d%n",
                        i, j, (i + j) % 3 == 0 ? "<b>kin" : "friend", 1 + (i + j * j) % 5, (i * j) % 7));
            }
            if (i * 5 % 6 > 2) {
                pairs.append(String.format("%03d,t1,t%d%n", i, 2 + i % 2));
            }
        }
        Files.writeString(folder.resolve("people.csv"), people);
        Files.writeString(folder.resolve("ties.csv"), ties);
        Files.writeString(folder.resolve("pairs.csv"), pairs);
    }

    private CommandRun network(String... more) {
        String[] words = new String[7 + more.length];
        System.arraycopy(
                new String[] {"network", "-d", "people.csv", "--id", "id", "--ties", "ties.csv"}, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        return CommandRun.jsonIn(folder, words);
    }

    @Test
    void measuresNetworksAndRelatesThemToScores() throws Exception {
        CommandRun run = network(
                "--category",
                "relation",
                "--number",
                "strength,contact",
                "--pairs",
                "pairs.csv",
                "--tie",
                "name",
                "--score",
                "total",
                "--profile",
                "belonging",
                "--measures",
                "measures.csv");
        assertThat(run.err()).isEmpty();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.get("respondents").asInt()).isEqualTo(40);
        assertThat(result.get("measures")).hasSize(7);
        assertThat(result.at("/networks/0/respondent").asText()).isEqualTo("001");
        assertThat(result.at("/networks/0/size").asInt()).isEqualTo(5);
        assertThat(result.at("/networks/0/density").asDouble()).isEqualTo(0.1);
        assertThat(result.at("/networks/5/density").isNull()).isTrue();
        assertThat(result.at("/outcomes/0/correlations")).hasSize(7);
        assertThat(result.at("/outcomes/0/regression/coefficients")).hasSize(7);
        assertThat(result.at("/outcomes/0/profile/0/question").asText()).isEqualTo("belonging");
        assertThat(Files.readAllLines(folder.resolve("measures.csv")).get(0))
                .isEqualTo("id,size,density,heterogeneity_relation,mean_strength,sd_strength,mean_contact,sd_contact");
    }

    @Test
    void everyFormIsWritten() throws Exception {
        CommandRun table = network("--category", "relation", "--score", "total", "--format", "table");
        assertThat(table.out())
                .contains("40 respondents named")
                .contains("Measures of personal networks")
                .contains("Correlations with total")
                .contains("named no tie");
        for (String name : new String[] {"a.html", "a.xlsx", "a.csv", "a.docx"}) {
            CommandRun run = network("--category", "relation", "--score", "total", "-o", name);
            assertThat(run.err().contains("named no tie")).isEqualTo(name.endsWith(".csv"));
            assertThat(Files.exists(folder.resolve(name))).isTrue();
        }
        assertThat(Files.readString(folder.resolve("a.html"))).doesNotContain("<b>kin");
    }

    @Test
    void networksHaveAScoreFromRatingsOfTheirTies() throws Exception {
        CommandRun run = network("--rating", "strength,contact", "--score", "total", "--measures", "measures.csv");
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.at("/collective_efficacy/items").asInt()).isEqualTo(2);
        assertThat(result.at("/networks/0/collective_efficacy").asDouble()).isPositive();
        assertThat(result.at("/networks/5/collective_efficacy").isNull()).isTrue();
        assertThat(result.at("/outcomes/1/score").asText()).isEqualTo("collective_efficacy");
        assertThat(Files.readAllLines(folder.resolve("measures.csv")).get(0)).isEqualTo("id,size,collective_efficacy");
        assertThat(network("--rating", "strength,contact", "--format", "table").out())
                .contains("Collective efficacy of networks by the ecometric model")
                .contains("mean reliability of λ = .")
                .contains("Correlations with collective efficacy of the network");
        assertThat(network("--rating", "strength").err()).contains("two columns or more");
    }

    @Test
    void emptyAndConstantInput() throws Exception {
        Files.writeString(folder.resolve("ties.csv"), "id,relation,strength\n001,kin,3\n");
        CommandRun one =
                network("--category", "relation", "--number", "strength", "--score", "total", "--profile", "total");
        assertThat(one.exit()).isZero();
        assertThat(one.out()).contains("respondents_without_ties").doesNotContain("NaN");
        CommandRun table = network("--number", "strength", "--score", "total", "--format", "table");
        assertThat(table.out()).contains("was not possible");
    }

    @Test
    void tellsWhatIsWrong() {
        CommandRun run = CommandRun.jsonIn(
                folder,
                "network",
                "-d",
                "people.csv",
                "--ties",
                "ties.csv",
                "--tie",
                "name",
                "--profile",
                "belonging",
                "--measures",
                "m.txt");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("--id")
                .contains("--pairs")
                .contains("--score")
                .contains(".csv");
        CommandRun column = network("--category", "colour");
        assertThat(column.exit()).isEqualTo(2);
        assertThat(column.err()).contains("colour");
    }
}
