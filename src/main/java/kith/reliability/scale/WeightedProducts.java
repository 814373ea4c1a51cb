package kith.reliability.scale;

import java.util.Arrays;

/**
 * Sums over a sample of respondents of answers of any size, each person weighted by how often they are in the sample.
 */
final class WeightedProducts implements ProductSums {

    /** Respondents that are looked at together. */
    private static final int CHUNK = 32;

    private final CentredResponses answers;
    /** The answers of the respondents that are looked at together. */
    private final double[][] chunk;

    private final int k;
    private final double[] weights;
    private final int[] counts;
    private final int[] drawn;
    private int different;
    private double[][] products;

    /** @param weights of the respondents; empty where each counts once */
    WeightedProducts(CentredResponses answers, double[] weights) {
        this.weights = weights;
        this.answers = answers;
        this.k = answers.items();
        this.chunk = new double[CHUNK][k];
        this.counts = new int[answers.people()];
        this.drawn = new int[answers.people()];
        this.products = new double[0][];
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    public void add(int[] rows, int from, int to) {
        for (int at = from; at < to; at++) {
            counts[rows[at]]++;
        }
    }

    @Override
    public void read(double[][] target, double[] sums) {
        products = target;
        different = 0;
        for (int person = 0; person < counts.length; person++) {
            if (counts[person] > 0) {
                drawn[different++] = person;
            }
        }
        for (double[] row : products) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(sums, 0);
        for (int from = 0; from < different; from += CHUNK) {
            int to = Math.min(different, from + CHUNK);
            for (int at = from; at < to; at++) {
                answers.read(drawn[at], chunk[at - from]);
            }
            addProducts(from, to);
            for (int at = from; at < to; at++) {
                double weight = weight(drawn[at]);
                double[] person = chunk[at - from];
                for (int i = 0; i < k; i++) {
                    sums[i] += weight * person[i];
                }
            }
        }
    }

    private double weight(int person) {
        return weights.length == 0 ? counts[person] : counts[person] * weights[person];
    }

    /**
     * Four respondents and four items at a time, so that few numbers are loaded and stored for each product, and
     * respondents in chunks that stay in the nearest cache while all items pass by.
     */
    private void addProducts(int from, int to) {
        int inFours = to - (to - from) % 4;
        int items = k - k % 4;
        for (int i = 0; i < items; i += 4) {
            for (int at = from; at < inFours; at += 4) {
                addFour(at, chunk[at - from], chunk[at - from + 1], chunk[at - from + 2], chunk[at - from + 3], i);
            }
        }
        for (int at = from; at < to; at++) {
            addOne(at, chunk[at - from], at < inFours ? items : 0);
        }
    }

    /** Adds the products of items {@code i} to {@code i + 3} with all items before them, and themselves. */
    private void addFour(int at, double[] a, double[] b, double[] c, double[] d, int i) {
        double wa = weight(drawn[at]);
        double wb = weight(drawn[at + 1]);
        double wc = weight(drawn[at + 2]);
        double wd = weight(drawn[at + 3]);
        double a0 = wa * a[i];
        double a1 = wa * a[i + 1];
        double a2 = wa * a[i + 2];
        double a3 = wa * a[i + 3];
        double b0 = wb * b[i];
        double b1 = wb * b[i + 1];
        double b2 = wb * b[i + 2];
        double b3 = wb * b[i + 3];
        double c0 = wc * c[i];
        double c1 = wc * c[i + 1];
        double c2 = wc * c[i + 2];
        double c3 = wc * c[i + 3];
        double d0 = wd * d[i];
        double d1 = wd * d[i + 1];
        double d2 = wd * d[i + 2];
        double d3 = wd * d[i + 3];
        double[] p0 = products[i];
        double[] p1 = products[i + 1];
        double[] p2 = products[i + 2];
        double[] p3 = products[i + 3];
        for (int j = 0; j <= i + 3; j++) {
            double xa = a[j];
            double xb = b[j];
            double xc = c[j];
            double xd = d[j];
            p0[j] += a0 * xa + b0 * xb + c0 * xc + d0 * xd;
            p1[j] += a1 * xa + b1 * xb + c1 * xc + d1 * xd;
            p2[j] += a2 * xa + b2 * xb + c2 * xc + d2 * xd;
            p3[j] += a3 * xa + b3 * xb + c3 * xc + d3 * xd;
        }
    }

    /** Adds the products of one person's items from {@code first} on with all items before them, and themselves. */
    private void addOne(int at, double[] person, int first) {
        for (int i = first; i < k; i++) {
            double weighted = weight(drawn[at]) * person[i];
            double[] row = products[i];
            for (int j = 0; j <= i; j++) {
                row[j] += weighted * person[j];
            }
        }
    }
}
