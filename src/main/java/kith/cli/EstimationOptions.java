package kith.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Suggestion;
import kith.moments.Missing;
import kith.report.document.Tree;
import kith.sem.Sem;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Inference;
import kith.sem.estimation.Starts;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelOptions.Scaling;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Preset;
import picocli.CommandLine.Option;

/** Options about how a model is estimated. */
@HelpHeading("Estimation")
final class EstimationOptions {

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}. Without it ML, WLSMV with --ordered, MLR for rows in clusters or with weights.")
    private Estimator estimator;

    @Option(
            names = "--information",
            paramLabel = "KIND",
            description =
                    "What standard errors rest on: expected, observed or first.order. Without it as the estimator has it; observed"
                            + " with --missing fiml.")
    private Estimator.Information information;

    @Option(
            names = "--se",
            paramLabel = "KIND",
            description =
                    "Standard errors: standard, robust.sem, robust.huber.white or none. Without it as the estimator has them.")
    private Estimator.Spread spread;

    @Option(
            names = "--test",
            paramLabel = "KIND",
            description =
                    "Test of fit: standard, satorra.bentler, scaled.shifted, mean.var.adjusted or yuan.bentler.mplus. Without it"
                            + " as the estimator has it.")
    private Estimator.Correction correction;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "listwise (the default): rows with a missing response are excluded, and counted; fiml: every row counts"
                            + " with what it has; pairwise: for ordered variables.")
    private Missing missing = Missing.LISTWISE;

    @Option(
            names = "--ordered",
            split = ",",
            paramLabel = "all|ITEM",
            description = "Variables treated as ordered categories.")
    private List<String> ordered = List.of();

    @Option(names = "--std-lv", description = "Fix the variances of the factors to 1 instead of the first loadings.")
    private boolean standardised;

    @Option(
            names = "--parameterization",
            paramLabel = "FORM",
            description =
                    "For ordered variables: delta or theta; without it delta, and theta where levels of invariance are tested.")
    private Optional<Parameterization> parameterization = Optional.empty();

    @Option(
            names = "--bounds",
            paramLabel = "SET",
            description =
                    "Bounds on parameters, after lavaan: pos.var, pos.ov.var or pos.lv.var keep variances from being negative;"
                            + " standard and wide bound loadings and covariances as well; none is the default. lower()* and"
                            + " upper()* in the model come before these.")
    private Bounds bounds = Bounds.NONE;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description =
                    "Optimise from N starting points, all but the first random (see --seed), and keep the best; without it"
                            + " the usual starting values alone.")
    @NumberRange(from = 1)
    private int starts = 1;

    /** Whether variables are treated as ordered. */
    boolean hasOrdered() {
        return !ordered.isEmpty();
    }

    /** The parameterisation of ordered variables that was asked for. */
    Optional<Parameterization> parameterization() {
        return parameterization;
    }

    boolean isEstimatorGiven() {
        return estimator != null;
    }

    Estimator estimator() {
        if (estimator != null) {
            return estimator;
        }
        return ordered.isEmpty() ? Estimator.ML : Estimator.WLSMV;
    }

    /** From where the search begins. */
    Starts starts(DrawOptions draws) {
        return new Starts(starts, draws.seed(), draws.parallel());
    }

    /** The model with these options. */
    Sem sem(ModelSyntax syntax) {
        return sem(syntax, Preset.CFA);
    }

    /** The same with the parameters that a preset adds. */
    Sem sem(ModelSyntax syntax, Preset preset) {
        ModelOptions options =
                ModelOptions.of(preset).withParameterization(parameterization.orElse(Parameterization.DELTA));
        return Sem.of(syntax)
                .with(standardised ? options.withScaling(Scaling.STANDARDISED) : options)
                .with(estimator())
                .with(missing)
                .with(FitOptions.defaults().withBounds(bounds).withInference(choice()))
                .withOrdered(orderedOf(syntax.observed()));
    }

    private Inference.Choice choice() {
        return new Inference.Choice(
                Optional.ofNullable(information), Optional.ofNullable(spread), Optional.ofNullable(correction));
    }

    private Set<String> orderedOf(List<String> observed) {
        if (ordered.equals(List.of("all"))) {
            return new LinkedHashSet<>(observed);
        }
        for (String name : ordered) {
            if (!observed.contains(name)) {
                throw new InputException(
                        "--ordered",
                        "“" + name + "” is not in the model",
                        "all, or some of " + String.join(", ", observed),
                        Suggestion.phrase(name, observed));
            }
        }
        return new LinkedHashSet<>(ordered);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Adds what is reported in place of what was given: the estimator that suits the options, and names as lavaan has
     * them.
     *
     * @param chosen the estimator that was used
     */
    Tree settle(Tree options, Estimator chosen) {
        options.put("estimator", chosen.name()).put("bounds", bounds.lavaanName());
        choice().information().ifPresent(kind -> options.put("information", kind.lavaanName()));
        choice().spread().ifPresent(kind -> options.put("se", kind.lavaanName()));
        choice().correction().ifPresent(kind -> options.put("test", kind.lavaanName()));
        return ordered.isEmpty()
                ? options
                : options.put("parameterization", word(parameterization.orElse(Parameterization.DELTA)));
    }
}
