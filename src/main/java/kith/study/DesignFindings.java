package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.analysis.Analysis;
import kith.analysis.ClusterTreatment;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.moments.cluster.UndeclaredCluster;

/**
 * How far the analyses of a study take its design into account: clusters, weights, waves and groups that are declared,
 * clusters that are not, and second-order factors of the instrument that no model has.
 */
final class DesignFindings {

    private final Study study;
    private final Roles roles;

    private DesignFindings(Study study) {
        this.study = study;
        this.roles = study.data().roles();
    }

    /** @param undeclared the columns that look like clusters */
    static List<Finding> of(Study study, List<UndeclaredCluster> undeclared) {
        return new DesignFindings(study).findings(undeclared);
    }

    /**
     * The columns that look like clusters; none where clusters are declared, or where nothing rests on independent
     * rows.
     */
    static List<UndeclaredCluster> undeclared(Study study, Responses responses) {
        boolean asked = study.data().roles().cluster().isEmpty()
                && study.planned().stream().anyMatch(Analysis::infers);
        return asked ? new DesignFindings(study).undeclared(responses) : List.of();
    }

    /** Labels of values that no row has in a column that parts the respondents, the waves or the arms. */
    static List<Finding> labels(Study study, Responses responses) {
        Roles roles = study.data().roles();
        List<String> columns = Stream.of(study.compare(), roles.context(), roles.arm(), roles.wave())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        List<String> values = columns.stream()
                .flatMap(column -> responses.grouping(column).names().stream())
                .distinct()
                .toList();
        return study.labels().keySet().stream()
                .filter(value -> !values.contains(value))
                .sorted()
                .map(value -> Finding.of("label_of_no_group", Map.of("value", value, "groups", values))
                        .at(columns))
                .toList();
    }

    /** Clusters with rows in several of the groups that are compared, where an analysis uses them. */
    static List<Finding> crossing(Study study, Responses responses, Grouping groups) {
        Optional<String> column = study.data().roles().cluster();
        if (column.isEmpty() || study.planned().stream().noneMatch(DesignFindings::usesClusters)) {
            return List.of();
        }
        Grouping clusters = responses.grouping(column.get());
        int[] first = new int[clusters.names().size()];
        Arrays.fill(first, Grouping.NONE);
        Set<Integer> crossing = new HashSet<>();
        for (int row = 0; row < clusters.code().length; row++) {
            int cluster = clusters.code()[row];
            int group = groups.code()[row];
            if (cluster == Grouping.NONE || group == Grouping.NONE) {
                continue;
            }
            if (first[cluster] == Grouping.NONE) {
                first[cluster] = group;
            } else if (first[cluster] != group) {
                crossing.add(cluster);
            }
        }
        return crossing.isEmpty()
                ? List.of()
                : List.of(Finding.of(
                                "clusters_cross_groups",
                                Map.of("clusters", crossing.size(), "all", first.length, "column", groups.variable()))
                        .at(column.get()));
    }

    private List<Finding> findings(List<UndeclaredCluster> undeclared) {
        List<Finding> findings = new ArrayList<>();
        undeclared.forEach(found -> findings.add(found.finding()));
        if (study.asks(StructureAnalysis.KIND.id())) {
            findings.addAll(secondOrderLeftOut(study.instrument()));
        }
        findings.addAll(groupsNotCompared());
        roles.cluster().ifPresent(column -> findings.addAll(clusters(column)));
        if (study.planned().stream().anyMatch(Analysis::fitsModels)) {
            roles.wave().filter(column -> roles.cluster().isEmpty()).ifPresent(column -> findings.add(waves(column)));
            roles.weight()
                    .ifPresent(column ->
                            findings.add(Finding.of("weights_not_everywhere").at(column)));
        }
        return findings;
    }

    private List<UndeclaredCluster> undeclared(Responses responses) {
        Set<String> declared = new HashSet<>(roles.parting());
        roles.id().ifPresent(declared::add);
        List<UndeclaredCluster.Scale> scales = study.instrument().subscales().stream()
                .map(subscale -> new UndeclaredCluster.Scale(subscale.title(), subscale.items()))
                .toList();
        return UndeclaredCluster.in(responses, scales, declared, study.compare());
    }

    /** Analyses that do not allow for the declared clusters, or for some of them. */
    private List<Finding> clusters(String column) {
        List<Finding> findings = new ArrayList<>();
        if (study.planned().stream().anyMatch(Analysis::fitsModels)
                && !study.model().allowsForDesign()) {
            findings.add(Finding.of(
                            "clusters_not_used",
                            Map.of(
                                    "estimator", study.model().estimator().toString(),
                                    "alternative", allowingForClusters()))
                    .at(column));
        }
        List<String> independent = study.planned().stream()
                .filter(analysis -> analysis.kind().clusters() == ClusterTreatment.INDEPENDENT)
                .map(analysis -> analysis.title())
                .toList();
        if (!independent.isEmpty()) {
            findings.add(Finding.of("clusters_not_in_analyses", Map.of("analyses", independent))
                    .at(column));
        }
        return findings;
    }

    private static boolean usesClusters(Analysis<?> analysis) {
        return analysis.kind().clusters() != ClusterTreatment.INDEPENDENT
                && analysis.kind().clusters() != ClusterTreatment.NO_INFERENCE;
    }

    private String allowingForClusters() {
        return study.model().isOrdered() ? "WLSMV" : "MLR";
    }

    private Finding waves(String column) {
        return Finding.of(
                        "waves_taken_as_independent",
                        Map.of(
                                "id", roles.id().orElse(""),
                                "estimator", allowingForClusters(),
                                "advice", roles.id().isPresent() ? "cluster" : "one_wave"))
                .at(column);
    }

    /** Columns of groups that the study names and never compares. */
    private List<Finding> groupsNotCompared() {
        Map<String, String> keys = new LinkedHashMap<>();
        roles.context().ifPresent(column -> keys.put(column, "context"));
        roles.groups().forEach(column -> keys.put(column, "groups"));
        roles.arm().ifPresent(column -> keys.put(column, "arm"));
        study.compare().ifPresent(keys::remove);
        study.planned().forEach(analysis -> keys.keySet().removeAll(analysis.compared(roles)));
        List<Finding> findings = new ArrayList<>();
        keys.forEach((column, key) -> findings.add(Finding.of(
                        "groups_not_compared",
                        Map.of(
                                "key", key,
                                "column", column,
                                "advice", study.compare().isPresent() ? "second" : "add"))
                .at(column)));
        return findings;
    }

    /** Second-order factors of the instrument that no model of the study has. */
    private static List<Finding> secondOrderLeftOut(Instrument instrument) {
        return StructureFits.hasSecondOrder(instrument)
                ? List.of()
                : instrument.higherOrder().stream()
                        .map(factor -> Finding.of(
                                        "second_order_not_fitted",
                                        Map.of("subscales", factor.subscales().size()))
                                .at(factor.id()))
                        .toList();
    }
}
