package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        String names = String.join(", ", against);
        return List.of(Finding.warning(
                "negative_loading",
                where,
                (against.size() == 1 ? names + " loads" : names + " load")
                        + " with the opposite sign to the other indicators."
                        + " Alpha, composite reliability and HTMT are of the sum without reverse scoring, in which such items cancel"
                        + " the others.",
                "Reverse-score " + names + "."));
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
        return List.of(Finding.note(
                "reliability_depends_on_parameterization",
                where,
                "Composite reliability of the latent responses is " + decimals(unitVariance)
                        + " when these have variance 1 (delta) and " + decimals(unitResidual)
                        + " when their residuals have (theta), because the sum weights the items differently.",
                "Report categorical omega, which is the same in both parameterisations."));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^(-?)0\\.", "$1.");
    }
}
