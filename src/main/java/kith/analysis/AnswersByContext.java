package kith.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.InputException;

/**
 * Answers in each context of a study.
 *
 * @param <A> the answer in one context
 */
public interface AnswersByContext<A extends AnalysisAnswer> extends AnalysisAnswer {

    /** By context; one under an empty name where there are no contexts. */
    Map<String, A> answers();

    @Override
    default List<Finding> findings() {
        return answers().entrySet().stream()
                .flatMap(part -> part.getValue().findings().stream().map(finding -> finding.in(part.getKey())))
                .toList();
    }

    @Override
    default boolean isSound() {
        return answers().values().stream().allMatch(AnalysisAnswer::isSound);
    }

    /**
     * The answers to one question in each context.
     *
     * @param notDone gets the contexts in which it cannot be answered
     */
    static <A> Map<String, A> of(
            Roles roles, Responses responses, Function<Responses, A> question, List<NotDone> notDone) {
        Map<String, A> answers = new LinkedHashMap<>();
        Optional<Grouping> contexts = roles.context()
                .map(responses::grouping)
                .filter(column -> !column.names().isEmpty());
        List<String> names = contexts.map(Grouping::names).orElse(List.of(""));
        for (int context = 0; context < names.size(); context++) {
            int of = context;
            try {
                answers.put(
                        names.get(context),
                        question.apply(contexts.map(all -> responses.rows(all.rowsOf(of)))
                                .orElse(responses)));
            } catch (InputException wrong) {
                notDone.add(NotDone.of(names.get(context), wrong));
            }
        }
        return answers;
    }
}
