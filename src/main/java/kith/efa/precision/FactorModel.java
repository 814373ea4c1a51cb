package kith.efa.precision;

import java.util.Optional;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The common factor model of a correlation matrix, P = ΛΦΛᵀ + Ψ, at one point, with the discrepancy that an extraction
 * makes small: its slope, its curvature, and how it leans when a correlation moves. With M = W(R − P):
 *
 * <ul>
 *   <li>least squares: W keeps the cells off the diagonal; Ψ plays no part;
 *   <li>diagonally weighted least squares: W multiplies each of them by its weight;
 *   <li>maximum likelihood: W(X) = P⁻¹XP⁻¹, with Ψ among the parameters.
 * </ul>
 *
 * <p>Half the discrepancy has the slopes −MΛΦ by the loadings, −λₖᵀMλₗ by the correlations of the factors and −½ diag M
 * by the uniquenesses. Parameters stand in this order: loadings item by item, then, for oblique axes, correlations of
 * the factors below the diagonal row by row, then, for maximum likelihood, uniquenesses.
 *
 * @param correlation R
 * @param loadings Λ
 * @param phi Φ
 * @param uniqueness ψ where they are parameters of their own
 * @param weights of diagonally weighted least squares
 * @param oblique whether the correlations of the factors are parameters
 */
record FactorModel(
        DMatrixRMaj correlation,
        DMatrixRMaj loadings,
        DMatrixRMaj phi,
        Optional<double[]> uniqueness,
        Optional<DMatrixRMaj> weights,
        boolean oblique) {

    int parameters() {
        return correlations() + factorCorrelations() + (uniqueness.isPresent() ? loadings.numRows : 0);
    }

    /** How many parameters are loadings: where the correlations of the factors begin. */
    private int correlations() {
        return loadings.getNumElements();
    }

    int factorCorrelations() {
        return oblique ? phi.numRows * (phi.numRows - 1) / 2 : 0;
    }

    /** The same model with one parameter moved. */
    FactorModel moved(int parameter, double by) {
        DMatrixRMaj movedLoadings = loadings.copy();
        DMatrixRMaj movedPhi = phi.copy();
        double[] movedUniqueness = uniqueness.map(double[]::clone).orElse(new double[0]);
        int inPhi = parameter - correlations();
        int inUniqueness = inPhi - factorCorrelations();
        if (inPhi < 0) {
            movedLoadings.data[parameter] += by;
        } else if (inUniqueness < 0) {
            int k = row(inPhi);
            int l = inPhi - k * (k - 1) / 2;
            movedPhi.add(k, l, by);
            movedPhi.add(l, k, by);
        } else {
            movedUniqueness[inUniqueness] += by;
        }
        return new FactorModel(
                correlation, movedLoadings, movedPhi, uniqueness.map(psi -> movedUniqueness), weights, oblique);
    }

    /** The row k of the pair that is at a place below the diagonal. */
    static int row(int place) {
        int k = 1;
        while (k * (k + 1) / 2 <= place) {
            k++;
        }
        return k;
    }

    /** P; where the uniquenesses are no parameters, with 1 on the diagonal. */
    DMatrixRMaj implied() {
        DMatrixRMaj implied = Symmetric.product(loadings, phi);
        for (int i = 0; i < implied.numRows; i++) {
            int item = i;
            implied.set(
                    i,
                    i,
                    uniqueness.map(psi -> implied.get(item, item) + psi[item]).orElse(1.0));
        }
        return implied;
    }

    /** The operator W at this point. */
    java.util.function.UnaryOperator<DMatrixRMaj> weighing() {
        if (uniqueness.isPresent()) {
            DMatrixRMaj inverse = Symmetric.inverse(implied());
            return x -> {
                DMatrixRMaj left = new DMatrixRMaj(x.numRows, x.numCols);
                DMatrixRMaj both = new DMatrixRMaj(x.numRows, x.numCols);
                CommonOps_DDRM.mult(inverse, x, left);
                CommonOps_DDRM.mult(left, inverse, both);
                return both;
            };
        }
        return x -> {
            DMatrixRMaj weighed = x.copy();
            weights.ifPresent(w -> CommonOps_DDRM.elementMult(weighed, w));
            for (int i = 0; i < x.numRows; i++) {
                weighed.set(i, i, 0);
            }
            return weighed;
        };
    }

    /** Slopes of half the discrepancy. */
    double[] slope() {
        DMatrixRMaj difference = new DMatrixRMaj(correlation.numRows, correlation.numCols);
        CommonOps_DDRM.subtract(implied(), correlation, difference);
        return project(weighing().apply(difference));
    }

    /** ½ tr(M ∂P/∂θ) for every parameter. */
    double[] project(DMatrixRMaj m) {
        double[] projected = new double[parameters()];
        DMatrixRMaj reach = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        CommonOps_DDRM.mult(loadings, phi, reach);
        DMatrixRMaj byLoading = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        CommonOps_DDRM.mult(m, reach, byLoading);
        System.arraycopy(byLoading.data, 0, projected, 0, correlations());
        int at = correlations();
        if (oblique) {
            DMatrixRMaj moved = new DMatrixRMaj(loadings.numRows, loadings.numCols);
            CommonOps_DDRM.mult(m, loadings, moved);
            DMatrixRMaj between = new DMatrixRMaj(phi.numRows, phi.numRows);
            CommonOps_DDRM.multTransA(loadings, moved, between);
            for (int k = 1; k < phi.numRows; k++) {
                for (int l = 0; l < k; l++) {
                    projected[at++] = between.get(k, l);
                }
            }
        }
        for (int i = 0; uniqueness.isPresent() && i < loadings.numRows; i++) {
            projected[at++] = m.get(i, i) / 2;
        }
        return projected;
    }

    /** ∂P/∂θ of one parameter. */
    DMatrixRMaj derivative(int parameter) {
        int p = loadings.numRows;
        int m = loadings.numCols;
        DMatrixRMaj derivative = new DMatrixRMaj(p, p);
        int inPhi = parameter - correlations();
        int inUniqueness = inPhi - factorCorrelations();
        if (inPhi < 0) {
            int item = parameter / m;
            int factor = parameter % m;
            for (int j = 0; j < p; j++) {
                double reach = 0;
                for (int l = 0; l < m; l++) {
                    reach += loadings.get(j, l) * phi.get(l, factor);
                }
                derivative.add(item, j, reach);
                derivative.add(j, item, reach);
            }
        } else if (inUniqueness < 0) {
            int k = row(inPhi);
            int l = inPhi - k * (k - 1) / 2;
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    derivative.set(
                            i, j, loadings.get(i, k) * loadings.get(j, l) + loadings.get(i, l) * loadings.get(j, k));
                }
            }
        } else {
            derivative.set(inUniqueness, inUniqueness, 1);
        }
        return derivative;
    }
}
