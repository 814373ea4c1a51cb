package kith.irt;

import java.util.Arrays;

/** Posterior distribution of one trait given responses, for a normal distribution of the trait before them. */
public final class TraitPosterior {

    private final double[] nodes;
    private final double[] prior;
    private final ItemCurve[] curves;
    private final PatternPosterior posterior;

    public TraitPosterior(TraitCurves curves, LatentGrid grid, double mean, double variance) {
        this.nodes = grid.line();
        this.prior = grid.normal(mean, variance);
        this.curves = curves.at(nodes);
        int[] specificOf = new int[curves.items()];
        Arrays.fill(specificOf, -1);
        this.posterior =
                new PatternPosterior(new NodeGrid(LatentStructure.unidimensional(curves.items()), grid), specificOf);
    }

    /**
     * Probabilities of the nodes, which sum to 1.
     *
     * @param codes category of each item from 0, negative where missing
     */
    public double[] weights(byte[] codes) {
        posterior.compute(curves, prior, codes);
        return posterior.general.clone();
    }

    /** Posterior mean and standard deviation (EAP). */
    public TraitEstimate estimate(byte[] codes) {
        posterior.compute(curves, prior, codes);
        return TraitEstimate.of(nodes, posterior.general);
    }
}
