package kith.reliability.coefficient;

/** The coefficients of reliability, by the names that they have in JSON. */
public enum Coefficient {
    ALPHA("alpha", "Cronbach’s alpha"),
    ALPHA_STANDARDIZED("alpha_standardized", "Standardised alpha"),
    OMEGA_TOTAL("omega_total", "Omega, one factor"),
    OMEGA_TOTAL_OBSERVED("omega_total_observed", "Omega, observed variance"),
    OMEGA_TOTAL_SCHMID_LEIMAN("omega_total_schmid_leiman", "Omega total, several factors"),
    OMEGA_HIERARCHICAL("omega_hierarchical", "Omega hierarchical"),
    OMEGA_HIERARCHICAL_BIFACTOR("omega_hierarchical_bifactor", "Omega hierarchical, bifactor model"),
    OMEGA_TOTAL_BIFACTOR("omega_total_bifactor", "Omega total, bifactor model"),
    OMEGA_CATEGORICAL("omega_categorical", "Categorical omega"),
    OMEGA_CATEGORICAL_MODEL("omega_categorical_model", "Categorical omega, variance of the model"),
    ALPHA_ORDINAL("alpha_ordinal", "Ordinal alpha"),
    EXPLAINED_COMMON_VARIANCE("ecv", "Explained common variance"),
    EXPLAINED_COMMON_VARIANCE_BIFACTOR("ecv_bifactor", "Explained common variance, bifactor model"),
    COEFFICIENT_H("coefficient_h", "Coefficient H"),
    LAMBDA1("lambda1", "Guttman’s lambda 1"),
    LAMBDA2("lambda2", "Guttman’s lambda 2"),
    LAMBDA3("lambda3", "Guttman’s lambda 3"),
    LAMBDA4("lambda4", "Guttman’s lambda 4"),
    LAMBDA5("lambda5", "Guttman’s lambda 5"),
    LAMBDA6("lambda6", "Guttman’s lambda 6"),
    GLB("glb", "Greatest lower bound"),
    GLB_FACTOR("glb_factor", "Greatest lower bound, by factors"),
    SPLIT_HALF_BEST("split_half_best", "Best split half"),
    SPLIT_HALF_MEAN("split_half_mean", "Mean split half"),
    SPLIT_HALF_WORST("split_half_worst", "Worst split half"),
    BETA("beta", "Revelle’s beta"),
    SPEARMAN_BROWN("spearman_brown", "Spearman–Brown, odd and even items"),
    SPEARMAN_BROWN_UNEQUAL("spearman_brown_unequal", "Spearman–Brown for halves of unequal length"),
    ALPHA_STRATIFIED("alpha_stratified", "Stratified alpha"),
    MEAN_INTER_ITEM("mean_inter_item_correlation", "Mean inter-item correlation"),
    SIGNAL_TO_NOISE("signal_to_noise", "Signal to noise");

    private final String id;
    private final String title;

    Coefficient(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in JSON. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
