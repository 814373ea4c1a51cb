package kith.network;

/**
 * A property of a personal network.
 *
 * @param variable the column of ties that it is computed from; empty for size, density and collective efficacy
 */
public record NetworkMeasure(Kind kind, String variable) {

    static final NetworkMeasure COLLECTIVE_EFFICACY = new NetworkMeasure(Kind.COLLECTIVE_EFFICACY, "");

    /** What is measured. */
    public enum Kind {
        /** How many ties the respondent named. */
        SIZE("size"),
        /** 2 m ∕ (n (n − 1)) with m pairs of ties that know each other. */
        DENSITY("density"),
        /** 1 − Σ p², with p the shares of the categories (Blau 1977). */
        HETEROGENEITY("heterogeneity"),
        /** Mean over the ties. */
        MEAN("mean"),
        /** Standard deviation over the ties (n − 1). */
        SPREAD("sd"),
        /** The empirical Bayes score of the network by the ecometric model ({@link NetworkEfficacy}). */
        COLLECTIVE_EFFICACY("collective_efficacy");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As it begins a column's name. */
        public String id() {
            return id;
        }
    }

    /** As it is written in files: {@code size}, {@code heterogeneity_relation}, {@code mean_contact}. */
    public String name() {
        return variable.isEmpty() ? kind.id() : kind.id() + "_" + variable;
    }
}
