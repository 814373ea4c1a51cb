package kith.sem.inference;

import org.ejml.data.DMatrixRMaj;

/**
 * The sum of ss′ over vectors s. Four vectors are added at a time, so that a sum is loaded and stored once for four
 * products; the products are added in the order of the vectors, whatever their number. Not thread-safe.
 */
final class OuterProducts {

    private static final int BLOCK = 4;

    private final int size;
    private final DMatrixRMaj sum;
    private final double[][] waiting;
    private int held;

    OuterProducts(int size) {
        this.size = size;
        this.sum = new DMatrixRMaj(size, size);
        this.waiting = new double[BLOCK][size];
    }

    /** Takes a vector, which is copied. */
    void add(double[] vector) {
        System.arraycopy(vector, 0, waiting[held++], 0, size);
        if (held == BLOCK) {
            addFour(waiting[0], waiting[1], waiting[2], waiting[3]);
            held = 0;
        }
    }

    private void addFour(double[] s, double[] t, double[] u, double[] v) {
        double[] sums = sum.data;
        for (int a = 0; a < size; a++) {
            double sa = s[a];
            double ta = t[a];
            double ua = u[a];
            double va = v[a];
            int offset = a * size;
            for (int b = 0; b <= a; b++) {
                sums[offset + b] = sums[offset + b] + sa * s[b] + ta * t[b] + ua * u[b] + va * v[b];
            }
        }
    }

    /** The sum; above its diagonal nothing is written. */
    DMatrixRMaj lower() {
        for (int i = 0; i < held; i++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    sum.data[a * size + b] += waiting[i][a] * waiting[i][b];
                }
            }
        }
        held = 0;
        return sum;
    }
}
