package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models and data that go wrong, from the command line: each ends soon, in numbers that mean something or in words. */
class HardModelsTest {

    private static final String HS = "src/test/resources/reference/data/hs1939.csv";
    private static final String TWO = "f =~ y1 + y2 + y3 + y4; g =~ y5 + y6 + y7 + y8";

    @TempDir
    private Path folder;

    private static CommandRun cfa(String data, String model, String... more) {
        List<String> command = new ArrayList<>(List.of("cfa", "-d", data, "-m", model));
        command.addAll(List.of(more));
        return CommandRun.json(command.toArray(String[]::new));
    }

    private static JsonNode answer(CommandRun run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("findings").findValuesAsText("code");
    }

    private static String where(JsonNode answer, String code) {
        for (JsonNode finding : answer.get("findings")) {
            if (finding.get("code").asText().equals(code)) {
                return finding.get("where").asText();
            }
        }
        return "no " + code;
    }

    /** What a row holds, beside its number. */
    private interface Row {
        double[] of(int person, double[] items);
    }

    /** Two factors with four items each; what {@code change} makes of them, with the header that it needs. */
    private String data(int people, String header, Row change) throws Exception {
        RandomGenerator random = Seeds.stream(41, 1);
        StringBuilder text = new StringBuilder(header + "\n");
        for (int person = 0; person < people; person++) {
            double f = random.nextGaussian();
            double g = 0.5 * f + Math.sqrt(0.75) * random.nextGaussian();
            double[] items = new double[8];
            for (int i = 0; i < 8; i++) {
                items[i] = 0.7 * (i < 4 ? f : g) + Math.sqrt(0.51) * random.nextGaussian();
            }
            List<String> cells = new ArrayList<>();
            for (double value : change.of(person, items)) {
                cells.add(
                        Double.isNaN(value)
                                ? "NA"
                                : value == Math.rint(value)
                                        ? Long.toString((long) value)
                                        : String.format(Locale.ROOT, "%.4f", value));
            }
            text.append(String.join(",", cells)).append("\n");
        }
        return Files.writeString(folder.resolve("data.csv"), text).toString();
    }

    private static final String ITEMS = "y1,y2,y3,y4,y5,y6,y7,y8";

    private static double[] coarse(double[] items) {
        double[] coded = items.clone();
        for (int i = 0; i < 8; i++) {
            coded[i] = Math.max(1, Math.min(4, Math.floor(items[i] + 3)));
        }
        return coded;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML", "MLR", "MLM", "MLMV", "MLF", "GLS", "WLS", "ULS", "ULSM", "ULSMV", "DWLS"})
    void aModelOfMoreParametersThanMoments(String estimator) throws Exception {
        JsonNode answer = answer(cfa(HS, "f =~ x1 + x2", "--estimator", estimator));
        assertThat(codes(answer)).contains("negative_degrees_of_freedom", "not_identified");
        assertThat(answer.at("/result/fit/df").doubleValue()).isEqualTo(-1);
        for (String index : List.of("pvalue", "cfi", "tli", "rmsea", "rmsea_ci_upper", "cn_05")) {
            assertThat(answer.at("/result/fit/" + index).isNull()).as(index).isTrue();
        }
        assertThat(where(answer, "not_identified")).contains("f=~x2", "f~~f");
        String table = cfa(HS, "f =~ x1 + x2", "--estimator", estimator, "--format", "table")
                .out();
        assertThat(table).doesNotContain("NaN").contains("more parameters than the sample has moments");
    }

    @Test
    void saysWhichParametersAreNotDetermined() throws Exception {
        JsonNode free = answer(cfa(HS, "f =~ NA*x1 + x2 + x3 + x4; g =~ x7 + x8 + x9"));
        assertThat(where(free, "not_identified"))
                .contains("f=~x1", "f=~x4", "f~~f", "f~~g")
                .doesNotContain("g=~x8", "x1~~x1", "g~~g");
        JsonNode second = answer(cfa(HS, "f =~ x1 + x2 + x3; h =~ f + x9"));
        assertThat(where(second, "not_identified"))
                .contains("h~~h", "f~~f", "x9~~x9")
                .doesNotContain("f=~x2");
    }

    @ParameterizedTest
    @CsvSource({
        "f ~~ 0.01*f + 5*g; g ~~ 0.01*g, f~~g = 5.0",
        "x1 ~~ -10*x1; f ~~ 1*f, x1~~x1 = -10.0",
        "x1 ~~ upper(-10)*x1; f ~~ 1*f, x1~~x1 = -10.0"
    })
    void valuesAtWhichThereIsNoLikelihood(String line, String named) {
        for (String missing : List.of("listwise", "fiml")) {
            CommandRun run = cfa(HS, "f =~ x1 + x2 + x3; g =~ x4 + x5 + x6; " + line, "--missing", missing);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("cannot occur together: " + named, "fixed values or bounds");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f ~~ start(500)*g", "x1 ~~ start(-50)*x1", "f ~~ start(-500)*f"})
    void startingValuesAtWhichThereIsNoLikelihood(String line) throws Exception {
        String model = "f =~ x1 + x2 + x3; g =~ x4 + x5 + x6";
        for (String missing : List.of("listwise", "fiml")) {
            JsonNode plain = answer(cfa(HS, model, "--missing", missing));
            JsonNode started = answer(cfa(HS, model + "; " + line, "--missing", missing));
            assertThat(codes(started)).contains("starting_values_not_used");
            assertThat(started.at("/result/fit/chisq").doubleValue())
                    .isCloseTo(plain.at("/result/fit/chisq").doubleValue(), Offset.offset(1e-6));
        }
    }

    @Test
    void namesThatNeedBackticksAndItemsNamedTwice() {
        assertThat(cfa(HS, "f =~ \"my item\" + x2 + x3").err()).contains("there is no column “my item”");
        assertThat(cfa(HS, "f =~ my item + x2 + x3").err()).contains("`my item`");
        CommandRun twice = cfa(HS, "f =~ x1 + x2 + x3 + x1");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.err()).contains("--model:1:21", "“x1” for the second time");
        assertThat(cfa(HS, "f =~ x1 + x2 + x3 + a*x2").exit())
                .as("a second term may add a modifier")
                .isZero();
    }

    @Test
    void aModelOfNothingObserved() {
        assertThat(cfa(HS, "f =~ g; g =~ f").err()).contains("no observed variable");
    }

    @Test
    void aFormulaWithoutAValue() throws Exception {
        JsonNode answer = answer(cfa(HS, "f =~ x1 + a*x2 + b*x3 + x4; r := a/(b-b)"));
        assertThat(where(answer, "undefined_quantity")).isEqualTo("r");
    }

    @Test
    void columnsThatAreNoGroups() throws Exception {
        String continuous = data(60, ITEMS, (person, items) -> items);
        CommandRun run = cfa(continuous, "f =~ y2 + y3 + y4", "--group", "y1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("other values", "see whether this is the column that you meant");
    }

    @Test
    void rowsThatAllLackSomeAnswer() throws Exception {
        String gaps = data(60, ITEMS, (person, items) -> {
            double[] coded = coarse(items);
            coded[person % 8] = Double.NaN;
            return coded;
        });
        CommandRun run = cfa(gaps, TWO);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("0 of 60 rows can be used", "--missing fiml")
                .doesNotContain("group");
        CommandRun ordered = cfa(gaps, TWO, "--ordered", "all");
        assertThat(ordered.exit()).isEqualTo(2);
        assertThat(ordered.err()).contains("0 of 60 rows can be used", "--missing pairwise");
        assertThat(ordered.err()).doesNotContain("the same answer in every row");
    }

    @Test
    void fewerPeopleThanParameters() throws Exception {
        String few = data(20, ITEMS, (person, items) -> coarse(items));
        assertThat(codes(answer(cfa(few, TWO, "--ordered", "all")))).contains("few_rows");
        assertThat(codes(answer(cfa(HS, "f =~ x1 + x2 + x3 + x4")))).doesNotContain("few_rows");
    }

    @Test
    void fewerClustersThanParameters() throws Exception {
        String clustered = data(200, ITEMS + ",class", (person, items) -> {
            double[] row = java.util.Arrays.copyOf(coarse(items), 9);
            row[8] = person % 5 + 1;
            return row;
        });
        assertThat(codes(answer(cfa(clustered, TWO, "--cluster", "class")))).contains("few_clusters");
        assertThat(codes(answer(cfa(clustered, TWO, "--cluster", "class", "--missing", "fiml"))))
                .contains("few_clusters");
        assertThat(codes(answer(cfa(clustered, TWO, "--cluster", "class", "--ordered", "all"))))
                .contains("few_clusters");
        String many = data(200, ITEMS + ",class", (person, items) -> {
            double[] row = java.util.Arrays.copyOf(coarse(items), 9);
            row[8] = person % 50 + 1;
            return row;
        });
        assertThat(codes(answer(cfa(many, TWO, "--cluster", "class", "--ordered", "all"))))
                .doesNotContain("few_clusters");
    }

    @Test
    void anItemThatRepeatsAnotherWhereNothingIsInverted() throws Exception {
        String twin = data(300, ITEMS, (person, items) -> {
            double[] row = items.clone();
            row[1] = row[0];
            return row;
        });
        assertThat(where(answer(cfa(twin, TWO, "--estimator", "ULSMV")), "linear_dependence"))
                .isEqualTo("y2");
        assertThat(cfa(twin, TWO).err()).contains("y2", "a perfect linear combination of y1");
    }

    /** A group of five answers in four categories leaves nothing to compare; no difference of anything is given. */
    @Test
    void stepsOfALadderWithoutEstimates() throws Exception {
        String tiny = data(205, ITEMS + ",group", (person, items) -> {
            double[] row = java.util.Arrays.copyOf(coarse(items), 9);
            row[8] = person < 200 ? 1 : 2;
            return row;
        });
        String[] command = {"invariance", "-d", tiny, "-m", TWO, "--group", "group", "--ordered", "all"};
        CommandRun run = CommandRun.json(command);
        JsonNode answer = new ObjectMapper().readTree(run.out());
        int untested = 0;
        JsonNode levels = answer.at("/result/levels");
        for (int k = 1; k < levels.size(); k++) {
            boolean found = levels.get(k).get("converged").asBoolean()
                    && levels.get(k - 1).get("converged").asBoolean();
            JsonNode comparison = levels.get(k).get("comparison");
            if (!found) {
                untested++;
                for (String number : List.of("chisq_diff", "pvalue", "delta_cfi", "delta_srmr", "rmsea_d")) {
                    assertThat(comparison.get(number).isNull()).as(number).isTrue();
                }
                assertThat(levels.get(k).get("verdict").asText()).isEqualTo("not_judged");
            }
        }
        assertThat(untested).isPositive();
        assertThat(codes(answer)).contains("difference_not_tested", "small_context");
        String[] told = java.util.Arrays.copyOf(command, command.length + 2);
        told[command.length] = "--format";
        told[command.length + 1] = "table";
        assertThat(CommandRun.json(told).out()).doesNotContain("NaN");
    }

    @Test
    void aColumnWithoutAnyAnswer() throws Exception {
        String silent = data(60, ITEMS, (person, items) -> {
            double[] coded = coarse(items);
            coded[2] = Double.NaN;
            return coded;
        });
        for (String missing : List.of("listwise", "fiml")) {
            CommandRun run = cfa(silent, TWO, "--missing", missing);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("y3: no answer in any row", "leave y3 out of the model\n");
        }
        assertThat(cfa(silent, TWO, "--ordered", "all").err()).contains("y3: no answer in any row");
    }

    @Test
    void scalesThatDifferByManyPowersOfTen() throws Exception {
        Row apart = (person, items) -> {
            double[] row = items.clone();
            row[0] *= 1e6;
            return row;
        };
        double chisq = answer(cfa(data(200, ITEMS, (person, items) -> items), TWO))
                .at("/result/fit/chisq")
                .doubleValue();
        JsonNode answer = answer(cfa(data(200, ITEMS, apart), TWO));
        assertThat(codes(answer)).contains("variances_far_apart");
        assertThat(answer.at("/result/fit/chisq").doubleValue()).isCloseTo(chisq, Offset.offset(0.01));
        CommandRun lost = cfa(
                data(200, ITEMS, (person, items) -> {
                    double[] row = items.clone();
                    row[0] = 1e10 + Math.rint(items[0]);
                    return row;
                }),
                TWO);
        assertThat(lost.exit()).isEqualTo(2);
        assertThat(lost.err()).contains("lost in rounding").doesNotContain("the same answer in every row");
    }

    @Test
    void aCategoryBetweenWholeNumbers() throws Exception {
        String slip = data(200, ITEMS, (person, items) -> {
            double[] row = coarse(items);
            row[1] = person == 7 ? 2.5 : row[1];
            return row;
        });
        JsonNode answer = answer(cfa(slip, TWO, "--ordered", "all"));
        assertThat(where(answer, "category_between")).isEqualTo("y2");
    }

    @Test
    void boundsThatDoNotReachAResidualVariance() throws Exception {
        // y1 goes with y2 and y3 more closely than one factor can have it.
        String heywood = data(400, ITEMS, (person, items) -> {
            double[] row = items.clone();
            row[0] = items[4] + items[5];
            row[1] = items[4];
            row[2] = items[5];
            return coarse(row);
        });
        String one = "f =~ y1 + y2 + y3 + y7";
        JsonNode answer = answer(cfa(heywood, one, "--ordered", "all", "--bounds", "pos.var"));
        assertThat(answer.at("/result/admissible").asBoolean()).isFalse();
        assertThat(answer.get("findings").toString()).contains("bounds on variances do not reach it");
        assertThat(cfa(heywood, one, "--strict").exit()).isEqualTo(3);
        assertThat(answer(cfa(heywood, one, "--bounds", "pos.var"))
                        .at("/result/admissible")
                        .asBoolean())
                .isTrue();
    }

    /** Two items a factor, factors apart: loadings can be held equal at no cost, since nothing determines them. */
    @Test
    void aLadderOfAModelThatIsNotIdentified() throws Exception {
        String model = "f =~ x1 + x2; g =~ x4 + x5; f ~~ 0*g";
        CommandRun run = CommandRun.json("invariance", "-d", HS, "-m", model, "--group", "school");
        JsonNode answer = new ObjectMapper().readTree(run.out());
        for (JsonNode level : answer.at("/result/levels")) {
            if (level.get("level").asText().equals("metric")) {
                assertThat(level.at("/verdict").asText()).isEqualTo("not_judged");
                assertThat(level.at("/comparison/chisq_diff").isNull()).isTrue();
            }
        }
        assertThat(codes(answer)).contains("not_identified", "difference_not_tested");
        assertThat(answer.at("/result/conclusion/answer").asText()).isEqualTo("no_conclusion");
        assertThat(answer.at("/result/conclusion/reasons/0").asText()).isEqualTo("not_estimated");
        CommandRun compared = cfa(HS, "f =~ NA*x1 + x2 + x3 + x4", "--compare", "f =~ x1 + a*x2 + a*x3 + a*x4");
        assertThat(compared.exit()).isEqualTo(1);
        JsonNode difference = new ObjectMapper().readTree(compared.out()).at("/result/comparison/differences/0");
        assertThat(difference.get("tested").asBoolean()).isFalse();
    }

    /**
     * In one context nobody chose the lowest category of an item: its other thresholds are compared with those of the
     * same place.
     */
    @Test
    void aCategoryThatIsMissingInOneContextOfTheSamePeople() throws Exception {
        List<String> lines =
                new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/reference/data/ce_contexts.csv")));
        int place = List.of(lines.get(0).split(",")).stream()
                .map(name -> name.replace("\"", ""))
                .toList()
                .indexOf("rw2");
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            cells[place] = cells[place].equals("1") ? "2" : cells[place];
            lines.set(row, String.join(",", cells));
        }
        String data = Files.write(folder.resolve("contexts.csv"), lines).toString();
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                data,
                "-m",
                "eff =~ `1` + `2` + `3` + `4`",
                "--within",
                "ci,rw,sb",
                "--columns",
                "{occasion}{variable}",
                "--ordered",
                "all",
                "--levels",
                "configural,thresholds");
        JsonNode answer = answer(run);
        assertThat(where(answer, "category_unused")).isEqualTo("rw2");
        assertThat(thresholds(answer, "rw2")).containsOnlyKeys("t2", "t3", "t4");
        assertThat(thresholds(answer, "ci2"))
                .containsOnlyKeys("t1", "t2", "t3", "t4")
                .containsAllEntriesOf(thresholds(answer, "rw2"));
    }

    /** At the step that holds them equal. */
    private static java.util.Map<String, Double> thresholds(JsonNode answer, String item) {
        java.util.Map<String, Double> values = new java.util.TreeMap<>();
        for (JsonNode row : answer.at("/result/levels/1/parameters")) {
            if (row.get("op").asText().equals("|") && row.get("lhs").asText().equals(item)) {
                values.put(row.get("rhs").asText(), row.get("est").doubleValue());
            }
        }
        return values;
    }
}
