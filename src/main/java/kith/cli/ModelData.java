package kith.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;

/** Reads the columns that models speak of. */
final class ModelData {

    private ModelData() {}

    /** Names of the observed variables of a model. */
    static List<String> observed(ModelSyntax syntax) {
        return ModelSpecification.of(syntax, ModelOptions.cfa()).table().observed();
    }

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
        models.forEach(model -> variables.addAll(observed(model)));
        return ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(List.copyOf(variables))
                .withRoles(roles.withBlanks(blanks)));
    }
}
