package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.data.PackedRows;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.CentredResponses;
import kith.reliability.scale.PackedProducts;
import kith.reliability.scale.ProductSums;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.resampling.RowsDrawn;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReliabilityBootstrapTest {

    @Test
    void aDrawIsThePairwiseCovarianceOfThePeopleDrawn() {
        ScaleResponses answers = ScaleResponses.of(Samples.agreeableness(), Samples.bfi(), Missing.PAIRWISE);
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(answers);
    }

    @Test
    void soItIsOfAnswersThatAreNotWholeAndOfManyAndOfLargeOnes() {
        List<String> items = Samples.bfi().numeric().keySet().stream()
                .filter(name -> name.matches("[ACENO][1-5]"))
                .toList();
        ScaleResponses answers = ScaleResponses.of(Samples.plain("all", items), Samples.bfi(), Missing.PAIRWISE);
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(answers);
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(times(answers, 0.3));
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(times(answers, 7));
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(times(answers, 100));
        assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(times(answers, 100_000));
    }

    @Test
    void fieldsOfProductsDoNotRunOver() {
        double[][] people = new double[5_000][2];
        for (int i = 0; i < people.length; i++) {
            people[i] = new double[] {31, i % 32};
        }
        ProductSums sums = PackedProducts.of(new CentredResponses(rows(people), new double[2]))
                .orElseThrow()
        .new Sums();
        int[] rows = java.util.stream.IntStream.range(0, people.length).toArray();
        sums.add(rows, 0, 4_999);
        sums.add(rows, 4_999, 5_000);
        double[][] products = new double[2][2];
        double[] own = new double[2];
        sums.read(products, own);
        double items = Arrays.stream(people).mapToDouble(person -> person[1]).sum();
        double squares = Arrays.stream(people)
                .mapToDouble(person -> person[1] * person[1])
                .sum();
        assertThat(own).containsExactly(31.0 * 5_000, items);
        assertThat(products[0][0]).isEqualTo(31.0 * 31 * 5_000);
        assertThat(products[1][0]).isEqualTo(31 * items);
        assertThat(products[1][1]).isEqualTo(squares);
    }

    private static PackedRows rows(double[][] people) {
        PackedRows.Builder rows = new PackedRows.Builder();
        Arrays.stream(people).forEach(rows::add);
        return rows.packed();
    }

    private static ScaleResponses times(ScaleResponses answers, double factor) {
        double[][] larger = Arrays.stream(answers.keyedColumns())
                .map(column -> Arrays.stream(column).map(x -> factor * x).toArray())
                .toArray(double[][]::new);
        return Samples.answers(answers.items(), larger);
    }

    private static void assertThatADrawIsThePairwiseCovarianceOfThePeopleDrawn(ScaleResponses answers) {
        ResampledCovariance sample =
                new ResampledCovariance(answers, answers.moments().mean());
        double[] found = sample.draws(9, 3, 5, ReliabilityBootstrapTest::flat)[1];
        int[] drawn = new int[answers.people()];
        RowsDrawn.fill(drawn, 9, 4);
        double[][] chosen = Arrays.stream(answers.keyedColumns())
                .map(column ->
                        Arrays.stream(drawn).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
        double[] expected = flat(
                Samples.answers(answers.items(), chosen).moments().covariance().toArray());
        double scale = expected[0];
        for (int e = 0; e < found.length; e++) {
            assertThat(found[e]).isCloseTo(expected[e], Offset.offset(1e-11 * scale));
        }
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(analyse(1).reliability()).isEqualTo(analyse(4).reliability());
    }

    @Test
    void theIntervalOfAlphaIsThatOfAnOrdinaryBootstrap() {
        Interval found = analyse(2)
                .estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE)
                .orElseThrow()
                .interval();
        var expected = Reference.own("reliability").get("bootstrap_alpha");
        // Monte Carlo error of a 2.5 % quantile of 2,000 and of 4,000 draws: about 0.1 of the standard error.
        Offset<Double> close = Offset.offset(0.2 * Reference.number(expected.get("se")));
        assertThat(found.lower()).isCloseTo(Reference.number(expected.get("ci").get(0)), close);
        assertThat(found.upper()).isCloseTo(Reference.number(expected.get("ci").get(1)), close);
    }

    @Test
    void samplesThatLackACoefficientAreToldWithWhatMayBeTheCause() {
        double none = Double.NaN;
        assertThat(incomplete(
                        new double[] {1, 1, 1, 1, 1, 2}, new double[] {1, 2, 3, 1, 2, 3}, new double[] {2, 1, 3, 2, 1, 3
                        }))
                .contains("because an item had no variance in them;");
        // Only the last three answered both of the first two.
        assertThat(incomplete(
                        new double[] {1, 2, 3, 4, 1, 2, none, none, none, 1, 2, 3},
                        new double[] {none, none, none, none, none, none, 1, 2, 3, 2, 1, 3},
                        new double[] {1, 2, 3, 2, 1, 3, 1, 2, 3, 1, 3, 2}))
                .contains("or no respondent in them answered both of two items;");
    }

    private static String incomplete(double[]... columns) {
        ReliabilityOptions options = ReliabilityOptions.withSeed(3);
        return ScaleAnalyses.of(List.of(Samples.items(columns.length)), Samples.answers(columns), options)
                .scale("test")
                .findings()
                .stream()
                .filter(finding -> finding.code().equals("bootstrap_incomplete"))
                .map(Finding::what)
                .findFirst()
                .orElse("");
    }

    private static ScaleAnalysis analyse(int threads) {
        ReliabilityOptions options = ReliabilityOptions.withSeed(11)
                .with(Missing.LISTWISE)
                .with(new ReliabilityOptions.Resampling(2000, 11, new Parallel(threads)));
        return ScaleAnalyses.of(List.of(Samples.agreeableness()), Samples.bfi(), options)
                .scale("A");
    }
}
