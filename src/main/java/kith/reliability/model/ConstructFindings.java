package kith.reliability.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;

/** Why a reliability or a ratio of correlations does not mean what it seems to. */
final class ConstructFindings {

    /** Half a unit of the second decimal, which is what is printed. */
    private static final double VISIBLE = 0.005;

    private ConstructFindings() {}

    /**
     * Items that load against the others of their factor cancel them in a sum.
     *
     * @param where factor, in several groups with its group
     */
    static List<Finding> of(String where, List<String> items, double[] loadings) {
        int negative = 0;
        for (double loading : loadings) {
            negative += loading < 0 ? 1 : 0;
        }
        boolean turned = 2 * negative > loadings.length;
        List<String> against = new ArrayList<>();
        for (int i = 0; i < loadings.length; i++) {
            if (turned ? loadings[i] > 0 : loadings[i] < 0) {
                against.add(items.get(i));
            }
        }
        if (against.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.of("negative_loading", Map.of("items", against)).at(where));
    }

    /**
     * The composite reliability of latent responses depends on how these are scaled.
     *
     * @param unitVariance with latent responses of variance 1
     * @param unitResidual with residuals of variance 1
     */
    static List<Finding> ofScale(String where, double unitVariance, double unitResidual) {
        if (!(Math.abs(unitVariance - unitResidual) >= VISIBLE)) {
            return List.of();
        }
        return List.of(Finding.of(
                        "reliability_depends_on_parameterization", Map.of("delta", unitVariance, "theta", unitResidual))
                .at(where));
    }
}
