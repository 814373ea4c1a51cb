package kith.reliability.model;

import java.util.List;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How some items of a group follow from the factors of a model, as a function of the estimates row by row: what
 * reliabilities of sums of items are made of. Of a model of two levels, the level within groups. Residual variances of
 * ordered answers that follow from other estimates follow from them here too.
 */
final class MeasurementPart {

    private final SemFit fit;
    private final int group;
    private final List<String> items;
    private final List<String> latent;
    private final double[] estimated;
    private final DMatrixRMaj commonAsEstimated;

    /**
     * @param group from 1
     * @param items whose sum is asked about
     */
    MeasurementPart(SemFit fit, int group, List<String> items) {
        this.fit = fit;
        this.group = group;
        this.items = List.copyOf(items);
        this.latent = fit.table().latent();
        this.estimated =
                fit.estimates().stream().mapToDouble(Estimate::estimate).toArray();
        this.commonAsEstimated = factorsAt(estimated).common();
    }

    /**
     * At some estimates.
     *
     * @param loadings Λ, items × factors
     * @param effects total effects among the factors, (I − B)⁻¹
     * @param factors Φ, covariances of the factors
     * @param unique Θ, covariances of the residuals of the items
     */
    record Values(DMatrixRMaj loadings, DMatrixRMaj effects, DMatrixRMaj factors, DMatrixRMaj unique) {

        /** ΛΦΛᵀ. */
        DMatrixRMaj common() {
            DMatrixRMaj left = new DMatrixRMaj(loadings.numRows, loadings.numCols);
            CommonOps_DDRM.mult(loadings, factors, left);
            DMatrixRMaj common = new DMatrixRMaj(loadings.numRows, loadings.numRows);
            CommonOps_DDRM.multTransB(left, loadings, common);
            return common;
        }
    }

    /** @param at of all rows of the fit, in its order */
    Values at(double[] at) {
        Values values = factorsAt(at);
        DMatrixRMaj common = values.common();
        for (int r = 0; r < at.length; r++) {
            Estimate row = row(r);
            int item = items.indexOf(row.lhs());
            if (item >= 0 && isOwn(row) && row.op() == Operator.SCALE && isDelta()) {
                double moved = 1 / (at[r] * at[r]) - 1 / (estimated[r] * estimated[r]);
                values.unique().add(item, item, moved + commonAsEstimated.get(item, item) - common.get(item, item));
            }
        }
        return values;
    }

    private boolean isDelta() {
        return fit.parameterization() == ModelOptions.Parameterization.DELTA;
    }

    private Estimate row(int r) {
        return fit.estimates().get(r);
    }

    private boolean isOwn(Estimate row) {
        return row.group() == group && row.level() == 1;
    }

    private Values factorsAt(double[] at) {
        int m = latent.size();
        int p = items.size();
        DMatrixRMaj loadings = new DMatrixRMaj(p, m);
        DMatrixRMaj paths = CommonOps_DDRM.identity(m);
        DMatrixRMaj psi = new DMatrixRMaj(m, m);
        DMatrixRMaj unique = new DMatrixRMaj(p, p);
        for (int r = 0; r < at.length; r++) {
            Estimate row = row(r);
            if (isOwn(row)) {
                switch (row.op()) {
                    case LOADING -> put(loadings, paths, row, at[r]);
                    case REGRESSION, COMPOSITE -> {
                        if (isLatent(row)) {
                            paths.add(latent.indexOf(row.lhs()), latent.indexOf(row.rhs()), -at[r]);
                        }
                    }
                    case COVARIANCE -> {
                        putBoth(psi, latent.indexOf(row.lhs()), latent.indexOf(row.rhs()), at[r]);
                        putBoth(unique, items.indexOf(row.lhs()), items.indexOf(row.rhs()), at[r]);
                    }
                    default -> {}
                }
            }
        }
        DMatrixRMaj effects = new DMatrixRMaj(m, m);
        CommonOps_DDRM.invert(paths, effects);
        DMatrixRMaj left = new DMatrixRMaj(m, m);
        CommonOps_DDRM.mult(effects, psi, left);
        DMatrixRMaj factors = new DMatrixRMaj(m, m);
        CommonOps_DDRM.multTransB(left, effects, factors);
        return new Values(loadings, effects, factors, unique);
    }

    private boolean isLatent(Estimate row) {
        return latent.contains(row.lhs()) && latent.contains(row.rhs());
    }

    private void put(DMatrixRMaj loadings, DMatrixRMaj paths, Estimate row, double value) {
        int factor = latent.indexOf(row.lhs());
        if (latent.contains(row.rhs())) {
            paths.add(latent.indexOf(row.rhs()), factor, -value);
        } else if (items.contains(row.rhs())) {
            loadings.set(items.indexOf(row.rhs()), factor, value);
        }
    }

    private static void putBoth(DMatrixRMaj matrix, int i, int j, double value) {
        if (i >= 0 && j >= 0) {
            matrix.set(i, j, value);
            matrix.set(j, i, value);
        }
    }

    /** The variance of the sum of some items in the sample; of latent responses where they are ordered. */
    double observedVariance(List<String> some) {
        var observed = fit.groups().get(group - 1).observedCovariance();
        double variance = 0;
        for (String one : some) {
            for (String other : some) {
                variance += observed.at(one, other);
            }
        }
        return variance;
    }
}
