package kith.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Suggestion;
import kith.report.document.Tree;
import kith.sem.Estimator;
import kith.sem.Missing;
import kith.sem.Sem;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelOptions.Scaling;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Preset;
import picocli.CommandLine.Option;

/** Options about how a model is estimated. */
final class EstimationOptions {

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}. Without it ML, WLSMV with --ordered, MLR for rows in clusters or with weights.")
    private Estimator estimator;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "listwise (the default): rows with a missing answer are left out, and counted; fiml: every row counts"
                            + " with what it has; pairwise: for ordered variables.")
    private Missing missing = Missing.LISTWISE;

    @Option(
            names = "--ordered",
            split = ",",
            paramLabel = "all|ITEM",
            description = "Variables whose answers are ordered categories, not numbers.")
    private List<String> ordered = List.of();

    @Option(names = "--std-lv", description = "Fix the variances of the factors to 1 instead of the first loadings.")
    private boolean standardised;

    @Option(
            names = "--parameterization",
            paramLabel = "FORM",
            description = "For ordered variables: delta (the default) or theta.")
    private Parameterization parameterization = Parameterization.DELTA;

    boolean isEstimatorGiven() {
        return estimator != null;
    }

    Estimator estimator() {
        if (estimator != null) {
            return estimator;
        }
        return ordered.isEmpty() ? Estimator.ML : Estimator.WLSMV;
    }

    /** The model with these options. */
    Sem sem(ModelSyntax syntax) {
        return sem(syntax, Preset.CFA);
    }

    /** The same with the parameters that a preset adds. */
    Sem sem(ModelSyntax syntax, Preset preset) {
        ModelOptions options = ModelOptions.of(preset).withParameterization(parameterization);
        return Sem.of(syntax)
                .with(standardised ? options.withScaling(Scaling.STANDARDISED) : options)
                .with(estimator())
                .with(missing)
                .withOrdered(orderedOf(ModelData.observed(syntax)));
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

    Tree addTo(Tree options) {
        options.put("estimator", estimator().name())
                .put("missing", word(missing))
                .put("std_lv", standardised);
        if (!ordered.isEmpty()) {
            options.put("ordered", ordered).put("parameterization", word(parameterization));
        }
        return options;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
