package kith.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.Grouping;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.report.document.Tree;
import kith.report.section.Labels;
import kith.report.section.ScoresSection;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code score}. */
@Command(
        name = "score",
        description =
                "Scores answers by the instrument's rule, and says of each score how many answers it rests on and how it"
                        + " came about. csv gives one row a respondent; a table describes the scores; json gives both.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith score -i collective-efficacy -d datasets/collective-efficacy/contexts.csv --id id -o scores.csv"
        })
final class ScoreCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            required = true,
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file.")
    private String instrumentName;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Describe the scores within the groups of this column.")
    private String group;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Instrument instrument = InstrumentLibrary.load(instrumentName, terminal.folder());
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        if (group != null) {
            roles = roles.withGroup(group);
        }
        DataSet read = ResponsesReader.read(
                DataRequest.of(data.source(terminal)).withItemsOf(instrument).withRoles(roles));
        Scores scores = Scoring.of(instrument, read.responses());
        Optional<Grouping> groups = Optional.ofNullable(group).map(read.responses()::grouping);
        Tree options = data.addTo(new Tree().put("instrument", instrumentName));
        if (group != null) {
            options.put("group", group);
        }
        return output.write(
                terminal,
                new Answer(
                        "score",
                        Optional.of(read.input()),
                        options,
                        Stream.concat(read.findings().stream(), scores.findings().stream())
                                .toList(),
                        ScoresSection.of(scores, groups, Labels.of(instrument)),
                        ScoresSection.perRespondent(scores),
                        ScoresSection.fullTree(scores, groups),
                        true));
    }
}
