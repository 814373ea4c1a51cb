package kith.cli;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Problems;
import kith.reliability.model.ConstructValidity;
import kith.report.document.Tree;
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
    private Integer bootstrap;

    @Option(
            names = "--bollen-stine",
            paramLabel = "N",
            description = "Test of the model from N bootstrap samples under exact fit (complete rows of"
                    + " continuous variables only).")
    private Integer bollenStine;

    /** @throws kith.finding.InputException with every number of samples that cannot be */
    void require() {
        Problems problems = new Problems();
        requireDraws(problems, "--bootstrap", bootstrap);
        requireDraws(problems, "--bollen-stine", bollenStine);
        if (!(delta > 0) || Double.isInfinite(delta)) {
            problems.add("--mi-delta", Double.toString(delta), "a number above 0, such as 0.1", "");
        }
        problems.throwIfAny();
    }

    private static void requireDraws(Problems problems, String option, Integer draws) {
        if (draws != null && draws < 2) {
            problems.add(option, Integer.toString(draws), "2 samples or more, such as 1000", "");
        }
    }

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

    Tree addTo(Tree options) {
        options.put("validity", validity).put("residuals", residuals).put("modindices", modificationIndices);
        if (bootstrap != null) {
            options.put("bootstrap", bootstrap);
        }
        if (bollenStine != null) {
            options.put("bollen_stine", bollenStine);
        }
        return options;
    }
}
