package kith.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.moments.sufficient.MomentsFile;
import kith.moments.sufficient.StatisticsDesign;
import kith.moments.sufficient.SufficientStatistics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments by Spark on two cores of this machine, against {@code kith moments} of the same file. */
class ClusterMomentsTest {

    private static final int ROWS = 20_000;
    private static final StatisticsDesign DESIGN =
            StatisticsDesign.of(withWeight()).by(Optional.of("site"));

    @TempDir
    private static Path folder;

    private static SparkSession session;
    private static Path csv;

    private static List<String> withWeight() {
        List<String> all = new ArrayList<>(Answers.ITEMS);
        all.add("weight");
        return all;
    }

    /** Pieces so small that the tree of merges has two levels. */
    @BeforeAll
    static void start() throws Exception {
        csv = Answers.csv(folder, ROWS);
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.files.maxPartitionBytes", "32k")
                .config("spark.sql.files.openCostInBytes", "1")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
        for (String missing : List.of("fiml", "listwise")) {
            Answers.kith(
                    "moments", "-d", csv.toString(), "--items", String.join(",", withWeight()), "--group", "site",
                    "--missing", missing, "--ordered", String.join(",", Answers.ITEMS), "-o",
                    folder.resolve(missing + ".json").toString());
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static Dataset<Row> table() {
        return session.read().option("header", true).option("escape", "\"").csv(csv.toString());
    }

    private static Path written(SufficientStatistics moments, String name) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            MomentsFile.write(moments, new MomentsFile.Origin("0", "answers.csv", ""), out);
        }
        return file;
    }

    private static SufficientStatistics moments(Dataset<Row> table, Missing missing) {
        return new ClusterMoments("answers.csv", Set.of("NA")).of(table, DESIGN.with(missing), Answers.ITEMS);
    }

    @Test
    void momentsOfCsvAreKiths() throws IOException {
        assertThat(table().toJavaRDD().getNumPartitions()).isGreaterThan(ClusterMoments.BRANCHES);
        Path found = written(moments(table(), Missing.FIML), "csv.json");
        Answers.sameMoments(folder.resolve("fiml.json"), found);
        Answers.sameMoments(
                folder.resolve("listwise.json"), written(moments(table(), Missing.LISTWISE), "csv-listwise.json"));
        assertThat(written(moments(table(), Missing.FIML), "again.json"))
                .as("the same bytes whichever task ends first")
                .hasSameTextualContentAs(found);
    }

    @Test
    void momentsOfParquetAndOfATableAreKiths() throws IOException {
        List<String> columns = new ArrayList<>(List.of("id", "site"));
        withWeight().forEach(name -> columns.add(
                "try_cast(`" + name + "` as " + (name.equals("weight") ? "double" : "int") + ") as `" + name + "`"));
        Dataset<Row> typed = table().selectExpr(columns.toArray(String[]::new));
        typed.coalesce(1).write().parquet(folder.resolve("answers.parquet").toString());
        Dataset<Row> parquet =
                session.read().parquet(folder.resolve("answers.parquet").toString());
        Answers.sameMoments(
                folder.resolve("fiml.json"), written(moments(parquet, Missing.FIML), "parquet.json"));
        parquet.createOrReplaceTempView("answers");
        Answers.sameMoments(
                folder.resolve("fiml.json"), written(moments(session.table("answers"), Missing.FIML), "table.json"));
    }

    /** The model fitted to the cluster's moments is the one fitted to the responses. */
    @Test
    void kithFitsThem() throws Exception {
        Path moments = written(moments(table(), Missing.FIML), "model.json");
        String[] asked = {
            "-m", "f =~ q1 + q2 + q3 + q4; g =~ q5 + q6 + q7 + q8", "--missing", "fiml", "--group", "site",
            "--equal", "loadings", "--format", "json", "-o"
        };
        List<Path> fits = new ArrayList<>();
        for (List<String> data : List.of(List.of("-d", csv.toString()), List.of("--moments", moments.toString()))) {
            List<String> words = new ArrayList<>(List.of("cfa"));
            words.addAll(data);
            words.addAll(List.of(asked));
            fits.add(folder.resolve("fit" + fits.size() + ".json"));
            words.add(fits.get(fits.size() - 1).toString());
            Answers.kith(words.toArray(String[]::new));
        }
        for (String index : List.of("chisq", "cfi", "rmsea", "srmr", "logl")) {
            double expected = Answers.json(fits.get(0)).at("/result/fit/" + index).doubleValue();
            assertThat(Answers.json(fits.get(1)).at("/result/fit/" + index).doubleValue())
                    .as(index)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        ClusterMoments moments = new ClusterMoments("bad.csv", Set.of());
        assertThatThrownBy(() -> moments.of(table(), StatisticsDesign.of(List.of("q1", "zz")), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no column “zz”");
        assertThatThrownBy(() -> moments.of(table(), StatisticsDesign.of(List.of("q1", "q2")), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bad.csv: q1")
                .hasMessageContaining("bad.csv: q2")
                .hasMessageContaining("“NA”");
        assertThatThrownBy(() -> moments.of(
                        session.sql("select true as a, 1 as b"), StatisticsDesign.of(List.of("a", "b")), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("type boolean");
        assertThatThrownBy(() -> moments.of(
                        session.sql("select double('Infinity') as a, 1 as b"),
                        StatisticsDesign.of(List.of("a", "b")),
                        List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> moments.of(
                        session.sql("select cast(null as int) as g, 1 as b"),
                        StatisticsDesign.of(List.of("b")).by(Optional.of("g")),
                        List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of which can be used");
        assertThatThrownBy(() -> moments.of(
                        session.range(500).selectExpr("id as a", "id % 2 as b"),
                        StatisticsDesign.of(List.of("a", "b")),
                        List.of("a", "b")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("categories of an ordered variable");
    }

    @Test
    void cellsAreReadAsKithReadsThem() {
        SufficientStatistics read = new ClusterMoments("cells", Set.of("-99", "x"))
                .of(
                        session.sql(
                                "select * from values (' 1 ', 1.0, 3), ('-2.5e1', -99, 3), ('x', 2, null), ('', 4, 3), ('+.5', 5, 3) as t(a, b, g)"),
                        StatisticsDesign.of(List.of("a", "b")).by(Optional.of("g")),
                        List.of());
        assertThat(read.excluded().ungrouped()).isEqualTo(1);
        assertThat(read.groups()).hasSize(1);
        assertThat(read.groups().get(0).name()).isEqualTo("3");
        assertThat(read.groups().get(0).complete(List.of("a")).orElseThrow().mean()[0])
                .isCloseTo((1 - 25 + 0.5) / 3, within(1e-14));
        assertThat(read.groups().get(0).complete(List.of("b")).orElseThrow().n())
                .isEqualTo(3);
    }
}
