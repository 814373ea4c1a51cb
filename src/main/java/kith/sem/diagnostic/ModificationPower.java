package kith.sem.diagnostic;

import kith.math.NormalDistribution;

/**
 * The power of a modification index and the judgement of a single restriction that combines it with the expected
 * parameter change (Saris, Satorra and van der Veld 2009, doi 10.1080/10705510903203433): the test alone finds trivial
 * misspecifications in large samples and misses serious ones in small samples.
 *
 * <p>For a misspecification of δ the non-centrality is λ = (MI ∕ EPC²) δ², and the power that of a χ² test with 1
 * degree of freedom at .05. Significant with low power: misspecified. Not significant with high power: not
 * misspecified. Significant with high power: the size of the expected change decides. Not significant with low power:
 * inconclusive. Power above .75 counts as high. δ is in the unit of the parameter, as in lavaan's
 * {@code modindices(power = TRUE)}; the paper takes .1 for correlated errors and .4 for standardised loadings.
 *
 * @param delta δ
 * @param ncp λ
 * @param power probability of a significant index if the parameter were off by δ
 */
public record ModificationPower(double delta, double ncp, double power, Decision decision) {

    /** δ unless another one is asked for; lavaan's default. */
    public static final double DELTA = 0.1;

    private static final double CRITICAL = NormalDistribution.twoSided(0.95);
    private static final double HIGH = 0.75;

    /** What test, power and expected change together say of a restriction. */
    public enum Decision {
        /** Not significant, and the power to find δ is low. */
        INCONCLUSIVE("i"),
        /** Significant although the power is low. */
        MISSPECIFIED("m"),
        /** Not significant although the power is high. */
        NOT_MISSPECIFIED("nm"),
        /** Significant with high power; the expected change is larger than δ. */
        MISSPECIFIED_BY_CHANGE("epc:m"),
        /** Significant with high power; the expected change is no larger than δ. */
        NOT_MISSPECIFIED_BY_CHANGE("epc:nm");

        private final String symbol;

        Decision(String symbol) {
            this.symbol = symbol;
        }

        /** The symbol in the paper and in lavaan. */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * @param delta size of a misspecification that matters
     * @param information how much χ² a squared change of 1 is worth: MI ∕ EPC²
     */
    static ModificationPower of(double delta, double information, double mi, double change) {
        double ncp = information * delta * delta;
        double root = Math.sqrt(ncp);
        double power = NormalDistribution.cumulative(root - CRITICAL) + NormalDistribution.cumulative(-root - CRITICAL);
        boolean significant = mi > CRITICAL * CRITICAL;
        Decision decision;
        if (power > HIGH) {
            decision = !significant
                    ? Decision.NOT_MISSPECIFIED
                    : Math.abs(change) > delta ? Decision.MISSPECIFIED_BY_CHANGE : Decision.NOT_MISSPECIFIED_BY_CHANGE;
        } else {
            decision = significant ? Decision.MISSPECIFIED : Decision.INCONCLUSIVE;
        }
        return new ModificationPower(delta, ncp, power, decision);
    }
}
