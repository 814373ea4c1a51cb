package kith.math;

/**
 * The probabilities of all cells of a table that two sets of thresholds cut out of a bivariate normal distribution,
 * with their first and second derivatives by the correlation: what a polychoric correlation is found with.
 *
 * <p>One object holds the working space of one table and is set to a correlation again and again; what does not depend
 * on the correlation, and at each correlation the nodes of the quadrature, are computed once for all corners of the
 * table. Nothing is allocated after construction. Not thread-safe.
 *
 * <p>The cells of two items with six categories take a twelfth of the time that {@link BivariateNormal} takes for the
 * corners of each ({@code FastForms.rectangles} of the benchmarks).
 *
 * <p>Method as in {@link BivariateNormal}. Cells are numbered row after row.
 */
public final class NormalRectangles {

    private static final double TWO_PI = 2 * Math.PI;

    private final int rows;
    private final int cols;
    /** Thresholds, with room for a border in front and behind, so that index t is the upper end of category t − 1. */
    private final double[] first;

    private final double[] second;
    private final double[] firstBelow;
    private final double[] secondBelow;
    private final double[] product;
    private final double[] halfSquares;
    /** A value for each corner of the cells, border included: (rows + 1) × (cols + 1). */
    private final double[] corner;

    private final double[] steepness;
    private final double[] probability;
    private final double[] slope;
    private final double[] curvature;

    /**
     * @param first thresholds of the variable of the rows, ascending and finite; copied
     * @param second thresholds of the variable of the columns, ascending and finite; copied
     */
    public NormalRectangles(double[] first, double[] second) {
        this.rows = first.length + 1;
        this.cols = second.length + 1;
        this.first = bordered(first);
        this.second = bordered(second);
        this.firstBelow = below(this.first);
        this.secondBelow = below(this.second);
        int corners = (rows + 1) * (cols + 1);
        this.product = new double[corners];
        this.halfSquares = new double[corners];
        multiply();
        this.corner = new double[corners];
        this.steepness = new double[corners];
        this.probability = new double[rows * cols];
        this.slope = new double[rows * cols];
        this.curvature = new double[rows * cols];
    }

    /** Moves all thresholds: those of each variable become {@code thresholds[t] − shift}. */
    public void setThresholds(double[] ofFirst, double shiftOfFirst, double[] ofSecond, double shiftOfSecond) {
        move(ofFirst, shiftOfFirst, first, firstBelow);
        move(ofSecond, shiftOfSecond, second, secondBelow);
        multiply();
    }

    private static void move(double[] thresholds, double shift, double[] bordered, double[] below) {
        for (int t = 0; t < thresholds.length; t++) {
            bordered[t + 1] = thresholds[t] - shift;
            below[t + 1] = NormalDistribution.cumulative(bordered[t + 1]);
        }
    }

    /** What the exponents of Plackett's integral are made of. */
    private void multiply() {
        for (int i = 1; i < rows; i++) {
            for (int j = 1; j < cols; j++) {
                double h = first[i];
                double k = second[j];
                product[i * (cols + 1) + j] = h * k;
                halfSquares[i * (cols + 1) + j] = 0.5 * (h * h + k * k);
            }
        }
    }

    private static double[] bordered(double[] thresholds) {
        double[] bordered = new double[thresholds.length + 2];
        System.arraycopy(thresholds, 0, bordered, 1, thresholds.length);
        bordered[0] = Double.NEGATIVE_INFINITY;
        bordered[bordered.length - 1] = Double.POSITIVE_INFINITY;
        return bordered;
    }

    private static double[] below(double[] bordered) {
        double[] below = new double[bordered.length];
        for (int i = 0; i < below.length; i++) {
            below[i] = NormalDistribution.cumulative(bordered[i]);
        }
        return below;
    }

    public int rows() {
        return rows;
    }

    public int cols() {
        return cols;
    }

    /** Sets the probabilities of the cells to those at the correlation {@code rho}, −1 ≤ ρ ≤ 1. */
    public void setProbabilities(double rho) {
        for (int i = 0; i <= rows; i++) {
            corner[i * (cols + 1) + cols] = firstBelow[i];
        }
        System.arraycopy(secondBelow, 0, corner, rows * (cols + 1), cols + 1);
        if (Math.abs(rho) < BivariateNormal.STEEP) {
            plackett(rho);
        } else {
            for (int i = 1; i < rows; i++) {
                for (int j = 1; j < cols; j++) {
                    corner[i * (cols + 1) + j] = BivariateNormal.cumulative(first[i], second[j], rho);
                }
            }
        }
        differences(corner, probability);
    }

    private void plackett(double rho) {
        GaussLegendre rule = BivariateNormal.quadrature(rho);
        double angle = 0.5 * Math.asin(rho);
        for (int i = 1; i < rows; i++) {
            java.util.Arrays.fill(corner, i * (cols + 1) + 1, i * (cols + 1) + cols, 0);
        }
        for (int node = 0; node < rule.size(); node++) {
            double sine = Math.sin(angle * (1 + rule.node(node)));
            double inverse = 1 / ((1 - sine) * (1 + sine));
            double weight = rule.weight(node);
            for (int i = 1; i < rows; i++) {
                for (int c = i * (cols + 1) + 1; c < i * (cols + 1) + cols; c++) {
                    corner[c] += weight * Math.exp((sine * product[c] - halfSquares[c]) * inverse);
                }
            }
        }
        double scale = angle / TWO_PI;
        for (int i = 1; i < rows; i++) {
            for (int j = 1; j < cols; j++) {
                int c = i * (cols + 1) + j;
                corner[c] = corner[c] * scale + firstBelow[i] * secondBelow[j];
            }
        }
    }

    /**
     * Sets the first and second derivatives of the cells by the correlation to those at {@code rho}, −1 &lt; ρ &lt; 1.
     */
    public void setDerivatives(double rho) {
        double r = (1 - rho) * (1 + rho);
        double scale = 1 / (TWO_PI * Math.sqrt(r));
        for (int i = 0; i <= rows; i++) {
            corner[i * (cols + 1) + cols] = 0;
            steepness[i * (cols + 1) + cols] = 0;
        }
        java.util.Arrays.fill(corner, rows * (cols + 1), corner.length, 0);
        for (int i = 1; i < rows; i++) {
            for (int j = 1; j < cols; j++) {
                int c = i * (cols + 1) + j;
                double density = scale * Math.exp((rho * product[c] - halfSquares[c]) / r);
                corner[c] = density;
                double form = 2 * (halfSquares[c] - rho * product[c]);
                steepness[c] = density * (product[c] * r - rho * form + rho * r) / (r * r);
            }
        }
        differences(corner, slope);
        differences(steepness, curvature);
    }

    /** What each cell has of a function that is known at the corners. */
    private void differences(double[] corners, double[] cells) {
        for (int i = 0; i < rows; i++) {
            int low = i * (cols + 1);
            int high = low + cols + 1;
            for (int j = 0; j < cols; j++) {
                cells[i * cols + j] =
                        corners[high + j + 1] - corners[high + j] - corners[low + j + 1] + corners[low + j];
            }
        }
    }

    /** The probability of cell {@code row · cols + col}. */
    public double probability(int cell) {
        return probability[cell];
    }

    /** ∂/∂ρ of the probability of a cell. */
    public double slope(int cell) {
        return slope[cell];
    }

    /** ∂²/∂ρ² of the probability of a cell. */
    public double curvature(int cell) {
        return curvature[cell];
    }

    /**
     * Writes, for each column, the derivative of P(X in the categories up to {@code threshold}, Y in the column) by
     * that threshold of X (from 0): a cell has it with a plus sign at its upper threshold and with a minus sign at its
     * lower one.
     *
     * @param slopes one a column, or more
     */
    public void slopesByFirst(int threshold, double rho, double[] slopes) {
        edges(first[threshold + 1], second, cols, rho, slopes);
    }

    /** Like {@link #slopesByFirst}, by a threshold of Y, for each row. */
    public void slopesBySecond(int threshold, double rho, double[] slopes) {
        edges(second[threshold + 1], first, rows, rho, slopes);
    }

    /** Like {@link #slopesByFirst}, differentiated by the correlation once more; −1 &lt; ρ &lt; 1. */
    public void bendsByFirst(int threshold, double rho, double[] bends) {
        bends(first[threshold + 1], second, cols, rho, bends);
    }

    /** Like {@link #slopesBySecond}, differentiated by the correlation once more. */
    public void bendsBySecond(int threshold, double rho, double[] bends) {
        bends(second[threshold + 1], first, rows, rho, bends);
    }

    private static void bends(double at, double[] bounds, int categories, double rho, double[] bends) {
        double below = 0;
        for (int c = 0; c < categories; c++) {
            double bound = bounds[c + 1];
            double upTo = Double.isInfinite(bound)
                    ? 0
                    : -BivariateNormal.density(at, bound, rho) * (at - rho * bound) / ((1 - rho) * (1 + rho));
            bends[c] = upTo - below;
            below = upTo;
        }
    }

    private static void edges(double at, double[] bounds, int categories, double rho, double[] slopes) {
        double s = Math.sqrt((1 - rho) * (1 + rho));
        double density = NormalDistribution.density(at);
        double below = 0;
        for (int c = 0; c < categories; c++) {
            double upTo = NormalDistribution.cumulative((bounds[c + 1] - rho * at) / s);
            slopes[c] = density * (upTo - below);
            below = upTo;
        }
    }
}
