package kith.reliability.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.Finding;
import kith.instrument.AnswerRange;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.difference.DifferenceReliability.Estimated;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences of scores against R, against stratified alpha, and against true differences that are known. */
@Tag("slow")
class DifferenceScoresTest {

    private static final Set<String> REVERSED = Set.of("A1", "C4", "C5", "E1", "E2", "O2", "O5");
    private static final Tolerance CLOSE = Tolerance.CLOSED_FORM;

    private final JsonNode reference = Reference.own("difference_scores");

    private static ScaleItems trait(String name) {
        return new ScaleItems(
                name,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> name + i)
                        .map(item -> KeyedItem.of(item, REVERSED.contains(item), AnswerRange.of(1, 6)))
                        .toList());
    }

    /** Visual, textual and speed tests. */
    private static ScaleItems tests(String name) {
        int from = 1 + 3 * List.of("x", "y", "z").indexOf(name);
        return Samples.plain(
                name, IntStream.range(from, from + 3).mapToObj(i -> "x" + i).toList());
    }

    private static DifferenceScore difference(
            ScaleItems first, ScaleItems second, Responses responses, ReliabilityOptions options) {
        List<DifferenceScore> pairs = ScaleAnalyses.of(List.of(first, second), responses, options)
                .differences()
                .pairs();
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }

    private static DifferenceScore ofTraits(String pair, Missing missing) {
        return difference(
                trait(pair.substring(0, 1)),
                trait(pair.substring(1)),
                Samples.bfi(),
                Samples.quick().with(missing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC", "AE", "EN"})
    void scoresOfCompleteRowsAgreeWithR(String pair) {
        check(ofTraits(pair, Missing.LISTWISE), reference.at("/listwise/" + pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC", "AE", "CE", "EN", "NO"})
    void pairwiseCovariancesOfThoseWithBothScoresAgreeWithR(String pair) {
        check(ofTraits(pair, Missing.PAIRWISE), reference.at("/pairwise/" + pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xy", "xz", "yz"})
    void scalesOfThreeItemsAgreeWithR(String pair) {
        check(
                difference(tests(pair.substring(0, 1)), tests(pair.substring(1)), Samples.holzinger(), Samples.quick()),
                reference.at("/listwise/" + pair));
    }

    private static void check(DifferenceScore found, JsonNode expected) {
        assertThat(found.n()).isEqualTo(expected.get("n").asInt());
        CLOSE.check("r", found.correlation().value(), Reference.number(expected.get("r")));
        CLOSE.check("sd", found.sd(), Reference.number(expected.get("sd")));
        check(found.by(Coefficient.ALPHA).orElseThrow(), expected.get("alpha"), CLOSE);
        check(found.by(Coefficient.OMEGA_TOTAL).orElseThrow(), expected.get("omega"), Tolerance.ESTIMATE);
    }

    private static void check(DifferenceReliability found, JsonNode expected, Tolerance close) {
        close.check("first", found.first(), Reference.number(expected.get("first")));
        close.check("second", found.second(), Reference.number(expected.get("second")));
        close.check("difference", found.difference().value(), Reference.number(expected.get("difference")));
        close.check("standardized", found.standardized().value(), Reference.number(expected.get("standardized")));
        close.check("corrected", found.corrected().value(), Reference.number(expected.get("corrected")));
        close.check("sem", found.error().standard(), Reference.number(expected.get("sem")));
        close.check("sdd", found.error().detectable(), Reference.number(expected.get("sdd")));
        close.check(
                "sem of z scores",
                found.standardizedError().standard(),
                Reference.number(expected.get("sem_standardized")));
    }

    /** Stratified alpha of sums is that of means when both scales have as many items. */
    @Test
    void byAlphaItIsStratifiedAlphaOfTheItemsOfOneAndTheTurnedItemsOfTheOther() {
        ScaleItems turned = new ScaleItems(
                "both",
                Stream.concat(
                                trait("A").items().stream(),
                                trait("E").items().stream()
                                        .map(item -> new KeyedItem(
                                                item.name(), item.column(), !item.reversed(), item.scale())))
                        .toList(),
                List.of(
                        new ScalePart("A", trait("A").columns()),
                        new ScalePart("E", trait("E").columns())));
        ReliabilityOptions complete = Samples.quick().with(Missing.LISTWISE);
        double stratified = ScaleAnalyses.of(List.of(turned), Samples.bfi(), complete)
                .scale("both")
                .estimate(Coefficient.ALPHA_STRATIFIED)
                .orElseThrow()
                .estimate();
        CLOSE.check(
                "difference",
                ofTraits("AE", Missing.LISTWISE)
                        .by(Coefficient.ALPHA)
                        .orElseThrow()
                        .difference()
                        .value(),
                stratified);
    }

    @Test
    void theOrderOfTheScalesChangesNoReliability() {
        DifferenceScore one = ofTraits("AE", Missing.PAIRWISE);
        DifferenceScore other = ofTraits("EA", Missing.PAIRWISE);
        assertThat(other.first()).isEqualTo("E");
        for (Coefficient coefficient : List.of(Coefficient.ALPHA, Coefficient.OMEGA_TOTAL)) {
            CLOSE.check(
                    coefficient.id(),
                    other.by(coefficient).orElseThrow().difference().value(),
                    one.by(coefficient).orElseThrow().difference().value());
        }
        CLOSE.check("sd", other.sd(), one.sd());
    }

    /**
     * Two factors that correlate .6 behind four and three items. Omega: loadings differ; alpha: they are equal within a
     * scale. The reliability is the squared correlation of the observed difference and the true one, Cov(D, T)²/(Var D
     * · Var T), from the population itself.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inAPopulationItIsTheSquaredCorrelationWithTheTrueDifference(boolean equalLoadings) {
        double[] first = equalLoadings ? new double[] {0.8, 0.8, 0.8, 0.8} : new double[] {0.9, 0.4, 0.7, 0.6};
        double[] second = equalLoadings ? new double[] {1.1, 1.1, 1.1} : new double[] {1.2, 0.5, 0.8};
        double[] unique = {0.5, 0.9, 0.3, 0.7, 1.0, 0.6, 0.8};
        double phi = 0.6;
        double[][] population = population(first, second, unique, phi);
        double trueFirst = Arrays.stream(first).average().orElseThrow();
        double trueSecond = Arrays.stream(second).average().orElseThrow();
        double trueVariance = trueFirst * trueFirst + trueSecond * trueSecond - 2 * phi * trueFirst * trueSecond;
        double error = Arrays.stream(unique, 0, 4).sum() / 16
                + Arrays.stream(unique, 4, 7).sum() / 9;
        DifferenceReliability found = ofMatrix(population, 4)
                .by(equalLoadings ? Coefficient.ALPHA : Coefficient.OMEGA_TOTAL)
                .orElseThrow();
        (equalLoadings ? CLOSE : Tolerance.ESTIMATE)
                .check("squared correlation", found.difference().value(), trueVariance / (trueVariance + error));
        (equalLoadings ? CLOSE : Tolerance.ESTIMATE)
                .check("corrected", found.corrected().value(), phi);
        (equalLoadings ? CLOSE : Tolerance.ESTIMATE).check("sem", found.error().standard(), Math.sqrt(error));
    }

    private static double[][] population(double[] first, double[] second, double[] unique, double phi) {
        int k = first.length + second.length;
        double[][] population = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                boolean within = i < first.length == j < first.length;
                double loading = i < first.length ? first[i] : second[i - first.length];
                double other = j < first.length ? first[j] : second[j - first.length];
                population[i][j] = (within ? 1 : phi) * loading * other + (i == j ? unique[i] : 0);
            }
        }
        return population;
    }

    private static List<String> names(int k) {
        return IntStream.rangeClosed(1, k).mapToObj(i -> "i" + i).toList();
    }

    private static DifferenceScore ofMatrix(double[][] matrix, int first) {
        List<String> names = names(matrix.length);
        return ScaleAnalyses.of(
                        List.of(
                                Samples.plain("one", names.subList(0, first)),
                                Samples.plain("other", names.subList(first, names.size()))),
                        Matrix.square(names, matrix),
                        200,
                        Samples.quick())
                .differences()
                .pairs()
                .get(0);
    }

    /** A true difference that is known: over 40,000 people the estimate is the squared correlation with it. */
    @Test
    void inASampleItIsTheSquaredCorrelationWithTheTrueDifference() {
        Random random = new Random(5);
        int n = 40_000;
        double[][] answers = new double[8][n];
        double[][] differences = new double[2][n];
        for (int row = 0; row < n; row++) {
            double first = random.nextGaussian();
            double second = 0.7 * first + Math.sqrt(1 - 0.49) * random.nextGaussian();
            differences[0][row] = first - second;
            for (int i = 0; i < 8; i++) {
                answers[i][row] = (i < 4 ? first : second) + 0.9 * random.nextGaussian();
                differences[1][row] += (i < 4 ? 1 : -1) * answers[i][row] / 4;
            }
        }
        DifferenceScore found = difference(
                Samples.plain("one", names(8).subList(0, 4)),
                Samples.plain("other", names(8).subList(4, 8)),
                Samples.answers(answers),
                Samples.quick());
        double r = new org.apache.commons.math3.stat.correlation.PearsonsCorrelation()
                .correlation(differences[0], differences[1]);
        // The population's reliability is .6/(.6 + 2 · .81/4); a squared correlation of 40,000 people has a standard
        // error of
        // about 2 r (1 − r²)/√n = .004, alpha's of the difference is of the same size.
        Offset<Double> close = Offset.offset(4 * 0.004);
        for (DifferenceReliability row : found.reliability()) {
            assertThat(row.difference().value()).isCloseTo(r * r, close).isCloseTo(0.6 / (0.6 + 0.405), close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "xy"})
    void intervalsAreThoseOfAnOrdinaryBootstrap(String pair) {
        ReliabilityOptions options = drawing(4_000, 2);
        DifferenceScore found = pair.equals("AE")
                ? difference(trait("A"), trait("E"), Samples.bfi(), options.with(Missing.LISTWISE))
                : difference(tests("x"), tests("y"), Samples.holzinger(), options);
        assertThat(found.method()).isEqualTo(IntervalMethod.BOOTSTRAP_PERCENTILE);
        List<Estimated> estimates = new ArrayList<>(List.of(found.correlation()));
        for (DifferenceReliability row : found.reliability()) {
            estimates.addAll(List.of(row.difference(), row.standardized(), row.corrected()));
        }
        JsonNode expected = reference.at("/bootstrap/" + pair);
        for (int at = 0; at < 7; at++) {
            // Monte Carlo error of a 2.5 % quantile of 4,000 draws: about 0.04 of the standard error, more in the
            // longer
            // tail.
            Offset<Double> close =
                    Offset.offset(0.2 * Reference.number(expected.get("se").get(at)));
            assertThat(estimates.get(at).interval().lower())
                    .as("lower " + at)
                    .isCloseTo(Reference.number(expected.get("lower").get(at)), close);
            assertThat(estimates.get(at).interval().upper())
                    .as("upper " + at)
                    .isCloseTo(Reference.number(expected.get("upper").get(at)), close);
        }
    }

    private static ReliabilityOptions drawing(int draws, int threads) {
        return ReliabilityOptions.withSeed(7).with(new ReliabilityOptions.Resampling(draws, 7, new Parallel(threads)));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(difference(trait("A"), trait("C"), Samples.bfi(), drawing(100, 1)))
                .isEqualTo(difference(trait("A"), trait("C"), Samples.bfi(), drawing(100, 3)));
    }

    @Test
    void withoutDrawsThereAreNoIntervals() {
        DifferenceScore found = ofTraits("AC", Missing.PAIRWISE);
        assertThat(found.method()).isEqualTo(IntervalMethod.NONE);
        assertThat(found.correlation().interval()).isEqualTo(Interval.NONE);
        assertThat(found.by(Coefficient.ALPHA).orElseThrow().difference().interval())
                .isEqualTo(Interval.NONE);
    }

    /** A matrix gives what the answers that it comes from give. */
    @Test
    void aMatrixGivesTheSameEstimates() {
        ScaleItems all = Samples.plain(
                "all", IntStream.rangeClosed(1, 9).mapToObj(i -> "x" + i).toList());
        double[][] covariance = Samples.completeCovariances(all, Samples.holzinger());
        List<DifferenceScore> found = ScaleAnalyses.of(
                        List.of(tests("x"), tests("y"), tests("z")),
                        Matrix.square(all.columns(), covariance),
                        301,
                        Samples.quick())
                .differences()
                .pairs();
        assertThat(found).extracting(DifferenceScore::name).containsExactly("x − y", "x − z", "y − z");
        check(found.get(0), reference.at("/listwise/xy"));
        check(found.get(2), reference.at("/listwise/yz"));
    }

    /** Tests of ability are near normal, so that normal people around their covariances vary much as they do. */
    @Test
    void intervalsOfAMatrixSupposeNormalAnswers() {
        ScaleItems all = Samples.plain(
                "all", IntStream.rangeClosed(1, 9).mapToObj(i -> "x" + i).toList());
        double[][] covariance = Samples.completeCovariances(all, Samples.holzinger());
        ReliabilityOptions drawing = ReliabilityOptions.withSeed(3);
        DifferenceScore found = ScaleAnalyses.of(
                        List.of(tests("x"), tests("y")), Matrix.square(all.columns(), covariance), 301, drawing)
                .differences()
                .pairs()
                .get(0);
        DifferenceScore ofAnswers = difference(tests("x"), tests("y"), Samples.holzinger(), drawing);
        assertThat(found.method()).isEqualTo(IntervalMethod.BOOTSTRAP_PARAMETRIC);
        Interval normal = found.reliability().get(0).difference().interval();
        Interval resampled = ofAnswers.reliability().get(0).difference().interval();
        assertThat(normal.lower()).isCloseTo(resampled.lower(), Offset.offset(0.05));
        assertThat(normal.upper()).isCloseTo(resampled.upper(), Offset.offset(0.05));
        DifferenceScore few = ScaleAnalyses.of(
                        List.of(tests("x"), tests("y")), Matrix.square(all.columns(), covariance), 6, drawing)
                .differences()
                .pairs()
                .get(0);
        assertThat(few.method()).isEqualTo(IntervalMethod.NONE);
    }

    @Test
    void scalesThatShareAColumnMakeNoPair() {
        ScaleItems total = new ScaleItems(
                "AC",
                Stream.concat(trait("A").items().stream(), trait("C").items().stream())
                        .toList());
        assertThat(ScaleAnalyses.of(List.of(trait("A"), trait("C"), total), Samples.bfi(), Samples.quick())
                        .differences()
                        .pairs())
                .extracting(DifferenceScore::name)
                .containsExactly("A − C");
    }

    @Test
    void twoItemsHaveAlphaButNoOmega() {
        DifferenceScore found =
                difference(Samples.plain("two", List.of("N1", "N2")), trait("E"), Samples.bfi(), Samples.quick());
        assertThat(found.reliability())
                .extracting(DifferenceReliability::coefficient)
                .containsExactly(Coefficient.ALPHA);
    }

    @Test
    void moreErrorThanDifferenceIsTold() {
        double[][] close = population(
                new double[] {0.7, 0.7, 0.7}, new double[] {0.7, 0.7, 0.7}, new double[] {1, 1, 1, 1, 1, 1}, 0.9);
        DifferenceScore found = ofMatrix(close, 3);
        assertThat(codes(found)).containsExactly("difference_unreliable");
        assertThat(found.findings().get(0).what()).contains(".13");
        assertThat(codes(ofMatrix(
                        population(
                                new double[] {0.9, 0.9, 0.9},
                                new double[] {0.9, 0.9, 0.9},
                                new double[] {0.3, 0.3, 0.3, 0.3, 0.3, 0.3},
                                0.4),
                        3)))
                .isEmpty();
    }

    @Test
    void scoresThatCorrelateAsHighAsTheyCanAreTold() {
        double[] loadings = {0.7, 0.7, 0.7};
        double[] unique = {1, 1, 1, 1, 1, 1};
        assertThat(codes(ofMatrix(population(loadings, loadings, unique, 1.05), 3)))
                .contains("scores_not_distinct", "difference_unreliable");
        DifferenceScore turned = ofMatrix(population(loadings, loadings, unique, -1.05), 3);
        assertThat(codes(turned)).containsExactly("scores_not_distinct");
        assertThat(turned.findings().get(0).what()).contains("in opposite directions");
    }

    @Test
    void aDifferenceThatDoesNotVaryIsTold() {
        double[] a = {1, 2, 3, 4, 5, 3};
        double[] b = {2, 1, 3, 5, 4, 4};
        double[] c = {1, 3, 3, 4, 4, 2};
        DifferenceScore found = difference(
                Samples.plain("one", names(6).subList(0, 3)),
                Samples.plain("other", names(6).subList(3, 6)),
                Samples.answers(a, b, c, a, b, c),
                drawing(20, 1));
        assertThat(codes(found)).contains("difference_does_not_vary");
        assertThat(found.sd()).isZero();
        assertThat(found.by(Coefficient.ALPHA).orElseThrow().difference().value())
                .isNaN();
        assertThat(found.by(Coefficient.ALPHA).orElseThrow().standardized().value())
                .isNaN();
        assertThat(found.by(Coefficient.ALPHA).orElseThrow().difference().interval())
                .isEqualTo(Interval.NONE);
    }

    @Test
    void peopleWithoutBothScoresAreLeftOutAndTold() {
        double none = Double.NaN;
        DifferenceScore found = difference(
                Samples.plain("one", names(4).subList(0, 2)),
                Samples.plain("other", names(4).subList(2, 4)),
                Samples.answers(
                        new double[] {1, 2, 3, 4, 5, 3, none},
                        new double[] {2, 1, none, 5, 4, 4, none},
                        new double[] {3, 3, 1, 2, none, 5, 1},
                        new double[] {4, 2, 2, 2, none, none, 2}),
                Samples.quick());
        assertThat(found.n()).isEqualTo(5);
        assertThat(found.findings())
                .filteredOn(finding -> finding.code().equals("rows_left_out"))
                .extracting(Finding::what)
                .containsExactly("2 of 7 rows lacked a score on one of the two scales and were not used.");
    }

    @Test
    void scoresOfDifferentPeopleHaveNoDifference() {
        double none = Double.NaN;
        DifferenceScore found = difference(
                Samples.plain("one", names(4).subList(0, 2)),
                Samples.plain("other", names(4).subList(2, 4)),
                Samples.answers(
                        new double[] {1, 2, 3, none, none, none},
                        new double[] {2, 1, 5, none, none, none},
                        new double[] {none, none, none, 2, 5, 1},
                        new double[] {none, none, none, 2, 1, 2}),
                drawing(10, 1));
        assertThat(found.n()).isZero();
        assertThat(found.reliability()).isEmpty();
        assertThat(codes(found)).containsExactly("rows_left_out", "too_few_items");
    }

    @Test
    void itemsNeverAnsweredTogetherAreTold() {
        double none = Double.NaN;
        DifferenceScore found = difference(
                Samples.plain("one", names(4).subList(0, 2)),
                Samples.plain("other", names(4).subList(2, 4)),
                Samples.answers(
                        new double[] {1, 2, 3, none, none, none},
                        new double[] {none, none, none, 2, 1, 5},
                        new double[] {1, 4, 2, 2, 5, 1},
                        new double[] {2, 2, 3, 2, 1, 2}),
                drawing(10, 1));
        assertThat(codes(found)).contains("difference_not_estimable");
        assertThat(found.correlation().value()).isNaN();
    }

    @Test
    void otherResponseScalesAreTold() {
        ScaleItems percent = new ScaleItems(
                "percent",
                Stream.of("C1", "C2", "C3")
                        .map(item -> KeyedItem.of(item, false, AnswerRange.of(0, 100)))
                        .toList());
        DifferenceScore found = difference(trait("A"), percent, Samples.bfi(), Samples.quick());
        assertThat(found.meansOfSameRange()).contains(false);
        assertThat(codes(found)).contains("response_scales_differ");
        assertThat(ofTraits("AC", Missing.PAIRWISE).meansOfSameRange()).contains(true);
        assertThat(difference(tests("x"), tests("y"), Samples.holzinger(), Samples.quick())
                        .meansOfSameRange())
                .isEmpty();
    }

    @Test
    void itemsThatGoAgainstEachOtherHaveNoCorrectedCorrelation() {
        DifferenceScore found =
                difference(Samples.plain("wrong", List.of("A1", "A2")), trait("E"), Samples.bfi(), Samples.quick());
        assertThat(codes(found)).contains("correlation_not_corrected");
        assertThat(found.by(Coefficient.ALPHA).orElseThrow().corrected().value())
                .isNaN();
    }

    @Test
    void inContextsOneScaleMeetsItselfAndItsNeighbours() {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Random random = new Random(3);
        List<ScaleItems> scales = new ArrayList<>();
        for (String context : List.of("n", "w", "p")) {
            for (String scale : List.of("ci", "rw")) {
                List<KeyedItem> items = new ArrayList<>();
                for (int i = 1; i <= 3; i++) {
                    String column = context + "_" + scale + i;
                    numeric.put(column, random.doubles(30).toArray());
                    items.add(new KeyedItem(
                            scale + i, column, false, new KeyedItem.Scale("", AnswerRange.of(0, 1), List.of())));
                }
                scales.add(new ScaleItems(
                        context + "_" + scale,
                        items,
                        List.of(),
                        java.util.Optional.of(new ScaleItems.ScaleInContext(context, scale))));
            }
        }
        Responses responses = new Responses(
                "panel.csv", IntStream.range(0, 30).mapToObj(Integer::toString).toList(), numeric, Map.of());
        assertThat(ScaleAnalyses.of(scales, responses, Samples.quick())
                        .differences()
                        .pairs())
                .extracting(DifferenceScore::name)
                .containsExactly(
                        "n_ci − w_ci",
                        "n_ci − p_ci",
                        "n_rw − w_rw",
                        "n_rw − p_rw",
                        "w_ci − p_ci",
                        "w_rw − p_rw",
                        "n_ci − n_rw",
                        "w_ci − w_rw",
                        "p_ci − p_rw");
    }

    @Test
    void tooManyPairsAreCutOffAndTold() {
        Random random = new Random(4);
        double[][] columns =
                Stream.generate(() -> random.doubles(20).toArray()).limit(24).toArray(double[][]::new);
        List<ScaleItems> scales = IntStream.range(0, 12)
                .mapToObj(s -> Samples.plain("s" + s, names(24).subList(2 * s, 2 * s + 2)))
                .toList();
        DifferenceScores found = ScaleAnalyses.of(scales, Samples.answers(columns), Samples.quick())
                .differences();
        assertThat(found.pairs()).hasSize(DifferenceScores.MOST_PAIRS);
        assertThat(found.findings()).extracting(Finding::code).containsExactly("difference_scores_left_out");
        assertThat(found.findings().get(0).what()).contains("6 further pairs");
        assertThat(found.allFindings()).extracting(Finding::where).contains("s0 − s1");
    }

    private static List<String> codes(DifferenceScore found) {
        return found.findings().stream().map(Finding::code).toList();
    }
}
