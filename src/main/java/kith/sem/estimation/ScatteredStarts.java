package kith.sem.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import kith.math.Seeds;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Searches from several points. About the usual starting values, loadings are multiplied by e^(0.5 z) and one in five
 * changes its sign; variances and scales are multiplied by e^(0.7 z); covariances become uniform correlations between
 * −0.8 and 0.8; regressions and intercepts move by 0.5 z in units of the standard deviations at hand; thresholds by 0.1
 * z. A point where the model has no discrepancy is brought half-way back, up to ten times. The least minimum wins, the
 * earliest start among equals.
 */
public final class ScatteredStarts {

    private static final double SAME_CHISQ = 1e-3;
    private static final int MOST_HALVINGS = 10;

    private final ParameterTable table;
    private final double[] usual;
    private final Starts starts;
    private final double chisqPerValue;

    /** Where one start ended. */
    private record End(int number, boolean converged, double chisq, double[] start) {}

    /** The start to be taken, and what became of all of them. */
    public record Choice(double[] start, StartsAnswer answer) {}

    /**
     * @param usual the usual starting values
     * @param chisqPerValue by which a discrepancy is multiplied to give χ²
     */
    public ScatteredStarts(ParameterTable table, double[] usual, Starts starts, double chisqPerValue) {
        this.table = table;
        this.usual = usual.clone();
        this.starts = starts;
        this.chisqPerValue = chisqPerValue;
    }

    /**
     * Searches from every start.
     *
     * @param searchers one for each start, by its number from 0
     */
    public Choice choose(IntFunction<ModelSearch.Searcher> searchers) {
        List<End> ends = starts.parallel().map(starts.count(), k -> end(k, searchers.apply(k)));
        List<Double> minima = new ArrayList<>();
        End best = ends.get(0);
        for (End end : ends) {
            if (end.converged && minima.stream().noneMatch(chisq -> same(chisq, end.chisq))) {
                minima.add(end.chisq);
            }
            if (end.converged && (!best.converged || end.chisq < best.chisq - SAME_CHISQ)) {
                best = end;
            }
        }
        double chisq = best.converged ? best.chisq : Double.NaN;
        int reached = (int) ends.stream()
                .filter(end -> end.converged && same(end.chisq, chisq))
                .count();
        End first = ends.get(0);
        StartsAnswer answer = new StartsAnswer(
                ends.size(),
                (int) ends.stream().filter(End::converged).count(),
                minima.size(),
                best.number + 1,
                reached,
                first.converged ? first.chisq : Double.NaN,
                chisq);
        return new Choice(best.start, answer);
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) <= SAME_CHISQ;
    }

    private End end(int number, ModelSearch.Searcher searcher) {
        double[] start = number == 0 ? usual : scattered(Seeds.stream(starts.seed(), number));
        for (int halving = 0; number > 0 && halving < MOST_HALVINGS && !searcher.exists(start); halving++) {
            for (int i = 0; i < start.length; i++) {
                start[i] = (start[i] + usual[i]) / 2;
            }
        }
        ModelSearch.Found found = searcher.from(start);
        return new End(
                number,
                found.minimum().converged(),
                chisqPerValue * found.minimum().value(),
                start);
    }

    private double[] scattered(RandomGenerator random) {
        double[] theta = usual.clone();
        Map<String, Double> variances = new HashMap<>();
        for (Parameter row : table.parameters()) {
            if (isVariance(row)) {
                double value = row.isFree() ? usual[row.free() - 1] : row.value();
                if (row.isFree()) {
                    value *= Math.exp(0.7 * random.nextGaussian());
                    theta[row.free() - 1] = value;
                }
                variances.put(row.lhs() + " " + row.group(), value);
            }
        }
        for (Parameter row : table.parameters()) {
            if (row.isFree() && !isVariance(row)) {
                theta[row.free() - 1] = moved(row, usual[row.free() - 1], variances, random);
            }
        }
        return theta;
    }

    private static boolean isVariance(Parameter row) {
        return row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
    }

    private static double moved(Parameter row, double value, Map<String, Double> variances, RandomGenerator random) {
        double first = random.nextGaussian();
        double second = random.nextDouble();
        double own = deviation(row.lhs(), row, variances);
        double other = deviation(row.rhs(), row, variances);
        return switch (row.op()) {
            case LOADING -> (second < 0.2 ? -1 : 1) * value * Math.exp(0.5 * first);
            case COVARIANCE -> (1.6 * second - 0.8) * own * other;
            case REGRESSION, COMPOSITE -> value + 0.5 * first * own / other;
            case INTERCEPT -> value + 0.5 * first * own;
            case THRESHOLD -> value + 0.1 * first;
            case SCALE -> value * Math.exp(0.7 * first);
            default -> value;
        };
    }

    private static double deviation(String name, Parameter row, Map<String, Double> variances) {
        double variance = variances.getOrDefault(name + " " + row.group(), 1.0);
        return variance > 0 ? Math.sqrt(variance) : 1;
    }
}
