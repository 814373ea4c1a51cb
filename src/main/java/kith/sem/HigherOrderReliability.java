package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.sem.model.Operator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How much of a sum of items is due to a factor of a higher order, such as collective efficacy behind its domains.
 *
 * <p>With loadings Λ of the items on first-order factors, γ of these on the factor with variance ψ, Φ the implied covariances of the
 * first-order factors and Θ those of the residuals of the items:
 *
 * <ul>
 *   <li>omega hierarchical (1ᵀΛγ)²ψ / (1ᵀΛΦΛᵀ1 + 1ᵀΘ1): its share of the variance of the sum that the model implies
 *       (semTools' {@code reliabilityL2} calls it omegaL1), and the same over the observed variance of the sum (semTools' {@code
 *       compRelSEM(higher =)});
 *   <li>omega total 1ᵀΛΦΛᵀ1 / (1ᵀΛΦΛᵀ1 + 1ᵀΘ1): that of all common factors;
 *   <li>partial omega (1ᵀΛγ)²ψ / ((1ᵀΛγ)²ψ + 1ᵀΘ1): what is specific to first-order factors set aside;
 *   <li>omega of the factors (1ᵀγ)²ψ / 1ᵀΦ1: its share of the variance of the sum of the first-order factors.
 * </ul>
 *
 * <p>Standard errors by the delta method from the covariance of the estimates, by central differences; intervals estimate ± 1.96 of
 * them. Where answers are ordered, all of it speaks of the latent responses. McDonald 1999; Raykov & Zinbarg 2011,
 * doi 10.1348/000711010X503797. Where observed variables predict factors, variances of factors are what they leave of
 * these. Of a model of two levels, the level within groups.
 *
 * @param group label of the group, empty where there is one
 * @param factor of the higher order
 * @param firstOrder factors that load on it
 * @param items that load on these
 * @param omegaHierarchical share of the implied variance of the sum
 * @param omegaHierarchicalObserved share of its observed variance, without a standard error
 * @param omegaTotal share of all common factors
 * @param omegaPartial share with what is specific to first-order factors set aside
 * @param omegaOfFactors share of the variance of the sum of the first-order factors
 */
public record HigherOrderReliability(
        String group,
        String factor,
        List<String> firstOrder,
        List<String> items,
        Share omegaHierarchical,
        double omegaHierarchicalObserved,
        Share omegaTotal,
        Share omegaPartial,
        Share omegaOfFactors) {

    private static final double STEP = 1e-5;
    private static final double Z = NormalDistribution.quantile(0.975);

    public HigherOrderReliability {
        firstOrder = List.copyOf(firstOrder);
        items = List.copyOf(items);
    }

    /** A share of variance with the ends of its 95 % interval. */
    public record Share(double estimate, double standardError, double lower, double upper) {}

    /** Of every factor that other factors load on, group by group; none where there is no such factor. */
    public static List<HigherOrderReliability> of(SemFit fit) {
        List<HigherOrderReliability> all = new ArrayList<>();
        for (int group = 1; group <= fit.groups().size(); group++) {
            for (String factor : fit.table().latent()) {
                Composite composite = Composite.of(fit, factor, group);
                if (!composite.firstOrder().isEmpty() && !composite.items().isEmpty()) {
                    all.add(of(fit, composite));
                }
            }
        }
        return all;
    }

    private static HigherOrderReliability of(SemFit fit, Composite composite) {
        double[] at = fit.estimates().stream().mapToDouble(Estimate::estimate).toArray();
        double[] shares = composite.shares(at);
        int q = fit.covariance().rows().size();
        double[][] slopes = new double[q][];
        for (int free = 1; free <= q; free++) {
            double[] above = composite.shares(moved(fit, at, free, STEP));
            double[] below = composite.shares(moved(fit, at, free, -STEP));
            slopes[free - 1] = new double[shares.length];
            for (int s = 0; s < shares.length; s++) {
                slopes[free - 1][s] = (above[s] - below[s]) / (2 * STEP);
            }
        }
        Matrix observed = fit.groups().get(composite.group() - 1).observedCovariance();
        double variance = 0;
        for (String one : composite.items()) {
            for (String other : composite.items()) {
                variance += observed.at(one, other);
            }
        }
        return new HigherOrderReliability(
                fit.groups().get(composite.group() - 1).name(),
                composite.factor(),
                composite.firstOrder(),
                composite.items(),
                share(shares, slopes, fit.covariance(), 0),
                composite.explained(at) / variance,
                share(shares, slopes, fit.covariance(), 1),
                share(shares, slopes, fit.covariance(), 2),
                share(shares, slopes, fit.covariance(), 3));
    }

    private static double[] moved(SemFit fit, double[] at, int free, double by) {
        double[] moved = at.clone();
        for (int row = 0; row < moved.length; row++) {
            if (fit.estimates().get(row).free() == free) {
                moved[row] += by;
            }
        }
        return moved;
    }

    private static Share share(double[] shares, double[][] slopes, Matrix covariance, int which) {
        double variance = 0;
        for (int a = 0; a < slopes.length; a++) {
            for (int b = 0; b < slopes.length; b++) {
                variance += slopes[a][which] * covariance.at(a, b) * slopes[b][which];
            }
        }
        double error = Math.sqrt(variance);
        return new Share(shares[which], error, shares[which] - Z * error, shares[which] + Z * error);
    }

    /** The sum of all items behind a factor of a higher order, as a function of the estimates row by row. */
    private record Composite(
            List<Estimate> rows,
            List<String> latent,
            String factor,
            int group,
            List<String> firstOrder,
            List<String> items) {

        static Composite of(SemFit fit, String factor, int group) {
            List<String> latent = fit.table().latent();
            Set<String> firstOrder = new LinkedHashSet<>();
            Set<String> items = new LinkedHashSet<>();
            for (Estimate row : fit.estimates()) {
                if (row.group() == group
                        && row.level() == 1
                        && row.op() == Operator.LOADING
                        && row.lhs().equals(factor)) {
                    if (latent.contains(row.rhs())) {
                        firstOrder.add(row.rhs());
                    }
                }
            }
            for (Estimate row : fit.estimates()) {
                if (row.group() == group
                        && row.level() == 1
                        && row.op() == Operator.LOADING
                        && firstOrder.contains(row.lhs())
                        && !latent.contains(row.rhs())) {
                    items.add(row.rhs());
                }
            }
            return new Composite(fit.estimates(), latent, factor, group, List.copyOf(firstOrder), List.copyOf(items));
        }

        /** Omega hierarchical, total, partial, of the factors. */
        double[] shares(double[] at) {
            Moments moments = moments(at);
            double explained = moments.explained();
            double implied = moments.common() + moments.unique();
            return new double[] {
                explained / implied,
                moments.common() / implied,
                explained / (explained + moments.unique()),
                moments.amongFactors()
            };
        }

        double explained(double[] at) {
            return moments(at).explained();
        }

        private record Moments(double explained, double common, double unique, double amongFactors) {}

        private Moments moments(double[] at) {
            int m = latent.size();
            DMatrixRMaj paths = CommonOps_DDRM.identity(m);
            DMatrixRMaj psi = new DMatrixRMaj(m, m);
            double[] sums = new double[m];
            double unique = 0;
            for (int r = 0; r < rows.size(); r++) {
                Estimate row = rows.get(r);
                if (row.group() != group || row.level() != 1) {
                    continue;
                }
                int left = latent.indexOf(row.lhs());
                int right = latent.indexOf(row.rhs());
                boolean pair = left >= 0 && right >= 0;
                if (row.op() == Operator.LOADING && pair) {
                    paths.add(right, left, -at[r]);
                } else if (row.op() == Operator.LOADING && items.contains(row.rhs())) {
                    sums[left] += at[r];
                } else if (row.op() == Operator.REGRESSION && pair) {
                    paths.add(left, right, -at[r]);
                } else if (row.op() == Operator.COVARIANCE && pair) {
                    psi.set(left, right, at[r]);
                    psi.set(right, left, at[r]);
                } else if (row.op() == Operator.COVARIANCE && items.contains(row.lhs()) && items.contains(row.rhs())) {
                    unique += row.lhs().equals(row.rhs()) ? at[r] : 2 * at[r];
                }
            }
            DMatrixRMaj total = new DMatrixRMaj(m, m);
            CommonOps_DDRM.invert(paths, total);
            DMatrixRMaj left = new DMatrixRMaj(m, m);
            CommonOps_DDRM.mult(total, psi, left);
            DMatrixRMaj phi = new DMatrixRMaj(m, m);
            CommonOps_DDRM.multTransB(left, total, phi);
            int h = latent.indexOf(factor);
            double byItems = 0;
            double byFactors = 0;
            double common = 0;
            double factors = 0;
            for (int a = 0; a < m; a++) {
                boolean first = firstOrder.contains(latent.get(a));
                byItems += sums[a] * total.get(a, h);
                byFactors += first ? total.get(a, h) : 0;
                for (int b = 0; b < m; b++) {
                    common += sums[a] * phi.get(a, b) * sums[b];
                    factors += first && firstOrder.contains(latent.get(b)) ? phi.get(a, b) : 0;
                }
            }
            double variance = phi.get(h, h);
            return new Moments(
                    byItems * byItems * variance, common, unique, byFactors * byFactors * variance / factors);
        }
    }
}
