package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.DataSource;
import kith.data.TablePreparation;
import kith.finding.AlikeFindings;
import kith.finding.Problems;
import kith.finding.WayIn;
import kith.setup.ColumnProfile;
import kith.setup.DraftChoices;
import kith.setup.ItemBlock;
import kith.setup.StudyDraft;
import kith.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code init}. */
@Command(
        name = "init",
        description = {
            "Drafts an instrument file and a study file from a data file: blocks of items, response scales, reverse-keyed items,"
                    + " missing codes, and the columns of ids, groups, clusters, waves and weights. Each guess is commented with"
                    + " its reason. The two files run as they are. On a terminal it asks for what the file does not contain:"
                    + " what the items measure, the range of the response scale, and which groups are to be compared.",
            "Columns that identify respondents (e-mail, IP address, coordinates) are named in a comment and never read."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  kith init answers.csv", "  kith init answers.sav --yes --output my-study"})
final class InitCommand implements Callable<ExitCode> {

    private static final String INSTRUMENT = "instrument.yaml";
    private static final String STUDY = "study.yaml";
    private static final int MOST_PLACES = 8;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "A data file (.csv, .tsv, .xlsx, .sav, .dta, .sas7bdat, .xpt, .parquet).")
    private Path file;

    @Mixin
    private FileOptions layout;

    @Mixin
    private NamedScales scales;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Column whose groups are to be compared; without it the one that looks most like it.")
    private String compare;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the two files go; the current folder without it.")
    private Path out;

    @Option(names = "--yes", description = "Asks nothing, and replaces files that are there already.")
    private boolean yes;

    @Option(names = "--quiet", description = "Nothing on standard output.")
    private boolean quiet;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Path folder = out == null ? terminal.folder() : terminal.resolve(out);
        Path instrument = folder.resolve(INSTRUMENT);
        Path study = folder.resolve(STUDY);
        requireNew(List.of(instrument, study));
        Path data = terminal.resolve(file);
        DataSource source = named(folder, layout.source(file, terminal));
        DraftChoices choices = new DraftChoices(scales.columns(), Optional.ofNullable(compare));
        StudyDraft draft = StudyDraft.of(source, named(folder, data), INSTRUMENT, choices);
        if (terminal.in().isPresent() && !yes && !quiet) {
            choices = new DraftQuestions(terminal::ask).choices(draft, choices);
            draft = StudyDraft.of(source, named(folder, data), INSTRUMENT, choices);
        }
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        contents.put(instrument, draft.instrument().getBytes(StandardCharsets.UTF_8));
        contents.put(study, draft.study().getBytes(StandardCharsets.UTF_8));
        StudyReader.drafted(draft, folder);
        OutputFile.writeAll(contents);
        if (!quiet) {
            tell(draft, instrument, study);
        }
        return ExitCode.DONE;
    }

    private void requireNew(List<Path> files) {
        Problems problems = new Problems();
        files.stream()
                .filter(one -> !yes && Files.exists(one))
                .forEach(one -> problems.add(
                        one.toString(),
                        "this file is there already",
                        "a new file",
                        "use --yes to replace it, or --output for another folder"));
        problems.throwIfAny();
    }

    /** With the names of further files as the study file has them. */
    private static DataSource named(Path folder, DataSource source) {
        TablePreparation steps = source.preparation();
        TablePreparation named = steps.withJoined(steps.joined().stream()
                .map(joined -> new TablePreparation.JoinedFile(
                        joined.source().withName(named(folder, joined.source().file())), joined.by()))
                .toList());
        return source.withPreparation(steps.dictionary()
                .map(dictionary -> named.withDictionary(dictionary.withName(named(folder, dictionary.file()))))
                .orElse(named));
    }

    /** As the study file names it: relative to its folder where that is possible. */
    private static String named(Path folder, Path data) {
        try {
            return folder.toAbsolutePath()
                    .relativize(data.toAbsolutePath())
                    .toString()
                    .replace('\\', '/');
        } catch (IllegalArgumentException otherRoot) {
            return data.toAbsolutePath().toString();
        }
    }

    private void tell(StudyDraft draft, Path instrument, Path study) {
        for (ItemBlock block : draft.blocks()) {
            terminal.say(block.id() + ": " + block.items().size() + " items ("
                    + names(block.items().stream().map(ColumnProfile::name).toList()) + "), "
                    + block.points().firstKey() + " to "
                    + block.points().lastKey()
                    + (block.reversed().isEmpty()
                            ? ""
                            : "; reverse-keyed: "
                                    + names(block.reversed().keySet().stream()
                                            .sorted()
                                            .toList())));
        }
        draft.compare().ifPresent(column -> terminal.say("Groups to compare: " + column));
        AlikeFindings.of(draft.profile().findings()).forEach(this::tell);
        draft.open().forEach(question -> terminal.say("Check: " + question));
        terminal.say("Wrote " + terminal.shown(instrument.toString()) + " and " + terminal.shown(study.toString())
                + ". Check their comments, then run: kith run " + terminal.shown(study.toString()));
    }

    /** Findings of one kind in one line, with the columns they are about. */
    private void tell(AlikeFindings alike) {
        String where = file.getFileName().toString().equals(alike.where()) ? "" : alike.where();
        terminal.say((where.isEmpty() ? "" : where + ": ")
                + (alike.what(MOST_PLACES) + " " + alike.first().remedy(WayIn.STUDY)).strip());
    }

    private static String names(List<String> names) {
        return kith.data.Shown.names(names);
    }
}
