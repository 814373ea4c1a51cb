package kith.sem.score;

import java.util.stream.IntStream;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The measurement of factors by the variables of one group, with what given predictors add to it: y = ν + Γ x + Λ η +
 * ε, η = μ + Κ x + ζ. An observed variable that is predicted, but predicts nothing, is an indicator of the factors that
 * predict it.
 *
 * @param outcomes the places in a row of answers of the variables that measure
 * @param predictors the places of the given predictors
 * @param loadings Λ, outcomes × factors
 * @param baseIntercepts ν, when the predictors are 0
 * @param directEffects Γ, outcomes × predictors
 * @param residualVariances of the outcomes; 0 or less where scores do not exist
 * @param baseMean μ, when the predictors are 0
 * @param meanEffects Κ, factors × predictors
 * @param covariance of ζ
 */
record ScoredModel(
        int[] outcomes,
        int[] predictors,
        DMatrixRMaj loadings,
        double[] baseIntercepts,
        DMatrixRMaj directEffects,
        double[] residualVariances,
        double[] baseMean,
        DMatrixRMaj meanEffects,
        DMatrixRMaj covariance) {

    static ScoredModel of(GroupTerm term, CovarianceStructure structure) {
        GroupModel model = structure.model();
        int[] given = term.isConditional()
                ? model.given().stream().mapToInt(Integer::intValue).toArray()
                : new int[0];
        int[] predictors = IntStream.of(given)
                .map(i -> model.latent().indexOf(model.observed().get(i)))
                .toArray();
        int[] outcomes = term.outcomes();
        int[] asFactor = IntStream.of(outcomes)
                .map(i -> model.latent().indexOf(model.observed().get(i)))
                .map(s -> predictsNothing(structure, s) ? s : -1)
                .toArray();
        int[] factors = IntStream.range(0, model.latent().size())
                .filter(k -> IntStream.of(predictors).noneMatch(x -> x == k)
                        && IntStream.of(asFactor).noneMatch(s -> s == k))
                .toArray();
        int p = outcomes.length;
        DMatrixRMaj loadings = new DMatrixRMaj(p, factors.length);
        DMatrixRMaj direct = new DMatrixRMaj(p, predictors.length);
        double[] intercepts = new double[p];
        double[] residual = new double[p];
        for (int i = 0; i < p; i++) {
            int s = asFactor[i];
            DMatrixRMaj from = s < 0 ? structure.directLoadings() : structure.directPaths();
            int row = s < 0 ? outcomes[i] : s;
            intercepts[i] = s < 0 ? structure.intercepts()[row] : structure.latentIntercepts()[row];
            residual[i] = (s < 0 ? structure.residualCovariance() : structure.disturbanceCovariance()).get(row, row);
            for (int k = 0; k < factors.length; k++) {
                loadings.set(i, k, from.get(row, factors[k]));
            }
            for (int x = 0; x < predictors.length; x++) {
                direct.set(i, x, predictors[x] < 0 ? 0 : from.get(row, predictors[x]));
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(factors.length, factors.length);
        CommonOps_DDRM.extract(
                structure.latentCovariance(), factors, factors.length, factors, factors.length, covariance);
        DMatrixRMaj effects = new DMatrixRMaj(factors.length, predictors.length);
        for (int k = 0; k < factors.length; k++) {
            for (int x = 0; x < predictors.length; x++) {
                effects.set(k, x, predictors[x] < 0 ? 0 : structure.paths().get(factors[k], predictors[x]));
            }
        }
        double[] mean = IntStream.of(factors)
                .mapToDouble(k -> structure.latentMean()[k])
                .toArray();
        return new ScoredModel(outcomes, given, loadings, intercepts, direct, residual, mean, effects, covariance);
    }

    /**
     * Whether an observed variable stands among the factors, but neither predicts others nor covaries with their
     * residuals.
     */
    private static boolean predictsNothing(CovarianceStructure structure, int s) {
        if (s < 0) {
            return false;
        }
        for (int k = 0; k < structure.directPaths().numRows; k++) {
            if (structure.directPaths().get(k, s) != 0
                    || (k != s && structure.disturbanceCovariance().get(k, s) != 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sets intercepts and means of the factors to those given the predictors of a row.
     *
     * @return false where the row lacks one
     */
    boolean given(double[] row, double[] intercepts, double[] mean) {
        System.arraycopy(baseIntercepts, 0, intercepts, 0, intercepts.length);
        System.arraycopy(baseMean, 0, mean, 0, mean.length);
        for (int x = 0; x < predictors.length; x++) {
            double value = row[predictors[x]];
            if (Double.isNaN(value)) {
                return false;
            }
            for (int i = 0; i < intercepts.length; i++) {
                intercepts[i] += directEffects.get(i, x) * value;
            }
            for (int k = 0; k < mean.length; k++) {
                mean[k] += meanEffects.get(k, x) * value;
            }
        }
        return true;
    }

    /** The answers that measure. */
    double[] answers(double[] row) {
        return IntStream.of(outcomes).mapToDouble(i -> row[i]).toArray();
    }
}
