package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/** Where one search for a rotation ended. */
record Turn(DMatrixRMaj transformation, DMatrixRMaj loadings, double value, boolean converged) {}
