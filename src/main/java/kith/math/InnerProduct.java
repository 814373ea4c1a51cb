package kith.math;

/** Σ aᵢbᵢ. */
public final class InnerProduct {

    private InnerProduct() {}

    public static double of(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
