package kith.sem.estimation;

import java.util.List;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;

/**
 * Which parameters are kept within bounds that follow from the sample, so that estimates stay admissible: variances
 * that are not negative, loadings and covariances that the variances of the sample allow of. The sets and their numbers
 * are those of lavaan's option {@code bounds} (De Jonckere and Rosseel 2022, doi 10.1080/10705511.2021.1982716). A
 * bound that the author of a model gives with {@code lower()*} or {@code upper()*} comes before these.
 *
 * <p>Two differences from lavaan 0.6-14: bounds hold where parameters are held equal as well (lavaan lets go of all of
 * them then), and together with effect coding (lavaan gives none there).
 */
public enum Bounds {
    /** None but those that the author gives. */
    NONE("none"),
    /** No variance is negative. */
    POSITIVE_VARIANCES("pos.var"),
    /** No variance of an observed variable is negative. */
    POSITIVE_OBSERVED_VARIANCES("pos.ov.var"),
    /** No variance of a factor is negative. */
    POSITIVE_LATENT_VARIANCES("pos.lv.var"),
    /** Everything within what the sample's variances allow of; a marker's reliability is 0.1 at least. */
    STANDARD("standard"),
    /**
     * A little more than {@link #STANDARD}: a residual variance may be slightly negative; keeps a search from running
     * away.
     */
    WIDE("wide");

    private final String lavaanName;

    Bounds(String lavaanName) {
        this.lavaanName = lavaanName;
    }

    /** The name that lavaan gives it, such as {@code pos.var}. */
    public String lavaanName() {
        return lavaanName;
    }

    /**
     * The table with bounds on its free parameters.
     *
     * @param unbiased whether covariances are divided by N − 1
     */
    public ParameterTable added(ParameterTable table, List<GroupSample> samples, boolean unbiased) {
        return this == NONE ? table : AutomaticBounds.added(table, samples, AutomaticBounds.Rule.of(this), unbiased);
    }
}
