package kith.imputation;

import kith.scoring.imputation.PoolingScale;

/** What is pooled, and on which scale. */
public enum PooledQuantity {
    /** Mean of an item, recoded where it is reverse-keyed. */
    ITEM_MEAN(PoolingScale.IDENTITY),
    /** Standard deviation of an item. */
    ITEM_SD(PoolingScale.LOG),
    /** Correlation of an item with the sum of the other items of its scale. */
    ITEM_REST_CORRELATION(PoolingScale.FISHER_Z),
    ALPHA(PoolingScale.LOG_COMPLEMENT),
    /** Of a one-factor model by maximum likelihood. */
    OMEGA(PoolingScale.LOG_COMPLEMENT),
    /** Mean of the scores of a subscale or the total. */
    SCORE_MEAN(PoolingScale.IDENTITY),
    /** Standard deviation of the same. */
    SCORE_SD(PoolingScale.LOG),
    /** Of the scores of two subscales. */
    SCALE_CORRELATION(PoolingScale.FISHER_Z),
    /** A parameter of a model. */
    PARAMETER(PoolingScale.IDENTITY),
    /** The same, standardised by all variances. */
    STANDARDIZED_PARAMETER(PoolingScale.IDENTITY),
    /** Mean of a factor with loadings and intercepts held equal across groups, against the first group. */
    LATENT_MEAN(PoolingScale.IDENTITY);

    private final PoolingScale scale;

    PooledQuantity(PoolingScale scale) {
        this.scale = scale;
    }

    PoolingScale scale() {
        return scale;
    }
}
