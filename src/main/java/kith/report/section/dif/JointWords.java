package kith.report.section.dif;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.citation.Citation;
import kith.dif.joint.DisagreementReason;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.dif.joint.SearchAgreement;

/** How methods and the factor-analytic search agree, in sentences. */
final class JointWords {

    private final JointComparison joint;

    JointWords(JointComparison joint) {
        this.joint = joint;
    }

    /** None without a search. */
    List<String> sentences() {
        if (joint.search().isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(List.of(agreed()));
        sentences.addAll(disagreements());
        return sentences;
    }

    /** One for each possible reason. */
    List<String> disagreements() {
        List<String> sentences = new ArrayList<>();
        for (SearchAgreement agreement : List.of(SearchAgreement.METHODS_ONLY, SearchAgreement.SEARCH_ONLY)) {
            Map<DisagreementReason, List<String>> items = new EnumMap<>(DisagreementReason.class);
            for (JointItem item : joint.disagreements()) {
                if (item.agreement() == agreement) {
                    item.reason()
                            .ifPresent(reason -> items.computeIfAbsent(reason, any -> new ArrayList<>())
                                    .add(item.item()));
                }
            }
            items.forEach((reason, names) -> sentences.add(String.join(", ", names)
                    + (agreement == SearchAgreement.METHODS_ONLY
                            ? ": indicated by the methods, not released by the factor-analytic search. "
                            : ": released by the factor-analytic search, not indicated by the methods. ")
                    + words(reason)));
        }
        return sentences;
    }

    private String agreed() {
        List<String> both = joint.items().stream()
                .filter(item -> item.agreement() == SearchAgreement.BOTH)
                .map(item -> item.item() + " (" + item.verdict().word() + ")")
                .toList();
        if (both.isEmpty()) {
            return joint.disagreements().isEmpty()
                    ? "The factor-analytic search of the invariance analysis agreed: it released no parameter of these items"
                            + " either."
                    : "The methods and the factor-analytic search of the invariance analysis agreed on no item with differential"
                            + " item functioning.";
        }
        double points = joint.effectOnSum();
        return "The methods and the factor-analytic search of the invariance analysis agreed on "
                + String.join(", ", both)
                + String.format(
                        Locale.ROOT,
                        ". Effect on the sum score of %s: %s%.2f points.",
                        joint.comparison().focal(),
                        points < 0 ? "−" : "",
                        Math.abs(points));
    }

    private String words(DisagreementReason reason) {
        return switch (reason) {
            case SEARCH_INCOMPLETE ->
                "Possible reason: the search was incomplete (a model did not converge, or too few items of a factor"
                        + " were left equal).";
            case ARTIFICIAL ->
                "Possible reason: another item has a larger effect of the opposite sign and biases the matching score"
                        + " (artificial DIF; " + Citation.unbracketed("andrichHagquist2012") + ").";
            case BELOW_POWER ->
                String.format(
                        Locale.ROOT,
                        "Possible reason: the effect was smaller than %.2f SD of the item, the difference that the search finds with"
                                + " a probability of 80%%.",
                        joint.search().orElseThrow().detectable().orElseThrow());
            case CANCELS ->
                "Possible reason: a loading differed, so that the effect changes its sign over the trait and cancels on"
                        + " average.";
            case FEWER_ROWS ->
                "Possible reason: the methods used complete rows only, the factor models more respondents.";
            case FEW_METHODS ->
                "Possible reason: fewer than half of the methods found the effect, which may be too small for them to detect reliably.";
            case UNKNOWN -> "No reason was evident in the data; inspect the item’s content.";
        };
    }
}
