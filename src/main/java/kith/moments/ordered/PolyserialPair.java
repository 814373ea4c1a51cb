package kith.moments.ordered;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;

/**
 * The polyserial correlation of a continuous and an ordered variable by two-step maximum likelihood; see
 * {@link PolyserialRows}.
 */
final class PolyserialPair extends RowPair {

    private final ContinuousMargin x;
    private final OrderedMargin y;
    private final boolean orderedFirst;

    private PolyserialPair(Margin first, Margin second, ContinuousMargin x, OrderedMargin y) {
        super(first, second);
        this.x = x;
        this.y = y;
        this.orderedFirst = first == y;
    }

    PolyserialPair(ContinuousMargin x, OrderedMargin y) {
        this(x, y, x, y);
    }

    PolyserialPair(OrderedMargin y, ContinuousMargin x) {
        this(y, x, x, y);
    }

    @Override
    public PairEstimate estimate() {
        int[] rows = IntStream.range(0, x.patterns.size())
                .filter(u -> x.answers(u) && y.answers(u))
                .toArray();
        if (!x.exists() || !y.exists() || rows.length == 0) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        return new PolyserialRows(
                        each(rows, x::z), each(rows, y::lower), each(rows, y::upper), each(rows, x.patterns::weight))
                .estimate();
    }

    private static double[] each(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }

    @Override
    void scores(int u, double rho, double[] scores) {
        double root = Math.sqrt(1 - rho * rho);
        double z = x.z(u);
        double upper = y.upper(u);
        double lower = y.lower(u);
        double to = (upper - rho * z) / root;
        double from = (lower - rho * z) / root;
        double p = PolyserialRows.interval(from, to);
        double top = NormalDistribution.density(to) / p;
        double bottom = NormalDistribution.density(from) / p;
        int ofContinuous = orderedFirst ? 3 : 1;
        int ofOrdered = orderedFirst ? 1 : 3;
        scores[0] = PolyserialRows.score(z, lower, upper, rho);
        scores[ofContinuous] = (z + rho / root * (top - bottom)) / x.deviation();
        scores[ofContinuous + 1] = (z * z - 1 + rho * z / root * (top - bottom)) / (2 * x.variance());
        scores[ofOrdered] = top / root;
        scores[ofOrdered + 1] = -bottom / root;
    }
}
