package kith.twolevel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kith.finding.InputException;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;

/** A fitted two-level model that can be asked more: how well each level fits by itself, and the bootstrap. */
public final class FittedTwoLevelModel {

    private final TwoLevelFit answer;
    private final Supplier<List<LevelFit>> levels;
    private final Optional<Function<Bootstrap, BootstrapAnswer>> samples;

    /**
     * @param levels fits each level by itself
     * @param samples fits the model in samples of clusters; empty where that is not offered
     */
    FittedTwoLevelModel(
            TwoLevelFit answer,
            Supplier<List<LevelFit>> levels,
            Optional<Function<Bootstrap, BootstrapAnswer>> samples) {
        this.answer = answer;
        this.levels = levels;
        this.samples = samples;
    }

    public TwoLevelFit answer() {
        return answer;
    }

    /** The fit of each level with the other unrestricted. */
    public List<LevelFit> levelFit() {
        return levels.get();
    }

    /**
     * Standard errors and intervals from samples of whole clusters.
     *
     * @throws InputException when responses are ordered, or samples are asked for that are not of clusters as they are
     */
    public BootstrapAnswer bootstrap(Bootstrap question) {
        if (question.kind() != Bootstrap.Kind.NAIVE) {
            throw new InputException(
                    "bootstrap after Bollen and Stine",
                    "a model with two levels",
                    "a model of one level",
                    "rely on the test of the model");
        }
        return samples.orElseThrow(() -> new InputException(
                        "bootstrap",
                        "ordered responses at two levels",
                        "continuous responses",
                        "rely on the robust standard errors of WLSMV"))
                .apply(question);
    }
}
