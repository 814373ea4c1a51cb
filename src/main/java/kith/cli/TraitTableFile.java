package kith.cli;

import java.nio.file.Path;
import java.util.List;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.InputException;
import kith.irt.TraitTable;
import kith.scoring.Scores;

/** Reads the table from sum score to trait that {@code kith irt --score-table} wrote. */
final class TraitTableFile {

    private TraitTableFile() {}

    /** @throws InputException when it is no such table, or has none of the scales */
    static TraitTable read(Terminal terminal, Path path, Scores scores) {
        Responses file = ResponsesReader.read(
                        DataRequest.of(DataSource.of(terminal.resolve(path)).withName(path.toString()))
                                .withRoles(Roles.none().withGroup(TraitTable.SCALE))
                                .withNumbers(List.of(
                                        TraitTable.ITEMS, TraitTable.SUM_SCORE, TraitTable.THETA, TraitTable.ERROR)))
                .responses();
        TraitTable traits = TraitTable.of(file);
        List<String> scales =
                scores.scales().stream().map(scale -> scale.scale().id()).toList();
        if (traits.names().stream().noneMatch(scales::contains)) {
            throw new InputException(
                    path.toString(),
                    "the scales " + String.join(", ", traits.names()),
                    "a scale of the instrument: " + String.join(", ", scales),
                    "make the table with kith irt -i and the same instrument");
        }
        return traits;
    }
}
