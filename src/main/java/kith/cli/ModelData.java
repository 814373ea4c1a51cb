package kith.cli;

import java.util.List;
import java.util.Optional;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;

/** Reads the columns that a model speaks of. */
final class ModelData {

    private ModelData() {}

    /** Names of the observed variables of a model. */
    static List<String> observed(ModelSyntax syntax) {
        return ModelSpecification.of(syntax, ModelOptions.cfa()).table().observed();
    }

    /** Columns beside those of the model. */
    record Columns(Optional<String> group, Optional<String> cluster, Optional<String> weights) {}

    static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, Optional<String> group) {
        return read(data, terminal, syntax, new Columns(group, Optional.empty(), Optional.empty()));
    }

    /** With a column for each of several groupings; rows without a group are left out of what is done by it, which says so. */
    static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, List<String> groupings) {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        for (String grouping : groupings) {
            roles = roles.withGroup(grouping);
        }
        roles = roles.withBlanks(Roles.Blanks.KEPT);
        return read(data, terminal, syntax, roles);
    }

    static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, Columns columns) {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        roles = columns.group().map(roles::withGroup).orElse(roles);
        roles = columns.cluster().map(roles::withCluster).orElse(roles);
        roles = columns.weights().map(roles::withWeight).orElse(roles);
        return read(data, terminal, syntax, roles);
    }

    private static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, Roles roles) {
        return ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(observed(syntax))
                .withRoles(roles));
    }
}
