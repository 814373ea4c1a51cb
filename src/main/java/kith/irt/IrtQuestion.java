package kith.irt;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an item response model is and how it is fitted.
 *
 * @param model of all items; items of two categories take its two-category form
 * @param structure factors and which items load on them
 * @param constraints across groups
 * @param grid points of integration
 * @param maximumCycles EM cycles and Newton steps at the most
 * @param errors kind of standard errors
 * @param threads at most
 */
public record IrtQuestion(
        ItemModel model,
        LatentStructure structure,
        GroupConstraints constraints,
        LatentGrid grid,
        int maximumCycles,
        StandardErrorKind errors,
        int threads) {

    /** Where standard errors come from. */
    public enum StandardErrorKind {
        /** None, which saves time; the fit tells whether it is identified from the information near the maximum. */
        NONE("none"),
        /** Inverse of the exact observed information, which is what Oakes' (1999) identity gives. */
        OAKES("oakes"),
        /** Inverse of the sum of cross-products of the respondents' scores. */
        CROSS_PRODUCT("crossprod"),
        /** Observed information on both sides of the cross-products: consistent under misspecification. */
        SANDWICH("sandwich");

        private final String key;

        StandardErrorKind(String key) {
            this.key = key;
        }

        /** How the command line and study files name it. */
        public String key() {
            return key;
        }

        /** The kind that a key names; empty for an unknown one. */
        public static Optional<StandardErrorKind> of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind != NONE && kind.key.equals(key))
                    .findFirst();
        }
    }

    /** One factor, no equality across groups, Oakes standard errors, one thread. */
    public static IrtQuestion of(ItemModel model, int items) {
        return of(model, LatentStructure.unidimensional(items));
    }

    public static IrtQuestion of(ItemModel model, LatentStructure structure) {
        int dimensions = structure.general() + (structure.specific() == 0 ? 0 : 1);
        return new IrtQuestion(
                model, structure, GroupConstraints.none(), LatentGrid.of(dimensions), 500, StandardErrorKind.OAKES, 1);
    }

    public IrtQuestion with(GroupConstraints other) {
        return new IrtQuestion(model, structure, other, grid, maximumCycles, errors, threads);
    }

    public IrtQuestion with(LatentGrid other) {
        return new IrtQuestion(model, structure, constraints, other, maximumCycles, errors, threads);
    }

    public IrtQuestion with(StandardErrorKind other) {
        return new IrtQuestion(model, structure, constraints, grid, maximumCycles, other, threads);
    }

    public IrtQuestion with(ItemModel other) {
        return new IrtQuestion(other, structure, constraints, grid, maximumCycles, errors, threads);
    }

    public IrtQuestion withThreads(int other) {
        return new IrtQuestion(model, structure, constraints, grid, maximumCycles, errors, other);
    }
}
