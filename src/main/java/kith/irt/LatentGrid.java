package kith.irt;

/**
 * Equally spaced points of integration along each factor, weighted by the normal density and normalised to sum 1: with
 * points up to six standard deviations out the rectangle rule is as exact as Gauss–Hermite, and latent means and
 * variances change its weights only.
 *
 * @param points along each factor
 * @param lowest first point
 * @param highest last point
 */
public record LatentGrid(int points, double lowest, double highest) {

    public LatentGrid {
        if (points < 3 || !(lowest < highest)) {
            throw new IllegalArgumentException("a grid needs three points and a range");
        }
    }

    /**
     * As mirt: 61, 31, 15, 9, 7 points a factor on −6 … 6; 21 for three factors, where 15 leave an error of .1 in log
     * L.
     */
    public static LatentGrid of(int factors) {
        int[] points = {61, 31, 21, 9, 7};
        return new LatentGrid(points[Math.min(factors, points.length) - 1], -6, 6);
    }

    /**
     * The steepest slope whose response curves the points integrate: logistic(aθ + d) has its poles at a distance of
     * π/a from the real line, so that the rectangle rule with points h apart errs by about exp(−2π²/(ah)) (Trefethen
     * and Weideman 2014), here 1e-4: a = 2.14/h. Beyond it a curve is a step between two points and the likelihood does
     * not change with the slope.
     */
    public double steepestSlope() {
        double spacing = (highest - lowest) / (points - 1);
        return 2 * Math.PI * Math.PI / (Math.log(1e4) * spacing);
    }

    /** Weights of a normal distribution at the points of one factor, which sum to 1. */
    public double[] normal(double mean, double variance) {
        return new GroupDistribution(
                        new double[][] {line()}, new double[] {mean}, new double[] {variance}, new int[0][])
                .weight;
    }

    /** The points along one factor. */
    public double[] line() {
        double[] line = new double[points];
        for (int q = 0; q < points; q++) {
            line[q] = lowest + (highest - lowest) * q / (points - 1);
        }
        return line;
    }

    /** All combinations for several factors, the first varying fastest: one array a factor. */
    double[][] product(int factors) {
        double[] line = line();
        int size = 1;
        for (int f = 0; f < factors; f++) {
            size *= points;
        }
        double[][] product = new double[factors][size];
        int stride = 1;
        for (int f = 0; f < factors; f++) {
            for (int q = 0; q < size; q++) {
                product[f][q] = line[q / stride % points];
            }
            stride *= points;
        }
        return product;
    }
}
