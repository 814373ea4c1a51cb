package kith.efa;

import org.apache.commons.math3.special.Gamma;

/**
 * The noncentral χ² distribution, as the Poisson mixture of central ones: with noncentrality λ and d degrees of freedom,
 *
 * <pre>P(X ≤ x) = Σⱼ e^(−λ/2) (λ/2)ʲ / j! · P(χ²_{d+2j} ≤ x)</pre>
 *
 * <p>summed outwards from the largest Poisson weight until the terms vanish at the precision of the machine (Benton & Krishnamoorthy
 * 2003, doi 10.1016/S0167-9473(02)00283-9).
 *
 * @param degreesOfFreedom above 0
 * @param noncentrality 0 or above
 */
record NoncentralChiSquare(double degreesOfFreedom, double noncentrality) {

    private static final double VANISHING = 1e-16;

    /** The probability of a value of at most {@code x}. */
    double cumulativeProbability(double x) {
        if (!(x > 0)) {
            return 0;
        }
        double half = noncentrality / 2;
        int centre = (int) Math.floor(half);
        double weight = half == 0 ? 1 : Math.exp(centre * Math.log(half) - half - Gamma.logGamma(centre + 1.0));
        double sum = weight * central(centre, x);
        double up = weight;
        for (int j = centre + 1; up > VANISHING; j++) {
            up *= half / j;
            sum += up * central(j, x);
        }
        double down = weight;
        for (int j = centre; j > 0 && down > VANISHING; j--) {
            down *= j / half;
            sum += down * central(j - 1, x);
        }
        return Math.min(1, sum);
    }

    private double central(int j, double x) {
        return Gamma.regularizedGammaP(degreesOfFreedom / 2 + j, x / 2);
    }

    /**
     * The noncentrality at which a value of at most {@code x} has the probability asked for; 0 when even the central distribution
     * gives less.
     */
    static double noncentralityFor(double x, double degreesOfFreedom, double probability) {
        if (new NoncentralChiSquare(degreesOfFreedom, 0).cumulativeProbability(x) <= probability) {
            return 0;
        }
        double low = 0;
        double high = Math.max(x, 1);
        while (new NoncentralChiSquare(degreesOfFreedom, high).cumulativeProbability(x) > probability) {
            low = high;
            high *= 2;
        }
        for (int halving = 0; halving < 200 && high - low > 1e-13 * high; halving++) {
            double middle = (low + high) / 2;
            if (new NoncentralChiSquare(degreesOfFreedom, middle).cumulativeProbability(x) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
