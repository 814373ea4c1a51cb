package kith.change;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What is asked about change.
 *
 * @param from the earlier wave; empty for the first
 * @param to the later wave; empty for the last that is not the retest
 * @param retest wave at which nothing should have changed since the first, for reliability and measurement error
 * @param reliability of the score over time where there is no retest
 * @param referenceArm the arm that others are compared with; empty for the first
 * @param anchor which ratings of change are what
 * @param functional norms of a functional population
 * @param level of intervals and of reliable change
 */
public record ChangeQuestion(
        Optional<String> from,
        Optional<String> to,
        Optional<String> retest,
        OptionalDouble reliability,
        Optional<String> referenceArm,
        Optional<Anchor> anchor,
        Optional<ClinicalCutoffs.Norm> functional,
        ScoreDirection direction,
        double level) {

    /** The same of respondents without arms. */
    public ChangeQuestion withoutReferenceArm() {
        return new ChangeQuestion(
                from, to, retest, reliability, Optional.empty(), anchor, functional, direction, level);
    }

    /**
     * How an anchor is read.
     *
     * @param improved ratings that count as improved
     * @param stable ratings that count as unchanged
     * @param reliability of the rating; empty where it is not known
     */
    public record Anchor(List<Double> improved, List<Double> stable, OptionalDouble reliability) {
        public Anchor {
            improved = List.copyOf(improved);
            stable = List.copyOf(stable);
        }
    }

    /** First against last wave, higher is better, 95%. */
    public static ChangeQuestion usual() {
        return new ChangeQuestion(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ScoreDirection.HIGHER_IS_BETTER,
                0.95);
    }

    public ChangeQuestion between(String earlier, String later) {
        return new ChangeQuestion(
                Optional.of(earlier),
                Optional.of(later),
                retest,
                reliability,
                referenceArm,
                anchor,
                functional,
                direction,
                level);
    }

    public ChangeQuestion withRetest(String wave) {
        return new ChangeQuestion(
                from, to, Optional.of(wave), reliability, referenceArm, anchor, functional, direction, level);
    }

    public ChangeQuestion withAnchor(Anchor ratings) {
        return new ChangeQuestion(
                from, to, retest, reliability, referenceArm, Optional.of(ratings), functional, direction, level);
    }

    /** The same with other names of waves and arms. */
    ChangeQuestion renamed(UnaryOperator<String> names) {
        return new ChangeQuestion(
                from.map(names),
                to.map(names),
                retest.map(names),
                reliability,
                referenceArm.map(names),
                anchor,
                functional,
                direction,
                level);
    }
}
