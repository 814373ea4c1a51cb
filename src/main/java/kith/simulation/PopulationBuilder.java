package kith.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.math.Matrix;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** Makes a population of a file that was found to be right. */
final class PopulationBuilder {

    private final YamlMapping root;

    PopulationBuilder(YamlMapping root) {
        this.root = root;
    }

    Population population() {
        List<ContextPopulation> contexts =
                root.mappings("contexts").stream().map(this::context).toList();
        Optional<YamlMapping> same = root.mapping("same_people");
        Population.Design design = same.<Population.Design>map(shares -> new Population.SamePeople(
                        number(shares, "shared_factor_variance", 0), number(shares, "shared_residual_variance", 0)))
                .orElse(new Population.DifferentPeople());
        int people = same.isPresent()
                ? whole(root, "people", 0)
                : contexts.stream().mapToInt(ContextPopulation::people).sum();
        return new Population(
                root.text("id"),
                root.text("title", root.text("id")),
                people,
                (long) number(root, "seed", 0),
                structure(root.mapping("factors").orElseThrow()),
                root.mappings("items").stream()
                        .map(PopulationBuilder::indicator)
                        .toList(),
                root.mappings("profile").stream()
                        .map(PopulationBuilder::indicator)
                        .toList(),
                root.mappings("covariates").stream()
                        .map(PopulationBuilder::covariate)
                        .toList(),
                contexts,
                design,
                root.mapping("follow_up").map(PopulationBuilder::followUp),
                root.mapping("flaws").map(PopulationBuilder::flaws).orElse(Flaws.NONE));
    }

    static FactorStructure structure(YamlMapping factors) {
        Optional<YamlMapping> secondOrder = factors.mapping("second_order");
        if (secondOrder.isPresent()) {
            return new FactorStructure.SecondOrder(
                    secondOrder.get().text("factor"), numbers(secondOrder.get(), "loadings"));
        }
        List<String> names = factors.texts("names");
        double[][] phi = new double[names.size()][names.size()];
        for (int i = 0; i < phi.length; i++) {
            phi[i][i] = 1;
        }
        List<List<Double>> rows = factors.sequence("correlations")
                .map(list -> list.elements().stream()
                        .map(row -> doubles((YamlSequence) row))
                        .toList())
                .orElse(List.of());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                phi[i + 1][j] = rows.get(i).get(j);
                phi[j][i + 1] = rows.get(i).get(j);
            }
        }
        return new FactorStructure.Correlated(Matrix.square(names, phi));
    }

    static Indicator indicator(YamlMapping item) {
        return new Indicator(
                item.text("id"),
                numbers(item, "loadings"),
                form(item.mapping("answer").orElseThrow()),
                item.truth("reversed", false) ? Indicator.Keying.REVERSED : Indicator.Keying.FORWARD);
    }

    private static AnswerForm form(YamlMapping answer) {
        if (answer.find("thresholds").isPresent()) {
            return ordered(answer);
        }
        Optional<YamlMapping> score = answer.mapping("score");
        if (score.isPresent()) {
            return new AnswerForm.Score(
                    number(score.get(), "mean", 0), number(score.get(), "sd", 1), whole(score.get(), "decimals", 0));
        }
        YamlMapping logNormal = answer.mapping("log_normal").orElseThrow();
        return new AnswerForm.LogNormal(
                number(logNormal, "log_mean", 0), number(logNormal, "log_sd", 1), whole(logNormal, "decimals", 0));
    }

    private static AnswerForm.Ordered ordered(YamlMapping answer) {
        return new AnswerForm.Ordered(doubles(answer.sequence("thresholds").orElseThrow()), whole(answer, "lowest", 1));
    }

    private static Covariate covariate(YamlMapping covariate) {
        Covariate.Distribution distribution = covariate
                .mapping("normal")
                .<Covariate.Distribution>map(normal -> new Covariate.Normal(
                        number(normal, "mean", 0),
                        number(normal, "sd", 1),
                        number(normal, "minimum", Double.NEGATIVE_INFINITY),
                        number(normal, "maximum", Double.POSITIVE_INFINITY),
                        whole(normal, "decimals", 0)))
                .orElseGet(() -> new Covariate.Categories(covariate.mappings("categories").stream()
                        .map(category ->
                                new Covariate.Category(number(category, "value", 0), number(category, "share", 0)))
                        .toList()));
        return new Covariate(
                covariate.text("id"),
                distribution,
                numbers(covariate, "effects"),
                covariate.text("per", "person").equals("context") ? Covariate.Per.CONTEXT : Covariate.Per.PERSON);
    }

    private ContextPopulation context(YamlMapping context) {
        Map<String, ContextPopulation.Departure> departures = new HashMap<>();
        for (YamlMapping departure : context.mappings("departures")) {
            departures.put(
                    departure.text("id"),
                    new ContextPopulation.Departure(
                            departure.mapping("loadings").map(unused -> numbers(departure, "loadings")),
                            departure.mapping("answer").map(PopulationBuilder::form)));
        }
        return new ContextPopulation(
                context.text("id"),
                context.text("prefix", ""),
                whole(context, "people", 0),
                numbers(context, "means"),
                numbers(context, "sds"),
                departures,
                context.mapping("clusters")
                        .map(clusters -> new ContextPopulation.Clusters(
                                whole(clusters, "count", 0), clusters.text("prefix"), number(clusters, "icc", 0))));
    }

    private static FollowUp followUp(YamlMapping followUp) {
        return new FollowUp(
                followUp.mappings("visits").stream()
                        .map(visit -> new FollowUp.Visit(
                                visit.text("id"),
                                number(visit, "month", 0),
                                number(visit, "lost", 0),
                                visit.mapping("retest")
                                        .map(retest -> new FollowUp.Retest(
                                                number(retest, "share", 0), number(retest, "stability", 0)))))
                        .toList(),
                number(followUp, "stability", 0),
                number(followUp, "shared_residual_variance", 0),
                followUp.mappings("arms").stream()
                        .map(arm -> new FollowUp.Arm(arm.text("id"), number(arm, "share", 0), numbers(arm, "gains")))
                        .toList(),
                number(followUp, "lost_per_point", 0),
                followUp.mapping("change_rating")
                        .map(rating -> new FollowUp.ChangeRating(
                                rating.text("id"), number(rating, "loading", 0), ordered(rating))));
    }

    private static Flaws flaws(YamlMapping flaws) {
        return new Flaws(
                number(flaws, "missing", 0),
                flaws.mapping("missing_by_covariate")
                        .map(rule -> new Flaws.MissingByCovariate(
                                rule.text("covariate"), number(rule, "share", 0), number(rule, "per_sd", 0))),
                number(flaws, "straight_lining", 0),
                number(flaws, "random", 0));
    }

    private static double number(YamlMapping mapping, String key, double otherwise) {
        return mapping.scalar(key).map(YamlScalar::number).orElse(otherwise);
    }

    private static int whole(YamlMapping mapping, String key, int otherwise) {
        return mapping.scalar(key).map(YamlScalar::wholeNumber).orElse(otherwise);
    }

    private static Map<String, Double> numbers(YamlMapping mapping, String key) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        mapping.mapping(key)
                .ifPresent(inner -> inner.entries()
                        .forEach(entry -> numbers.put(entry.key(), ((YamlScalar) entry.value()).number())));
        return numbers;
    }

    private static List<Double> doubles(YamlSequence sequence) {
        return sequence.elements().stream()
                .map(element -> ((YamlScalar) element).number())
                .toList();
    }
}
