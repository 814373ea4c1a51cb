package kith.report.section.invariance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import kith.invariance.effect.Classification;
import kith.invariance.effect.EffectSizes;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.section.word.Labels;

/** Presents how many respondents a cut-off classifies differently because of item bias. */
final class ClassificationTable {

    private ClassificationTable() {}

    static String inWords(EffectSizes sizes, Labels labels) {
        EffectSizes.OfScale most = sizes.scales().stream()
                .filter(scale -> scale.classification().isPresent())
                .max(Comparator.comparingDouble(
                        scale -> scale.classification().orElseThrow().differently()))
                .orElseThrow();
        Classification one = most.classification().orElseThrow();
        return String.format(
                Locale.ROOT,
                "At the cut-off the bias matters most for %s in %s: %.1f%% of respondents there are classified differently than they"
                        + " would be with the item parameters of %s.",
                labels.title(most.factor()),
                labels.title(most.context()),
                100 * one.differently(),
                labels.title(sizes.reference()));
    }

    static Table of(EffectSizes sizes, Labels labels) {
        List<EffectSizes.OfScale> rows = sizes.scales().stream()
                .filter(scale -> scale.classification().isPresent())
                .toList();
        return Table.of("invariance-classification", "Respondents classified differently because of item bias", rows)
                .text("Scale", scale -> labels.title(scale.factor()))
                .text("Group", scale -> labels.title(scale.context()))
                .part(
                        EffectSizes.OfScale::classification,
                        found -> found.twoDecimals("Cut-off", one -> one.cutoff())
                                .percent("Reach it", one -> one.reached())
                                .percent(
                                        "Would, as in " + labels.title(sizes.reference()),
                                        one -> one.reachedAsReference())
                                .number(
                                        "Classified differently" + (sizes.replicates() == 0 ? "" : " [95% CI]"),
                                        one -> Cell.interval(
                                                one.differently(),
                                                one.interval().lower(),
                                                one.interval().upper(),
                                                Format.PERCENT)))
                .table("Expected in the group, on the metric of "
                        + sizes.metric().title()
                        + ". Cut-off: on the sum of the items; a score that reaches it counts.");
    }
}
