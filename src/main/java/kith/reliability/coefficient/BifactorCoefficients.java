package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.Responses;
import kith.efa.bifactor.SchmidLeiman;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.fit.FitIndex;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.moments.SampleMoments;
import kith.reliability.model.BifactorReliability;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScalePart;
import kith.reliability.scale.ScaleResponses;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelBuilder;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Term;
import kith.sem.sample.GroupSample;

/**
 * What a bifactor model, fitted to the items of a scale, says of their sum: a factor on which all items load, and one
 * beside it for the items of each part of the scale, all of them unrelated.
 *
 * <p>Where the scale has no parts, the items of each specific factor are those that load most on the same group factor
 * of the Schmid–Leiman solution, as in psych's {@code omegaSem}; they are then chosen and judged by the same
 * respondents. Maximum likelihood, with every answer that was given (complete rows when only these were asked for) and
 * standard errors that do not suppose normal answers (MLR); of a matrix, plain ML. Two items of a specific factor load
 * on it alike, since nothing tells their loadings apart; one item has no specific factor.
 *
 * <p>Intervals are normal, by the delta method. With 12 items in three parts, 250 to 1,000 respondents, normal or
 * heavy-tailed answers, all there or one in twenty missing, 95 % intervals held omega hierarchical, omega total and ECV
 * of the population in 93 to 97 of 100 samples (400 samples each).
 *
 * @param found empty where the model is not to be had
 * @param convention how it was fitted, in words
 */
record BifactorCoefficients(Optional<BifactorReliability> found, String convention, List<Finding> findings) {

    private static final String GENERAL = "kith_general";
    private static final String SPECIFIC = "kith_specific_";
    private static final String ITEM = "kith_item_";
    private static final String CLUSTER = "cluster";
    private static final String WEIGHT = "weight";
    private static final int LEAST_ITEMS = 6;
    /** Beyond it a fit with its standard errors takes longer than all the rest of the table. */
    static final int MOST_ITEMS = 40;

    private static final BifactorCoefficients NONE = new BifactorCoefficients(Optional.empty(), "", List.of());

    /** @param general the Schmid–Leiman solution, by which items are shared out where the scale has no parts */
    static BifactorCoefficients of(ScaleCovariance scale, Optional<SchmidLeiman> general, ReliabilityOptions options) {
        List<ScalePart> parts = parts(scale, general);
        if (parts.size() < 2 || scale.size() < LEAST_ITEMS) {
            return NONE;
        }
        if (scale.size() > MOST_ITEMS) {
            return leftOut("items", "", scale, parts);
        }
        if (scale.n() <= parameters(scale, parts)) {
            return leftOut("respondents", "", scale, parts);
        }
        try {
            return told(fit(scale, parts, options), scale, parts, options);
        } catch (InputException impossible) {
            return leftOut("problem", named(impossible.problems().get(0).found(), scale, parts), scale, parts);
        }
    }

    private static int parameters(ScaleCovariance scale, List<ScalePart> parts) {
        return 2 * scale.size()
                + parts.stream().mapToInt(part -> part.items().size()).sum();
    }

    private static BifactorCoefficients leftOut(
            String reason, String problem, ScaleCovariance scale, List<ScalePart> parts) {
        return new BifactorCoefficients(
                Optional.empty(),
                "",
                List.of(Finding.of(
                        "bifactor_left_out",
                        Map.of(
                                "reason", reason,
                                "items", MOST_ITEMS,
                                "respondents", scale.n(),
                                "parameters", parameters(scale, parts),
                                "problem", problem))));
    }

    /**
     * Those of the scale with two items or more; of a scale without parts, what the Schmid–Leiman solution makes of it.
     */
    private static List<ScalePart> parts(ScaleCovariance scale, Optional<SchmidLeiman> general) {
        Stream<ScalePart> parts = scale.parts().size() > 1
                ? scale.parts().stream()
                        .map(part -> new ScalePart(
                                part.name(),
                                part.items().stream()
                                        .filter(scale.items()::contains)
                                        .toList()))
                : general.stream()
                        .flatMap(solution ->
                                solution.groups().stream().map(group -> new ScalePart(group.factor(), group.items())));
        return parts.filter(part -> part.items().size() > 1).toList();
    }

    private static String code(ScaleCovariance scale, String item) {
        return ITEM + (scale.items().indexOf(item) + 1);
    }

    private static Sem model(ScaleCovariance scale, List<ScalePart> parts) {
        ModelBuilder model = ModelBuilder.model()
                .factor(
                        GENERAL,
                        scale.items().stream().map(item -> code(scale, item)).toArray(String[]::new));
        for (int part = 0; part < parts.size(); part++) {
            List<String> items = parts.get(part).items();
            String alike = items.size() == 2 ? "kith_alike_" + (part + 1) : "";
            model = model.factor(
                    SPECIFIC + (part + 1),
                    items.stream()
                            .map(item -> Term.of(code(scale, item)))
                            .map(term -> alike.isEmpty() ? term : term.labelled(alike))
                            .toArray(Term[]::new));
        }
        return Sem.of(model.syntax())
                .with(ModelOptions.cfa()
                        .withScaling(ModelOptions.Scaling.STANDARDISED)
                        .withOrthogonal(true))
                .with(FitOptions.defaults().withBaseline(false).withDetail(FitOptions.Detail.STANDARD_ERRORS));
    }

    private static SemFit fit(ScaleCovariance scale, List<ScalePart> parts, ReliabilityOptions options) {
        Sem model = model(scale, parts);
        List<String> codes =
                scale.items().stream().map(item -> code(scale, item)).toList();
        if (scale.answers().isEmpty()) {
            double n = scale.n();
            double[][] covariance = scale.covariance();
            double[][] divided = new double[codes.size()][codes.size()];
            for (int i = 0; i < divided.length; i++) {
                for (int j = 0; j < divided.length; j++) {
                    divided[i][j] = covariance[i][j] * (n - 1) / n;
                }
            }
            SampleMoments moments = new SampleMoments(codes, n, scale.means(), Matrix.square(codes, divided));
            return Sem.fit(
                    model.table(noRows(codes)), List.of(GroupSample.ofMoments("", moments)), Estimator.ML, model.fit());
        }
        ScaleResponses answers = scale.answers().get();
        Map<String, double[]> design = new LinkedHashMap<>();
        Sem robust =
                model.with(Estimator.MLR).with(options.missing() == Missing.PAIRWISE ? Missing.FIML : Missing.LISTWISE);
        if (answers.isWeighted()) {
            design.put(WEIGHT, answers.weights());
            robust = robust.weightedBy(WEIGHT);
        }
        if (answers.isClustered()) {
            design.put(
                    CLUSTER, Arrays.stream(answers.clusters()).asDoubleStream().toArray());
            robust = robust.clusteredBy(CLUSTER);
        }
        return robust.fit(answers.responses(codes).withNumbers(design));
    }

    private static Responses noRows(List<String> codes) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        codes.forEach(code -> columns.put(code, new double[0]));
        return Responses.ofColumns(0, Map.of()).withNumbers(columns);
    }

    private static BifactorCoefficients told(
            SemFit fit, ScaleCovariance scale, List<ScalePart> parts, ReliabilityOptions options) {
        if (!fit.converged() || !fit.identified()) {
            return new BifactorCoefficients(
                    Optional.empty(),
                    "",
                    List.of(
                            fit.converged()
                                    ? Finding.of("bifactor_not_identified")
                                    : Finding.of("bifactor_not_converged")));
        }
        List<Finding> findings = new ArrayList<>();
        if (!fit.admissible()) {
            fit.estimates().stream()
                    .filter(estimate -> estimate.op() == Operator.COVARIANCE
                            && estimate.lhs().equals(estimate.rhs()))
                    .filter(estimate -> estimate.estimate() < 0)
                    .forEach(estimate -> findings.add(
                            Finding.of("bifactor_heywood_case").at(named(estimate.toString(), scale, parts))));
        }
        double misfit = Rmsea.estimate(
                new TestStatistic(fit.fit().value(FitIndex.CHISQ), fit.fit().value(FitIndex.DF)),
                fit.observations().get(0),
                1);
        return new BifactorCoefficients(
                BifactorReliability.of(fit).stream()
                        .findFirst()
                        .map(found -> found.renamed(name -> named(name, scale, parts))),
                String.format(
                        Locale.ROOT,
                        "bifactor, %d specific factors %s, maximum likelihood (%s), variance of the model%s",
                        parts.size(),
                        scale.parts().size() > 1 ? "by subscale" : "chosen by Schmid–Leiman in the same sample",
                        words(scale, options),
                        Double.isNaN(misfit) ? "" : String.format(Locale.ROOT, "; RMSEA %.3f", misfit)),
                findings);
    }

    private static String words(ScaleCovariance scale, ReliabilityOptions options) {
        if (scale.answers().isEmpty()) {
            return "matrix as given";
        }
        return options.missing() == Missing.PAIRWISE ? "every answer given, MLR" : "complete rows, MLR";
    }

    /** A text with the names of items and parts in place of those of the model. */
    private static String named(String text, ScaleCovariance scale, List<ScalePart> parts) {
        String named = text.replace(GENERAL, "general factor");
        for (int item = scale.size(); item > 0; item--) {
            named = named.replace(ITEM + item, scale.items().get(item - 1));
        }
        for (int part = parts.size(); part > 0; part--) {
            named = named.replace(SPECIFIC + part, parts.get(part - 1).name());
        }
        return named;
    }
}
