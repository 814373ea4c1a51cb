package kith.reliability.scale;

/**
 * Sums over the units drawn, clusters or respondents, of a value that each of their respondents has.
 *
 * @param sum of the values of all respondents
 * @param squares of each unit's sum
 * @param products of each unit's sum and its number of respondents
 * @param squaredSizes of the units
 */
public record UnitSums(double sum, double squares, double products, double squaredSizes) {

    public static final UnitSums NONE = new UnitSums(0, 0, 0, 0);

    public UnitSums plus(UnitSums other) {
        return new UnitSums(
                sum + other.sum, squares + other.squares, products + other.products, squaredSizes + other.squaredSizes);
    }

    /**
     * The variance of the mean over respondents: Σ (unit's sum − mean × its respondents)² × C ∕ (C − 1) ∕ n², of C
     * units.
     *
     * @param n how many respondents in all
     */
    public double varianceOfMean(double n, double units) {
        double mean = sum / n;
        double squared = squares - 2 * mean * products + mean * mean * squaredSizes;
        return Math.max(0, squared) / ((units - 1) * (n / units) * n);
    }
}
