package kith.change.trial;

import org.ejml.data.DMatrixRMaj;

/** A covariance matrix of visits as a function of unbounded parameters, with its first and second derivatives. */
sealed interface VisitCovariance permits UnstructuredCovariance, PowerCovariance {

    int visits();

    int parameters();

    /** Parameters of visits that vary by {@code sd} and do not correlate. */
    double[] start(double[] sd);

    /** The matrix itself. */
    DMatrixRMaj at(double[] theta);

    /** ∂/∂θ_k. */
    DMatrixRMaj first(double[] theta, int k);

    /** ∂²/∂θ_k∂θ_l. */
    DMatrixRMaj second(double[] theta, int k, int l);
}
