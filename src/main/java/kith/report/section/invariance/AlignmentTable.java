package kith.report.section.invariance;

import kith.citation.Citation;
import kith.invariance.alignment.Alignment;
import kith.invariance.alignment.AlignmentAnswer;
import kith.report.document.Table;
import kith.report.section.word.Labels;

/** Presents how far aligned means may be relied on. */
final class AlignmentTable {

    private AlignmentTable() {}

    static Table of(AlignmentAnswer answer, Labels labels) {
        boolean fixed = answer.identification() == Alignment.Identification.FIXED;
        return Table.of("invariance-alignment", "Non-invariant parameters of the alignment", answer.factors())
                .text("Factor", factor -> labels.title(factor.factor()))
                .count("Parameters", AlignmentAnswer.Factor::parameters)
                .count("Non-invariant", AlignmentAnswer.Factor::nonInvariant)
                .percent("Share", AlignmentAnswer.Factor::shareNonInvariant)
                .correlation("R² of loadings", AlignmentAnswer.Factor::rSquaredLoadings)
                .correlation("R² of intercepts", AlignmentAnswer.Factor::rSquaredIntercepts)
                .text("Within the 25% guide", factor -> factor.withinGuide() ? "yes" : "no")
                .table(
                        "Alignment assumes that most parameters, though not all, are invariant, without stating which"
                                + " (" + Citation.unbracketed("asparouhovMuthen2014") + "; "
                                + (fixed
                                        ? "fixed: mean of the first group 0"
                                        : "free: mean of the first group estimated")
                                + ").",
                        "Parameters: loadings and intercepts (thresholds of ordered items) in all groups. R²: share of their variance"
                                + " over the groups that follows from the groups’ standard deviations (loadings) and means"
                                + " (intercepts) on the factor; it says little where groups hardly differ there.",
                        "The limit of 25% is a rough guide "
                                + Citation.parenthetical("muthenAsparouhov2014", "wenHu2022")
                                + "; where it is exceeded, check the means by simulation. ε = "
                                + (answer.epsilon() == 1e-3
                                        ? ".001, as in the R package sirt (Mplus: .01)."
                                        : answer.epsilon() + "."));
    }
}
