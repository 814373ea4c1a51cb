package kith.change.trial;

import java.util.Arrays;
import java.util.List;
import kith.math.CholeskyFactor;
import kith.math.Descriptives;
import kith.math.MatrixProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A linear model of repeated scores, y = Xβ + e, in which the scores of a respondent at several visits covary freely or
 * by a structure, and respondents of a cluster share a random intercept where there are clusters.
 *
 * <p>Maximum likelihood, restricted or not, by Fisher scoring with halved steps; the inverse of the observed
 * information of the covariance parameters gives their sampling covariances W. Inference of a contrast c′β:
 * Satterthwaite's degrees of freedom 2v²/(g′Wg) with v = c′Φc and g its gradient; standard errors of Kenward and Roger
 * (1997, doi 10.2307/2533558) from Φ + 2ΦΛΦ, Λ = Σ W_kl (Q_kl − P_kΦP_l − R_kl/4), without R_kl in the linear form; for
 * one contrast their degrees of freedom equal Satterthwaite's. As the R package mmrm; nlme gives the same estimates
 * with other degrees of freedom.
 *
 * <p>The log-likelihood is that of nlme and mmrm, without the determinant of X′X.
 */
public final class MixedModel {

    private static final int MOST_STEPS = 200;
    private static final double SETTLED = 1e-18;
    /** Share of the residual standard deviation below which clusters do not vary. */
    private static final double NO_VARIANCE = 1e-3;

    private final RepeatedDesign design;
    private final VisitCovariance covariance;
    private final LikelihoodPoint point;
    private final LikelihoodPoint.Derivatives derivatives;
    private final DMatrixRMaj parameterCovariance;
    private final boolean converged;
    private final boolean clusterless;

    private MixedModel(
            RepeatedDesign design,
            VisitCovariance covariance,
            LikelihoodPoint point,
            boolean converged,
            boolean clusterless) {
        this.design = design;
        this.covariance = covariance;
        this.point = point;
        this.clusterless = clusterless;
        this.derivatives = point.derivatives();
        int k = point.theta().length;
        CholeskyFactor factor = new CholeskyFactor(k);
        this.parameterCovariance = new DMatrixRMaj(k, k);
        boolean definite = factor.factor(derivatives.observed().copy());
        if (definite) {
            factor.inverse(parameterCovariance);
        }
        this.converged = converged && definite;
    }

    /** Fits the model. */
    static MixedModel of(RepeatedDesign design, Structure structure, Likelihood likelihood) {
        VisitCovariance covariance = structure.covariance(design.visits());
        double[] start = covariance.start(deviations(design));
        double[] theta = start;
        if (design.isClustered()) {
            theta = Arrays.copyOf(start, start.length + 1);
            theta[start.length] = Math.log(0.2) + start[0];
        }
        LikelihoodPoint point = new LikelihoodPoint(design, covariance, likelihood, theta);
        boolean converged = false;
        for (int step = 0; step < MOST_STEPS && !converged && Double.isFinite(point.value()); step++) {
            LikelihoodPoint.Derivatives at = point.derivatives();
            double[] move = move(at, at.expected());
            double promise = 0;
            for (int k = 0; k < move.length; k++) {
                promise += move[k] * at.gradient()[k];
            }
            if (promise < SETTLED * (1 + Math.abs(point.value()))) {
                converged = true;
            } else {
                LikelihoodPoint next = along(point, move, design, covariance, likelihood);
                converged = next == point && promise < 1e-9;
                if (next == point && !converged) {
                    break;
                }
                point = next;
            }
            if (design.isClustered() && vanishing(point, covariance)) {
                return of(design.withoutClusters(), structure, likelihood).asClusterless();
            }
        }
        return new MixedModel(design, covariance, point, converged, false);
    }

    private MixedModel asClusterless() {
        return new MixedModel(design, covariance, point, converged, true);
    }

    private static boolean vanishing(LikelihoodPoint point, VisitCovariance covariance) {
        double[] theta = point.theta();
        double residual = Math.sqrt(covariance.at(theta).get(0, 0));
        return Math.exp(theta[theta.length - 1]) < NO_VARIANCE * residual;
    }

    private static double[] deviations(RepeatedDesign design) {
        double all = Descriptives.of(design.y()).sd();
        double[] sd = new double[design.visits()];
        for (int visit = 0; visit < sd.length; visit++) {
            int at = visit;
            double own = Descriptives.of(java.util.stream.IntStream.range(0, design.rows())
                            .filter(row -> design.visit()[row] == at)
                            .mapToDouble(row -> design.y()[row])
                            .toArray())
                    .sd();
            sd[visit] = own > 0 ? own : all;
        }
        return sd;
    }

    private static double[] move(LikelihoodPoint.Derivatives at, DMatrixRMaj information) {
        int k = at.gradient().length;
        CholeskyFactor factor = new CholeskyFactor(k);
        if (!factor.factor(information.copy())) {
            return at.gradient().clone();
        }
        DMatrixRMaj move = new DMatrixRMaj(k, 1);
        factor.solve(DMatrixRMaj.wrap(k, 1, at.gradient().clone()), move);
        return move.data;
    }

    private static LikelihoodPoint along(
            LikelihoodPoint from,
            double[] move,
            RepeatedDesign design,
            VisitCovariance covariance,
            Likelihood likelihood) {
        double largest = Arrays.stream(move).map(Math::abs).max().orElse(0);
        double length = Math.min(1, 2 / Math.max(largest, 1e-300));
        for (int halving = 0; halving < 40; halving++) {
            double[] theta = from.theta();
            for (int k = 0; k < theta.length; k++) {
                theta[k] += length * move[k];
            }
            LikelihoodPoint next = new LikelihoodPoint(design, covariance, likelihood, theta);
            if (next.value() > from.value()) {
                return next;
            }
            length /= 2;
        }
        return from;
    }

    /** Whether the search ended at a maximum. */
    public boolean converged() {
        return converged;
    }

    /** Whether clusters were asked for and did not vary; the model is then one without them. */
    public boolean clustersDoNotVary() {
        return clusterless;
    }

    public double logLikelihood() {
        return point.value();
    }

    public int rows() {
        return design.rows();
    }

    public int people() {
        return design.people();
    }

    public List<String> terms() {
        return design.terms();
    }

    /** Estimates in the order of the terms. */
    public double[] estimates() {
        return point.beta();
    }

    /** Standard deviation of the visits. */
    public double[] deviations() {
        DMatrixRMaj matrix = covariance.at(point.theta());
        double[] sd = new double[covariance.visits()];
        Arrays.setAll(sd, i -> Math.sqrt(matrix.get(i, i)));
        return sd;
    }

    /** Covariance of two visits of a respondent beside the cluster. */
    public double covariance(int i, int j) {
        return covariance.at(point.theta()).get(i, j);
    }

    /** Correlations of the visits in the order (1,2), (1,3), …, (2,3), …. */
    public double[] correlations() {
        DMatrixRMaj matrix = covariance.at(point.theta());
        int m = covariance.visits();
        double[] correlations = new double[m * (m - 1) / 2];
        int at = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                correlations[at++] = matrix.get(i, j) / Math.sqrt(matrix.get(i, i) * matrix.get(j, j));
            }
        }
        return correlations;
    }

    /** Standard deviation of the clusters; NaN where there are none, 0 where they do not vary. */
    public double clusterDeviation() {
        if (clusterless) {
            return 0;
        }
        double[] theta = point.theta();
        return design.isClustered() ? Math.exp(theta[theta.length - 1]) : Double.NaN;
    }

    /** All terms. */
    public List<FixedEffect> effects(FreedomMethod method, double level) {
        return java.util.stream.IntStream.range(0, terms().size())
                .mapToObj(j -> {
                    double[] contrast = new double[terms().size()];
                    contrast[j] = 1;
                    return effect(terms().get(j), contrast, method, level);
                })
                .toList();
    }

    /** A contrast of the terms. */
    public FixedEffect effect(String name, double[] contrast, FreedomMethod method, double level) {
        DMatrixRMaj c = DMatrixRMaj.wrap(contrast.length, 1, contrast.clone());
        double estimate = 0;
        for (int j = 0; j < contrast.length; j++) {
            estimate += contrast[j] * point.beta()[j];
        }
        double variance = form(c, point.phi());
        return switch (method) {
            case BETWEEN_WITHIN -> FixedEffect.of(name, estimate, Math.sqrt(variance), betweenWithin(contrast), level);
            case SATTERTHWAITE ->
                FixedEffect.of(name, estimate, Math.sqrt(variance), satterthwaite(c, variance), level);
            case KENWARD_ROGER, KENWARD_ROGER_LINEAR ->
                FixedEffect.of(
                        name,
                        estimate,
                        Math.sqrt(form(c, adjusted(method == FreedomMethod.KENWARD_ROGER))),
                        satterthwaite(c, variance),
                        level);
        };
    }

    /** The smallest of the terms that take part. */
    private double betweenWithin(double[] contrast) {
        double[] df = design.betweenWithin();
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < contrast.length; j++) {
            smallest = contrast[j] == 0 ? smallest : Math.min(smallest, df[j]);
        }
        return smallest;
    }

    private double satterthwaite(DMatrixRMaj c, double variance) {
        int k = parameterCovariance.numRows;
        DMatrixRMaj gradient = new DMatrixRMaj(k, 1);
        DMatrixRMaj weighted = MatrixProduct.of(point.phi(), c);
        for (int i = 0; i < k; i++) {
            gradient.set(i, 0, -form(weighted, derivatives.p()[i]));
        }
        return 2 * variance * variance / form(gradient, parameterCovariance);
    }

    private DMatrixRMaj adjusted(boolean withSecond) {
        DMatrixRMaj phi = point.phi();
        DMatrixRMaj sum = new DMatrixRMaj(phi.numRows, phi.numCols);
        int k = parameterCovariance.numRows;
        for (int i = 0; i < k; i++) {
            DMatrixRMaj left = MatrixProduct.of(derivatives.p()[i], phi);
            for (int j = 0; j < k; j++) {
                double weight = parameterCovariance.get(i, j);
                CommonOps_DDRM.addEquals(sum, weight, derivatives.q()[i][j]);
                CommonOps_DDRM.addEquals(
                        sum, -weight, MatrixProduct.of(left, derivatives.p()[j]));
                // clusters enter linearly by their variance, whose second derivatives are 0
                boolean ofVisits = i < covariance.parameters() && j < covariance.parameters();
                if (withSecond && ofVisits) {
                    CommonOps_DDRM.addEquals(sum, -0.25 * weight, derivatives.r()[i][j]);
                }
            }
        }
        DMatrixRMaj adjusted = MatrixProduct.of(phi, MatrixProduct.of(sum, phi));
        CommonOps_DDRM.scale(2, adjusted);
        CommonOps_DDRM.addEquals(adjusted, phi);
        return adjusted;
    }

    private static double form(DMatrixRMaj c, DMatrixRMaj matrix) {
        return MatrixProduct.trace(CommonOps_DDRM.transpose(c, null), MatrixProduct.of(matrix, c));
    }
}
