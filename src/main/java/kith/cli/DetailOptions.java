package kith.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import kith.report.section.cfa.ModelAnswerTables;
import kith.report.section.cfa.ModelDetails;
import kith.sem.diagnostic.ModificationPower;
import kith.sem.fit.FittedModel;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.study.ModelAnswers;
import kith.study.ModelQuestions;
import kith.twolevel.FittedTwoLevelModel;
import picocli.CommandLine.Option;

/** Questions that can be asked of a fitted model. */
@HelpHeading("More results")
final class DetailOptions {

    @Option(
            names = "--modindices",
            description =
                    "Modification indices of all parameters that the model fixes or leaves out, the largest first: expected drop of"
                            + " χ², expected parameter change, and power.")
    private boolean modificationIndices;

    @Option(
            names = "--mi-delta",
            paramLabel = "D",
            description =
                    "With --modindices: size of a misspecification that matters, in units of the parameters, for the power of each"
                            + " index; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, ends = NumberRange.Ends.NEITHER)
    private double delta = ModificationPower.DELTA;

    @Option(
            names = "--validity",
            description =
                    "Composite reliability and average variance extracted of each factor, and ratios (HTMT) that say"
                            + " whether factors are distinct.")
    private boolean validity;

    @Option(
            names = "--residuals",
            description =
                    "Observed less implied moments: raw, of correlations, and by their standard errors; the largest by name.")
    private boolean residuals;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description =
                    "Standard errors and intervals (percentile and BCa) from N bootstrap samples, of continuous or"
                            + " ordered variables; whole clusters with --cluster (also of models with level: blocks), rows with their"
                            + " weights with --weights.")
    @NumberRange(from = 2)
    private Integer bootstrap;

    @Option(
            names = "--bollen-stine",
            paramLabel = "N",
            description = "Test of the model from N bootstrap samples under exact fit (complete rows of"
                    + " continuous variables only).")
    @NumberRange(from = 2)
    private Integer bollenStine;

    /** Whether anything is asked. */
    boolean isAsked() {
        return questions().isAsked();
    }

    /** Whether anything is asked but the bootstrap. */
    boolean asksMoreThanBootstrap() {
        return new ModelQuestions(
                        validity, residuals, modificationIndices, delta, OptionalInt.empty(), optional(bollenStine))
                .isAsked();
    }

    private ModelQuestions questions() {
        return new ModelQuestions(
                validity, residuals, modificationIndices, delta, optional(bootstrap), optional(bollenStine));
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Options given that draw rows. */
    List<String> samplings() {
        List<String> given = new ArrayList<>();
        if (bootstrap != null) {
            given.add("--bootstrap");
        }
        if (bollenStine != null) {
            given.add("--bollen-stine");
        }
        return given;
    }

    /** Bootstraps a model of two levels, where that is asked. */
    void answer(FittedTwoLevelModel fitted, DrawOptions draws, Details details) {
        if (bootstrap != null) {
            BootstrapAnswer found =
                    fitted.bootstrap(Bootstrap.naive(bootstrap, draws.seed()).with(draws.parallel()));
            details.addAll(ModelDetails.bootstrap(found));
            details.tree().put("bootstrap", ModelDetails.tree(found));
            details.tell(found.findings());
        }
    }

    /** Answers what was asked. */
    void answer(FittedModel fitted, DrawOptions draws, Details details) {
        ModelAnswers answers = questions().of(fitted, draws.seed(), draws.parallel());
        details.addAll(ModelAnswerTables.of(answers));
        ModelAnswerTables.into(details.tree(), answers);
        details.tell(answers.findings());
    }
}
