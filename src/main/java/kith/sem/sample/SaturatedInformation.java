package kith.sem.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kith.math.CholeskyFactor;
import kith.math.CrossProduct;
import kith.math.MatrixProduct;
import kith.math.Parallel;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.RowPattern;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.inference.NormalTraces;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What a sample says about means and covariances when nothing restricts them, at their maximum-likelihood estimates.
 * Each part is computed when it is first asked for; the same for every model of the sample.
 */
public final class SaturatedInformation {

    private final GroupSample sample;
    private final List<Integer> given;
    private final DMatrixRMaj covariance;
    private final double[] mean;
    private DMatrixRMaj observed;
    private DMatrixRMaj inverse;
    private DMatrixRMaj meat;
    private DMatrixRMaj completeTimesInverse;
    private DMatrixRMaj meatInverseComplete;

    /** @param given indices of predictors taken as given */
    SaturatedInformation(GroupSample sample, List<Integer> given) {
        this.sample = sample;
        this.given = List.copyOf(given);
        this.covariance = new DMatrixRMaj(sample.moments().covariance().toArray());
        this.mean = sample.moments().mean();
    }

    List<Integer> given() {
        return given;
    }

    /** A: second derivatives of a row's discrepancy by the moments. */
    public synchronized DMatrixRMaj observed() {
        if (observed == null) {
            observed = sample.isIncomplete()
                    ? PatternDiscrepancy.of(sample.missingPatterns(), sample.moments())
                            .observedInformation(MeansAndCovariances.vector(covariance, mean, true))
                            .toMatrix()
                    : complete().toMatrix();
        }
        return observed;
    }

    /** C: what the same number of complete rows would say. */
    private NormalWeight complete() {
        return new NormalWeight(CholeskyFactor.inverseOf(covariance), true);
    }

    /**
     * A⁻¹; of the part of A that belongs to modelled moments of variables answered together, with zeros around it,
     * where predictors are taken as given or no row answers some pair.
     */
    synchronized DMatrixRMaj inverse() {
        if (inverse == null) {
            boolean all = given.isEmpty() && sample.neverTogether().isEmpty();
            inverse = all ? CholeskyFactor.inverseOf(observed()) : inverseOfModelled();
        }
        return inverse;
    }

    /** The places of the moments that are modelled and that some row says something of. */
    private int[] identified() {
        int p = mean.length;
        Set<Integer> unknown = sample.neverTogether().stream()
                .map(pair -> p + HalfVector.index(pair[0], pair[1], p))
                .collect(Collectors.toSet());
        return Arrays.stream(MeansAndCovariances.modelled(p, true, given))
                .filter(place -> !unknown.contains(place))
                .toArray();
    }

    private DMatrixRMaj inverseOfModelled() {
        return inverseAmong(observed(), identified(), CholeskyFactor::inverseOf);
    }

    /** The inverse of the part of an information that belongs to some places, with zeros around it. */
    public static DMatrixRMaj inverseAmong(DMatrixRMaj information, int[] places, UnaryOperator<DMatrixRMaj> inverse) {
        DMatrixRMaj part = new DMatrixRMaj(places.length, places.length);
        CommonOps_DDRM.extract(information, places, places.length, places, places.length, part);
        DMatrixRMaj own = inverse.apply(part);
        DMatrixRMaj embedded = new DMatrixRMaj(information.numRows, information.numCols);
        for (int k = 0; k < places.length; k++) {
            for (int l = 0; l < places.length; l++) {
                embedded.set(places[k], places[l], own.get(k, l));
            }
        }
        return embedded;
    }

    /** B: mean square of the rows' scores; of those of clusters where rows were drawn in clusters. */
    public synchronized DMatrixRMaj meat() {
        if (meat == null) {
            meat = sample.isClustered()
                    ? MomentScores.meanSquare(sample, covariance, mean, true)
                    : CrossProduct.of(scores(), Parallel.allCores());
        }
        return meat;
    }

    /** tr(B A⁻¹). */
    public double traceOfMeatByInverse() {
        return NormalTraces.traceOfProduct(meat(), inverse());
    }

    /** tr(C A⁻¹). */
    public double traceCompleteInverse() {
        return CommonOps_DDRM.trace(completeTimesInverse());
    }

    /** tr(C A⁻¹ B A⁻¹). */
    public double traceCompleteGamma() {
        return NormalTraces.traceOfProduct(meatInverseComplete(), inverse());
    }

    /** The symmetric part of B A⁻¹ C. */
    public synchronized DMatrixRMaj meatInverseComplete() {
        if (meatInverseComplete == null) {
            meatInverseComplete = MatrixProduct.of(completeTimesInverse(), meat());
            int size = meatInverseComplete.numRows;
            double[] product = meatInverseComplete.data;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    double mean = 0.5 * (product[i * size + j] + product[j * size + i]);
                    product[i * size + j] = mean;
                    product[j * size + i] = mean;
                }
            }
        }
        return meatInverseComplete;
    }

    private synchronized DMatrixRMaj completeTimesInverse() {
        if (completeTimesInverse == null) {
            completeTimesInverse = new DMatrixRMaj(inverse().numRows, inverse().numCols);
            complete().multiply(inverse(), completeTimesInverse);
        }
        return completeTimesInverse;
    }

    /**
     * The scores of all rows, times their weights, divided by the square root of their number (of the sum of their
     * weights).
     */
    private DMatrixRMaj scores() {
        int p = mean.length;
        int size = p + HalfVector.length(p);
        int n = sample.patterns().stream()
                .mapToInt(pattern -> pattern.rows().size())
                .sum();
        DMatrixRMaj scores = new DMatrixRMaj(n, size);
        double scale = 1 / Math.sqrt(sample.size());
        int at = 0;
        for (RowPattern pattern : sample.patterns()) {
            int[] seen = pattern.observed();
            int o = seen.length;
            DMatrixRMaj part = new DMatrixRMaj(o, o);
            for (int i = 0; i < o; i++) {
                for (int j = 0; j < o; j++) {
                    part.data[i * o + j] = covariance.data[seen[i] * p + seen[j]];
                }
            }
            DMatrixRMaj own = CholeskyFactor.inverseOf(part);
            double[] v = new double[o];
            for (int row = 0; row < pattern.rows().size(); row++) {
                score(pattern.rows().get(row), seen, own, v, scale * pattern.weight(row), scores.data, at * size);
                at++;
            }
        }
        return scores;
    }

    private void score(double[] row, int[] seen, DMatrixRMaj own, double[] v, double scale, double[] scores, int at) {
        int p = mean.length;
        int o = seen.length;
        Arrays.fill(v, 0);
        for (int j = 0; j < o; j++) {
            double deviation = row[seen[j]] - mean[seen[j]];
            for (int i = 0; i < o; i++) {
                v[i] += own.data[j * o + i] * deviation;
            }
        }
        for (int j = 0; j < o; j++) {
            scores[at + seen[j]] = scale * v[j];
            int start = at + p + HalfVector.index(seen[j], seen[j], p) - seen[j];
            scores[start + seen[j]] = scale * 0.5 * (v[j] * v[j] - own.data[j * o + j]);
            for (int i = j + 1; i < o; i++) {
                scores[start + seen[i]] = scale * (v[i] * v[j] - own.data[i * o + j]);
            }
        }
    }
}
