package kith.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.analysis.Analysis;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.moments.UndeclaredCluster;

/**
 * How far the analyses of a study take its design into account: clusters, weights, waves and groups that are declared, clusters that are
 * not, and second-order factors of the instrument that no model has.
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

    /** The columns that look like clusters; none where clusters are declared, or where nothing rests on independent rows. */
    static List<UndeclaredCluster> undeclared(Study study, Responses responses) {
        boolean asked = study.data().roles().cluster().isEmpty()
                && study.planned().stream().anyMatch(Analysis::infers);
        return asked ? new DesignFindings(study).undeclared(responses) : List.of();
    }

    /** Labels of values that no row has. */
    static List<Finding> labels(Study study, Grouping groups) {
        return study.labels().keySet().stream()
                .filter(value -> !groups.names().contains(value))
                .sorted()
                .map(value -> Finding.warning(
                        "label_of_no_group",
                        groups.variable(),
                        "The study labels the value “" + value + "”, which no row has. The values are "
                                + String.join(", ", groups.names()) + ".",
                        "Correct the value under `labels:` of the study."))
                .toList();
    }

    private List<Finding> findings(List<UndeclaredCluster> undeclared) {
        List<Finding> findings = new ArrayList<>();
        undeclared.forEach(found -> findings.add(found.finding()));
        if (study.asks(StructureAnalysis.ID)) {
            findings.addAll(secondOrderLeftOut(study.instrument()));
        }
        findings.addAll(groupsNotCompared());
        if (study.planned().stream().anyMatch(Analysis::fitsModels)) {
            roles.cluster().ifPresent(column -> findings.add(clusters(column)));
            roles.wave().filter(column -> roles.cluster().isEmpty()).ifPresent(column -> findings.add(waves(column)));
            roles.weight()
                    .ifPresent(column -> findings.add(Finding.note(
                            "weights_in_models_only",
                            column,
                            "Models count rows by their weights; scores, item statistics and reliability count every row"
                                    + " once.",
                            "")));
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

    private Finding clusters(String column) {
        if (study.model().allowsForDesign()) {
            return Finding.note(
                    "clusters_in_models_only",
                    column,
                    "Standard errors and tests of models allow for rows that come in clusters; intervals of reliability take rows as"
                            + " drawn one by one.",
                    "");
        }
        return Finding.warning(
                "clusters_not_used",
                column,
                "Standard errors and tests of " + study.model().estimator()
                        + " take rows as drawn one by one, though they come in clusters.",
                "Let the estimator of the study be " + (study.model().isOrdered() ? "WLSMV" : "MLR")
                        + ", which allows for clusters.");
    }

    private Finding waves(String column) {
        return Finding.warning(
                "waves_taken_as_independent",
                column,
                "Standard errors and tests take the rows of one respondent in several waves as independent. No analysis of the"
                        + " study compares waves.",
                roles.id()
                        .map(id -> "Add `cluster: " + id + "` under `data:` of the study, and choose the estimator "
                                + (study.model().isOrdered() ? "WLSMV" : "MLR")
                                + " under `model:`; or run the study on one wave.")
                        .orElse("Run the study on one wave."));
    }

    /** Columns of groups that the study names and never compares. */
    private List<Finding> groupsNotCompared() {
        Map<String, String> keys = new LinkedHashMap<>();
        roles.context().ifPresent(column -> keys.put(column, "context"));
        roles.groups().forEach(column -> keys.put(column, "groups"));
        roles.arm().ifPresent(column -> keys.put(column, "arm"));
        study.compare().ifPresent(keys::remove);
        List<Finding> findings = new ArrayList<>();
        keys.forEach((column, key) -> findings.add(Finding.note(
                "groups_not_compared",
                column,
                "The study names this column under `" + key + ":` but did not compare its groups.",
                study.compare().isPresent()
                        ? "A study compares one column. Write a second study with `compare: " + column + "`."
                        : "Add `compare: " + column + "` to the study.")));
        return findings;
    }

    /** Second-order factors of the instrument that no model of the study has. */
    private static List<Finding> secondOrderLeftOut(Instrument instrument) {
        return StructureFits.hasSecondOrder(instrument)
                ? List.of()
                : instrument.higherOrder().stream()
                        .map(factor -> Finding.note(
                                "second_order_not_fitted",
                                factor.id(),
                                "The second-order factor of "
                                        + factor.subscales().size()
                                        + " subscales was not fitted. Two loadings cannot be told apart from the"
                                        + " correlation of the two subscales.",
                                "Read the correlation of the two factors instead, or give a model with equal loadings"
                                        + " as `syntax:` under `model:` of the study."))
                        .toList();
    }
}
