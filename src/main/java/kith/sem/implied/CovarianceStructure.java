package kith.sem.implied;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Means and covariances implied by a linear structural equation model:
 *
 * <p>Σ = Λ E Ψ E′ Λ′ + Θ and μ = ν + Λ E α, with E = (I − B)⁻¹ (Bollen 1989, doi 10.1002/9781118619179, equation 8.20,
 * with observed variables on the outcome side only). All derivatives are analytic: with A = Λ E, a change of Λ changes
 * A by dΛ E, a change of B changes it by A dB E.
 */
public final class CovarianceStructure implements MomentStructure {

    private final GroupModel model;
    final int p;
    final int m;
    final boolean hasMeans;
    private final boolean hasPaths;
    final int[] slot;
    final int[] row;
    final int[] col;
    final int[] parameter;

    private final DMatrixRMaj lambda;
    private final DMatrixRMaj theta;
    private final DMatrixRMaj psi;
    private final DMatrixRMaj beta;
    private final double[] nu;
    private final double[] alpha;

    /** (I − B)⁻¹. */
    final DMatrixRMaj paths;
    /** A = Λ (I − B)⁻¹: total loadings. */
    final DMatrixRMaj loadings;
    /** C = A Ψ E′: covariances of observed variables with factors. */
    final DMatrixRMaj cross;
    /** Ω = E Ψ E′: covariances of factors. */
    final DMatrixRMaj latentCovariance;
    /** E α: means of factors. */
    final double[] latentMean;

    private final DMatrixRMaj sigma;
    private final double[] moments;

    private final DMatrixRMaj pathsPsi;
    final DMatrixRMaj derivative;
    final DMatrixRMaj derivativeLoadings;
    final DMatrixRMaj derivativeCross;
    final DMatrixRMaj inner;
    final DMatrixRMaj innerCross;
    final double[] derivativeMean;
    final double[] loadingMean;

    public CovarianceStructure(GroupModel model) {
        this.model = model;
        this.p = model.observed().size();
        this.m = model.latent().size();
        this.hasMeans = model.hasMeans();
        this.lambda = new DMatrixRMaj(p, m);
        this.theta = new DMatrixRMaj(p, p);
        this.psi = new DMatrixRMaj(m, m);
        this.beta = new DMatrixRMaj(m, m);
        this.nu = new double[p];
        this.alpha = new double[m];
        this.paths = CommonOps_DDRM.identity(m);
        this.loadings = new DMatrixRMaj(p, m);
        this.cross = new DMatrixRMaj(p, m);
        this.latentCovariance = new DMatrixRMaj(m, m);
        this.latentMean = new double[m];
        this.sigma = new DMatrixRMaj(p, p);
        this.moments = new double[(hasMeans ? p : 0) + HalfVector.length(p)];
        this.pathsPsi = new DMatrixRMaj(m, m);
        this.derivative = new DMatrixRMaj(p, p);
        this.derivativeLoadings = new DMatrixRMaj(p, m);
        this.derivativeCross = new DMatrixRMaj(p, m);
        this.inner = new DMatrixRMaj(m, m);
        this.innerCross = new DMatrixRMaj(m, m);
        this.derivativeMean = new double[p];
        this.loadingMean = new double[m];

        List<MatrixElement> own = model.cells().stream()
                .filter(cell -> cell.slot() != MatrixElement.Slot.TAU && cell.slot() != MatrixElement.Slot.DELTA)
                .toList();
        this.hasPaths = own.stream().anyMatch(cell -> cell.slot() == MatrixElement.Slot.BETA);
        own.stream().filter(cell -> !cell.isFree()).forEach(this::fix);
        List<MatrixElement> free = own.stream().filter(MatrixElement::isFree).toList();
        this.slot = free.stream().mapToInt(cell -> cell.slot().ordinal()).toArray();
        this.row = free.stream().mapToInt(MatrixElement::row).toArray();
        this.col = free.stream().mapToInt(MatrixElement::col).toArray();
        this.parameter = free.stream().mapToInt(MatrixElement::parameter).toArray();
    }

    private void fix(MatrixElement cell) {
        switch (cell.slot()) {
            case LAMBDA -> lambda.set(cell.row(), cell.col(), cell.value());
            case BETA -> beta.set(cell.row(), cell.col(), cell.value());
            case THETA -> setSymmetric(theta, cell.row(), cell.col(), cell.value());
            case PSI -> setSymmetric(psi, cell.row(), cell.col(), cell.value());
            case NU -> nu[cell.row()] = cell.value();
            case ALPHA -> alpha[cell.row()] = cell.value();
            default -> throw new IllegalArgumentException(cell + " does not belong here");
        }
    }

    private static void setSymmetric(DMatrixRMaj matrix, int i, int j, double value) {
        matrix.data[i * matrix.numCols + j] = value;
        matrix.data[j * matrix.numCols + i] = value;
    }

    static final int LAMBDA = MatrixElement.Slot.LAMBDA.ordinal();
    static final int THETA = MatrixElement.Slot.THETA.ordinal();
    static final int PSI = MatrixElement.Slot.PSI.ordinal();
    static final int BETA = MatrixElement.Slot.BETA.ordinal();
    static final int NU = MatrixElement.Slot.NU.ordinal();
    static final int ALPHA = MatrixElement.Slot.ALPHA.ordinal();

    @Override
    public int momentCount() {
        return moments.length;
    }

    @Override
    public int[] ownParameters() {
        return Arrays.stream(parameter).sorted().distinct().toArray();
    }

    @Override
    public int parameterCount() {
        return model.parameterCount();
    }

    @Override
    public double[] moments() {
        return moments;
    }

    public GroupModel model() {
        return model;
    }

    /** Implied covariances at the last evaluation; not to be changed. */
    public DMatrixRMaj sigma() {
        return sigma;
    }

    /** Implied covariances of the factors, E Ψ E′; not to be changed. */
    public DMatrixRMaj latentCovariance() {
        return latentCovariance;
    }

    /** Covariances of observed variables with factors, Λ E Ψ E′; not to be changed. */
    public DMatrixRMaj cross() {
        return cross;
    }

    /** Means of the factors, E α; not to be changed. */
    public double[] latentMean() {
        return latentMean;
    }

    /** Θ; not to be changed. */
    public DMatrixRMaj residualCovariance() {
        return theta;
    }

    /** Ψ; not to be changed. */
    public DMatrixRMaj disturbanceCovariance() {
        return psi;
    }

    /** Λ; not to be changed. */
    public DMatrixRMaj directLoadings() {
        return lambda;
    }

    /** Λ E: loadings on factors through all paths; not to be changed. */
    public DMatrixRMaj totalLoadings() {
        return loadings;
    }

    /** B; not to be changed. */
    public DMatrixRMaj directPaths() {
        return beta;
    }

    /** α; not to be changed. */
    public double[] latentIntercepts() {
        return alpha;
    }

    /** E = (I − B)⁻¹; not to be changed. */
    public DMatrixRMaj paths() {
        return paths;
    }

    /** ν; not to be changed. */
    public double[] intercepts() {
        return nu;
    }

    @Override
    public boolean evaluate(double[] parameters) {
        for (int k = 0; k < parameter.length; k++) {
            double value = parameters[parameter[k]];
            int i = row[k];
            int j = col[k];
            int kind = slot[k];
            if (kind == LAMBDA) {
                lambda.data[i * m + j] = value;
            } else if (kind == THETA) {
                theta.data[i * p + j] = value;
                theta.data[j * p + i] = value;
            } else if (kind == PSI) {
                psi.data[i * m + j] = value;
                psi.data[j * m + i] = value;
            } else if (kind == BETA) {
                beta.data[i * m + j] = value;
            } else if (kind == NU) {
                nu[i] = value;
            } else {
                alpha[i] = value;
            }
        }
        if (hasPaths && !invertPaths()) {
            return false;
        }
        imply();
        return true;
    }

    private boolean invertPaths() {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                inner.data[i * m + j] = (i == j ? 1 : 0) - beta.data[i * m + j];
            }
        }
        return CommonOps_DDRM.invert(inner, paths) && Double.isFinite(CommonOps_DDRM.elementSum(paths));
    }

    private void imply() {
        if (hasPaths) {
            CommonOps_DDRM.mult(lambda, paths, loadings);
            CommonOps_DDRM.mult(paths, psi, pathsPsi);
            CommonOps_DDRM.multTransB(pathsPsi, paths, latentCovariance);
        } else {
            loadings.setTo(lambda);
            latentCovariance.setTo(psi);
        }
        CommonOps_DDRM.mult(lambda, latentCovariance, cross);
        int offset = hasMeans ? p : 0;
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                double sum = theta.data[i * p + j];
                for (int k = 0; k < m; k++) {
                    sum += cross.data[i * m + k] * lambda.data[j * m + k];
                }
                sigma.data[i * p + j] = sum;
                sigma.data[j * p + i] = sum;
                moments[offset + HalfVector.index(i, j, p)] = sum;
            }
        }
        if (hasMeans) {
            implyMeans();
        }
    }

    private void implyMeans() {
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += paths.data[i * m + k] * alpha[k];
            }
            latentMean[i] = sum;
        }
        for (int i = 0; i < p; i++) {
            double sum = nu[i];
            for (int k = 0; k < m; k++) {
                sum += lambda.data[i * m + k] * latentMean[k];
            }
            moments[i] = sum;
        }
    }

    /**
     * Splits derivatives by moments into G (symmetric) and the derivative by means, and prepares the products with A
     * and C.
     */
    private void prepare(double[] dMoments) {
        HalfVector.unpackDerivative(dMoments, hasMeans ? p : 0, derivative);
        if (hasMeans) {
            System.arraycopy(dMoments, 0, derivativeMean, 0, p);
        }
        CommonOps_DDRM.mult(derivative, loadings, derivativeLoadings);
        CommonOps_DDRM.mult(derivative, cross, derivativeCross);
        CommonOps_DDRM.multTransA(loadings, derivativeLoadings, inner);
        if (hasPaths) {
            CommonOps_DDRM.multTransA(loadings, derivativeCross, innerCross);
        }
        for (int k = 0; k < m; k++) {
            double sum = 0;
            for (int i = 0; i < p; i++) {
                sum += loadings.data[i * m + k] * derivativeMean[i];
            }
            loadingMean[k] = sum;
        }
    }

    @Override
    public void addGradient(double[] dMoments, double scale, double[] gradient) {
        prepare(dMoments);
        for (int k = 0; k < parameter.length; k++) {
            int i = row[k];
            int j = col[k];
            int kind = slot[k];
            double slope;
            if (kind == LAMBDA) {
                slope = 2 * derivativeCross.data[i * m + j] + derivativeMean[i] * latentMean[j];
            } else if (kind == THETA) {
                slope = (i == j ? 1 : 2) * derivative.data[i * p + j];
            } else if (kind == PSI) {
                slope = (i == j ? 1 : 2) * inner.data[i * m + j];
            } else if (kind == BETA) {
                slope = 2 * innerCross.data[i * m + j] + loadingMean[i] * latentMean[j];
            } else if (kind == NU) {
                slope = derivativeMean[i];
            } else {
                slope = loadingMean[i];
            }
            gradient[parameter[k]] += scale * slope;
        }
    }

    /**
     * Adds to {@code score} the derivatives of ½ v′Σv + v′μ by the parameters, v taken as constant: what one row
     * contributes to the score of the normal likelihood, up to a constant, when v = Σ⁻¹(y − μ).
     *
     * @param v p numbers
     * @param projected memory for m numbers
     * @param projectedCross memory for m numbers
     */
    public void addCasewise(double[] v, double[] projected, double[] projectedCross, double[] score) {
        for (int k = 0; k < m; k++) {
            double sum = 0;
            double sumCross = 0;
            for (int i = 0; i < p; i++) {
                sum += loadings.data[i * m + k] * v[i];
                sumCross += cross.data[i * m + k] * v[i];
            }
            projected[k] = sum;
            projectedCross[k] = sumCross + (hasMeans ? latentMean[k] : 0);
        }
        for (int k = 0; k < parameter.length; k++) {
            int i = row[k];
            int j = col[k];
            int kind = slot[k];
            double slope;
            if (kind == LAMBDA) {
                slope = v[i] * projectedCross[j];
            } else if (kind == THETA) {
                slope = (i == j ? 0.5 : 1) * v[i] * v[j];
            } else if (kind == PSI) {
                slope = (i == j ? 0.5 : 1) * projected[i] * projected[j];
            } else if (kind == BETA) {
                slope = projected[i] * projectedCross[j];
            } else if (kind == NU) {
                slope = v[i];
            } else {
                slope = projected[i];
            }
            score[parameter[k]] += slope;
        }
    }

    @Override
    public void addJacobian(int[] columns, DMatrixRMaj jacobian) {
        new CovarianceJacobian(this, columns, jacobian).fill();
    }

    /**
     * Adds {@code scale} × Σ dMoments[k] × (second derivatives of moment k by the parameters) to {@code hessian}, at
     * the last evaluation.
     */
    public void addCurvature(double[] dMoments, double scale, DMatrixRMaj hessian) {
        prepare(dMoments);
        new CovarianceCurvature(this).add(scale, hessian);
    }
}
