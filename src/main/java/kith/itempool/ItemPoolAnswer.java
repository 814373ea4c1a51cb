package kith.itempool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;

/**
 * The structure of an item pool. Respondents with a missing response are excluded, items without variance are left out;
 * both are findings.
 *
 * @param question what was asked
 * @param items names of the items analysed
 * @param rows which rows of the data were used, from 0
 * @param clustering empty with fewer than two items or three respondents
 * @param map empty with fewer than three items
 * @param revelle clusters of items whose homogeneity decides; empty with fewer than three items
 * @param graph network of the items and its dimensions; empty with fewer than three items or not more respondents than
 *     items
 * @param profiles empty where none were asked for or there are too few respondents
 * @param findings what has to be known of the answer
 */
public record ItemPoolAnswer(
        ItemPoolQuestion question,
        List<String> items,
        int[] rows,
        Optional<ItemClustering> clustering,
        Optional<ItemMap> map,
        Optional<RevelleClustering> revelle,
        Optional<ExploratoryGraph> graph,
        Optional<RespondentProfiles> profiles,
        List<Finding> findings)
        implements AnalysisAnswer {

    public ItemPoolAnswer {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }

    public int n() {
        return rows.length;
    }

    /** @throws kith.finding.InputException with every column that does not exist */
    public static ItemPoolAnswer of(
            ScaleItems pool, Responses responses, ItemPoolQuestion question, Parallel parallel) {
        CompleteResponses complete = CompleteResponses.of(pool, responses).varying();
        List<Finding> findings = new ArrayList<>(complete.findings());
        List<String> items = complete.items();
        int n = complete.rows().length;
        if (items.size() < 2 || n < 3) {
            findings.add(Finding.of("no_item_pool", Map.of("items", items.size(), "respondents", n)));
            return new ItemPoolAnswer(
                    question,
                    items,
                    complete.rows(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    findings);
        }
        double[][] scores = complete.scores();
        ItemDistances distances = ItemDistances.of(items, scores);
        int clusters = question.clusters();
        if (clusters > items.size()) {
            findings.add(Finding.of("clusters_limited", Map.of("asked", clusters, "items", items.size())));
            clusters = items.size();
        }
        return new ItemPoolAnswer(
                question,
                items,
                complete.rows(),
                Optional.of(ItemClustering.of(distances, question.linkage(), clusters)),
                items.size() < 3 ? Optional.empty() : Optional.of(ItemMap.of(distances)),
                items.size() < 3 ? Optional.empty() : Optional.of(RevelleClustering.of(items, Correlations.of(scores))),
                graph(items, scores, question, parallel, findings),
                profiles(scores, question, parallel, findings),
                findings);
    }

    private static Optional<ExploratoryGraph> graph(
            List<String> items,
            double[][] scores,
            ItemPoolQuestion question,
            Parallel parallel,
            List<Finding> findings) {
        int n = scores[0].length;
        if (items.size() < 3) {
            return Optional.empty();
        }
        if (n <= items.size()) {
            findings.add(Finding.of("no_item_network", Map.of("items", items.size(), "respondents", n)));
            return Optional.empty();
        }
        ExploratoryGraph graph = ExploratoryGraph.of(
                items, scores, question.correlation(), question.replications(), question.seed(), parallel);
        addFindings(graph, question, findings);
        return Optional.of(graph);
    }

    private static void addFindings(ExploratoryGraph graph, ItemPoolQuestion question, List<Finding> findings) {
        if (graph.smoothed()) {
            findings.add(Finding.of("network_correlations_smoothed"));
        }
        if (graph.network().smallest()) {
            findings.add(Finding.of(
                    "network_at_smallest_penalty",
                    Map.of("edges", graph.network().edges())));
        }
        if (graph.network().edges() == 0) {
            findings.add(Finding.of("network_without_edges"));
        }
        for (ExploratoryGraph.RedundantPair pair : graph.redundant()) {
            findings.add(Finding.of("redundant_items", Map.of("overlap", pair.overlap()))
                    .at(pair.first(), pair.second()));
        }
        graph.stability()
                .filter(found -> found.replications() < question.replications())
                .ifPresent(found -> findings.add(Finding.of(
                        "network_samples_left_out",
                        Map.of(
                                "left_out",
                                question.replications() - found.replications(),
                                "samples",
                                question.replications()))));
    }

    private static Optional<RespondentProfiles> profiles(
            double[][] scores, ItemPoolQuestion question, Parallel parallel, List<Finding> findings) {
        if (question.mostProfiles() == 0) {
            return Optional.empty();
        }
        RespondentProfiles profiles =
                RespondentProfiles.of(scores, question.mostProfiles(), question.starts(), question.seed(), parallel);
        int tried = profiles.solutions().size();
        if (tried < question.mostProfiles()) {
            findings.add(Finding.of(
                    "profiles_limited",
                    Map.of("asked", question.mostProfiles(), "tried", tried, "respondents", scores[0].length)));
        }
        if (profiles.chosen() > 1 && profiles.chosen() == question.mostProfiles()) {
            findings.add(Finding.of(
                    "profiles_at_limit", Map.of("profiles", profiles.chosen(), "more", 2 * profiles.chosen())));
        }
        for (ProfileSolution solution : profiles.solutions()) {
            if (!solution.converged()) {
                findings.add(Finding.of("profiles_not_converged", Map.of("profiles", solution.profiles())));
            }
            if (!solution.admissible()) {
                findings.add(Finding.of("profiles_without_variance", Map.of("profiles", solution.profiles())));
            }
        }
        if (profiles.chosen() > 1 && profiles.best().replications() < 2) {
            findings.add(Finding.of(
                    "profiles_not_replicated",
                    Map.of("profiles", profiles.chosen(), "starts", question.starts(), "more", 4 * question.starts())));
        }
        return Optional.of(profiles);
    }
}
