package kith.sem.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.discrepancy.LeastSquaresDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.MomentStructure;
import kith.sem.inference.ResidualMoments;
import kith.sem.sample.GroupSample;
import kith.sem.sample.SaturatedInformation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What one group adds to a fit: its sample, what the model implies for it, and how far the two are apart. What is
 * implied is that of the last evaluation of its structure; in an {@link Evaluation} it stays as it is.
 */
public abstract sealed class GroupTerm permits ContinuousTerm, OrderedTerm {

    private final GroupSample sample;
    private final CovarianceStructure covariance;
    private final Discrepancy discrepancy;
    private final double share;
    private final DMatrixRMaj sampleCovariance;
    private final double[] sampleMean;
    private final double[] moments;

    /**
     * @param covariance of the observed variables, or of the latent responses behind ordered ones
     * @param sampleCovariance what the discrepancy compares with: divided by N or by N − 1 as the estimator wants
     * @param moments the sample's moments in the order of the implied ones
     */
    GroupTerm(
            GroupSample sample,
            CovarianceStructure covariance,
            Discrepancy discrepancy,
            double share,
            DMatrixRMaj sampleCovariance,
            double[] sampleMean,
            double[] moments) {
        this.sample = sample;
        this.covariance = covariance;
        this.discrepancy = discrepancy;
        this.share = share;
        this.sampleCovariance = sampleCovariance;
        this.sampleMean = sampleMean;
        this.moments = moments;
    }

    /** One answer for continuous variables, one for ordered ones. */
    public abstract <T> T match(
            Function<? super ContinuousTerm, ? extends T> continuous,
            Function<? super OrderedTerm, ? extends T> ordered);

    /** The moments as a function of the parameters. */
    public abstract MomentStructure structure();

    /** The moments of another model of the same variables as a function of its parameters. */
    public abstract MomentStructure structureOf(GroupModel model);

    /** The same with a structure of its own, so that the two can be evaluated at different values. */
    abstract GroupTerm apart();

    /**
     * The places of the moments that are among predictors taken as given, and hence not modelled; none where the
     * moments are conditional on the predictors.
     */
    public abstract int[] givenPlaces();

    /** The indices among the observed variables of those that have moments. */
    public abstract int[] outcomes();

    /**
     * Where the covariance of two variables that have moments stands among the moments; −1 where it is none, as it is
     * fixed.
     */
    public abstract int placeOf(int i, int j);

    /** What latent responses are multiplied by to have their moments; 1 for continuous variables. */
    public abstract double[] scalingFactors();

    /** Whether the moments are conditional on predictors. */
    public abstract boolean isConditional();

    /** Whether the responses themselves are known, and not their moments alone. */
    public abstract boolean hasRows();

    /** Whether no weight ties a moment to another. */
    abstract boolean hasUntiedMoments();

    /** Implied means; the sample's for a model without means. */
    public abstract double[] centre();

    /** Observed less implied moments, as measures of fit average them. */
    public abstract ResidualMoments residualMoments();

    /** The distance from the moments that are implied now, for a model with means or without. */
    public Discrepancy distanceFromImplied(boolean means) {
        return unweightedDistanceFromImplied();
    }

    final Discrepancy unweightedDistanceFromImplied() {
        return new LeastSquaresDiscrepancy(implied().clone(), DiagonalWeight.identity(moments.length), 1);
    }

    public final GroupSample sample() {
        return sample;
    }

    /** Covariances and means of the observed variables, or of the latent responses behind ordered ones. */
    public final CovarianceStructure covariance() {
        return covariance;
    }

    public final Discrepancy discrepancy() {
        return discrepancy;
    }

    /** Its part of the rows of all groups. */
    public final double share() {
        return share;
    }

    /** What the discrepancy compares with: divided by N or by N − 1 as the estimator wants. */
    public final DMatrixRMaj sampleCovariance() {
        return sampleCovariance;
    }

    public final double[] sampleMean() {
        return sampleMean;
    }

    /** The sample's moments in the order of the implied ones. */
    public final double[] moments() {
        return moments;
    }

    /** The implied moments. */
    public final double[] implied() {
        return structure().moments();
    }

    /** How the discrepancy weights moments at the implied ones. */
    public final Weight weight() {
        return discrepancy.curvature(implied());
    }

    /** The expected information of the rows about the moments at the implied ones. */
    public final Weight information() {
        return discrepancy.expectedInformation(implied());
    }

    public final ModelObjective.Term objectiveTerm() {
        return new ModelObjective.Term(structure(), discrepancy, share);
    }

    public final boolean hasMeans() {
        return covariance.model().hasMeans();
    }

    /**
     * The pairs of variables whose covariance the sample does not identify, since no row answers both; such as “x2 with
     * x3”.
     */
    public final List<String> unknownCovariances() {
        List<Integer> given = covariance.model().given();
        List<String> names = covariance.model().observed();
        return sample.neverTogether().stream()
                .filter(pair -> !(given.contains(pair[0]) && given.contains(pair[1])))
                .map(pair -> names.get(pair[1]) + " with " + names.get(pair[0]))
                .toList();
    }

    /** Γ of the moments, with the predictors that the model takes as given. */
    public final DMatrixRMaj gamma() {
        return sample.gamma(hasMeans(), covariance.model().given());
    }

    /** What the sample says of the moments when nothing but these predictors restricts them. */
    public final SaturatedInformation saturatedInformation() {
        return sample.saturatedInformation(covariance.model().given());
    }

    public final int variables() {
        return sampleCovariance.numRows;
    }

    /** The names of the variables that have moments. */
    public final List<String> names() {
        List<String> observed = covariance.model().observed();
        return IntStream.of(outcomes()).mapToObj(observed::get).toList();
    }

    /** Implied covariances of the variables that have moments; of latent responses as they are scaled. */
    public final DMatrixRMaj impliedCovariance() {
        return impliedCovariance(covariance.sigma());
    }

    /** The same from covariances of all observed variables. */
    public DMatrixRMaj impliedCovariance(DMatrixRMaj sigma) {
        int[] outcomes = outcomes();
        int p = outcomes.length;
        DMatrixRMaj implied = new DMatrixRMaj(p, p);
        CommonOps_DDRM.extract(sigma, outcomes, p, outcomes, p, implied);
        return implied;
    }

    static double[] ones(int p) {
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return ones;
    }
}
