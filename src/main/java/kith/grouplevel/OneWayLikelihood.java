package kith.grouplevel;

import java.util.function.DoubleUnaryOperator;
import kith.math.ChiSquare;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * −2 log likelihood of the model y = μ + uⱼ + e with variances τ² of groups and σ² within, profiled over some of its
 * parameters.
 *
 * <p>With ρ = τ²/σ², wⱼ = nⱼ/(1 + ρnⱼ) and Q = Σ(y − ȳⱼ)² + Σwⱼ(ȳⱼ − μ)², D(ρ) = Σ log(1 + ρnⱼ) + ν(1 + log(2πQ/ν))
 * with ν = N for maximum likelihood; restricted maximum likelihood has ν = N − 1 and adds log Σwⱼ (Bates et al. 2015,
 * doi 10.18637/jss.v067.i01).
 */
final class OneWayLikelihood {

    private static final int GRID = 40;
    private static final double PRECISION = 1e-12;
    private static final int MOST = 2_000;
    private static final double LARGEST = 1e12;

    private final OneWaySums sums;
    private final boolean restricted;
    private final double freedom;

    OneWayLikelihood(OneWaySums sums, boolean restricted) {
        this.sums = sums;
        this.restricted = restricted;
        this.freedom = restricted ? sums.total() - 1.0 : sums.total();
    }

    /** The estimate ρ ≥ 0. */
    double ratio() {
        double best = 0;
        double value = deviance(0);
        int at = -1;
        for (int point = 0; point < GRID; point++) {
            double there = deviance(onGrid(point));
            if (there < value) {
                value = there;
                best = onGrid(point);
                at = point;
            }
        }
        if (at < 0 && slope(0) >= 0) {
            return 0;
        }
        double lower = at <= 0 ? 0 : onGrid(at - 1);
        double upper = onGrid(Math.min(at + 1, GRID - 1));
        if (slope(lower) < 0 && slope(upper) > 0) {
            return new BrentSolver(PRECISION, Double.MIN_NORMAL).solve(MOST, this::slope, lower, upper);
        }
        return best;
    }

    /** From a millionth to a million, evenly on a logarithmic scale. */
    private static double onGrid(int point) {
        return Math.pow(10, -6 + 12.0 * point / (GRID - 1));
    }

    double deviance(double ratio) {
        return deviance(ratio, mean(ratio)) + (restricted ? Math.log(weights(ratio)) : 0);
    }

    private double deviance(double ratio, double mean) {
        double logs = 0;
        for (int n : sums.sizes()) {
            logs += Math.log1p(ratio * n);
        }
        return logs + freedom * (1 + Math.log(2 * Math.PI * squares(ratio, mean) / freedom));
    }

    private double slope(double ratio) {
        double mean = mean(ratio);
        double weights = 0;
        double squaredWeights = 0;
        double squares = 0;
        for (int j = 0; j < sums.groups(); j++) {
            double w = weight(ratio, j);
            double deviation = sums.means()[j] - mean;
            weights += w;
            squaredWeights += w * w;
            squares += w * w * deviation * deviation;
        }
        return weights - freedom * squares / squares(ratio, mean) - (restricted ? squaredWeights / weights : 0);
    }

    private double weight(double ratio, int group) {
        double n = sums.sizes()[group];
        return n / (1 + ratio * n);
    }

    private double weights(double ratio) {
        double sum = 0;
        for (int j = 0; j < sums.groups(); j++) {
            sum += weight(ratio, j);
        }
        return sum;
    }

    /** The estimate of μ given ρ. */
    double mean(double ratio) {
        double sum = 0;
        for (int j = 0; j < sums.groups(); j++) {
            sum += weight(ratio, j) * sums.means()[j];
        }
        return sum / weights(ratio);
    }

    private double squares(double ratio, double mean) {
        double sum = sums.within();
        for (int j = 0; j < sums.groups(); j++) {
            double deviation = sums.means()[j] - mean;
            sum += weight(ratio, j) * deviation * deviation;
        }
        return sum;
    }

    /** The estimate of σ² given ρ. */
    double residual(double ratio) {
        return squares(ratio, mean(ratio)) / freedom;
    }

    double standardErrorOfMean(double ratio) {
        return Math.sqrt(residual(ratio) / weights(ratio));
    }

    /** Interval of ρ/(1 + ρ). */
    Interval iccInterval(double estimate, double level) {
        Interval ratio = interval(this::deviance, estimate, deviance(estimate), level);
        return ratio.with(share(ratio.lower()), share(ratio.upper()));
    }

    private static double share(double ratio) {
        return Double.isInfinite(ratio) ? 1 : ratio / (1 + ratio);
    }

    private static double critical(double level) {
        return ChiSquare.quantile(level, 1);
    }

    /** Where a deviance by a value from 0 up, least at {@code estimate}, is not too far above its least. */
    private static Interval interval(DoubleUnaryOperator function, double estimate, double least, double level) {
        double limit = least + critical(level);
        DoubleUnaryOperator above = value -> function.applyAsDouble(value) - limit;
        double lower = estimate <= 0 || above.applyAsDouble(0) <= 0 ? 0 : root(above, 0, estimate);
        double step = Math.max(1e-3, estimate);
        double end = estimate + step;
        while (above.applyAsDouble(end) <= 0 && end < LARGEST) {
            step *= 2;
            end += step;
        }
        return new Interval(
                lower,
                end >= LARGEST ? Double.POSITIVE_INFINITY : root(above, end - step, end),
                level,
                IntervalMethod.PROFILE_LIKELIHOOD);
    }

    private static double root(DoubleUnaryOperator function, double from, double to) {
        double low = function.applyAsDouble(from);
        double high = function.applyAsDouble(to);
        if (low == 0 || high == 0 || Math.signum(low) == Math.signum(high)) {
            return Math.abs(low) <= Math.abs(high) ? from : to;
        }
        return new BrentSolver(PRECISION, PRECISION).solve(MOST, function::applyAsDouble, from, to);
    }

    private static double least(DoubleUnaryOperator function, double from, double to) {
        return new BrentOptimizer(PRECISION, PRECISION)
                .optimize(
                        new UnivariateObjectiveFunction(function::applyAsDouble),
                        GoalType.MINIMIZE,
                        new SearchInterval(from, to),
                        new MaxEval(MOST))
                .getValue();
    }

    /** Interval of τ, over σ and μ. */
    Interval betweenDeviation(double ratio, double level) {
        double residual = residual(ratio);
        double centre = Math.log(residual);
        return interval(
                tau -> least(log -> given(tau * tau, Math.exp(log)), centre - 4, centre + 4),
                Math.sqrt(ratio * residual),
                deviance(ratio),
                level);
    }

    /** Interval of σ, over τ and μ. */
    Interval withinDeviation(double ratio, double level) {
        double residual = residual(ratio);
        double most = 4 * Math.sqrt(ratio * residual) + Math.sqrt(residual);
        return interval(
                sigma -> sigma <= 0
                        ? Double.POSITIVE_INFINITY
                        : Math.min(given(0, sigma * sigma), least(tau -> given(tau * tau, sigma * sigma), 0, most)),
                Math.sqrt(residual),
                deviance(ratio),
                level);
    }

    /** Interval of μ, over τ and σ. */
    Interval mean(double ratio, double level) {
        double mean = mean(ratio);
        double largest = 4 * ratio + 4;
        DoubleUnaryOperator profile =
                value -> Math.min(deviance(0, value), least(rho -> deviance(rho, value), 0, largest));
        Interval up = interval(distance -> profile.applyAsDouble(mean + distance), 0, deviance(ratio), level);
        Interval down = interval(distance -> profile.applyAsDouble(mean - distance), 0, deviance(ratio), level);
        return up.with(mean - down.upper(), mean + up.upper());
    }

    /** Of maximum likelihood at τ² and σ², over μ. */
    private double given(double between, double residual) {
        double ratio = between / residual;
        double logs = 0;
        for (int n : sums.sizes()) {
            logs += Math.log1p(ratio * n);
        }
        return logs + sums.total() * Math.log(2 * Math.PI * residual) + squares(ratio, mean(ratio)) / residual;
    }
}
