package kith.invariance.search;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import kith.invariance.effect.EffectDivisor;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.level.FreedParameter;
import kith.invariance.model.ContextModel;
import kith.math.NormalDistribution;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.model.ParameterKey;

/** How large a difference has to be for a round of score tests to find it; see {@link PartialAnswer.Detectable}. */
record SearchPower(ContextModel contexts, SemFit fit) {

    private static final double POWER = 0.80;

    /**
     * The median over the candidates, in standard deviations; empty where no candidate has a standard error.
     *
     * @param rate of errors of the round
     */
    OptionalDouble detectable(List<EqualityTests.Candidate> candidates, double rate) {
        double reach =
                NormalDistribution.quantile(1 - rate / candidates.size() / 2) + NormalDistribution.quantile(POWER);
        double[] changes = candidates.stream()
                .mapToDouble(one -> reach * error(one) * unit(one.parameter()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int half = changes.length / 2;
        if (changes.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(changes.length % 2 == 1 ? changes[half] : (changes[half - 1] + changes[half]) / 2);
    }

    private static double error(EqualityTests.Candidate one) {
        return Math.abs(one.test().expectedChange()) / Math.sqrt(one.test().chisq());
    }

    /** What turns a change of the parameter into standard deviations. */
    private double unit(FreedParameter freed) {
        ParameterKey parameter = freed.parameter();
        int context = contexts.contexts().indexOf(freed.context().orElseThrow());
        String item = EqualityTests.item(parameter);
        double ofFactor = 1;
        if (parameter.op() == Operator.LOADING) {
            ContextModel.Placed factor = contexts.at(parameter.lhs(), context);
            ofFactor = Math.sqrt(fit.latentVariance(factor.name(), factor.group()));
        }
        return ofFactor / deviation(item, context);
    }

    private double deviation(String item, int context) {
        ContextModel.Placed placed = contexts.at(item, context);
        if (!fit.table().ordered().contains(placed.name())) {
            return EffectDivisor.Spread.of(contexts, item, context).deviation();
        }
        double[] parts = fit.estimates().stream()
                .filter(one -> one.group() == placed.group())
                .filter(one -> one.op() == Operator.LOADING && one.rhs().equals(placed.name())
                        || one.op() == Operator.COVARIANCE
                                && one.lhs().equals(placed.name())
                                && one.rhs().equals(placed.name()))
                .mapToDouble(one -> one.op() == Operator.LOADING
                        ? one.estimate() * one.estimate() * fit.latentVariance(one.lhs(), one.group())
                        : one.estimate())
                .toArray();
        return Math.sqrt(Arrays.stream(parts).sum());
    }
}
