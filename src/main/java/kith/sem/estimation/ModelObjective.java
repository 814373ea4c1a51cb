package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.math.ArrowFactor;
import kith.math.Objective;
import kith.math.PlacedSquare;
import kith.math.QuasiNewton;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.MomentStructure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The discrepancy of a model over all groups, as a function of the parameters that remain under its equality
 * constraints: the sum of the groups' discrepancies by their shares of the sample.
 */
public final class ModelObjective implements Objective, QuasiNewton.Curvature {

    private final List<Term> terms;
    private final Reduction reduction;
    private final double[] theta;
    private final double[] gradient;
    private final double[][] derivatives;
    private double[] latestPoint = new double[0];
    private Optional<DMatrixRMaj> latest = Optional.empty();

    /**
     * What one group adds.
     *
     * @param share of the sample, between 0 and 1
     */
    public record Term(MomentStructure structure, Discrepancy discrepancy, double share) {}

    public ModelObjective(List<Term> terms, Reduction reduction) {
        this.terms = List.copyOf(terms);
        this.reduction = reduction;
        this.theta = new double[reduction.full()];
        this.gradient = new double[reduction.full()];
        this.derivatives = new double[terms.size()][];
        for (int g = 0; g < derivatives.length; g++) {
            derivatives[g] = new double[terms.get(g).structure().momentCount()];
        }
    }

    @Override
    public int dimension() {
        return reduction.reduced();
    }

    @Override
    public double value(double[] x) {
        reduction.expand(x, theta);
        double sum = 0;
        for (Term term : terms) {
            if (!term.structure.evaluate(theta)) {
                return Double.POSITIVE_INFINITY;
            }
            sum += term.share * term.discrepancy.value(term.structure.moments());
        }
        return sum;
    }

    @Override
    public double valueAndGradient(double[] x, double[] reduced) {
        reduction.expand(x, theta);
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int g = 0; g < derivatives.length; g++) {
            Term term = terms.get(g);
            if (!term.structure.evaluate(theta)) {
                return Double.POSITIVE_INFINITY;
            }
            double value = term.discrepancy.valueAndDerivative(term.structure.moments(), derivatives[g]);
            if (!Double.isFinite(value)) {
                return Double.POSITIVE_INFINITY;
            }
            sum += term.share * value;
            term.structure.addGradient(derivatives[g], term.share, gradient);
        }
        reduction.reduceGradient(gradient, reduced);
        return sum;
    }

    @Override
    public double magnitude() {
        double sum = 0;
        for (Term term : terms) {
            sum += term.share * term.discrepancy.magnitude();
        }
        return sum;
    }

    /** The inverse of the expected information; near singular directions are damped. */
    @Override
    public boolean inverse(double[] x, DMatrixRMaj inverse) {
        Optional<DMatrixRMaj> there = informationAt(x);
        if (there.isEmpty()) {
            return false;
        }
        DMatrixRMaj information = there.get();
        int r = information.numRows;
        double[] units = unitsOf(information);
        DMatrixRMaj scaled = new DMatrixRMaj(r, r);
        boolean any = false;
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double entry = information.get(i, j) * units[i] * units[j];
                scaled.set(i, j, Double.isNaN(entry) ? 0 : entry);
            }
            any |= !Double.isNaN(units[i]);
        }
        if (!any || !invertDamped(scaled, inverse)) {
            return false;
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double entry = inverse.get(i, j) * units[i] * units[j];
                inverse.set(i, j, Double.isNaN(entry) ? 0 : entry);
            }
        }
        return true;
    }

    @Override
    public double[] units(double[] x) {
        return informationAt(x).map(ModelObjective::unitsOf).orElseGet(() -> {
            double[] unknown = new double[x.length];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        });
    }

    /** 1 ∕ √ of the elements on the diagonal; NaN where they are 0. */
    private static double[] unitsOf(DMatrixRMaj information) {
        double[] units = new double[information.numRows];
        for (int i = 0; i < units.length; i++) {
            double own = information.get(i, i);
            units[i] = own > 0 && Double.isFinite(own) ? 1 / Math.sqrt(own) : Double.NaN;
        }
        return units;
    }

    /** Inverts a matrix with ones on its diagonal, or zeros, to which is added what makes it positive definite. */
    private static boolean invertDamped(DMatrixRMaj scaled, DMatrixRMaj inverse) {
        int r = scaled.numRows;
        ArrowFactor factor = new ArrowFactor(r);
        for (double ridge = 1e-10; ridge < 10; ridge *= 100) {
            DMatrixRMaj damped = scaled.copy();
            for (int i = 0; i < r; i++) {
                damped.set(i, i, 1 + ridge);
            }
            if (factor.factor(damped)) {
                factor.inverse(inverse);
                if (Double.isFinite(CommonOps_DDRM.elementSum(inverse))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The expected information about the parameters that remain; absent where the model has no discrepancy. */
    private Optional<DMatrixRMaj> informationAt(double[] x) {
        if (latest.isEmpty() || !Arrays.equals(latestPoint, x)) {
            latest = Optional.empty();
            latestPoint = x.clone();
            reduction.expand(x, theta);
            for (Term term : terms) {
                if (!term.structure.evaluate(theta)
                        || !Double.isFinite(term.discrepancy.value(term.structure.moments()))) {
                    return Optional.empty();
                }
            }
            latest = Optional.of(expectedInformation());
        }
        return latest;
    }

    /** K′ (Σ share × Δ′ W Δ) K over the groups at the last evaluation, reduced × reduced. */
    public DMatrixRMaj expectedInformation() {
        List<PlacedSquare> information = new ArrayList<>();
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        for (Term term : terms) {
            GroupJacobian jacobian = term.structure.jacobian();
            term.discrepancy.curvature(term.structure.moments()).multiply(jacobian.block(), weighted);
            information.add(jacobian.times(weighted, term.share));
        }
        return reduction.reduce(information);
    }

    public Reduction reduction() {
        return reduction;
    }

    public List<Term> terms() {
        return terms;
    }
}
