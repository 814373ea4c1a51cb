package kith.twolevel;

/**
 * The share of a variable's variance that lies between clusters, ρ = σ²_B ∕ (σ²_B + σ²_W), from the unrestricted model.
 *
 * @param group label of the group, empty where there is one
 * @param within variance within clusters
 * @param between variance between clusters; it may be negative where an estimate near 0 is not held to be a variance
 */
public record ItemIntraclass(String group, String variable, double within, double between) {

    /** ρ; 0 for a variable that exists within clusters only. */
    public double icc() {
        return between / (within + between);
    }
}
