package kith.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.report.document.Tree;
import kith.report.section.instrument.Codebook;
import kith.study.SampleDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code instrument codebook}. */
@Command(
        name = "codebook",
        description =
                "Makes a codebook: items with their wording and keying, response scales with their labels, and how often each"
                        + " response was given in a data file. html and xlsx are meant to accompany the data.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith instrument codebook collective-efficacy -d datasets/collective-efficacy/contexts.csv -o codebook.html",
            "  kith instrument codebook my-questionnaire.yaml -d answers.sav -o codebook.xlsx"
        })
final class CodebookCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(paramLabel = "INSTRUMENT", description = "Id of a bundled instrument, or an instrument file.")
    private String named;

    @Mixin
    private SmallCellOption small;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    CodebookCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Instrument instrument = InstrumentLibrary.load(named, terminal.folder());
        DataSet read = ResponsesReader.read(data.request(terminal, data.roles()).withItemsOf(instrument));
        SampleDescription sample =
                SampleDescription.of(instrument, read.responses(), Optional.empty(), Optional.empty());
        Codebook codebook = new Codebook(instrument, sample, small.cells().least());
        return output.write(
                terminal,
                new Answer(
                        "instrument",
                        Optional.of(read.input()),
                        new Tree().put("instrument", named),
                        read.findings(),
                        codebook.section(),
                        codebook.table(),
                        codebook.tree(),
                        true));
    }
}
