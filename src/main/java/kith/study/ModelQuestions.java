package kith.study;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Parallel;
import kith.reliability.model.ConstructValidity;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.diagnostic.ModificationPower;
import kith.sem.diagnostic.Residuals;
import kith.sem.fit.FittedModel;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;

/**
 * What is asked of a fitted model beside its fit, on the command line or in a study file.
 *
 * @param validity composite reliability, average variance extracted, heterotrait–monotrait ratios
 * @param residuals observed less implied moments
 * @param indices modification indices
 * @param delta size of a misspecification that matters, for the power of the indices
 * @param bootstrap samples for standard errors and intervals; empty for none
 * @param bollenStine samples under exact fit; empty for none
 */
public record ModelQuestions(
        boolean validity,
        boolean residuals,
        boolean indices,
        double delta,
        OptionalInt bootstrap,
        OptionalInt bollenStine) {

    /** Nothing is asked. */
    public static final ModelQuestions NONE =
            new ModelQuestions(false, false, false, ModificationPower.DELTA, OptionalInt.empty(), OptionalInt.empty());

    /** Whether anything is asked. */
    public boolean isAsked() {
        return validity || residuals || indices || bootstrap.isPresent() || bollenStine.isPresent();
    }

    /**
     * The answers.
     *
     * @throws InputException with everything that cannot be answered of this model and these data
     */
    public ModelAnswers of(FittedModel fitted, long seed, Parallel parallel) {
        Problems problems = new Problems();
        ModelAnswers answers = new ModelAnswers(
                attempt(validity, () -> ConstructValidity.of(fitted), problems),
                attempt(residuals, () -> Residuals.of(fitted), problems),
                attempt(indices, () -> ModificationIndices.of(fitted, delta), problems),
                attempt(
                        bootstrap.isPresent(),
                        () -> BootstrapAnswer.of(
                                fitted,
                                Bootstrap.naive(bootstrap.getAsInt(), seed).with(parallel)),
                        problems),
                attempt(
                        bollenStine.isPresent(),
                        () -> BootstrapAnswer.of(
                                fitted,
                                Bootstrap.bollenStine(bollenStine.getAsInt(), seed)
                                        .with(parallel)),
                        problems));
        problems.throwIfAny();
        return answers;
    }

    private static <T> Optional<T> attempt(boolean asked, Supplier<T> answer, Problems problems) {
        try {
            return asked ? Optional.of(answer.get()) : Optional.empty();
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }
}
