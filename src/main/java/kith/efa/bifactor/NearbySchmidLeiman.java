package kith.efa.bifactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.rotation.Oblimin;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The omegas of {@link SchmidLeiman#of(Matrix, int)} in correlations that differ little from others whose solution is
 * known, such as those of a bootstrap sample, without an eigenvalue decomposition.
 *
 * <p>Minres is found item by item: with the other loadings held, the best loadings of an item are a regression
 * ({@link ItemRegression}; Harman and Jones 1966, doi 10.1007/BF02289468; Harman and Fukuda 1966, doi
 * 10.1007/BF02289525). Once the sweeps over the items have settled to a rate ρ, each change is made 2/(1 + √(1 − ρ)) as
 * long (successive overrelaxation). It begins at the solution that is known, so that loadings come out close to its
 * axes, and oblimin is searched from these. Where one of the searches does not converge, the analysis is made from the
 * start.
 */
public final class NearbySchmidLeiman {

    private static final int SWEEPS = 400;
    private static final int PLAIN_SWEEPS = 8;
    private static final double LONGEST = 1.9;
    private static final double PRECISION = 1e-7;
    private static final QuasiNewton TURNING = new QuasiNewton(QuasiNewton.Curvature.IDENTITY, 300, 1e-6);

    private final List<String> factors;
    private final List<String> items;
    private final double[][] near;
    private final double[] axes;

    /** @param solution of factors extracted by minres and turned by oblimin */
    public NearbySchmidLeiman(SchmidLeiman solution) {
        this.items = solution.oblique().rows();
        this.factors = solution.phi().cols();
        int m = factors.size();
        DMatrixRMaj root = Spectrum.of(Symmetric.of(solution.phi())).apply(value -> Math.sqrt(Math.max(0, value)));
        DMatrixRMaj loadings = new DMatrixRMaj(items.size(), m);
        CommonOps_DDRM.mult(Symmetric.of(solution.oblique()), root, loadings);
        this.near = new double[m][items.size()];
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < items.size(); i++) {
                near[k][i] = loadings.get(i, k);
            }
        }
        this.axes = new double[m * m];
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < m; i++) {
                axes[j * m + i] = root.get(i, j);
            }
        }
    }

    /**
     * @param hierarchical omega hierarchical
     * @param total omega total
     * @param explainedCommonVariance ECV
     */
    public record Omegas(double hierarchical, double total, double explainedCommonVariance) {}

    /** @param r correlations of the same items in the same order */
    public Omegas of(double[][] r) {
        Optional<double[][]> minres = minres(r);
        if (minres.isEmpty()) {
            return fromTheStart(r);
        }
        DMatrixRMaj loadings = CommonOps_DDRM.transpose(new DMatrixRMaj(minres.get()), null);
        ObliqueAxes turned = new ObliqueAxes(loadings, new Oblimin(0));
        Minimum minimum = TURNING.minimize(turned, axes);
        if (!minimum.converged() || !Double.isFinite(turned.value(minimum.point()))) {
            return fromTheStart(r);
        }
        double[] gamma = SchmidLeiman.generalLoadings(
                Symmetric.named(factors, turned.correlations()),
                Extraction.of(ExtractionMethod.MINRES, factors.size()),
                new ArrayList<>());
        return omegas(r, minres.get(), turned.loadings(), gamma);
    }

    private Omegas fromTheStart(double[][] r) {
        SchmidLeiman found = SchmidLeiman.of(Matrix.square(items, r), factors.size());
        return new Omegas(found.omegaHierarchical(), found.omegaTotal(), found.explainedCommonVariance());
    }

    /** Loadings on uncorrelated factors, one array a factor; empty where they have to be found another way. */
    private Optional<double[][]> minres(double[][] r) {
        int m = factors.size();
        double[][] a = new double[m][];
        double[][] products = new double[m][m];
        for (int k = 0; k < m; k++) {
            a[k] = near[k].clone();
        }
        for (int i = 0; i < r.length; i++) {
            addProducts(products, a, i, 1);
        }
        ItemRegression regression = new ItemRegression(m, 1 - Extraction.LOWEST_UNIQUENESS);
        double before = 0;
        double length = 1;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = 0;
            for (int i = 0; i < r.length; i++) {
                addProducts(products, a, i, -1);
                if (!regression.solve(products, a, r[i], i)) {
                    return Optional.empty();
                }
                change = Math.max(change, regression.move(a, i, length));
                addProducts(products, a, i, 1);
            }
            if (change < PRECISION) {
                return Optional.of(a);
            }
            if (sweep == PLAIN_SWEEPS) {
                double rate = Math.min(1, change / before);
                length = Math.min(LONGEST, 2 / (1 + Math.sqrt(1 - rate)));
            }
            before = change;
        }
        return Optional.empty();
    }

    private static void addProducts(double[][] products, double[][] a, int item, int sign) {
        for (int k = 0; k < a.length; k++) {
            for (int l = 0; l < a.length; l++) {
                products[k][l] += sign * a[k][item] * a[l][item];
            }
        }
    }

    /** The formulas of {@link SchmidLeiman}. */
    private static Omegas omegas(double[][] r, double[][] minres, DMatrixRMaj oblique, double[] gamma) {
        int p = r.length;
        double[] g = new double[p];
        double general = 0;
        double generalSquares = 0;
        double groupSquares = 0;
        double unique = p;
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < gamma.length; k++) {
                double loading = oblique.get(i, k);
                g[i] += loading * gamma[k];
                groupSquares += loading * loading * Math.max(0, 1 - gamma[k] * gamma[k]);
                unique -= minres[k][i] * minres[k][i];
            }
            general += Math.abs(g[i]);
            generalSquares += g[i] * g[i];
        }
        double total = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                total += g[i] < 0 == g[j] < 0 ? r[i][j] : -r[i][j];
            }
        }
        return new Omegas(
                general * general / total, (total - unique) / total, generalSquares / (generalSquares + groupSquares));
    }
}
