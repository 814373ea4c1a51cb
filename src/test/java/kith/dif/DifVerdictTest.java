package kith.dif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of the methods on both sides of their cut-offs, and the verdict that follows from them. */
class DifVerdictTest {

    @ParameterizedTest
    @CsvSource({"0.17, A", "0.1701, B", "0.25, B", "0.2501, C", "-0.2501, C", "-0.17, A", "NaN, A"})
    void standardisedMeanDifference(double size, DifSize expected) {
        assertThat(DifMethod.ofMeanDifference(size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.4299, A", "0.43, B", "0.6399, B", "0.64, C", "-0.43, B", "NaN, A"})
    void logOdds(double size, DifSize expected) {
        assertThat(DifMethod.ofLogOdds(size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0349, A", "0.035, B", "0.0699, B", "0.07, C"})
    void nagelkerke(double size, DifSize expected) {
        assertThat(DifMethod.ofNagelkerke(size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0589, A", "0.059, B", "0.0879, B", "0.088, C", "-0.088, C"})
    void beta(double size, DifSize expected) {
        assertThat(DifMethod.ofBeta(size)).isEqualTo(expected);
    }

    /** @param sizes one letter per method */
    @ParameterizedTest
    @CsvSource({
        "AAAA, 0.20, NONE, false",
        "AAAA, 0.0499, NEGLIGIBLE, false",
        "AAAA, 0.05, NONE, false",
        "BAAA, 0.01, NEGLIGIBLE, true",
        "BBAA, 0.01, MODERATE, true",
        "BBBB, 0.01, MODERATE, false",
        "CCBA, 0.01, MODERATE, true",
        "CCBB, 0.01, MODERATE, false",
        "CCCA, 0.01, LARGE, true",
        "CCC, 0.01, LARGE, false",
        "B, 0.01, MODERATE, false"
    })
    void itemVerdict(String sizes, double p, ItemVerdict.Kind kind, boolean disagree) {
        DifMethod[] methods = DifMethod.values();
        List<MethodResult> results = IntStream.range(0, sizes.length())
                .mapToObj(i -> new MethodResult(
                        methods[i], new ChiSquareStatistic(1, 1, p), 0, DifSize.valueOf(sizes.substring(i, i + 1))))
                .toList();
        assertThat(ItemVerdict.of(results, 0.05)).isEqualTo(new ItemVerdict(kind, disagree));
        assertThat(ItemVerdict.of(results, 0.05).isRelevant())
                .isEqualTo(Stream.of(ItemVerdict.Kind.MODERATE, ItemVerdict.Kind.LARGE)
                        .anyMatch(one -> one == kind));
    }
}
