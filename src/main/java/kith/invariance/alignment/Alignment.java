package kith.invariance.alignment;

import java.util.ArrayList;
import java.util.List;
import kith.data.Responses;
import kith.finding.Finding;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.ContextModel;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;

/**
 * A question of how contexts compare when most items, though not all, are taken to measure the same: factor means and
 * standard deviations are chosen so that few items differ much, rather than all a little. For many groups, where a
 * search for the items to be freed has too many to choose from.
 *
 * <p>From the configural model with factors of mean 0 and variance 1, α and ψ of each context minimise the simplicity
 * function Σ w √√(d² + ε) of the differences d of aligned loadings λ/ψ and aligned intercepts ν − αλ/ψ. The first
 * context has standard deviation 1. In fixed alignment it has mean 0; in free alignment its mean is estimated like the
 * others', which is possible so far as loadings differ between contexts, and less prone to error where many parameters
 * differ. Factors are aligned one at a time.
 *
 * <p>Ordered items have thresholds in place of an intercept, on the scale of latent responses with residuals of
 * variance 1; aligned thresholds are τ + αλ/ψ, and each is a term of the simplicity function.
 *
 * <p>Sources: Asparouhov &amp; Muthén 2014, Structural Equation Modeling 21:495, doi 10.1080/10705511.2014.919210; with
 * ordered items Muthén &amp; Asparouhov 2014, Frontiers in Psychology 5:978, doi 10.3389/fpsyg.2014.00978. Fixed
 * alignment has the same parameters as the R package sirt's {@code invariance.alignment(align.pow = c(.5, .5),
 * align.scale = c(1, 1), fixed = TRUE)}; Mplus reports factor variances, ψ² here, and its metric is that of the
 * reference group as here, where sirt's free alignment makes the product of the standard deviations 1. Mplus weighs
 * several thresholds of an item as here; sirt knows none.
 *
 * @param identification whether the first context's mean is fixed
 * @param weight of a pair of contexts
 * @param epsilon ε, what makes the function smooth at 0
 * @param starts how many points the search begins at; the best end counts
 * @param seed of the starting points
 */
public record Alignment(
        Sem model,
        ContextLayout layout,
        Identification identification,
        PairWeight weight,
        double epsilon,
        int starts,
        long seed) {

    private static final double LOOSE = 0.5;

    /** Whether the mean of the first context is fixed at 0. */
    public enum Identification {
        FIXED,
        FREE
    }

    /** How much a pair of contexts counts. */
    public enum PairWeight {
        EQUAL,
        /** √(n₁ n₂), as Asparouhov and Muthén have it. */
        SIZES
    }

    /** With ε = 0.001, weights by size and 30 starts. */
    public static Alignment of(ContextLayout layout, Sem model) {
        return new Alignment(model, layout, Identification.FIXED, PairWeight.SIZES, 1e-3, 30, 1);
    }

    public static Alignment across(String grouping, Sem model) {
        return of(new ContextLayout.AcrossGroups(grouping), model);
    }

    public Alignment with(PairWeight pairs) {
        return new Alignment(model, layout, identification, pairs, epsilon, starts, seed);
    }

    public Alignment with(Identification another) {
        return new Alignment(model, layout, another, weight, epsilon, starts, seed);
    }

    /**
     * Aligns every factor.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public AlignmentAnswer fit(Responses responses) {
        Sem standardised = model.with(
                model.model().withScaling(ModelOptions.Scaling.STANDARDISED).withMeanStructure(true));
        ContextModel contexts = ContextModel.of(layout, standardised, responses);
        SemFit fit = contexts.fitted(Level.CONFIGURAL, List.of()).answer();
        List<Finding> findings = new ArrayList<>(contexts.samples().findings());
        findings.addAll(fit.findings());
        List<AlignmentAnswer.Factor> factors = new ArrayList<>();
        for (String factor : contexts.factors()) {
            List<String> items = contexts.unidimensionalItems(fit, factor);
            if (items.size() < 2) {
                findings.add(Finding.of("not_aligned").at(factor));
            } else {
                FactorAlignment aligned = new FactorAlignment(this, contexts, fit, factor, items);
                factors.add(aligned.answer());
                findings.addAll(aligned.findings());
                AlignmentAnswer.Placement first =
                        factors.get(factors.size() - 1).placements().get(0);
                if (identification == Identification.FREE && !(first.se() <= LOOSE)) {
                    findings.add(Finding.of("alignment_poorly_identified").at(factor));
                }
            }
        }
        return new AlignmentAnswer(contexts.contexts(), identification, weight, epsilon, factors, findings);
    }
}
