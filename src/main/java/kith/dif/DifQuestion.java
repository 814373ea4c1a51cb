package kith.dif;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.math.Parallel;

/**
 * What an analysis of differential item functioning asks.
 *
 * @param group column of the groups
 * @param reference the reference group; empty for the first in the data
 * @param methods that are used
 * @param anchors items known to function alike; empty for purification
 * @param trait column with trait scores that logistic regression matches by as well
 * @param alpha level of the tests
 * @param simulation behind the intervals of differential response functioning
 * @param parallel the threads; they change no number
 */
public record DifQuestion(
        String group,
        Optional<String> reference,
        Set<DifMethod> methods,
        List<String> anchors,
        Optional<String> trait,
        double alpha,
        EffectIntervals.Simulation simulation,
        Parallel parallel) {

    /** The usual level of the tests. */
    public static final double ALPHA = 0.05;

    /** All methods, purification, α = .05, no simulated intervals. */
    public static DifQuestion of(String group) {
        return new DifQuestion(
                group,
                Optional.empty(),
                Set.of(DifMethod.values()),
                List.of(),
                Optional.empty(),
                ALPHA,
                EffectIntervals.Simulation.NONE,
                new Parallel(1));
    }

    public DifQuestion {
        methods = Set.copyOf(methods);
        anchors = List.copyOf(anchors);
    }

    /** The same of the groups of another column. */
    public DifQuestion between(String column) {
        return new DifQuestion(column, reference, methods, anchors, trait, alpha, simulation, parallel);
    }

    public DifQuestion withReference(String other) {
        return new DifQuestion(group, Optional.of(other), methods, anchors, trait, alpha, simulation, parallel);
    }

    public DifQuestion withMethods(Set<DifMethod> others) {
        return new DifQuestion(group, reference, others, anchors, trait, alpha, simulation, parallel);
    }

    public DifQuestion withAnchors(List<String> others) {
        return new DifQuestion(group, reference, methods, others, trait, alpha, simulation, parallel);
    }

    public DifQuestion withTrait(String column) {
        return new DifQuestion(group, reference, methods, anchors, Optional.of(column), alpha, simulation, parallel);
    }

    public DifQuestion withAlpha(double level) {
        return new DifQuestion(group, reference, methods, anchors, trait, level, simulation, parallel);
    }

    public DifQuestion with(EffectIntervals.Simulation other) {
        return new DifQuestion(group, reference, methods, anchors, trait, alpha, other, parallel);
    }

    public DifQuestion with(Parallel threads) {
        return new DifQuestion(group, reference, methods, anchors, trait, alpha, simulation, threads);
    }
}
