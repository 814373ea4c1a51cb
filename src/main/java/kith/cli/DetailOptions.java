package kith.cli;

import java.util.ArrayList;
import java.util.List;
import kith.reliability.model.ConstructValidity;
import kith.report.section.cfa.ModelDetails;
import kith.report.section.cfa.ResidualTables;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.diagnostic.ModificationPower;
import kith.sem.diagnostic.Residuals;
import kith.sem.fit.FittedModel;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
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
                            + " ordered variables; whole clusters with --cluster, rows with their weights with --weights.")
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
        return modificationIndices || validity || residuals || bootstrap != null || bollenStine != null;
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

    /** Answers what was asked. */
    void answer(FittedModel fitted, DrawOptions draws, Details details) {
        if (validity) {
            ConstructValidity found = ConstructValidity.of(fitted);
            details.addAll(ModelDetails.validity(found));
            details.tree().put("validity", ModelDetails.ofValidity(found));
            details.tell(found.findings());
        }
        if (residuals) {
            Residuals found = Residuals.of(fitted);
            details.addAll(ResidualTables.of(found));
            details.tree().put("residuals", ResidualTables.tree(found));
        }
        if (modificationIndices) {
            List<ModificationIndex> all = ModificationIndices.of(fitted, delta);
            details.add(ModelDetails.modificationIndices(all));
            details.tree().put("modification_indices", ModelDetails.ofIndices(all));
        }
        if (bootstrap != null) {
            BootstrapAnswer answer = BootstrapAnswer.of(
                    fitted, Bootstrap.naive(bootstrap, draws.seed()).with(draws.parallel()));
            details.addAll(ModelDetails.bootstrap(answer));
            details.tree().put("bootstrap", ModelDetails.tree(answer));
            details.tell(answer.findings());
        }
        if (bollenStine != null) {
            BootstrapAnswer answer = BootstrapAnswer.of(
                    fitted, Bootstrap.bollenStine(bollenStine, draws.seed()).with(draws.parallel()));
            details.addAll(ModelDetails.bollenStine(answer));
            details.tree().put("bollen_stine", ModelDetails.tree(answer));
            details.tell(answer.findings());
        }
    }
}
