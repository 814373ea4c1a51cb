package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * Infomax (McKeon 1968; Browne 2001, doi 10.1207/S15327906MBR3601_05): how much knowing the item tells about the
 * factor, when the squared loadings are read as the counts of a table. With E the squared loadings divided by their
 * sum, H the entropy:
 *
 * <pre>f(Λ) = log k + H(E) − H(row sums of E) − H(column sums of E)</pre>
 */
public record Infomax() implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int p = loadings.numRows;
        int k = loadings.numCols;
        double[] rows = new double[p];
        double[] columns = new double[k];
        double total = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < k; j++) {
                double square = loadings.data[i * k + j] * loadings.data[i * k + j];
                rows[i] += square;
                columns[j] += square;
                total += square;
            }
        }
        double cells = 0;
        for (int e = 0; e < p * k; e++) {
            cells += entropyTerm(loadings.data[e] * loadings.data[e] / total);
        }
        double margins = 0;
        for (double row : rows) {
            margins += entropyTerm(row / total);
        }
        for (double column : columns) {
            margins += entropyTerm(column / total);
        }
        // d(−x log x) = −(log x + 1); all three entropies are homogeneous of degree 0 in the squares, which adds their
        // own means.
        double mean = cells - margins;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                double slope = -log(loading * loading / total) + log(rows[i] / total) + log(columns[j] / total) - mean;
                gradient.data[i * k + j] = 2 * loading * slope / total;
            }
        }
        return Math.log(k) + cells - margins;
    }

    private static double entropyTerm(double share) {
        return share == 0 ? 0 : -share * Math.log(share);
    }

    private static double log(double share) {
        return share == 0 ? 0 : Math.log(share);
    }
}
