package kith.twolevel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import kith.sem.solution.Standardized;

/**
 * Markers that their factor may explain hardly at all at one level: the 95% interval of the standardised loading
 * includes values below .1 in size (1% of the variance), while that of another item of the factor does not. An item may
 * be a good marker within clusters and none between.
 */
final class WeakMarkers {

    private static final double NEGLIGIBLE = 0.1;

    private WeakMarkers() {}

    /**
     * @param estimates of the model with levels as groups
     * @param blocks names of these groups
     */
    static List<Finding> of(List<Estimate> estimates, List<String> blocks) {
        Map<String, List<Estimate>> byFactor = new LinkedHashMap<>();
        estimates.stream()
                .filter(row -> row.op() == Operator.LOADING)
                .forEach(row -> byFactor.computeIfAbsent(row.group() + " " + row.lhs(), key -> new ArrayList<>())
                        .add(row));
        return byFactor.values().stream()
                .filter(loadings -> isFreelyVarying(loadings.get(0), estimates))
                .flatMap(loadings -> finding(loadings).stream()
                        .map(found -> found.in(blocks.get(loadings.get(0).group() - 1))))
                .toList();
    }

    /** Whether the variance of the factor is estimated, so that a fixed loading sets its scale. */
    private static boolean isFreelyVarying(Estimate loading, List<Estimate> estimates) {
        return estimates.stream()
                .anyMatch(row -> row.op() == Operator.COVARIANCE
                        && row.free() > 0
                        && row.group() == loading.group()
                        && row.lhs().equals(loading.lhs())
                        && row.rhs().equals(loading.lhs()));
    }

    private static Optional<Finding> finding(List<Estimate> loadings) {
        Optional<Estimate> marker = loadings.stream()
                .filter(row -> row.free() == 0 && row.estimate() != 0)
                .findFirst();
        Estimate strongest = loadings.stream()
                .max(Comparator.comparingDouble(row -> Math.abs(row.stdAll())))
                .orElseThrow();
        return marker.filter(
                        row -> mayBeNegligible(row.standardizedAll()) && !mayBeNegligible(strongest.standardizedAll()))
                .map(row -> Finding.of(
                                "weak_marker",
                                Map.of(
                                        "marker", row.rhs(),
                                        "factor", row.lhs(),
                                        "level", row.level(),
                                        "loading", row.stdAll(),
                                        "lower", row.standardizedAll().lower(),
                                        "upper", row.standardizedAll().upper(),
                                        "other", strongest.rhs(),
                                        "largest", strongest.stdAll()))
                        .at(row.rhs()));
    }

    /** False where the interval does not exist. */
    static boolean mayBeNegligible(Standardized loading) {
        return loading.lower() < NEGLIGIBLE && loading.upper() > -NEGLIGIBLE;
    }
}
