package kith.hypothesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.SettingKeys;
import kith.data.Responses;
import kith.instrument.ScoringRule;
import kith.scoring.Scoring;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;
import kith.sem.model.Operator;
import kith.sem.model.Statement;
import kith.sem.model.Term;

/**
 * Scores of the same respondents in several contexts, of the factors of a model of one context: the mean of the items
 * answered, recoded where they are reverse-keyed, of respondents who answered at least half of them.
 *
 * @param items of each factor, with the names that they have whatever the context
 * @param contexts as they are named in the columns
 * @param columns pattern of the names of columns, with {@code {occasion}} and {@code {variable}}
 */
public record ScoresInContexts(Map<String, List<String>> items, List<String> contexts, String columns) {

    /** The model of one context comes without a scoring rule. */
    private static final ScoringRule RULE =
            new ScoringRule(ScoringRule.Method.MEAN, new ScoringRule.Share(0.5, ScoringRule.Boundary.SCORED), false);

    /** What is stated under {@code invariance:}; empty where no contexts of the same respondents are. */
    static Optional<ScoresInContexts> of(SettingKeys invariance) {
        List<String> contexts = invariance.texts("within");
        Optional<String> model = invariance.text("model");
        if (contexts.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        return invariance
                .attempt(() -> ModelSyntax.parse("invariance: model", model.get()))
                .map(syntax -> new ScoresInContexts(
                        items(syntax), contexts, invariance.text("columns").orElse(Occasions.USUAL_COLUMNS)));
    }

    /** The observed indicators of each factor. */
    private static Map<String, List<String>> items(ModelSyntax model) {
        List<String> observed = model.observed();
        Map<String, List<String>> items = new LinkedHashMap<>();
        for (Statement statement : model.statements()) {
            if (statement instanceof Statement.Formula formula && formula.operator() == Operator.LOADING) {
                for (String factor : formula.left()) {
                    formula.right().stream()
                            .map(Term::variable)
                            .filter(observed::contains)
                            .forEach(item -> items.computeIfAbsent(factor, key -> new ArrayList<>())
                                    .add(item));
                }
            }
        }
        return items;
    }

    List<String> traits() {
        return List.copyOf(items.keySet());
    }

    /** The name of a score, as those of the columns. */
    String name(String trait, String context) {
        return column(context, trait);
    }

    private String column(String context, String variable) {
        return Occasions.name(columns, context, variable);
    }

    /** The columns of all items in all contexts. */
    List<String> numbers() {
        return items.values().stream()
                .flatMap(List::stream)
                .flatMap(item -> contexts.stream().map(context -> column(context, item)))
                .distinct()
                .toList();
    }

    /** The responses with the scores as further columns. */
    Responses scored(Responses keyed) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        items.forEach((trait, own) -> contexts.forEach(context -> scores.put(
                name(trait, context),
                means(own.stream()
                        .map(item -> keyed.numbers(column(context, item)))
                        .toList()))));
        return keyed.withNumbers(scores);
    }

    private static double[] means(List<double[]> answers) {
        return IntStream.range(0, answers.get(0).length)
                .mapToDouble(row -> Scoring.score(
                                answers.stream().mapToDouble(item -> item[row]).toArray(), RULE)
                        .value())
                .toArray();
    }
}
