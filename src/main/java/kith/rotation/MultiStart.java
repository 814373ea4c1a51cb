package kith.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Searches from many starts, and what they came to. */
record MultiStart(Turn best, List<LocalMinimum> minima, int unconverged) {

    /** Relative difference below which an end is no better than another. */
    private static final double SAME_VALUE = 1e-6;

    /**
     * Ends of searches for one minimum differ more, by where each search stopped: by so many times as much, and by this
     * share of {@value #SMALLEST} where the criterion is smaller than that.
     */
    private static final double SAME_MINIMUM = 10;

    private static final double SMALLEST = 1e-2;

    /** From so many of the best ends of a criterion with very many minima the search goes on. */
    private static final int CHAINS = 6;

    /** How often each of them is shaken. */
    private static final int SHAKES = 40;

    private static final double WEAKEST_SHAKE = 0.03;
    private static final double STRONGEST_SHAKE = 0.6;

    /** A search from one start. */
    @FunctionalInterface
    interface Search {
        Turn from(DMatrixRMaj start);
    }

    static MultiStart run(int factors, StartingPoints starts, Search search) {
        return run(factors, starts, search, SAME_VALUE);
    }

    /** @param sameValue relative difference of values below which two ends count as the same minimum */
    static MultiStart run(int factors, StartingPoints starts, Search search, double sameValue) {
        List<Turn> turns = starts.parallel().map(starts.random() + 1, start -> {
            DMatrixRMaj axes =
                    start == 0 ? CommonOps_DDRM.identity(factors) : randomAxes(factors, starts.seed(), start);
            return search.from(axes);
        });
        return of(turns, sameValue);
    }

    /**
     * For a criterion with so many minima that random starts seldom come to the best: from the best ends on, axes are
     * shaken and the search begins anew, always from the best end of the chain (basin hopping; Wales and Doye 1997, doi
     * 10.1021/jp970984n).
     */
    static MultiStart shaken(int factors, StartingPoints starts, Search search) {
        List<Turn> turns = new ArrayList<>(starts.parallel().map(starts.random() + 1, start -> {
            DMatrixRMaj axes =
                    start == 0 ? CommonOps_DDRM.identity(factors) : randomAxes(factors, starts.seed(), start);
            return search.from(axes);
        }));
        if (starts.random() == 0) {
            return of(turns, SAME_VALUE);
        }
        List<Turn> ends = turns.stream()
                .filter(Turn::converged)
                .sorted(Comparator.comparingDouble(Turn::value))
                .limit(CHAINS)
                .toList();
        List<List<Turn>> chains = starts.parallel().map(ends.size(), chain -> {
            RandomGenerator random = Seeds.stream(starts.seed(), starts.random() + 1L + chain);
            List<Turn> found = new ArrayList<>();
            Turn best = ends.get(chain);
            for (int shake = 0; shake < SHAKES; shake++) {
                Turn next = search.from(shaken(best.transformation(), random));
                found.add(next);
                if (next.converged() && next.value() < best.value()) {
                    best = next;
                }
            }
            return found;
        });
        chains.forEach(turns::addAll);
        return of(turns, SAME_VALUE);
    }

    private static DMatrixRMaj shaken(DMatrixRMaj axes, RandomGenerator random) {
        double strength = WEAKEST_SHAKE + (STRONGEST_SHAKE - WEAKEST_SHAKE) * random.nextDouble();
        DMatrixRMaj moved = axes.copy();
        for (int e = 0; e < moved.getNumElements(); e++) {
            moved.data[e] += strength * random.nextGaussian();
        }
        return GradientProjection.unitColumns(moved);
    }

    private static MultiStart of(List<Turn> turns, double sameValue) {
        Turn best = turns.get(0);
        for (Turn turn : turns) {
            boolean better = turn.value() < best.value() - sameValue * Math.max(1e-3, Math.abs(best.value()));
            if (turn.converged() && (better || !best.converged())) {
                best = turn;
            }
        }
        return new MultiStart(best, distinct(turns, sameValue), (int)
                turns.stream().filter(turn -> !turn.converged()).count());
    }

    private static List<LocalMinimum> distinct(List<Turn> turns, double sameValue) {
        List<Double> values = turns.stream()
                .filter(Turn::converged)
                .map(Turn::value)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<LocalMinimum> minima = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= values.size(); i++) {
            double lowest = values.get(first);
            if (i == values.size()
                    || values.get(i) > lowest + SAME_MINIMUM * sameValue * Math.max(SMALLEST, Math.abs(lowest))) {
                minima.add(new LocalMinimum(lowest, i - first));
                first = i;
            }
        }
        return minima;
    }

    /**
     * The Q of a QR decomposition of normal draws, every second one reflected: a target may lie on the other side of
     * the mirror.
     */
    private static DMatrixRMaj randomAxes(int factors, long seed, int start) {
        RandomGenerator random = Seeds.stream(seed, start);
        DMatrixRMaj draws = new DMatrixRMaj(factors, factors);
        for (int e = 0; e < draws.getNumElements(); e++) {
            draws.data[e] = random.nextGaussian();
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(factors, factors);
        qr.decompose(draws);
        DMatrixRMaj axes = qr.getQ(null, false);
        for (int i = 0; start % 2 == 1 && i < factors; i++) {
            axes.set(i, 0, -axes.get(i, 0));
        }
        return axes;
    }

    RotatedFactors answer(Matrix unrotated, NormalizedRows normalized, Axes axes) {
        Matrix loadings = Matrix.of(unrotated.rows(), unrotated.cols(), normalized.restore(best.loadings()));
        int k = unrotated.cols().size();
        double[][] transformation = new double[k][k];
        double[][] phi = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                transformation[i][j] = best.transformation().get(i, j);
                phi[i][j] = axes == Axes.ORTHOGONAL || i == j ? (i == j ? 1 : 0) : cosine(i, j);
            }
        }
        return new RotatedFactors(
                loadings,
                Matrix.square(unrotated.cols(), phi),
                Matrix.square(unrotated.cols(), transformation),
                best.value(),
                minima,
                unconverged,
                findings());
    }

    private double cosine(int i, int j) {
        double sum = 0;
        for (int row = 0; row < best.transformation().numRows; row++) {
            sum += best.transformation().get(row, i) * best.transformation().get(row, j);
        }
        return sum;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!best.converged()) {
            findings.add(Finding.of("rotation_not_converged").at("rotation"));
        } else if (minima.size() > 1) {
            findings.add(Finding.of(
                            "rotation_local_minima",
                            Map.of(
                                    "minima", minima.size(),
                                    "best", minima.get(0).starts(),
                                    "starts",
                                            unconverged
                                                    + minima.stream()
                                                            .mapToInt(LocalMinimum::starts)
                                                            .sum()))
                    .at("rotation"));
        }
        return findings;
    }
}
