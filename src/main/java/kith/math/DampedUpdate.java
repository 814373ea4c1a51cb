package kith.math;

import org.ejml.data.DMatrixRMaj;

/**
 * The BFGS update of an inverse curvature, damped after Powell so that it stays positive definite: where the gradient
 * bends less than a fifth of what was expected, it is mixed with what was expected. Nocedal and Wright 2006, procedure
 * 18.2.
 *
 * @param inverse changed in place
 */
record DampedUpdate(DMatrixRMaj inverse) {

    private static final double LEAST = 0.2;

    /**
     * @param change of the point
     * @param bend change of the gradient
     */
    void apply(double[] change, double[] bend) {
        int n = change.length;
        DMatrixRMaj expected = new DMatrixRMaj(n, 1);
        CholeskyFactor factored = new CholeskyFactor(n);
        if (!factored.factor(inverse)) {
            return;
        }
        factored.solve(new DMatrixRMaj(n, 1, true, change), expected);
        double expectedAlong = InnerProduct.of(change, expected.data);
        double along = InnerProduct.of(change, bend);
        if (!(expectedAlong > 0)) {
            return;
        }
        double[] mixed = bend.clone();
        if (along < LEAST * expectedAlong) {
            double share = (1 - LEAST) * expectedAlong / (expectedAlong - along);
            for (int i = 0; i < n; i++) {
                mixed[i] = share * bend[i] + (1 - share) * expected.data[i];
            }
            along = InnerProduct.of(change, mixed);
        }
        add(change, mixed, along);
    }

    private void add(double[] change, double[] mixed, double along) {
        int n = change.length;
        double[] image = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                image[i] += inverse.data[i * n + j] * mixed[j];
            }
        }
        double factor = (1 + InnerProduct.of(image, mixed) / along) / along;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse.data[i * n + j] +=
                        factor * change[i] * change[j] - (image[i] * change[j] + change[i] * image[j]) / along;
            }
        }
    }
}
