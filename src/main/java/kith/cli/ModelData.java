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

    static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, Optional<String> group) {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        if (group.isPresent()) {
            roles = roles.withGroup(group.get());
        }
        return ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(observed(syntax))
                .withRoles(roles));
    }
}
