package kith.mokken;

import java.util.List;

/**
 * What a Mokken scale analysis asks.
 *
 * @param bound lower bound c of H<sub>i</sub> in item selection, usually .30
 * @param grid further bounds that the ordinary selection is repeated at
 * @param minimumViolation the smallest violation that counts (minvi), as a share of respondents; of item means, times
 *     the number of item steps
 * @param minimumGroup the smallest group of rest scores; 0 for the rule of Molenaar and Sijtsma (2000)
 * @param alpha level of the one-sided tests
 * @param level of the confidence intervals
 * @param seed of the genetic algorithm
 */
public record MokkenQuestion(
        double bound,
        List<Double> grid,
        double minimumViolation,
        int minimumGroup,
        double alpha,
        double level,
        long seed) {

    /** Bounds that Hemker, Sijtsma and Molenaar advise to try in turn. */
    public static final List<Double> USUAL_GRID =
            List.of(0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60);

    /** The defaults of package mokken. */
    public static final MokkenQuestion USUAL = new MokkenQuestion(0.30, USUAL_GRID, 0.03, 0, 0.05, 0.95, 1);

    public MokkenQuestion {
        grid = List.copyOf(grid);
    }

    /** With another seed of the genetic algorithm. */
    MokkenQuestion withSeed(long other) {
        return new MokkenQuestion(bound, grid, minimumViolation, minimumGroup, alpha, level, other);
    }
}
