package kith.math;

import java.util.Locale;

/** The distribution of the latent residual of an ordered response: P(y ≤ a) = F(threshold − predictor). */
public enum CumulativeLink {
    /** Logistic, with variance π² ∕ 3: effects are log odds. */
    LOGIT(Math.PI * Math.PI / 3, 1.0 / 3) {
        @Override
        public double cumulative(double z) {
            return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
        }

        @Override
        public double density(double z) {
            double tail = Math.exp(-Math.abs(z));
            return tail / ((1 + tail) * (1 + tail));
        }
    },
    /** Standard normal. */
    PROBIT(1, 0.9) {
        @Override
        public double cumulative(double z) {
            return NormalDistribution.cumulative(z);
        }

        @Override
        public double density(double z) {
            return NormalDistribution.density(z);
        }
    };

    private final double residualVariance;
    private final double mostInformation;

    CumulativeLink(double residualVariance, double mostInformation) {
        this.residualVariance = residualVariance;
        this.mostInformation = mostInformation;
    }

    /** F(z). */
    public abstract double cumulative(double z);

    /** The derivative of F at z. */
    public abstract double density(double z);

    /** The variance of the latent residual. */
    public double residualVariance() {
        return residualVariance;
    }

    /** What one response tells of the predictor at most. */
    public double mostInformation() {
        return mostInformation;
    }

    /** As it is written in options and answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
