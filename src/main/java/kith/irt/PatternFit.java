package kith.irt;

import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.ChiSquare;

/**
 * Likelihood ratio of the model against the saturated multinomial of all response patterns: G² = 2 Σ r log(r ∕ (N P)),
 * with as many degrees of freedom as there are possible patterns less 1 less the parameters. Exists for one group
 * without missing responses. Its distribution is χ² only where patterns are few: with fewer than five respondents for
 * each possible pattern the p value is NaN, and {@link LimitedInformation} is the test to use.
 *
 * @param statistic G²
 * @param degreesOfFreedom may be many millions
 */
public record PatternFit(double statistic, double degreesOfFreedom, double pValue) {

    private static final int FEWEST = 5;

    static Optional<PatternFit> of(IrtFit fit) {
        ResponsePatterns patterns = fit.patterns();
        if (patterns.groups().size() > 1 || !patterns.isComplete()) {
            return Optional.empty();
        }
        double n = patterns.respondents();
        double saturated = 0;
        for (double count : patterns.frequency(0)) {
            saturated += count > 0 ? count * Math.log(count / n) : 0;
        }
        double cells = IntStream.range(0, patterns.items().size())
                .mapToDouble(patterns::categories)
                .reduce(1, (a, b) -> a * b);
        double statistic = 2 * (saturated - fit.logLikelihood());
        double df = cells - 1 - fit.parameters();
        boolean dense = n >= FEWEST * cells && df > 0;
        return Optional.of(new PatternFit(statistic, df, dense ? ChiSquare.upperTail(statistic, df) : Double.NaN));
    }
}
