package kith.sem.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.math.PairIndex;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.implied.GroupModel;
import kith.sem.implied.OrdinalStructure;
import kith.sem.inference.ResidualMoments;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;

/**
 * A group of ordered variables, with continuous ones among them: its moments are thresholds (means), slopes on given
 * predictors, variances of continuous variables, and correlations.
 */
public final class OrderedTerm extends GroupTerm {

    private final OrdinalStructure structure;

    OrderedTerm(
            GroupSample sample,
            OrdinalStructure structure,
            Discrepancy discrepancy,
            double share,
            DMatrixRMaj sampleCovariance,
            double[] sampleMean,
            double[] moments) {
        super(sample, structure.latentResponses(), discrepancy, share, sampleCovariance, sampleMean, moments);
        this.structure = structure;
    }

    @Override
    public <T> T match(
            Function<? super ContinuousTerm, ? extends T> continuous,
            Function<? super OrderedTerm, ? extends T> ordered) {
        return ordered.apply(this);
    }

    /** Thresholds and correlations. */
    public OrdinalMoments ordinal() {
        return sample().ordinal().orElseThrow();
    }

    @Override
    public OrdinalStructure structure() {
        return structure;
    }

    @Override
    public OrdinalStructure structureOf(GroupModel model) {
        return structure.of(model);
    }

    @Override
    OrderedTerm apart() {
        return new OrderedTerm(
                sample(),
                structure.of(structure.model()),
                discrepancy(),
                share(),
                sampleCovariance(),
                sampleMean(),
                moments());
    }

    @Override
    public int[] givenPlaces() {
        return new int[0];
    }

    @Override
    public int[] outcomes() {
        return structure.outcomes();
    }

    /** −1 for the variance of an ordered variable. */
    @Override
    public int placeOf(int i, int j) {
        int p = variables();
        if (i != j) {
            return moments().length - PairIndex.count(p) + PairIndex.of(i, j, p);
        }
        List<ObservedVariable> variables = ordinal().variables();
        int before = (int) variables.subList(0, i).stream()
                .filter(variable -> !variable.isOrdered())
                .count();
        return variables.get(i).isOrdered() ? -1 : structure.thresholdCount() + structure.slopeCount() + before;
    }

    @Override
    public double[] scalingFactors() {
        return structure.delta();
    }

    @Override
    public boolean isConditional() {
        return ordinal().covariates().isPresent();
    }

    @Override
    public boolean hasRows() {
        return ordinal().rows().isPresent();
    }

    @Override
    boolean hasUntiedMoments() {
        return weight() instanceof DiagonalWeight;
    }

    @Override
    public double[] centre() {
        if (isConditional()) {
            return IntStream.of(outcomes())
                    .mapToDouble(i -> covariance().moments()[i])
                    .toArray();
        }
        return hasMeans() ? java.util.Arrays.copyOf(covariance().moments(), variables()) : sampleMean();
    }

    @Override
    public DMatrixRMaj impliedCovariance(DMatrixRMaj sigma) {
        DMatrixRMaj implied = super.impliedCovariance(sigma);
        int[] outcomes = outcomes();
        int p = outcomes.length;
        double[] delta = structure.delta();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                implied.data[i * p + j] *= delta[outcomes[i]] * delta[outcomes[j]];
            }
        }
        return implied;
    }

    @Override
    public ResidualMoments residualMoments() {
        DMatrixRMaj covariance = impliedCovariance();
        List<Double> thresholds = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < variables(); i++) {
            ObservedVariable variable = ordinal().variables().get(i);
            int places = variable.isOrdered()
                    ? ordinal().thresholdsOf(variable.name()).size()
                    : 1;
            for (int k = at; k < at + places && variable.isOrdered(); k++) {
                thresholds.add(moments()[k] - implied()[k]);
            }
            at += places;
            if (variable.isOrdered()) {
                covariance.set(i, i, 1);
            }
        }
        double[] residuals =
                thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        int variables = covariance().model().observed().size();
        return ResidualMoments.ofOrdered(residuals, sampleCovariance(), covariance, variables);
    }
}
