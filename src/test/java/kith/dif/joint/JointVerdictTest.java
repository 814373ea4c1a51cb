package kith.dif.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import kith.dif.DifMethod;
import kith.dif.ItemVerdict;
import kith.sem.model.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on both sides of every limit. */
class JointVerdictTest {

    private static final List<DifMethod> METHODS =
            List.of(DifMethod.MANTEL, DifMethod.LOGISTIC, DifMethod.SIBTEST, DifMethod.IRT, DifMethod.LORDIF);

    @ParameterizedTest
    @CsvSource({
        "'.049 .049 .049 .05 .05', NONE, true",
        "'.049 .049 .05 .05 .05', NONE, false",
        "'.049 .049 .05 .05', NEGLIGIBLE, true",
        "'.05 .05 .05 .05', MODERATE, true",
        "'', NEGLIGIBLE, false"
    })
    void indicated(String adjusted, ItemVerdict.Kind size, boolean expected) {
        double[] p = Arrays.stream(adjusted.split(" "))
                .filter(one -> !one.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Detection> detections = IntStream.range(0, p.length)
                .mapToObj(i -> new Detection(METHODS.get(i), p[i]))
                .toList();
        assertThat(JointItem.isIndicated(detections, new ItemVerdict(size, false), 0.05))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, LARGE, BOTH, LARGE",
        "true, true, true, MODERATE, BOTH, MODERATE",
        "true, true, true, NEGLIGIBLE, BOTH, NEGLIGIBLE",
        "true, true, true, NONE, BOTH, NEGLIGIBLE",
        "true, true, false, LARGE, METHODS_ONLY, UNCLEAR",
        "true, false, true, NONE, SEARCH_ONLY, UNCLEAR",
        "true, false, false, NEGLIGIBLE, NEITHER, NONE",
        "false, true, false, LARGE, NOT_SEARCHED, LARGE",
        "false, false, false, NEGLIGIBLE, NOT_SEARCHED, NONE"
    })
    void verdict(
            boolean searched,
            boolean byMethods,
            boolean bySearch,
            ItemVerdict.Kind size,
            SearchAgreement agreement,
            JointVerdict expected) {
        assertThat(SearchAgreement.of(searched, byMethods, bySearch)).isEqualTo(agreement);
        assertThat(JointVerdict.of(agreement, byMethods, size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "METHODS_ONLY, false, true,  .10, true,  5, 1.00, SEARCH_INCOMPLETE",
        "METHODS_ONLY, true,  true,  .10, true,  5, 1.00, ARTIFICIAL",
        "METHODS_ONLY, true,  false, .19, true,  5, 1.00, BELOW_POWER",
        "METHODS_ONLY, true,  false, .20, true,  5, 0.94, FEWER_ROWS",
        "METHODS_ONLY, true,  false, .20, true,  5, 0.95, UNKNOWN",
        "SEARCH_ONLY,  true,  true,  .10, false, 2, 1.00, CANCELS",
        "SEARCH_ONLY,  true,  true,  .10, true,  2, 1.00, FEW_METHODS",
        "SEARCH_ONLY,  true,  true,  .10, true,  0, 0.94, FEWER_ROWS",
        "SEARCH_ONLY,  true,  true,  .10, true,  0, 0.95, UNKNOWN"
    })
    void reason(
            SearchAgreement agreement,
            boolean complete,
            boolean opposed,
            double size,
            boolean uniform,
            long detections,
            double rows,
            DisagreementReason expected) {
        FactorSearch search = new FactorSearch(
                Map.of("x1", Set.of(Operator.LOADING)),
                Set.of("x1"),
                complete,
                Map.of(),
                OptionalDouble.of(0.20),
                1000);
        assertThat(DisagreementReason.of(new DisagreementReason.Evidence(
                        agreement, search, "x1", opposed, size, uniform, detections, rows)))
                .isEqualTo(expected);
    }
}
