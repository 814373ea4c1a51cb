package kith.irt;

import java.util.ArrayList;
import java.util.List;
import kith.math.InnerProduct;

/**
 * Newton directions by an information matrix that is kept from step to step and corrected by what the gradients of the
 * steps tell of it: the two-loop recursion of limited-memory BFGS with the inverse of that matrix in its middle
 * (Nocedal and Wright 2006, Numerical Optimization, 2nd edition, algorithm 7.4, doi 10.1007/978-0-387-40065-5). A pair
 * that would lose positive definiteness is left out.
 */
final class SecantSolver {

    private static final int MOST_PAIRS = 12;
    private static final double LEAST_CURVATURE = 1e-10;

    private final InformationFactor factor;
    private final List<double[]> moves = new ArrayList<>();
    private final List<double[]> falls = new ArrayList<>();

    SecantSolver(InformationFactor factor) {
        this.factor = factor;
    }

    /**
     * Learns from a step.
     *
     * @param move change of the point
     * @param fall gradient before less gradient after
     */
    void learn(double[] move, double[] fall) {
        double curvature = InnerProduct.of(move, fall);
        double scale = Math.sqrt(InnerProduct.of(move, move) * InnerProduct.of(fall, fall));
        if (!(curvature > LEAST_CURVATURE * scale)) {
            return;
        }
        if (moves.size() == MOST_PAIRS) {
            moves.remove(0);
            falls.remove(0);
        }
        moves.add(move);
        falls.add(fall);
    }

    double[] solve(double[] gradient) {
        double[] rest = gradient.clone();
        double[] weights = new double[moves.size()];
        for (int k = moves.size() - 1; k >= 0; k--) {
            weights[k] = InnerProduct.of(moves.get(k), rest) / InnerProduct.of(moves.get(k), falls.get(k));
            add(falls.get(k), -weights[k], rest);
        }
        double[] step = factor.solve(rest);
        for (int k = 0; k < weights.length; k++) {
            double back = InnerProduct.of(falls.get(k), step) / InnerProduct.of(moves.get(k), falls.get(k));
            add(moves.get(k), weights[k] - back, step);
        }
        return step;
    }

    private static void add(double[] values, double factor, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }
}
