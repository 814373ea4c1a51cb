package kith.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.instrument.InstrumentReader;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.instrument.InstrumentSection;
import kith.report.section.instrument.InstrumentTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code instrument}. */
@Command(
        name = "instrument",
        description =
                "Lists the bundled instruments, prints one, makes a codebook from one and its data, or checks an instrument file.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | codebook | validate)",
        subcommands = {
            InstrumentCommand.Listing.class,
            InstrumentCommand.Show.class,
            CodebookCommand.class,
            InstrumentCommand.Validate.class
        },
        footer = {
            "",
            "Example:",
            "  kith instrument show collective-efficacy",
            "  kith instrument codebook collective-efficacy -d answers.csv -o codebook.xlsx"
        })
final class InstrumentCommand implements Runnable {

    private final Terminal terminal;

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    InstrumentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(terminal.out());
    }

    /** Lists the bundled instruments. */
    @Command(
            name = "list",
            description = "Lists the bundled instruments.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  kith instrument list"})
    static final class Listing implements Callable<ExitCode> {

        private final Terminal terminal;

        @Mixin
        private OutputOptions output;

        Listing(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public ExitCode call() {
            List<Instrument> bundled = InstrumentLibrary.bundled();
            Table table = Table.of("instruments", "Bundled instruments", bundled)
                    .text("Id", Instrument::id)
                    .text("Version", Instrument::version)
                    .count("Items", instrument -> instrument.items().size())
                    .count("Subscales", instrument -> instrument.subscales().size())
                    .text("Wording", instrument -> instrument.wordingIncluded() ? "yes" : "no")
                    .text("Title", Instrument::title)
                    .table();
            Tree result = new Tree().put("instruments", bundled, InstrumentTree::brief);
            return output.write(
                    terminal,
                    new Answer(
                            "instrument",
                            Optional.empty(),
                            new Tree(),
                            List.of(),
                            new Section("instrument", "Instruments", List.<Block>of(table)),
                            table,
                            result,
                            true));
        }
    }

    /** Prints an instrument. */
    @Command(
            name = "show",
            description = "Prints an instrument: items in every form, scales, rules, source.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  kith instrument show collective-efficacy",
                "  kith instrument show collective-efficacy --format json"
            })
    static final class Show implements Callable<ExitCode> {

        private final Terminal terminal;

        @Parameters(paramLabel = "INSTRUMENT", description = "Id of a bundled instrument, or an instrument file.")
        private String named;

        @Mixin
        private OutputOptions output;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public ExitCode call() {
            Instrument instrument = InstrumentLibrary.load(named, terminal.folder());
            Section section = InstrumentSection.of(instrument, instrument.language());
            Table items = section.blocks().stream()
                    .filter(Table.class::isInstance)
                    .map(Table.class::cast)
                    .findFirst()
                    .orElseThrow();
            return output.write(
                    terminal,
                    new Answer(
                            "instrument",
                            Optional.empty(),
                            new Tree().put("instrument", named),
                            List.of(),
                            section,
                            items,
                            InstrumentTree.of(instrument),
                            true));
        }
    }

    /** Checks instrument files. */
    @Command(
            name = "validate",
            description = "Checks instrument files and tells every problem with its line and column.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  kith instrument validate my-questionnaire.yaml",
                "  kith instrument validate instruments/*.yaml"
            })
    static final class Validate implements Callable<ExitCode> {

        private final Terminal terminal;

        @Parameters(
                paramLabel = "FILE",
                arity = "1..*",
                description = "Instrument files, or ids of bundled instruments.")
        private List<String> files;

        Validate(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public ExitCode call() {
            List<Problem> problems = new ArrayList<>();
            List<String> valid = new ArrayList<>();
            for (String file : files) {
                List<Problem> found = problems(file);
                problems.addAll(found);
                if (found.isEmpty()) {
                    valid.add(file);
                }
            }
            valid.forEach(file -> terminal.say(file + ": valid"));
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            return ExitCode.DONE;
        }

        private List<Problem> problems(String file) {
            Path path = terminal.resolve(Path.of(file));
            if (!Files.exists(path) && !InstrumentLibrary.isPath(file)) {
                try {
                    return InstrumentReader.problems(InstrumentLibrary.document(file));
                } catch (InputException unknown) {
                    return unknown.problems();
                }
            }
            return InstrumentReader.problems(path);
        }
    }
}
