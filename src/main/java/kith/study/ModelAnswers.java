package kith.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.reliability.model.ConstructValidity;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.diagnostic.Residuals;
import kith.sem.resampling.BootstrapAnswer;

/**
 * Answers to {@link ModelQuestions}; empty where nothing was asked.
 *
 * @param validity of the factors
 * @param residuals observed less implied moments
 * @param indices modification indices
 * @param bootstrap of the parameters
 * @param bollenStine test of the model
 */
public record ModelAnswers(
        Optional<ConstructValidity> validity,
        Optional<Residuals> residuals,
        Optional<List<ModificationIndex>> indices,
        Optional<BootstrapAnswer> bootstrap,
        Optional<BootstrapAnswer> bollenStine) {

    /** Nothing was asked. */
    public static final ModelAnswers NONE =
            new ModelAnswers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Everything worth knowing. */
    public List<Finding> findings() {
        return Stream.of(
                        validity.map(ConstructValidity::findings),
                        bootstrap.map(BootstrapAnswer::findings),
                        bollenStine.map(BootstrapAnswer::findings))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }
}
