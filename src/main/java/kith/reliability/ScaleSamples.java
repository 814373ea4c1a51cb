package kith.reliability;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kith.finding.Finding;
import kith.moments.MatrixTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * What stands for other samples of people when a scale gets its intervals: samples drawn from its own people, or, where only covariances
 * are known, covariances of normal people around these.
 *
 * @param covariances of such samples
 * @param people the people themselves in {@link HeldOutSearch#GROUPS} groups
 * @param percentiles how an interval of percentiles is named
 * @param normal how a normal interval less the bias is named
 * @param supposition for the convention of an interval; may be empty
 */
record ScaleSamples(
        CovarianceDraws covariances,
        Supplier<PeopleInGroups> people,
        IntervalMethod percentiles,
        IntervalMethod normal,
        String supposition) {

    private static final double SINGULAR = 1e-8;

    /** Empty where there are fewer than two items or three people, or {@link #trouble} with the matrix. */
    static Optional<ScaleSamples> of(ScaleCovariance scale, long seed) {
        if (scale.size() < 2 || scale.n() < 3 || !trouble(scale).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scale.answers().map(answers -> ofAnswers(scale, answers)).orElseGet(() -> ofNormal(scale, seed)));
    }

    private static ScaleSamples ofAnswers(ScaleCovariance scale, KeyedMatrix answers) {
        ResampledCovariance sample = new ResampledCovariance(answers, scale.means());
        return new ScaleSamples(
                sample,
                () -> new AnsweringPeople(
                        new PersonInfluence(answers, scale.covariance(), scale.means()), sample, HeldOutSearch.GROUPS),
                IntervalMethod.BOOTSTRAP_PERCENTILE,
                IntervalMethod.BOOTSTRAP_NORMAL,
                "");
    }

    private static ScaleSamples ofNormal(ScaleCovariance scale, long seed) {
        boolean standardized = MatrixTable.isOfCorrelations(scale.named(scale.covariance()));
        return new ScaleSamples(
                new NormalDraws(factor(scale.covariance()).orElseThrow(), scale.n(), standardized),
                () -> new NormalPeople(
                        factor(scale.correlation()).orElseThrow(), scale.n(), HeldOutSearch.GROUPS, seed),
                IntervalMethod.BOOTSTRAP_PARAMETRIC,
                IntervalMethod.BOOTSTRAP_PARAMETRIC_NORMAL,
                "; interval supposes normal answers, none missing");
    }

    /** Why no samples can be drawn around a matrix; nothing for answers. */
    static List<Finding> trouble(ScaleCovariance scale) {
        if (scale.answers().isPresent() || scale.size() < 2) {
            return List.of();
        }
        if (scale.n() <= scale.size()) {
            return List.of(Finding.warning(
                    "interval_needs_people",
                    "matrix",
                    "With " + scale.n() + " people and " + scale.size() + " items no samples can be drawn around the"
                            + " matrix, so that there are no intervals but those of alpha by formula.",
                    "Rest on few coefficients with so few people."));
        }
        if (factor(scale.correlation()).isEmpty()) {
            return List.of(Finding.warning(
                    "interval_needs_positive_definite",
                    "matrix",
                    "The matrix is not positive definite, or hardly so, as pairwise, polychoric and smoothed correlations may be:"
                            + " no samples can be drawn around it, so that there are no intervals but those of alpha by formula.",
                    "Give the covariances of people who answered every item, or the answers themselves."));
        }
        return List.of();
    }

    /** The lower Cholesky triangle; empty where a variable is all but explained by those before it. */
    private static Optional<DMatrixRMaj> factor(double[][] c) {
        int k = c.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(k, true);
        if (!Double.isFinite(Alpha.sum(c)) || !cholesky.decompose(new DMatrixRMaj(c))) {
            return Optional.empty();
        }
        DMatrixRMaj factor = cholesky.getT(null);
        for (int i = 0; i < k; i++) {
            if (!(factor.get(i, i) * factor.get(i, i) > SINGULAR * c[i][i])) {
                return Optional.empty();
            }
        }
        return Optional.of(factor);
    }
}
