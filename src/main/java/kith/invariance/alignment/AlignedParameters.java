package kith.invariance.alignment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.InnerProduct;
import kith.math.NormalDistribution;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Standard errors of aligned parameters, and which of them agree.
 *
 * <p>The configural estimates θ have covariance V; aligned means and standard deviations x are where ∂F/∂x = 0, so that
 * dx/dθ = −(∂²F/∂x²)⁻¹ ∂²F/∂x∂θ, and everything aligned is a function of θ and x(θ) whose covariance is G V G′.
 * Derivatives of the gradient are central differences.
 *
 * <p>Which contexts agree (Asparouhov &amp; Muthén 2014, p. 499): the largest set of contexts that hang together by
 * pairwise differences with p > .01 is where it starts; a context leaves when it differs from the mean of the set with
 * p &lt; .001 and joins when it does not, until nothing changes.
 */
final class AlignedParameters {

    private static final double STEP = 1e-5;
    private static final double PAIR = 0.01;
    private static final double AGAINST_SET = 0.001;

    private final AlignmentObjective objective;
    private final double[] point;
    private final int count;
    /** By point variables, then parameters: rows of the derivative of x by θ. */
    private final DMatrixRMaj response;

    private final DMatrixRMaj covariance;
    /** By parameter, those with which its estimate covaries: in a configural model those of its group. */
    private final int[][] covarying;

    /** @param estimates loadings and intercepts, group by item */
    AlignedParameters(AlignmentObjective objective, double[] point, Estimate[][][] estimates, SemFit fit) {
        this.objective = objective;
        this.point = point;
        this.count = objective.groups() * (objective.items() + objective.interceptCount());
        this.covariance = new DMatrixRMaj(count, count);
        Estimate[] flat = new Estimate[count];
        for (int kind = 0; kind < 2; kind++) {
            for (int g = 0; g < objective.groups(); g++) {
                for (int i = 0; i < estimates[kind][g].length; i++) {
                    flat[index(kind, g, i)] = estimates[kind][g][i];
                }
            }
        }
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                boolean free = flat[a].free() > 0 && flat[b].free() > 0;
                double turned = sign(flat[a]) * sign(flat[b]);
                covariance.set(a, b, free ? turned * fit.covariance().at(flat[a].free() - 1, flat[b].free() - 1) : 0);
            }
        }
        this.covarying = IntStream.range(0, count)
                .mapToObj(a -> IntStream.range(0, count)
                        .filter(b -> covariance.get(a, b) != 0)
                        .toArray())
                .toArray(int[][]::new);
        this.response = response();
    }

    /** Thresholds enter as intercepts with the sign turned. */
    static double sign(Estimate estimate) {
        return estimate.op() == Operator.THRESHOLD ? -1 : 1;
    }

    private int index(int kind, int group, int item) {
        return kind == 0
                ? group * objective.items() + item
                : objective.groups() * objective.items() + group * objective.interceptCount() + item;
    }

    private DMatrixRMaj response() {
        int n = objective.dimension();
        DMatrixRMaj hessian = new DMatrixRMaj(n, n);
        for (int j = 0; j < n; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += STEP;
            down[j] -= STEP;
            setColumn(hessian, j, objective, up, objective, down);
        }
        DMatrixRMaj cross = new DMatrixRMaj(n, count);
        for (int t = 0; t < count; t++) {
            setColumn(cross, t, moved(t, STEP), point, moved(t, -STEP), point);
        }
        DMatrixRMaj solved = new DMatrixRMaj(n, count);
        if (!CommonOps_DDRM.solve(hessian, cross, solved)) {
            CommonOps_DDRM.fill(solved, Double.NaN);
        }
        CommonOps_DDRM.scale(-1, solved);
        return solved;
    }

    private static void setColumn(
            DMatrixRMaj matrix,
            int column,
            AlignmentObjective above,
            double[] up,
            AlignmentObjective below,
            double[] down) {
        double[] high = new double[matrix.numRows];
        double[] low = new double[matrix.numRows];
        above.valueAndGradient(up, high);
        below.valueAndGradient(down, low);
        for (int i = 0; i < high.length; i++) {
            matrix.set(i, column, (high[i] - low[i]) / (2 * STEP));
        }
    }

    /** The objective with one configural parameter changed. */
    private AlignmentObjective moved(int parameter, double step) {
        double[][] loadings = copy(objective.loadings());
        double[][] intercepts = copy(objective.intercepts());
        int first = objective.groups() * objective.items();
        if (parameter < first) {
            loadings[parameter / objective.items()][parameter % objective.items()] += step;
        } else {
            int within = parameter - first;
            intercepts[within / objective.interceptCount()][within % objective.interceptCount()] += step;
        }
        return new AlignmentObjective(
                loadings,
                intercepts,
                objective.itemOf(),
                objective.weights(),
                objective.epsilon(),
                objective.identification(),
                objective.metric());
    }

    private static double[][] copy(double[][] rows) {
        return java.util.Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    double seOfMean(int group) {
        return Math.sqrt(Math.max(0, quadratic(ofMean(group))));
    }

    /** Of the difference between a mean and that of the first context. */
    double seOfDifference(int group) {
        double[] gradient = ofMean(group);
        double[] first = ofMean(0);
        for (int t = 0; t < count; t++) {
            gradient[t] -= first[t];
        }
        return Math.sqrt(Math.max(0, quadratic(gradient)));
    }

    private double[] ofMean(int group) {
        double[] gradient = new double[count];
        int at = objective.meanIndex(group);
        for (int t = 0; t < count && at >= 0; t++) {
            gradient[t] = response.get(at, t);
        }
        return gradient;
    }

    /** An item's aligned loadings (kind 0) or intercepts (kind 1), context by context. */
    List<AlignmentAnswer.Aligned> aligned(int kind, int item) {
        int groups = objective.groups();
        double[] estimates = new double[groups];
        double[][] gradients = new double[groups][];
        for (int g = 0; g < groups; g++) {
            estimates[g] =
                    kind == 0 ? objective.alignedLoading(point, g, item) : objective.alignedIntercept(point, g, item);
            gradients[g] = gradient(kind, g, item);
        }
        double[][] spread = spread(gradients);
        BitSet agreeing = agreeing(estimates, spread);
        List<AlignmentAnswer.Aligned> aligned = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            aligned.add(new AlignmentAnswer.Aligned(estimates[g], Math.sqrt(spread[g][g]), agreeing.get(g)));
        }
        return aligned;
    }

    /** The covariances of what has these gradients. */
    private double[][] spread(double[][] gradients) {
        double[][] spread = new double[gradients.length][gradients.length];
        for (int g = 0; g < gradients.length; g++) {
            double[] image = image(gradients[g]);
            for (int h = 0; h < gradients.length; h++) {
                spread[g][h] = InnerProduct.of(gradients[h], image);
            }
        }
        return spread;
    }

    /** The derivative of an aligned parameter by all configural ones. */
    private double[] gradient(int kind, int group, int item) {
        double deviation = objective.deviation(point, group);
        int ofItem = kind == 0 ? item : objective.itemOf()[item];
        double loading = objective.alignedLoading(point, group, ofItem);
        double mean = objective.mean(point, group);
        double[] gradient = new double[count];
        if (kind == 0) {
            gradient[index(0, group, item)] = 1 / deviation;
        } else {
            gradient[index(1, group, item)] = 1;
            gradient[index(0, group, ofItem)] = -mean / deviation;
        }
        int ofMean = objective.meanIndex(group);
        int ofDeviation = objective.deviationIndex(group);
        for (int t = 0; t < count; t++) {
            if (kind == 1 && ofMean >= 0) {
                gradient[t] -= loading * response.get(ofMean, t);
            }
            if (ofDeviation >= 0) {
                gradient[t] += (kind == 0 ? -loading : mean * loading) * response.get(ofDeviation, t);
            }
        }
        return gradient;
    }

    private double quadratic(double[] gradient) {
        return InnerProduct.of(gradient, image(gradient));
    }

    private double[] image(double[] gradient) {
        double[] image = new double[count];
        for (int a = 0; a < count; a++) {
            for (int b : covarying[a]) {
                image[a] += covariance.data[a * count + b] * gradient[b];
            }
        }
        return image;
    }

    private BitSet agreeing(double[] estimates, double[][] spread) {
        BitSet set = largestConnected(estimates, spread);
        for (int round = 0; round < 10 * estimates.length; round++) {
            BitSet next = new BitSet();
            for (int g = 0; g < estimates.length; g++) {
                if (pValue(estimates, spread, g, set) >= AGAINST_SET) {
                    next.set(g);
                }
            }
            if (next.equals(set) || next.isEmpty()) {
                break;
            }
            set = next;
        }
        return set;
    }

    /** Of the difference between a context and the mean of a set of contexts. */
    private double pValue(double[] estimates, double[][] spread, int group, BitSet set) {
        double difference = estimates[group];
        double[] contrast = new double[estimates.length];
        contrast[group] = 1;
        int size = set.cardinality();
        for (int g = set.nextSetBit(0); g >= 0; g = set.nextSetBit(g + 1)) {
            difference -= estimates[g] / size;
            contrast[g] -= 1.0 / size;
        }
        double variance = 0;
        for (int g = 0; g < contrast.length; g++) {
            variance += contrast[g] == 0 ? 0 : contrast[g] * InnerProduct.of(spread[g], contrast);
        }
        return variance <= 1e-14 ? 1 : 2 * NormalDistribution.upperTail(Math.abs(difference) / Math.sqrt(variance));
    }

    private BitSet largestConnected(double[] estimates, double[][] spread) {
        int groups = estimates.length;
        BitSet best = new BitSet();
        BitSet seen = new BitSet();
        for (int g = 0; g < groups; g++) {
            if (!seen.get(g)) {
                BitSet connected = connected(estimates, spread, g);
                seen.or(connected);
                if (connected.cardinality() > best.cardinality()) {
                    best = connected;
                }
            }
        }
        return best;
    }

    private BitSet connected(double[] estimates, double[][] spread, int first) {
        BitSet reached = new BitSet();
        reached.set(first);
        List<Integer> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            int from = open.remove(open.size() - 1);
            BitSet one = new BitSet();
            one.set(from);
            IntStream.range(0, estimates.length)
                    .filter(to -> !reached.get(to) && pValue(estimates, spread, to, one) > PAIR)
                    .forEach(to -> {
                        reached.set(to);
                        open.add(to);
                    });
        }
        return reached;
    }
}
