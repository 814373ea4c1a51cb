package kith.efa.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.data.Grouping;
import kith.data.Responses;
import kith.efa.correlation.AnsweredItems;
import kith.finding.Finding;
import kith.finding.InputException;

/**
 * The same factor analysis in each of several groups, such as contexts, and how alike the factors are.
 *
 * <p>Congruences of .95 and above count as equal factors, .85 to .94 as fairly similar (Lorenzo-Seva and ten Berge
 * 2006, doi 10.1027/1614-2241.2.2.57). They say nothing about sampling error; whether loadings are equal is tested by
 * invariance.
 *
 * @param solutions by group, in the order in which groups first appear
 * @param similarities of each two groups
 * @param findings groups that could not be analysed, and what is worth knowing of each solution
 */
public record FactorsByGroup(
        Map<String, EfaSolution> solutions, List<FactorSimilarity> similarities, List<Finding> findings) {

    public FactorsByGroup {
        solutions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(solutions));
        similarities = List.copyOf(similarities);
        findings = List.copyOf(findings);
    }

    /**
     * @param groups who belongs to which
     * @param answered the correlations of some of the answers
     * @param analysis made in each group
     * @param everybody the solution of all groups together: a group must give its items to be compared, and its factors
     *     stand in that order, with those signs and under those names
     */
    public static FactorsByGroup of(
            Responses responses,
            Grouping groups,
            Function<Responses, AnsweredItems> answered,
            FactorAnalysis analysis,
            EfaSolution everybody) {
        Map<String, EfaSolution> solutions = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int g = 0; g < groups.names().size(); g++) {
            String name = groups.names().get(g);
            try {
                AnsweredItems own = answered.apply(responses.rows(groups.rowsOf(g)));
                EfaSolution solution = analysis.fitAlike(everybody.loadings(), own.correlation(), own.n());
                if (solution.items().equals(everybody.items())) {
                    solutions.put(name, solution);
                    solution.findings().forEach(finding -> findings.add(finding.in(name)));
                } else {
                    findings.add(leftOut(name, ""));
                }
            } catch (InputException tooFew) {
                findings.add(leftOut(name, tooFew.problems().get(0).found()));
            }
        }
        return new FactorsByGroup(solutions, FactorSimilarity.ofAll(solutions), findings);
    }

    private static Finding leftOut(String group, String why) {
        return Finding.of("group_left_out", Map.of("reason", why.isEmpty() ? "no_variance" : "other", "problem", why))
                .at(group);
    }
}
