package kith.moments.ordered;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;

/** The polyserial correlation of a continuous and an ordered outcome given covariates; see {@link PolyserialRows}. */
final class ConditionalPolyserial implements ConditionalPair {

    private final LinearRegression x;
    private final ProbitRegression y;
    private final AnswerPatterns patterns;
    private final boolean orderedFirst;

    /** @param orderedFirst whether the ordered one is the first of the pair */
    ConditionalPolyserial(LinearRegression x, ProbitRegression y, AnswerPatterns patterns, boolean orderedFirst) {
        this.x = x;
        this.y = y;
        this.patterns = patterns;
        this.orderedFirst = orderedFirst;
    }

    @Override
    public PairEstimate estimate() {
        int[] rows = IntStream.range(0, patterns.size())
                .filter(u -> x.answered[u] && y.answered[u])
                .toArray();
        if (!x.exists() || !y.exists() || rows.length == 0) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        return new PolyserialRows(
                        each(rows, x::z), each(rows, y::lower), each(rows, y::upper), each(rows, patterns::weight))
                .estimate();
    }

    private static double[] each(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }

    @Override
    public void scores(int u, double rho, double[] scores) {
        double root = Math.sqrt(1 - rho * rho);
        double z = x.z(u);
        double to = (y.upper(u) - rho * z) / root;
        double from = (y.lower(u) - rho * z) / root;
        double p = PolyserialRows.interval(from, to);
        double top = NormalDistribution.density(to) / p;
        double bottom = NormalDistribution.density(from) / p;
        int ofContinuous = orderedFirst ? 3 : 1;
        int ofOrdered = orderedFirst ? 1 : 3;
        scores[0] = PolyserialRows.score(z, y.lower(u), y.upper(u), rho);
        scores[ofContinuous] = (z + rho / root * (top - bottom)) / Math.sqrt(x.variance());
        scores[ofContinuous + 1] = (z * z - 1 + rho * z / root * (top - bottom)) / (2 * x.variance());
        scores[ofOrdered] = top / root;
        scores[ofOrdered + 1] = -bottom / root;
    }
}
