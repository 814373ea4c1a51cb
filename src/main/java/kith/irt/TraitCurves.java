package kith.irt;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Response curves of the items of one group with one factor at any values of the trait: probabilities, expected scores,
 * information. Item scores count categories from 0.
 */
public final class TraitCurves {

    private final ItemParameters[] items;
    private final double[][] raw;

    private TraitCurves(ItemParameters[] items, double[][] raw) {
        this.items = items;
        this.raw = raw;
    }

    /** @throws IllegalArgumentException for several factors */
    public static TraitCurves of(IrtFit fit, int group) {
        if (fit.question().structure().factors().size() > 1) {
            throw new IllegalArgumentException("curves of a trait are those of one factor");
        }
        return of(fit, group, fit.free());
    }

    /** At other values of the free parameters. */
    static TraitCurves of(IrtFit fit, int group, double[] free) {
        ItemParameters[] items = fit.likelihood().layout.items()[group];
        double[][] raw = new double[items.length][];
        for (int i = 0; i < items.length; i++) {
            raw[i] = items[i].raw(items[i].own(free));
        }
        return new TraitCurves(items, raw);
    }

    /** Whether the parameters give probabilities: thresholds of graded items are in order. */
    boolean exist() {
        return Arrays.stream(at(new double[1])).allMatch(ItemCurve::isAdmissible);
    }

    public int items() {
        return items.length;
    }

    /** Slope of an item on the trait. */
    public double slope(int item) {
        return raw[item][0];
    }

    /** Difficulties of an item on the scale of the trait. */
    public double[] difficulties(int item) {
        return ItemEstimate.difficulties(items[item], raw[item]);
    }

    /** The same curves on the scale θ* = scale · θ + shift. */
    public TraitCurves linked(double scale, double shift) {
        double[][] linked = new double[raw.length][];
        for (int i = 0; i < raw.length; i++) {
            linked[i] = raw[i].clone();
            linked[i][0] /= scale;
            for (int k = 1; k < linked[i].length; k++) {
                linked[i][k] -= (items[i].model().isCumulative() ? 1 : k) * linked[i][0] * shift;
            }
        }
        return new TraitCurves(items, linked);
    }

    /** The curves of some of the items, in the order given. */
    public TraitCurves of(int[] chosen) {
        return new TraitCurves(
                Arrays.stream(chosen).mapToObj(i -> items[i]).toArray(ItemParameters[]::new),
                Arrays.stream(chosen).mapToObj(i -> raw[i]).toArray(double[][]::new));
    }

    /** Probabilities by category and value of the trait. */
    public double[][] probabilities(int item, double[] theta) {
        return curve(item, theta).p;
    }

    /** Expected item scores. */
    public double[] expected(int item, double[] theta) {
        double[][] p = probabilities(item, theta);
        double[] expected = new double[theta.length];
        for (int k = 1; k < p.length; k++) {
            for (int q = 0; q < theta.length; q++) {
                expected[q] += k * p[k][q];
            }
        }
        return expected;
    }

    /** Expected sums of the item scores. */
    public double[] expectedSum(double[] theta) {
        double[] sum = new double[theta.length];
        for (int i = 0; i < items.length; i++) {
            double[] of = expected(i, theta);
            for (int q = 0; q < sum.length; q++) {
                sum[q] += of[q];
            }
        }
        return sum;
    }

    /** Fisher information Σ P′²/P of an item. */
    public double[] information(int item, double[] theta) {
        ItemCurve curve = curve(item, theta);
        double[] information = new double[theta.length];
        for (int q = 0; q < theta.length; q++) {
            information[q] = new Derivatives(curve, raw[item][0], q).information();
        }
        return information;
    }

    /** Sum of the items' information. */
    public double[] testInformation(double[] theta) {
        double[] sum = new double[theta.length];
        for (int i = 0; i < items.length; i++) {
            double[] of = information(i, theta);
            for (int q = 0; q < sum.length; q++) {
                sum[q] += of[q];
            }
        }
        return sum;
    }

    /** Standard error of measurement, one over the root of the test information. */
    public double[] standardErrors(double[] theta) {
        return Arrays.stream(testInformation(theta))
                .map(information -> 1 / Math.sqrt(information))
                .toArray();
    }

    private ItemCurve curve(int item, double[] theta) {
        return new ItemCurve(items[item], raw[item], new double[][] {theta});
    }

    ItemCurve[] at(double[] theta) {
        return IntStream.range(0, items.length).mapToObj(i -> curve(i, theta)).toArray(ItemCurve[]::new);
    }

    Derivatives at(int item, double theta) {
        return new Derivatives(curve(item, new double[] {theta}), raw[item][0], 0);
    }

    /** Probabilities of one item at one value of the trait with two derivatives by the trait. */
    static final class Derivatives {

        final double[] p;
        final double[] first;
        final double[] second;

        Derivatives(ItemCurve curve, double slope, int q) {
            int categories = curve.categories;
            p = new double[categories];
            first = new double[categories];
            second = new double[categories];
            double[] score = new double[categories];
            double[][] core = new double[categories][categories];
            double[] work = new double[categories];
            for (int k = 0; k < categories; k++) {
                p[k] = curve.p[k][q];
                curve.coreScore(k, q, score);
                first[k] = slope * score[0] * p[k];
                core[0][0] = 0;
                curve.addCoreSecond(k, q, 1, work, core);
                second[k] = slope * slope * core[0][0] * p[k];
            }
        }

        double information() {
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                sum += first[k] * first[k] / p[k];
            }
            return sum;
        }

        /** Derivative of the information. */
        double informationSlope() {
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                double ratio = first[k] / p[k];
                sum += 2 * ratio * second[k] - ratio * ratio * first[k];
            }
            return sum;
        }

        double expected() {
            double sum = 0;
            for (int k = 1; k < p.length; k++) {
                sum += k * p[k];
            }
            return sum;
        }

        /** Central moment of the item score. */
        double moment(int order) {
            double expected = expected();
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                sum += Math.pow(k - expected, order) * p[k];
            }
            return sum;
        }
    }
}
