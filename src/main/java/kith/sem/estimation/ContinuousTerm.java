package kith.sem.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.inference.ResidualMoments;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;

/** A group of continuous variables: its moments are covariances, and means where the model has them. */
public final class ContinuousTerm extends GroupTerm {

    ContinuousTerm(
            GroupSample sample,
            CovarianceStructure structure,
            Discrepancy discrepancy,
            double share,
            DMatrixRMaj sampleCovariance,
            double[] sampleMean,
            double[] moments) {
        super(sample, structure, discrepancy, share, sampleCovariance, sampleMean, moments);
    }

    @Override
    public <T> T match(
            Function<? super ContinuousTerm, ? extends T> continuous,
            Function<? super OrderedTerm, ? extends T> ordered) {
        return continuous.apply(this);
    }

    @Override
    public CovarianceStructure structure() {
        return covariance();
    }

    @Override
    public CovarianceStructure structureOf(GroupModel model) {
        return new CovarianceStructure(model);
    }

    @Override
    ContinuousTerm apart() {
        return new ContinuousTerm(
                sample(),
                structureOf(covariance().model()),
                discrepancy(),
                share(),
                sampleCovariance(),
                sampleMean(),
                moments());
    }

    @Override
    public int[] givenPlaces() {
        List<Integer> given = covariance().model().given();
        if (given.isEmpty()) {
            return new int[0];
        }
        int[] modelled = MeansAndCovariances.modelled(variables(), hasMeans(), given);
        return IntStream.range(0, moments().length)
                .filter(place -> Arrays.binarySearch(modelled, place) < 0)
                .toArray();
    }

    @Override
    public int[] outcomes() {
        return IntStream.range(0, variables()).toArray();
    }

    @Override
    public int placeOf(int i, int j) {
        int p = variables();
        return (hasMeans() ? p : 0) + HalfVector.index(i, j, p);
    }

    @Override
    public double[] scalingFactors() {
        return ones(variables());
    }

    @Override
    public boolean isConditional() {
        return false;
    }

    @Override
    public boolean hasRows() {
        return sample().hasRows();
    }

    @Override
    boolean hasUntiedMoments() {
        return false;
    }

    @Override
    public double[] centre() {
        return hasMeans() ? Arrays.copyOf(implied(), variables()) : sampleMean();
    }

    @Override
    public ResidualMoments residualMoments() {
        DMatrixRMaj observed = sampleCovariance().copy();
        DMatrixRMaj sigma = covariance().sigma();
        for (int[] pair : sample().neverTogether()) {
            double implied = sigma.get(pair[0], pair[1]);
            observed.set(pair[0], pair[1], implied);
            observed.set(pair[1], pair[0], implied);
        }
        double[] none = new double[0];
        return ResidualMoments.of(observed, hasMeans() ? sampleMean() : none, sigma, hasMeans() ? centre() : none);
    }

    /** Normal, where the implied covariances are positive definite. */
    @Override
    public Discrepancy distanceFromImplied(boolean means) {
        DMatrixRMaj sigma = covariance().sigma();
        return new CholeskyFactor(sigma.numRows).factor(sigma)
                ? new NormalDiscrepancy(sigma, means ? centre() : new double[0])
                : unweightedDistanceFromImplied();
    }
}
