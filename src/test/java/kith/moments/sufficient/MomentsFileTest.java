package kith.moments.sufficient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.moments.missing.MissingPattern;
import kith.moments.ordered.ObservedVariable;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moments as a file: what is written is read back bit for bit, and a file that is wrong is told with all that is wrong.
 */
class MomentsFileTest {

    private static final List<String> NAMES = List.of("a", "b \"x\"", "ü: c");

    private static SufficientStatistics read(String text) {
        return MomentsFile.read(YamlDocument.of("moments.json", text));
    }

    private static String written(SufficientStatistics statistics) throws IOException {
        StringWriter text = new StringWriter();
        MomentsFile.write(statistics, new MomentsFile.Origin("0", "answers.csv", ""), text);
        return text.toString();
    }

    private static SufficientStatistics sample(Missing missing) {
        StatisticsDesign design = StatisticsDesign.of(NAMES)
                .by(Optional.of("g"))
                .with(missing)
                .with(List.of(
                        ObservedVariable.ordered(NAMES.get(0), 1, 2, 3), ObservedVariable.ordered(NAMES.get(1), 0, 1)));
        StatisticsAccumulator accumulator = new StatisticsAccumulator(design);
        Random random = new Random(5);
        for (int r = 0; r < 500; r++) {
            double[] row = {1 + random.nextInt(3), random.nextInt(2), random.nextGaussian() / 3};
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(6) == 0 ? Double.NaN : row[j];
            }
            accumulator.add(List.of("two words", "B", "").get(random.nextInt(3)), row);
        }
        return accumulator.statistics("answers.csv");
    }

    @ParameterizedTest
    @CsvSource({"FIML", "LISTWISE"})
    void readsBackBitForBit(Missing missing) throws IOException {
        SufficientStatistics before = sample(missing);
        SufficientStatistics after = read(written(before));
        assertThat(after.variables()).isEqualTo(NAMES);
        assertThat(after.group()).contains("g");
        assertThat(after.excluded()).isEqualTo(before.excluded());
        assertThat(after.rows()).isEqualTo(before.rows()).isEqualTo(500);
        assertThat(after.ordered()).isEqualTo(before.ordered());
        for (int g = 0; g < 2; g++) {
            GroupStatistics one = before.groups().get(g);
            GroupStatistics other = after.groups().get(g);
            assertThat(other.name()).isEqualTo(one.name());
            assertThat(other.patterns().emptyRows()).isEqualTo(one.patterns().emptyRows());
            assertThat(other.patterns().patterns()).hasSameSizeAs(one.patterns().patterns());
            for (int k = 0; k < one.patterns().patterns().size(); k++) {
                MissingPattern here = one.patterns().patterns().get(k);
                MissingPattern there = other.patterns().patterns().get(k);
                assertThat(there.observed()).isEqualTo(here.observed());
                assertThat(there.n()).isEqualTo(here.n());
                assertThat(there.moments().mean()).isEqualTo(here.moments().mean());
                assertThat(there.moments().covariance().toRowMajor())
                        .isEqualTo(here.moments().covariance().toRowMajor());
            }
            assertThat(other.tables().orElseThrow().whole(0, 1))
                    .isDeepEqualTo(one.tables().orElseThrow().whole(0, 1));
            assertThat(other.tables().orElseThrow().margin(1))
                    .isEqualTo(one.tables().orElseThrow().margin(1));
            assertThat(other.tables().orElseThrow().rows())
                    .isEqualTo(one.tables().orElseThrow().rows());
        }
        assertThat(written(after).replace("moments.json", "answers.csv")).isEqualTo(written(before));
    }

    /** Two parts give what the whole gives, and moments with n the sum. */
    @Test
    void partsMakeTheWhole() {
        double[][] rows = {{1, 2}, {2, Double.NaN}, {3, 1}, {Double.NaN, Double.NaN}, {4, 9}, {6, 2}};
        StatisticsDesign design = StatisticsDesign.of(List.of("a", "b"));
        StatisticsAccumulator whole = new StatisticsAccumulator(design);
        StatisticsAccumulator first = new StatisticsAccumulator(design);
        StatisticsAccumulator second = new StatisticsAccumulator(design);
        for (int r = 0; r < rows.length; r++) {
            whole.add("", rows[r]);
            (r < 3 ? first : second).add("", rows[r]);
        }
        GroupStatistics all = whole.statistics("x").groups().get(0);
        List<GroupStatistics> merged = List.of(
                first.plus(second).statistics("x").groups().get(0),
                first.statistics("x").plus(second.statistics("x")).groups().get(0));
        for (GroupStatistics one : merged) {
            assertThat(one.rows()).isEqualTo(6);
            assertThat(one.patterns().emptyRows()).isEqualTo(1);
            assertThat(one.pairwise(List.of("b", "a")).covariance().at(0, 1))
                    .isEqualTo(all.pairwise(List.of("b", "a")).covariance().at(0, 1));
            assertThat(one.complete(List.of("a", "b")).orElseThrow().mean()).containsExactly(3.5, 3.5);
            assertThat(one.complete(List.of("a")).orElseThrow().mean()).containsExactly(3.2);
        }
    }

    /** 14 variables, each combination of missing ones: more patterns than are held, in one part or in two together. */
    @Test
    void limitsThePatterns() {
        List<String> names =
                java.util.stream.IntStream.range(0, 14).mapToObj(j -> "x" + j).toList();
        StatisticsAccumulator even = new StatisticsAccumulator(StatisticsDesign.of(names));
        StatisticsAccumulator odd = even.empty();
        for (int pattern = 1; pattern <= StatisticsAccumulator.MOST_PATTERNS + 1; pattern++) {
            double[] row = new double[14];
            for (int j = 0; j < 14; j++) {
                row[j] = (pattern >> j & 1) == 1 ? j : Double.NaN;
            }
            (pattern % 2 == 0 ? even : odd).add("", row);
        }
        assertThat(even.statistics("x").groups().get(0).patterns().patterns()).hasSizeGreaterThan(2000);
        assertThatThrownBy(() -> even.plus(odd).statistics("answers.csv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("missing-data patterns")
                .hasMessageContaining("LISTWISE");
    }

    @Test
    void readsAPublishedMatrix() {
        SufficientStatistics read = read("""
                {"moments": 1, "comment": "Table 2", "variables": ["x", "y"],
                 "samples": [{"n": 5, "sd": [2, 3], "correlation": [[1], [0.5, 1]], "mean": [4, 5]}]}
                """);
        GroupStatistics only = read.groups().get(0);
        assertThat(only.complete(List.of("y", "x"))
                        .orElseThrow()
                        .unbiasedCovariance()
                        .at(0, 1))
                .isEqualTo(3, within(1e-14));
        assertThat(only.complete(List.of("x")).orElseThrow().covariance().at(0, 0))
                .isEqualTo(3.2);
        assertThat(read.hasMeans()).isTrue();
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThatThrownBy(() -> read("""
                        {"moments": 1, "variables": ["x", "y", "z"], "group": "g",
                         "samples": [
                         {"n": 5, "covariance": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]},
                         {"group": "a", "n": 5, "mean": [1], "covariance": [[1], [0.2, 1], [0, 0, 1]]},
                         {"group": "b", "n": 5, "covariance": [[1], [2, 1], [0, 0, 1]]},
                         {"group": "c", "n": 5, "covariance": [[-1], [0, 1], [0, 0, 1]]},
                         {"group": "d", "n": 5, "correlation": [[1], [0, 1], [0, 0, 1]]},
                         {"group": "e", "n": 5, "variables": ["x", "w"], "covariance": [[1], [0, 1]]},
                         {"group": "f", "n": 5, "covariance": [[1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]]},
                         {"group": "h", "n": 5, "covariance": [[1], [0, 1]]}]}
                        """)).isInstanceOfSatisfying(InputException.class, wrong -> {
            String told = wrong.getMessage();
            assertThat(wrong.problems()).hasSize(8);
            for (String part : List.of(
                    "a sample without a group",
                    "1 numbers",
                    "a correlation beyond 1",
                    "a negative variance of “x”",
                    "“correlation” without “sd”",
                    "“w”",
                    "on the other side of the diagonal",
                    "2 rows for 3 variables")) {
                assertThat(told).contains(part);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, 2]",
                "{\"moments\": 2, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[1]]}]}",
                "{\"moments\": 1, \"variables\": [], \"samples\": []}",
                "{\"moments\": 1, \"variables\": [\"x\", \"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[1, 0], [0, 1]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 0, \"covariance\": [[1]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 1e18, \"covariance\": [[1]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[1e999]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": .nan, \"covariance\": [[1]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[.inf]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [\"a\"]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[\"a\"]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[1]], \"what\": 1}]}",
                "{\"moments\": 1, \"variables\": [\"x\"], \"samples\": [{\"n\": 3, \"covariance\": [[1]]}], \"tables\": [{\"pair\": [\"x\", \"y\"], \"counts\": []}]}",
                "{\"moments\": 1, \"variables\": [\"x\", \"y\"], \"samples\": [{\"n\": 3, \"covariance\": [[1], [0, 1]]}], \"ordered\": [{\"variable\": \"x\", \"categories\": [2, 1]}, {\"variable\": \"q\", \"categories\": [1]}]}",
                "{\"moments\": 1, \"variables\": [\"x\", \"y\"], \"samples\": [{\"n\": 3, \"covariance\": [[1], [0, 1]]}], \"ordered\": [{\"variable\": \"x\", \"categories\": [1, 2]}, {\"variable\": \"y\", \"categories\": [1]}], \"tables\": [{\"pair\": [\"x\", \"y\"], \"counts\": [[1, 0], [1, 0], [0, 5]]}]}",
                "{\"moments\": 1, \"variables\": [\"x\", \"y\"], \"samples\": [{\"n\": 3, \"covariance\": [[1], [0, 1]]}], \"ordered\": [{\"variable\": \"x\", \"categories\": [1, 2]}, {\"variable\": \"y\", \"categories\": [1]}], \"tables\": [{\"pair\": [\"x\", \"y\"], \"counts\": [[1, 0], [1, -1]]}]}"
            })
    void refusesHostileFiles(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class);
    }

    @Test
    void combinationsAreThoseOfTheRows() {
        StatisticsAccumulator accumulator = new StatisticsAccumulator(StatisticsDesign.of(List.of("a", "b")));
        double[][] rows = {{1, 2}, {2, 7}, {3, 1}, {5, 5}};
        Arrays.stream(rows).forEach(row -> accumulator.add("", row));
        GroupStatistics.Combination sum =
                accumulator.statistics("x").groups().get(0).combination(List.of("b", "a"), new double[] {1, -1});
        assertThat(sum.n()).isEqualTo(4);
        assertThat(sum.mean()).isEqualTo(1);
        assertThat(sum.variance()).isEqualTo(26 / 3.0, within(1e-14));
    }
}
