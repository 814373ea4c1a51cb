package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.Finding;
import kith.moments.UndeclaredCluster;
import kith.sem.ModelScales;
import kith.sem.model.ModelSyntax;

/** Reads the columns that models speak of. */
final class ModelData {

    private ModelData() {}

    /**
     * With a column for each grouping, and those that say how rows were drawn.
     *
     * @param blanks what becomes of a row without a group or a cluster: refused, or left out by what needs it, which says so
     */
    static DataSet read(
            DataOptions data,
            Terminal terminal,
            List<ModelSyntax> models,
            List<String> groupings,
            SamplingOptions sampling,
            Roles.Blanks blanks) {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        for (String grouping : groupings) {
            roles = roles.withGroup(grouping);
        }
        roles = sampling.cluster().map(roles::withCluster).orElse(roles);
        roles = sampling.weights().map(roles::withWeight).orElse(roles);
        Set<String> variables = new LinkedHashSet<>();
        models.forEach(model -> variables.addAll(model.observed()));
        DataSet read = ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(List.copyOf(variables))
                .withRoles(roles.withBlanks(blanks))
                .withOthers(DataRequest.Others.AS_TEXT));
        return sampling.cluster().isPresent() ? read : tellingOfClusters(read, models.get(0), groupings);
    }

    /** With a finding for every column that looks like clusters and was not declared. */
    private static DataSet tellingOfClusters(DataSet read, ModelSyntax model, List<String> groupings) {
        List<Finding> findings = new ArrayList<>(read.findings());
        UndeclaredCluster.in(
                        read.responses(),
                        ModelScales.of(model),
                        Set.copyOf(groupings),
                        groupings.stream().findFirst())
                .forEach(found -> findings.add(found.finding()));
        return new DataSet(read.responses(), read.input(), read.valueLabels(), findings);
    }

    /** Whether columns look like clusters that were not declared. */
    static boolean tellsOfClusters(DataSet read) {
        return read.findings().stream().anyMatch(finding -> finding.code().equals(UndeclaredCluster.CODE));
    }
}
