package kith.sem.estimation;

import java.util.List;
import kith.math.Box;
import kith.math.ConstrainedMinimum;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.math.SequentialQuadratic;
import kith.sem.model.Constraint;
import kith.sem.model.ParameterTable;

/**
 * The search for a model's estimates under its constraints and the bounds of its parameters.
 *
 * <p>Linear equalities are met by what they leave free ({@link Reduction}); if there is nothing else,
 * {@link QuasiNewton} searches. Equalities that are not linear, inequalities and bounds are kept by
 * {@link SequentialQuadratic}. What is inferred afterwards rests on the directions in which the constraints let the
 * estimates move ({@link Reduction#tangent}): for the spread of the estimates that is the same as the information
 * bordered by the constraints' Jacobian (Aitchison and Silvey 1958, doi 10.1214/aoms/1177706538).
 *
 * <p>Conventions of lavaan 0.6-14, kept here: degrees of freedom count the rank of the equalities' Jacobian at the
 * estimates, and not the inequalities, whether they bind or not; an inequality that binds is an equality for standard
 * errors; a bound is nothing to them, so that a parameter on its bound has the standard error that it would have if the
 * bound were not there. lavaan lets go of bounds where there are linear equalities; here both are kept.
 */
public final class ModelSearch {

    /** These three are shares of the units of the parameters, and of what the units change a constraint by. */
    private static final double ON_BOUND = 1e-9;

    private static final double BINDING = 1e-7;
    private static final double MET = 1e-6;

    private final ParameterTable table;
    private final Reduction linear;
    private final Box box;
    private final boolean restricted;
    private final int maxIterations;
    private final double tolerance;

    /**
     * What was found.
     *
     * @param objective by the directions left at the estimates, and set to them
     * @param point of that objective
     * @param theta estimates of the free parameters
     * @param binding inequalities that hold as equalities
     * @param onBound numbers (from 0) of parameters that lie on a bound
     * @param violation by how much the worst constraint is missed
     */
    public record Found(
            Minimum minimum,
            ModelObjective objective,
            double[] point,
            double[] theta,
            List<Constraint> binding,
            List<Integer> onBound,
            double violation) {
        public Found {
            point = point.clone();
            theta = theta.clone();
            binding = List.copyOf(binding);
            onBound = List.copyOf(onBound);
        }
    }

    /**
     * @param tolerance largest absolute derivative at which the gradient counts as vanished, by parameters in units of
     *     their curvature
     * @throws kith.finding.InputException when bounds contradict each other
     */
    public ModelSearch(ParameterTable table, int maxIterations, double tolerance) {
        this.table = table;
        this.linear = Reduction.of(table);
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        TableRestrictions restrictions = new TableRestrictions(table, linear);
        this.box = restrictions.box();
        this.restricted = restrictions.any();
    }

    /** Whether anything but linear equalities restricts the parameters. */
    public boolean isRestricted() {
        return restricted;
    }

    /** How many parameters remain under the linear equalities. */
    public int parameters() {
        return linear.counted();
    }

    /** A search over terms of its own, which may go on while others do. */
    public Searcher over(List<ModelObjective.Term> terms) {
        return new Searcher(terms);
    }

    /** A search over some terms; not thread-safe. */
    public final class Searcher {
        private final List<ModelObjective.Term> terms;

        private Searcher(List<ModelObjective.Term> terms) {
            this.terms = terms;
        }

        /** Whether the model has a discrepancy at {@code theta}, or where the constraints and bounds move it. */
        public boolean exists(double[] theta) {
            double[] point = linear.closest(theta);
            box.clamp(point);
            return Double.isFinite(new ModelObjective(terms, linear).value(point));
        }

        /** Searches from {@code theta}. */
        public Found from(double[] theta) {
            return ModelSearch.this.from(terms, theta);
        }
    }

    /** Searches from {@code start}, values of all free parameters, which need not meet the constraints. */
    public Found from(List<ModelObjective.Term> terms, double[] start) {
        Reduction reduction = linear;
        if (!linear.isOfUnits() || isRestricted()) {
            reduction = Reduction.of(table, units(terms, start));
        }
        ModelObjective objective = new ModelObjective(terms, reduction);
        TableRestrictions restrictions = new TableRestrictions(table, reduction);
        double[] first = reduction.closest(start);
        if (!isRestricted()) {
            Minimum minimum = new QuasiNewton(objective, maxIterations, tolerance).minimize(objective, first);
            return found(terms, reduction, restrictions, minimum);
        }
        ConstrainedMinimum minimum = new SequentialQuadratic(objective, maxIterations, tolerance)
                .minimize(objective, restrictions, restrictions.box(), first);
        return found(terms, reduction, restrictions, minimum.minimum());
    }

    /** Of all parameters, by the curvature where the search begins; 1 for one of which it says nothing. */
    private double[] units(List<ModelObjective.Term> terms, double[] start) {
        ModelObjective free = new ModelObjective(terms, Reduction.none(table));
        double[] met = new double[linear.full()];
        linear.expand(linear.closest(start), met);
        double[] units = free.units(met);
        for (int i = 0; i < units.length; i++) {
            units[i] = units[i] > 0 && Double.isFinite(units[i]) ? units[i] : 1;
        }
        return units;
    }

    private Found found(
            List<ModelObjective.Term> terms, Reduction linear, TableRestrictions restrictions, Minimum minimum) {
        double[] theta = new double[linear.full()];
        linear.expand(minimum.point(), theta);
        List<Constraint> binding = restrictions.binding(theta, BINDING);
        if (linear.onlyMerges()) {
            restrictions.settle(theta, ON_BOUND);
        }
        double violation = restrictions.violation(table, theta);
        Minimum told = minimum.converged() && !restrictions.met(table, theta, MET)
                ? new Minimum(
                        minimum.point(),
                        minimum.value(),
                        minimum.iterations(),
                        minimum.gradientNorm(),
                        Minimum.Stopped.RESTRICTIONS_NOT_MET)
                : minimum;
        boolean straight = linear.nonlinear().isEmpty() && binding.isEmpty();
        Reduction left = straight ? linear : Reduction.tangent(table, theta, binding, linear.units());
        ModelObjective objective = new ModelObjective(terms, left);
        double[] point = straight ? minimum.point() : left.closest(theta);
        objective.value(point);
        return new Found(told, objective, point, theta, binding, restrictions.onBound(theta, ON_BOUND), violation);
    }
}
