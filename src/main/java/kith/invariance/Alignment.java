package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.Sem;
import kith.sem.SemFit;
import kith.sem.model.ModelOptions;

/**
 * A question of how contexts compare when most items, though not all, are taken to measure the same: factor means and standard
 * deviations are chosen so that few items differ much, rather than all a little. For many groups, where a search for the items to be
 * freed has too many to choose from.
 *
 * <p>From the configural model with factors of mean 0 and variance 1, α and ψ of each context minimise the simplicity function
 * Σ w √√(d² + ε) of the differences d of aligned loadings λ/ψ and aligned intercepts ν − αλ/ψ; the first context has mean 0 and
 * standard deviation 1 (“fixed” alignment). Factors are aligned one at a time. Continuous items only.
 *
 * <p>Source: Asparouhov &amp; Muthén 2014, Structural Equation Modeling 21:495, doi 10.1080/10705511.2014.919210. The same
 * parameters as the R package sirt's {@code invariance.alignment(align.pow = c(.5, .5), align.scale = c(1, 1), fixed = TRUE)}; Mplus
 * reports factor variances, ψ² here.
 *
 * @param weight of a pair of contexts
 * @param epsilon ε, what makes the function smooth at 0
 * @param starts how many points the search begins at; the best end counts
 * @param seed of the starting points
 */
public record Alignment(Sem model, ContextLayout layout, PairWeight weight, double epsilon, int starts, long seed) {

    /** How much a pair of contexts counts. */
    public enum PairWeight {
        EQUAL,
        /** √(n₁ n₂), as Asparouhov and Muthén have it. */
        SIZES
    }

    /** With ε = 0.001, weights by size and 30 starts. */
    public static Alignment of(ContextLayout layout, Sem model) {
        return new Alignment(model, layout, PairWeight.SIZES, 1e-3, 30, 1);
    }

    public static Alignment across(String grouping, Sem model) {
        return of(new ContextLayout.AcrossGroups(grouping), model);
    }

    public Alignment with(PairWeight pairs) {
        return new Alignment(model, layout, pairs, epsilon, starts, seed);
    }

    /**
     * Aligns every factor.
     *
     * @throws InputException when items are ordered, or model and answers do not fit together
     */
    public AlignmentAnswer fit(Responses responses) {
        if (!model.ordered().isEmpty()) {
            throw new InputException(
                    "alignment",
                    "ordered items " + String.join(", ", model.ordered()),
                    "items that are treated as continuous",
                    "use an estimator for continuous variables, such as MLR");
        }
        Sem standardised = model.with(
                model.model().withScaling(ModelOptions.Scaling.STANDARDISED).withMeanStructure(true));
        ContextModel contexts = ContextModel.of(layout, standardised, responses);
        SemFit fit = contexts.fitted(Level.CONFIGURAL, List.of()).answer();
        List<Finding> findings = new ArrayList<>(contexts.samples().findings());
        findings.addAll(fit.findings());
        List<AlignmentAnswer.Factor> factors = new ArrayList<>();
        for (String factor : contexts.factors()) {
            List<String> items = MeasuredFactor.itemsOf(contexts, fit, factor);
            if (items.size() < 2) {
                findings.add(Finding.note(
                        "not_aligned",
                        factor,
                        "It has fewer than two items of its own.",
                        "Items that measure several factors are left out of alignment."));
            } else {
                FactorAlignment aligned = new FactorAlignment(this, contexts, fit, factor, items);
                factors.add(aligned.answer());
                findings.addAll(aligned.findings());
            }
        }
        return new AlignmentAnswer(contexts.contexts(), weight, epsilon, factors, findings);
    }
}
