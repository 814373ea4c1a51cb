package kith.math;

/**
 * Where a search under restrictions converged.
 *
 * @param minimum the point; its gradient norm is that of the Lagrangian, which is the projected gradient where only
 *     bounds restrict
 * @param multipliers of the restrictions, by which the value would change per unit of room given: 0 for an inequality
 *     that does not bind, positive for one that does, of either sign for an equality
 * @param boundMultipliers by variable: positive where its lower bound binds, negative where its upper bound does, 0
 *     elsewhere
 * @param violation by how much the worst restriction is missed; 0 where all are met
 */
public record ConstrainedMinimum(Minimum minimum, double[] multipliers, double[] boundMultipliers, double violation) {

    public ConstrainedMinimum {
        multipliers = multipliers.clone();
        boundMultipliers = boundMultipliers.clone();
    }

    @Override
    public double[] multipliers() {
        return multipliers.clone();
    }

    @Override
    public double[] boundMultipliers() {
        return boundMultipliers.clone();
    }
}
