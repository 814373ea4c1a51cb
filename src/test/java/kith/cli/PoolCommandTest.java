package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import kith.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolCommandTest {

    private static final String DATA = "src/test/resources/reference/data/ce_contexts.csv";
    private static final String ITEMS = "ci1,ci2,ci3,ci4,rw1,rw2,rw3,rw4,sb1,sb2,sb3,sb4";

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void findsTheThreeScalesAmongTheItems() throws Exception {
        JsonNode result = json(CommandRun.json(
                        "pool", "-d", DATA, "--items", ITEMS, "--profiles", "2", "--starts", "5", "--bootstrap", "4"))
                .get("result");
        assertThat(result.get("n").asInt()).isEqualTo(927);
        assertThat(result.at("/clustering/clusters").asInt()).isEqualTo(3);
        assertThat(result.at("/clustering/membership/rw3").asInt()).isEqualTo(2);
        assertThat(result.at("/clustering/merges")).hasSize(11);
        assertThat(result.at("/map/eigenvalues")).hasSize(12);
        assertThat(result.at("/iclust/clusters")).hasSize(1);
        assertThat(result.at("/iclust/clusters/0/beta").asDouble()).isBetween(.5, .7);
        assertThat(result.at("/network/dimensions").asInt()).isEqualTo(3);
        assertThat(result.at("/network/stability/items/ci1").asDouble()).isGreaterThan(.5);
        assertThat(result.at("/profiles/chosen").asInt()).isEqualTo(2);
        assertThat(result.at("/profiles/membership")).hasSize(927);
    }

    @Test
    void takesPolychoricCorrelations() throws Exception {
        String[] words = {
            "pool", "-d", DATA, "--items", ITEMS, "--profiles", "0", "--bootstrap", "3", "--correlation", "polychoric"
        };
        JsonNode network = json(CommandRun.json(words)).at("/result/network");
        JsonNode expected = Reference.own("item_networks_polychoric").get("ce");
        assertThat(network.get("correlation").asText()).isEqualTo("polychoric");
        assertThat(network.at("/partial_correlations/x/0/1").asDouble())
                .isCloseTo(expected.at("/network/0/1").asDouble(), org.assertj.core.data.Offset.offset(1e-4));
        assertThat(network.at("/stability/replications").asInt()).isEqualTo(3);
        assertThat(CommandRun.json(with(words, "--format", "table")).out())
                .contains("graph analysis of polychoric correlations");
        assertThat(CommandRun.json("pool", "-d", DATA, "--items", ITEMS, "--correlation", "kendall")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void writesEveryForm(@TempDir Path folder) throws Exception {
        String[] verb = {
            "pool",
            "-d",
            DATA,
            "--items",
            ITEMS,
            "--profiles",
            "2",
            "--starts",
            "5",
            "--bootstrap",
            "4",
            "--linkage",
            "ward"
        };
        CommandRun table = CommandRun.json(with(verb, "--format", "table"));
        assertThat(table.out())
                .contains(
                        "ICLUST formed 1 homogeneous cluster",
                        "found 3 dimensions",
                        "3 clusters",
                        "2 profiles had the lowest BIC")
                .contains("2 profiles, the largest number tried", "--profiles 4");
        assertThat(CommandRun.json(with(verb, "--format", "csv")).out().lines().count())
                .isEqualTo(13);
        for (String name : new String[] {"a.html", "a.xlsx"}) {
            Path file = folder.resolve(name);
            assertThat(CommandRun.json(with(verb, "-o", file.toString())).exit())
                    .isZero();
            assertThat(Files.size(file)).isGreaterThan(5_000);
        }
    }

    private static String[] with(String[] verb, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(verb), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void findsPlantedProfilesAndNoneWhereThereAreNone(@TempDir Path folder) throws Exception {
        Random random = new Random(3);
        StringBuilder three = new StringBuilder("a,b,c,d\n");
        StringBuilder one = new StringBuilder("a,b,c,d\n");
        double[][] centres = {{0, 0, 0, 0}, {4, 4, -4, -4}, {-4, 4, 4, 0}};
        for (int p = 0; p < 240; p++) {
            double[] centre = centres[p % 3];
            for (int i = 0; i < 4; i++) {
                three.append(centre[i] + random.nextGaussian()).append(i < 3 ? "," : "\n");
                one.append(random.nextGaussian()).append(i < 3 ? "," : "\n");
            }
        }
        Path file = folder.resolve("drawn.csv");
        Files.writeString(file, three);
        JsonNode found = json(CommandRun.json("pool", "-d", file.toString(), "--items", "a,b,c,d"))
                .at("/result/profiles");
        assertThat(found.get("chosen").asInt()).isEqualTo(3);
        for (int p = 0; p < 240; p++) {
            assertThat(found.at("/membership/" + p + "/profile").asInt())
                    .isEqualTo(found.at("/membership/" + p % 3 + "/profile").asInt());
        }
        Files.writeString(file, one);
        CommandRun none = CommandRun.json("pool", "-d", file.toString(), "--items", "a,b,c,d", "--format", "table");
        assertThat(none.out()).contains("one profile had the lowest BIC", "were not supported");
    }

    @Test
    void findsTroubleInTheData(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("few.csv");
        Files.writeString(file, "a,b,c,d\n1,2,2,1\n2,1,2,1\n3,3,2,\n2,2,2,3\n1,3,2,2\n1,2,2,1\n");
        JsonNode few = json(CommandRun.json("pool", "-d", file.toString(), "--items", "a,b,c,d", "--clusters", "9"));
        assertThat(few.get("findings").findValuesAsText("code"))
                .contains("no_variance", "clusters_limited", "profiles_limited", "rows_left_out");
        assertThat(few.at("/result/items")).hasSize(3);
        Files.writeString(file, "a,b\n1,2\n1,2\n1,\n");
        JsonNode nothing = json(CommandRun.json("pool", "-d", file.toString(), "--items", "a,b"));
        assertThat(nothing.get("findings").findValuesAsText("code")).contains("no_item_pool");
        Files.writeString(file, "a,b\n,\n,\n");
        assertThat(CommandRun.json("pool", "-d", file.toString(), "--items", "a,b")
                        .exit())
                .isIn(0, 2);
        StringBuilder binary = new StringBuilder("a,b,c\n");
        for (int p = 0; p < 120; p++) {
            binary.append(p % 2)
                    .append(',')
                    .append(p / 2 % 2)
                    .append(',')
                    .append(p % 2)
                    .append('\n');
        }
        Files.writeString(file, binary);
        JsonNode two = json(CommandRun.json("pool", "-d", file.toString(), "--items", "a,b,c"));
        assertThat(two.get("findings").findValuesAsText("code")).contains("profiles_without_variance");
        assertThat(two.at("/result/profiles/chosen").asInt()).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        CommandRun wrong = CommandRun.json(
                "pool", "-d", DATA, "--items", ITEMS, "--clusters", "0", "--starts", "0", "--profiles", "-1");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--clusters", "--starts", "--profiles");
        assertThat(CommandRun.json("pool", "-d", DATA, "--items", ITEMS, "--linkage", "x")
                        .exit())
                .isEqualTo(2);
        assertThat(CommandRun.json("pool", "-d", DATA, "--items", "ci1,none").exit())
                .isEqualTo(2);
    }
}
