package kith.simulation;

import java.util.List;
import kith.data.DataTable;
import kith.math.Matrix;

/**
 * What was drawn.
 *
 * @param table what would be observed
 * @param truth one row per row of the table (and context, where the same respondents answer about all of them, in the
 *     order of the contexts): the factors behind the answers
 * @param conduct how each row's person answered
 * @param population what it was drawn from
 * @param seed with which it was drawn
 */
public record Simulated(DataTable table, Matrix truth, List<Conduct> conduct, Population population, long seed) {

    public Simulated {
        conduct = List.copyOf(conduct);
    }

    /** How a respondent answers the items. */
    public enum Conduct {
        CAREFUL,
        STRAIGHT_LINING,
        RANDOM
    }
}
