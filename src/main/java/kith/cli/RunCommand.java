package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.math.Parallel;
import kith.report.document.Document;
import kith.report.render.ExcelReport;
import kith.report.render.HtmlReport;
import kith.report.render.JsonWriter;
import kith.report.section.References;
import kith.report.section.StudyDocument;
import kith.report.section.StudyTree;
import kith.study.Analysis;
import kith.study.Outcome;
import kith.study.Study;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code run}. */
@Command(
        name = "run",
        description = {
            "Runs whole studies. Each leaves a report (report.html), a workbook (report.xlsx) and its results for other"
                    + " programs (results.json) in a folder of its own; all are there, or none.",
            "",
            "Without a study file it runs the bundled study of collective efficacy in three contexts."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  kith run my-study.yaml --out reports"})
final class RunCommand implements Callable<ExitCode> {

    private static final String BUNDLED = "datasets/collective-efficacy/study.yaml";

    private final Terminal terminal;

    @Parameters(paramLabel = "STUDY.yaml", arity = "0..*", description = "Study files.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where the folder of each study goes. Without it: reports, here; for bundled studies in the folder of"
                            + " Kith.")
    private Path out;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ANALYSIS",
            description = "Only these analyses of the study: ${COMPLETION-CANDIDATES}.")
    private List<Analysis> only;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all random work, in place of the study's.")
    private Long seed;

    @Mixin
    private ThreadOptions threads;

    @Option(names = "--quiet", description = "Nothing on standard output and no progress.")
    private boolean quiet;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What became of one study. */
    private sealed interface Ending {

        record Written(Study study, Path folder, List<Outcome.Failed<?>> failures) implements Ending {}

        record Wrong(List<Problem> problems) implements Ending {}

        record Bug(Path file, RuntimeException failure) implements Ending {}
    }

    @Override
    public ExitCode call() {
        List<Path> studies = files == null ? List.of(terminal.home().resolve(BUNDLED)) : files;
        Parallel parallel = threads.parallel();
        Parallel within = new Parallel(Math.max(1, parallel.threads() / studies.size()));
        requireDifferent(studies);
        List<Ending> endings;
        try (TerminalProgress progress = TerminalProgress.on(terminal, quiet)) {
            endings = parallel.map(studies.size(), k -> study(studies.get(k), within, progress, studies.size() == 1));
        }
        return tell(endings);
    }

    /** Two studies that write into one folder would overwrite each other. */
    private void requireDifferent(List<Path> studies) {
        Set<Path> seen = new HashSet<>();
        List<Problem> twice = studies.stream()
                .map(terminal::resolve)
                .filter(file -> !seen.add(file))
                .map(file -> new Problem(file.toString(), "this study is named twice", "each study once", ""))
                .toList();
        if (!twice.isEmpty()) {
            throw new InputException(twice);
        }
    }

    private Ending study(Path given, Parallel parallel, TerminalProgress progress, boolean alone) {
        long began = System.nanoTime();
        try {
            Path file = terminal.resolve(given);
            Study study = StudyReader.read(file);
            if (only != null) {
                study = study.only(Set.copyOf(only));
            }
            if (seed != null) {
                study = study.withSeed(seed);
            }
            StudyResults results = StudyRunner.run(study, parallel, progress);
            Path folder = folder(file).resolve(study.id());
            progress.at(study.id(), "writing", 1, 1);
            OutputFile.writeAll(contents(folder, results));
            OutputFile.write(
                    folder.resolve("run.json"), MachineFacts.json(began).getBytes(StandardCharsets.UTF_8));
            return new Ending.Written(study, folder, results.failures());
        } catch (InputException wrong) {
            return new Ending.Wrong(wrong.problems());
        } catch (RuntimeException bug) {
            if (alone) {
                throw bug;
            }
            return new Ending.Bug(given, bug);
        }
    }

    /** The reports of studies that come with Kith belong to Kith's own folder, all others to where the user is. */
    private Path folder(Path file) {
        if (out != null) {
            return terminal.resolve(out);
        }
        boolean bundled = file.startsWith(terminal.home().resolve("datasets"));
        return (bundled ? terminal.home() : terminal.folder()).resolve("reports");
    }

    private static Map<Path, byte[]> contents(Path folder, StudyResults results) {
        Document document = StudyDocument.of(results);
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        contents.put(folder.resolve("report.html"), HtmlReport.render(document).getBytes(StandardCharsets.UTF_8));
        contents.put(folder.resolve("report.xlsx"), ExcelReport.bytes(document));
        contents.put(
                folder.resolve("results.json"),
                JsonWriter.write(StudyTree.of(results).put("references", References.trees(document)))
                        .getBytes(StandardCharsets.UTF_8));
        return contents;
    }

    private ExitCode tell(List<Ending> endings) {
        Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
        endings.forEach(ending -> codes.add(tell(ending)));
        if (codes.contains(ExitCode.BUG)) {
            return ExitCode.BUG;
        }
        return codes.size() == 1 ? codes.iterator().next() : ExitCode.PARTLY_DONE;
    }

    private ExitCode tell(Ending ending) {
        if (ending instanceof Ending.Wrong failed) {
            failed.problems().forEach(terminal::tell);
            return ExitCode.WRONG_INPUT;
        }
        if (ending instanceof Ending.Bug bug) {
            terminal.err()
                    .println("kith: " + bug.file() + ": this is a bug: " + bug.failure()
                            + "; run this study alone with --debug and report it");
            return ExitCode.BUG;
        }
        Ending.Written written = (Ending.Written) ending;
        if (!quiet) {
            terminal.out()
                    .println(written.study().title() + ": "
                            + shown(written.folder().resolve("report.html")));
        }
        for (Outcome.Failed<?> failure : written.failures()) {
            terminal.err()
                    .println("kith: " + written.study().id() + ": "
                            + failure.analysis().word() + " could not be done: " + failure.reason());
        }
        return written.failures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY_DONE;
    }

    private String shown(Path file) {
        return file.startsWith(terminal.folder())
                ? terminal.folder().relativize(file).toString()
                : file.toString();
    }
}
