package kith.cli;

import java.util.List;
import java.util.concurrent.Callable;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.report.section.screening.ScreeningSection;
import kith.report.section.screening.ScreeningTree;
import kith.screening.Screening;
import kith.screening.ScreeningResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code screen}. */
@Command(
        name = "screen",
        description =
                "Screens the responses: missing data, use of the response options of each item, duplicate rows, and"
                        + " signs of careless responding. Respondents are flagged, none is excluded."
                        + " csv gives one row per respondent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith screen -i collective-efficacy -d datasets/collective-efficacy/contexts.csv --id id",
            "  kith screen -i bfi -d datasets/bfi/bfi.csv --outliers -o flags.csv"
        })
final class ScreenCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            required = true,
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file.")
    private String instrumentName;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Column with the seconds that each respondent took; less than two for each item is flagged.")
    private String time;

    @Option(
            names = "--outliers",
            description =
                    "Also search for respondents whose responses are unusual as a whole: isolation forest and local"
                            + " outlier factor.")
    private boolean outliers;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of the isolation forest; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ScreenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Instrument instrument = InstrumentLibrary.load(instrumentName, terminal.folder());
        DataSet read = ResponsesReader.read(data.request(terminal, data.roles())
                .withItemsOf(instrument)
                .withNumbers(time == null ? List.of() : List.of(time)));
        Screening screening = Screening.of(instrument);
        screening = time == null ? screening : screening.withSeconds(time);
        screening = outliers ? screening.withOutliers(seed) : screening;
        ScreeningResult result = screening.screen(read.responses());
        List<Finding> findings = read.findingsWith(result.findings());
        return output.write(
                terminal,
                new Answer(
                        "screen",
                        read,
                        findings,
                        ScreeningSection.of(result, findings),
                        ScreeningSection.perRespondent(result),
                        ScreeningTree.of(result),
                        true));
    }
}
