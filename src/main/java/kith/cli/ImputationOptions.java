package kith.cli;

import java.util.Optional;
import java.util.OptionalInt;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import picocli.CommandLine.Option;

/** The options of multiple imputation. */
final class ImputationOptions {

    @Option(
            names = "--imputations",
            paramLabel = "M",
            description =
                    "Also estimates from so many data sets imputed by chained equations, pooled by Rubin’s rules: means of"
                            + " scores, or change and differences between arms.")
    @NumberRange(from = 2, to = 1_000)
    private Integer imputations;

    @Option(
            names = "--imputation-method",
            paramLabel = "METHOD",
            description =
                    "How chained equations predict what is missing: matching (predictive mean matching by linear"
                            + " regression, the default) or forest (random forests, which also follow curves and interactions).")
    private ImputationMethod method = ImputationMethod.MATCHING;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of imputation; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    OptionalInt sets() {
        return imputations == null ? OptionalInt.empty() : OptionalInt.of(imputations);
    }

    ImputationMethod method() {
        return method;
    }

    long seed() {
        return seed;
    }

    /** How data sets are imputed, if any are asked for. */
    Optional<ChainedEquations.Plan> plan() {
        return ChainedEquations.Plan.of(sets(), method, seed);
    }
}
