package kith.cli;

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

    static DataSet read(DataOptions data, Terminal terminal, ModelSyntax syntax, Optional<String> group) {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        if (group.isPresent()) {
            roles = roles.withGroup(group.get());
        }
        return ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(ModelSpecification.of(syntax, ModelOptions.cfa())
                        .table()
                        .observed())
                .withRoles(roles));
    }
}
