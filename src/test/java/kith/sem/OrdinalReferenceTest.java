package kith.sem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits of ordered variables against lavaan 0.6-14. */
class OrdinalReferenceTest {

    private static final String THREE_FACTORS =
            "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4";
    private static final Responses CONTEXTS = Reference.data("ce_contexts.csv");
    private static final Set<String> ITEMS = new LinkedHashSet<>(Stream.of("ci", "rw", "sb")
            .flatMap(f -> Stream.of(1, 2, 3, 4).map(k -> f + k))
            .toList());

    @ParameterizedTest
    @CsvSource({
        "cfa_wlsmv, WLSMV, DELTA, LISTWISE",
        "cfa_wlsmv_theta, WLSMV, THETA, LISTWISE",
        "cfa_wlsm, WLSM, DELTA, LISTWISE",
        "cfa_ulsmv, ULSMV, DELTA, LISTWISE",
        "cfa_wlsmv_pairwise, WLSMV, DELTA, PAIRWISE",
    })
    void threeFactorsOfTwelveItems(
            String reference, Estimator estimator, ModelOptions.Parameterization parameterization, Missing missing) {
        SemFit fit = Sem.of(THREE_FACTORS)
                .with(estimator)
                .with(ModelOptions.cfa().withParameterization(parameterization))
                .with(missing)
                .withOrdered(ITEMS)
                .fit(CONTEXTS);
        LavaanReference.check(fit, Reference.json(reference));
    }

    static List<String> items() {
        return List.copyOf(ITEMS);
    }
}
