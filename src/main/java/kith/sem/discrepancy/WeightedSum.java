package kith.sem.discrepancy;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A sum of weight matrices, each with a factor. Not thread-safe. */
public final class WeightedSum implements Weight {

    private final List<NormalWeight> weights;
    private final double[] factors;

    /** @param weights at least one, all of one size */
    public WeightedSum(List<NormalWeight> weights, double[] factors) {
        this.weights = List.copyOf(weights);
        this.factors = factors.clone();
    }

    @Override
    public int size() {
        return weights.get(0).size();
    }

    /** From the matrices of the parts, which cost less than their products with every unit vector. */
    @Override
    public DMatrixRMaj toMatrix() {
        DMatrixRMaj sum = new DMatrixRMaj(size(), size());
        for (int k = 0; k < factors.length; k++) {
            CommonOps_DDRM.addEquals(sum, factors[k], weights.get(k).toMatrix());
        }
        return sum;
    }

    /** A product with many columns costs less from the whole matrix. */
    @Override
    public void multiply(DMatrixRMaj matrix, DMatrixRMaj product) {
        if (2 * matrix.numCols > size()) {
            new FullWeight(toMatrix()).multiply(matrix, product);
        } else {
            Weight.super.multiply(matrix, product);
        }
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        double[] part = new double[vector.length];
        java.util.Arrays.fill(product, 0);
        for (int k = 0; k < factors.length; k++) {
            weights.get(k).multiply(vector, part);
            for (int i = 0; i < part.length; i++) {
                product[i] += factors[k] * part[i];
            }
        }
    }
}
