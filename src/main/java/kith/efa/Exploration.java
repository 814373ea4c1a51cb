package kith.efa;

import java.util.List;
import java.util.stream.Stream;
import kith.finding.Finding;

/**
 * A whole exploratory factor analysis: whether the items are fit for it, how many factors there are, and the solution kept.
 *
 * @param items the answers
 * @param adequacy of their correlations
 * @param retention what the criteria say of the number of factors
 * @param solution with the number of factors that was kept
 */
public record Exploration(AnsweredItems items, Adequacy adequacy, FactorRetention retention, EfaSolution solution) {

    /** Everything to know before relying on it, each once. */
    public List<Finding> findings() {
        return Stream.of(items.findings(), adequacy.findings(), retention.findings(), solution.findings())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
