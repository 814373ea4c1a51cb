package kith.invariance.effect;

import kith.math.NormalDistribution;

/** The expected answer to an item, given the factor. */
sealed interface ExpectedAnswer {

    double at(double factor);

    /** The same item, of a factor f′ with f = shift + scale × f′. */
    ExpectedAnswer rescaled(double shift, double scale);

    /** ν + λη. */
    record Linear(double intercept, double loading) implements ExpectedAnswer {

        @Override
        public double at(double factor) {
            return intercept + loading * factor;
        }

        @Override
        public ExpectedAnswer rescaled(double shift, double scale) {
            return new Linear(intercept + loading * shift, loading * scale);
        }
    }

    /**
     * Σ over categories of code × probability, where the latent response ν + λη + ε, ε of variance θ, is cut by
     * thresholds.
     *
     * @param residual standard deviation of ε
     * @param codes of the categories, ascending; one more than thresholds
     */
    record Ordinal(double intercept, double loading, double residual, double[] thresholds, double[] codes)
            implements ExpectedAnswer {

        @Override
        public double at(double factor) {
            double expected = codes[0];
            for (int k = 0; k < thresholds.length; k++) {
                double above = (intercept + loading * factor - thresholds[k]) / residual;
                expected += (codes[k + 1] - codes[k]) * NormalDistribution.cumulative(above);
            }
            return expected;
        }

        /** Of each category, given the factor. */
        double[] probabilities(double factor) {
            double[] probabilities = new double[codes.length];
            double reached = 1;
            for (int k = 0; k < thresholds.length; k++) {
                double above = NormalDistribution.cumulative((intercept + loading * factor - thresholds[k]) / residual);
                probabilities[k] = reached - above;
                reached = above;
            }
            probabilities[thresholds.length] = reached;
            return probabilities;
        }

        @Override
        public ExpectedAnswer rescaled(double shift, double scale) {
            return new Ordinal(intercept + loading * shift, loading * scale, residual, thresholds, codes);
        }
    }
}
