package kith.irt;

import java.util.Arrays;
import java.util.Optional;

/**
 * Model of the responses to an item. With D = 1, trait θ and categories k = 0 … K−1:
 *
 * <ul>
 *   <li>graded (Samejima 1969): P(y ≥ k) = logistic(aθ + d<sub>k</sub>), b<sub>k</sub> = −d<sub>k</sub>/a;
 *   <li>generalised partial credit (Muraki 1992): P(y = k) ∝ exp(k aθ + d<sub>k</sub>), d<sub>0</sub> = 0,
 *       b<sub>k</sub> = (d<sub>k−1</sub> − d<sub>k</sub>)/a; partial credit (Masters 1982) with a = 1 and a free latent
 *       variance;
 *   <li>rating scale (Andrich 1978): the partial credit model with d<sub>k</sub> = k c − Σ<sub>j≤k</sub> b<sub>j</sub>,
 *       the b common to all items and c = 0 for the first;
 *   <li>graded rating scale: the graded model with d<sub>k</sub> = a(b<sub>k</sub> + c), the b common to all items and
 *       c = 0 for the first; slopes are free;
 *   <li>two-parameter logistic and Rasch: the same for two categories, the Rasch model with a = 1 and a free latent
 *       variance.
 * </ul>
 *
 * <p>Parameterisation and signs are those of mirt; PARSCALE multiplies slopes by D = 1.7, flexMIRT gives c = −ab.
 */
public enum ItemModel {
    GRADED("graded", "graded response model", true, true),
    GENERALIZED_PARTIAL_CREDIT("gpcm", "generalised partial credit model", false, true),
    PARTIAL_CREDIT("pcm", "partial credit model", false, false),
    RATING_SCALE("rsm", "rating scale model", false, false),
    GRADED_RATING_SCALE("grsm", "graded rating scale model", true, true),
    TWO_PARAMETER("2pl", "two-parameter logistic model", true, true),
    RASCH("rasch", "Rasch model", false, false);

    private final String key;
    private final String title;
    private final boolean cumulative;
    private final boolean freeSlopes;

    ItemModel(String key, String title, boolean cumulative, boolean freeSlopes) {
        this.key = key;
        this.title = title;
        this.cumulative = cumulative;
        this.freeSlopes = freeSlopes;
    }

    /** How the command line and study files name it. */
    public String key() {
        return key;
    }

    /** How a report names it. */
    public String title() {
        return title;
    }

    /** Whether the model is of cumulative (graded) rather than of adjacent categories (divide by total). */
    public boolean isCumulative() {
        return cumulative;
    }

    /** Whether slopes are estimated; otherwise they are 1 and the latent variance is free. */
    public boolean hasFreeSlopes() {
        return freeSlopes;
    }

    /** Whether categories have the same steps in all items. */
    public boolean hasCommonSteps() {
        return this == RATING_SCALE || this == GRADED_RATING_SCALE;
    }

    /** Whether it is defined for items of two categories only. */
    public boolean isDichotomous() {
        return this == TWO_PARAMETER || this == RASCH;
    }

    public static Optional<ItemModel> of(String key) {
        return Arrays.stream(values()).filter(model -> model.key.equals(key)).findFirst();
    }
}
