package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.dif.DifComparison;
import kith.dif.IrtDif;
import kith.dif.ItemDif;
import kith.dif.ItemVerdict;

/** What a comparison of two groups found, in sentences. */
final class DifWords {

    private static final double WORTH_TELLING = 0.005;
    private static final double LEVEL = 0.95;

    private final DifComparison found;
    private final double alpha;

    DifWords(DifComparison found, double alpha) {
        this.found = found;
        this.alpha = alpha;
    }

    /** The conclusion first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>(List.of(conclusion()));
        String disagreement = disagreement();
        if (!disagreement.isEmpty()) {
            sentences.add(disagreement);
        }
        sentences.add(anchors());
        found.irt().ifPresent(irt -> sentences.add(released(irt)));
        return sentences;
    }

    /** Which items, and what that does to the sum. */
    String conclusion() {
        String groups = found.focal() + " (n = " + found.nFocal() + ") compared with " + found.reference() + " (n = "
                + found.nReference() + ")";
        List<String> large = items(ItemVerdict.Kind.LARGE);
        List<String> moderate = items(ItemVerdict.Kind.MODERATE);
        if (large.isEmpty() && moderate.isEmpty()) {
            List<String> negligible = items(ItemVerdict.Kind.NEGLIGIBLE);
            return groups + ": no item showed more than negligible differential item functioning"
                    + (negligible.isEmpty()
                            ? "."
                            : "; significant but negligible: " + String.join(", ", negligible) + ".");
        }
        return groups + ": differential item functioning was"
                + (large.isEmpty() ? "" : " large for " + String.join(", ", large))
                + (large.isEmpty() || moderate.isEmpty() ? "" : " and")
                + (moderate.isEmpty() ? "" : " moderate for " + String.join(", ", moderate))
                + ". (At equal levels of the trait, the groups answer these items differently.) " + effect();
    }

    private List<String> items(ItemVerdict.Kind kind) {
        return found.items().stream()
                .filter(item -> item.verdict().kind() == kind)
                .map(item ->
                        item.item() + " (" + direction(item) + (item.isNonUniform(alpha) ? ", non-uniform" : "") + ")")
                .toList();
    }

    private String direction(ItemDif item) {
        if (Double.isNaN(item.points())) {
            return "direction unknown";
        }
        return (item.points() < 0 ? "lower" : "higher") + " in " + found.focal();
    }

    private String effect() {
        double points = found.effectOnSum();
        String range = String.format(Locale.ROOT, "(observed range %s)", whole(found.sumRange()));
        return effect(points, range) + bundle();
    }

    /** The same by SIBTEST, which has a standard error. */
    private String bundle() {
        return found.bundleEffect(LEVEL)
                .map(interval -> String.format(
                                Locale.ROOT,
                                " By SIBTEST, matched by the other items, their sum was %.2f points %s in %s, 95%% CI [%.2f, %.2f].",
                                Math.abs(interval.lower() + interval.upper()) / 2,
                                interval.lower() + interval.upper() < 0 ? "lower" : "higher",
                                found.focal(),
                                interval.lower(),
                                interval.upper())
                        .replace("[-", "[−")
                        .replace(", -", ", −"))
                .orElse("");
    }

    private String effect(double points, String range) {
        if (Math.abs(points) < WORTH_TELLING) {
            return "Together they leave the mean sum score of " + found.focal() + " as it is, because they cancel "
                    + range + ".";
        }
        return String.format(
                Locale.ROOT,
                "Together they %s the sum score of %s by %.2f points %s.",
                points < 0 ? "lower" : "raise",
                found.focal(),
                Math.abs(points),
                range);
    }

    private static String whole(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private String disagreement() {
        List<String> split = found.items().stream()
                .filter(item -> item.verdict().methodsDisagree())
                .map(ItemDif::item)
                .toList();
        return split.isEmpty()
                ? ""
                : "The methods disagreed on " + String.join(", ", split)
                        + ": some classed the effect as negligible, others as moderate or large.";
    }

    /** What the sequential likelihood ratio tests released. */
    private static String released(IrtDif irt) {
        if (irt.released().isEmpty()) {
            return "Likelihood ratio tests of the graded response model released no item.";
        }
        String effect = irt.effects()
                .map(effects -> String.format(
                        Locale.ROOT,
                        " By that model the expected sum score differed by %.2f points at equal levels of the trait.",
                        effects.test().stds()))
                .orElse("");
        return "Likelihood ratio tests of the graded response model released " + String.join(", ", irt.released()) + "."
                + effect.replace(" -", " −");
    }

    private String anchors() {
        List<String> anchors = new ArrayList<>();
        for (int i = 0; i < found.items().size(); i++) {
            if (found.purification().anchors()[i]) {
                anchors.add(found.items().get(i).item());
            }
        }
        return anchors.size() == found.items().size()
                ? "Respondents were matched by all items."
                : "Respondents were matched by " + String.join(", ", anchors)
                        + " and the studied item (SIBTEST: without it).";
    }
}
