package kith.change.trial;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Σ = ΛΛ′ with Λ = diag(exp θ₁, …, exp θ_m) L and L unit lower triangular, its elements below the diagonal row by row
 * being the other parameters. The adjustment of Kenward and Roger depends on this choice by its second derivatives; it
 * is that of the R package mmrm.
 */
record UnstructuredCovariance(int visits) implements VisitCovariance {

    @Override
    public int parameters() {
        return visits * (visits + 1) / 2;
    }

    @Override
    public double[] start(double[] sd) {
        double[] theta = new double[parameters()];
        for (int i = 0; i < visits; i++) {
            theta[i] = Math.log(sd[i]);
        }
        return theta;
    }

    @Override
    public DMatrixRMaj at(double[] theta) {
        DMatrixRMaj factor = factor(theta);
        return outer(factor, factor);
    }

    @Override
    public DMatrixRMaj first(double[] theta, int k) {
        DMatrixRMaj cross = outer(factorFirst(theta, k), factor(theta));
        return symmetric(cross);
    }

    @Override
    public DMatrixRMaj second(double[] theta, int k, int l) {
        DMatrixRMaj sum = symmetric(outer(factorSecond(theta, k, l), factor(theta)));
        CommonOps_DDRM.addEquals(sum, symmetric(outer(factorFirst(theta, k), factorFirst(theta, l))));
        return sum;
    }

    private DMatrixRMaj factor(double[] theta) {
        DMatrixRMaj factor = new DMatrixRMaj(visits, visits);
        for (int i = 0; i < visits; i++) {
            double scale = Math.exp(theta[i]);
            factor.set(i, i, scale);
            for (int j = 0; j < i; j++) {
                factor.set(i, j, scale * theta[place(i, j)]);
            }
        }
        return factor;
    }

    /** Where the element of L stands among the parameters. */
    private int place(int i, int j) {
        return visits + i * (i - 1) / 2 + j;
    }

    private DMatrixRMaj factorFirst(double[] theta, int k) {
        DMatrixRMaj derivative = new DMatrixRMaj(visits, visits);
        if (k < visits) {
            DMatrixRMaj factor = factor(theta);
            for (int j = 0; j <= k; j++) {
                derivative.set(k, j, factor.get(k, j));
            }
        } else {
            int row = row(k);
            derivative.set(row, k - place(row, 0), Math.exp(theta[row]));
        }
        return derivative;
    }

    private DMatrixRMaj factorSecond(double[] theta, int k, int l) {
        int low = Math.min(k, l);
        int high = Math.max(k, l);
        if (high < visits) {
            return low == high ? factorFirst(theta, low) : new DMatrixRMaj(visits, visits);
        }
        return low < visits && row(high) == low ? factorFirst(theta, high) : new DMatrixRMaj(visits, visits);
    }

    private int row(int k) {
        int row = 1;
        while (place(row, 0) + row <= k) {
            row++;
        }
        return row;
    }

    private static DMatrixRMaj outer(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numRows);
        CommonOps_DDRM.multTransB(a, b, product);
        return product;
    }

    private static DMatrixRMaj symmetric(DMatrixRMaj a) {
        DMatrixRMaj sum = a.copy();
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(a, null);
        CommonOps_DDRM.addEquals(sum, transposed);
        return sum;
    }
}
