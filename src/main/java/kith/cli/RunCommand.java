package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kith.data.DataSource;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.finding.Problems;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.section.StudyIndex;
import kith.setup.DraftChoices;
import kith.setup.StudyDraft;
import kith.study.Analyses;
import kith.study.StoredResults;
import kith.study.Study;
import kith.study.StudyParts;
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
            "Runs whole studies. Each leaves a report (report.html), a Word document (report.docx), a workbook (report.xlsx) and its results for other"
                    + " programs (results.json) in a folder of its own; all are there, or none.",
            "Several studies get an overview (index.html) as well.",
            "",
            "Without a study file it runs the bundled study of collective efficacy in three contexts."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith run my-study.yaml --output reports",
            "  kith run answers.csv --scale trust=q1,q2,-q4 --group site"
        })
final class RunCommand implements Callable<ExitCode> {

    private static final String BUNDLED = "datasets/collective-efficacy/study.yaml";

    private final Terminal terminal;
    private final StudyWork work;

    /** What is done for each study. */
    @FunctionalInterface
    interface StudyWork {
        StudyResults run(Study study, Parallel parallel, Progress progress);
    }

    @Parameters(
            paramLabel = "STUDY.yaml",
            arity = "0..*",
            description = "Study files (.yaml, .yml), or data files for which a study is drafted.")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description =
                    "Where the folder of each study goes. Without it: reports, here; for bundled studies in the folder of"
                            + " Kith.")
    private Path out;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ANALYSIS",
            completionCandidates = AnalysisIds.class,
            description = "Only these analyses of the study: ${COMPLETION-CANDIDATES}.")
    private List<String> only;

    /** The analyses that studies can ask for. */
    static final class AnalysisIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Analyses.ids().iterator();
        }
    }

    @Mixin
    private SmallCellOption small;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all random work, in place of the study's.")
    private Long seed;

    @Mixin
    private NamedScales scales;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "For a data file in place of a study file: the column whose groups are compared.")
    private String compare;

    @Mixin
    private ThreadOptions threads;

    @Option(
            names = "--resume",
            description =
                    "Keep the results of studies that are unchanged: the same version of Kith, seed, analyses and bytes of every"
                            + " file.")
    private boolean resume;

    @Option(
            names = "--strict",
            description =
                    "Exit with 3 when a model of a study did not converge or is inadmissible, or when a finding is an error.")
    private boolean strict;

    @Option(names = "--quiet", description = "Nothing on standard output and no progress.")
    private boolean quiet;

    RunCommand(Terminal terminal) {
        this(terminal, StudyRunner::run);
    }

    RunCommand(Terminal terminal, StudyWork work) {
        this.terminal = terminal;
        this.work = work;
    }

    /** A study file: the study and the folder of its report, or why it cannot be run. */
    private record Given(Path file, Optional<Study> study, boolean part, Optional<RunEnding> ending) {

        /** A problem of a part of a study names the part. */
        Problem placed(Problem problem) {
            return part
                    ? new Problem(
                            name() + ": " + problem.where(), problem.found(), problem.expected(), problem.remedy())
                    : problem;
        }

        String name() {
            return study.map(Study::title).orElseGet(() -> String.valueOf(file.getFileName()));
        }
    }

    @Override
    public ExitCode call() {
        List<Path> studies = files == null ? List.of(terminal.home().resolve(BUNDLED)) : files;
        requireKnownAnalyses();
        Parallel parallel = threads.parallel();
        requireDifferent(studies);
        requireDataFiles(studies);
        List<Given> given = studies.stream()
                .flatMap(file -> given(file, studies.size() == 1).stream())
                .toList();
        boolean alone = given.size() == 1;
        Parallel within = new Parallel(Math.max(1, parallel.threads() / given.size()));
        requireFolderOfItsOwn(given);
        repair(given);
        List<RunEnding> endings;
        try (TerminalProgress progress = TerminalProgress.on(terminal, quiet)) {
            endings = parallel.map(given.size(), k -> ending(given.get(k), within, progress, alone));
        }
        ExitCode code = words().tell(endings);
        writeIndex(given, endings);
        return code;
    }

    private void requireKnownAnalyses() {
        Problems problems = new Problems();
        for (String id : only == null ? List.<String>of() : only) {
            if (Analyses.named(id).isEmpty()) {
                problems.add("--only", "“" + id + "”", "one of " + String.join(", ", Analyses.ids()), "");
            }
        }
        problems.throwIfAny();
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

    /** Two studies with one id would overwrite each other's report. */
    private void requireFolderOfItsOwn(List<Given> studies) {
        Map<Path, Path> owners = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Given one : studies) {
            one.study().ifPresent(study -> {
                Path folder = folder(one.file()).resolve(study.id());
                Path owner = owners.putIfAbsent(folder, one.file());
                if (owner != null) {
                    problems.add(new Problem(
                            shown(one.file()),
                            "the id “" + study.id() + "” is also the id of " + shown(owner)
                                    + ", and both reports would go to " + shown(folder),
                            "a different id for each study",
                            "change one of the two ids"));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** Finishes the reports that a run before was moving into place when it was killed. */
    private void repair(List<Given> studies) {
        for (Given one : studies) {
            one.study().ifPresent(study -> OutputFile.repair(folder(one.file()).resolve(study.id())));
        }
    }

    /** The study of a file, or its parts. */
    private List<Given> given(Path named, boolean alone) {
        Path file = terminal.resolve(named);
        try {
            Study read = isStudyFile(file) ? StudyReader.read(file) : drafted(file);
            Study some = only == null ? read : read.only(Set.copyOf(only));
            Study seeded = seed == null ? some : some.withSeed(seed);
            int least = small.given().orElse(seeded.smallestCell());
            return StudyParts.of(seeded.withSmallestCell(least)).stream()
                    .map(study -> new Given(file, Optional.of(study), read.by().isPresent(), Optional.empty()))
                    .toList();
        } catch (InputException wrong) {
            return List.of(
                    new Given(file, Optional.empty(), false, Optional.of(new RunEnding.Wrong(file, wrong.problems()))));
        } catch (RuntimeException | Error bug) {
            return List.of(
                    new Given(file, Optional.empty(), false, Optional.of(bug(file, Optional.empty(), bug, alone))));
        }
    }

    private static boolean isStudyFile(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    /**
     * Runs a data file without a study file: what the options do not say is guessed, and shown by {@code kith init}.
     */
    private Study drafted(Path file) {
        StudyDraft draft = StudyDraft.of(
                DataSource.of(file),
                String.valueOf(file.getFileName()),
                "instrument.yaml",
                new DraftChoices(scales.columns(), Optional.ofNullable(compare)));
        return StudyReader.drafted(draft, file.toAbsolutePath().getParent());
    }

    private void requireDataFiles(List<Path> studies) {
        boolean data = studies.stream().anyMatch(file -> !isStudyFile(file));
        if (!data && (!scales.isEmpty() || compare != null)) {
            throw new InputException(
                    scales.isEmpty() ? "--group" : "--scale",
                    "given for a study file, which says this itself",
                    "a data file",
                    "leave the option out, or change the study file");
        }
    }

    private RunEnding ending(Given given, Parallel parallel, TerminalProgress progress, boolean alone) {
        long began = System.nanoTime();
        if (given.ending().isPresent()) {
            return given.ending().get();
        }
        Study study = given.study().orElseThrow();
        try {
            Path folder = folder(given.file()).resolve(study.id());
            Optional<StoredResults> stored = resume && small.given().isEmpty()
                    ? StoredResults.read(folder.resolve("results.json")).filter(before -> before.areOf(study))
                    : Optional.empty();
            if (stored.isPresent()) {
                return new RunEnding.Kept(study, stored.get(), folder);
            }
            StudyResults results = work.run(study, parallel, progress.of(study.id()));
            progress.of(study.id()).at("writing", 1, 1);
            Map<Path, byte[]> contents = StudyFiles.of(folder, results);
            contents.put(
                    folder.resolve(FileSet.MARKER),
                    MachineFacts.json(began, contents).getBytes(StandardCharsets.UTF_8));
            OutputFile.writeAll(contents);
            return new RunEnding.Written(results, folder);
        } catch (InputException wrong) {
            return new RunEnding.Wrong(
                    given.file(), wrong.problems().stream().map(given::placed).toList());
        } catch (RuntimeException | Error bug) {
            return bug(given.file(), Optional.of(study.data().source().file()), bug, alone);
        }
    }

    /** A bug does not stop the other studies; that of a single study is reported in the way of all verbs. */
    private static RunEnding bug(Path file, Optional<Path> data, Throwable bug, boolean alone) {
        if (alone && bug instanceof RuntimeException failure) {
            throw failure;
        }
        if (alone && bug instanceof OutOfMemoryError && data.isPresent()) {
            throw new StudyMemoryError(data.get(), bug);
        }
        if (alone && bug instanceof Error failure) {
            throw failure;
        }
        return new RunEnding.Bug(file, data, bug);
    }

    /** The reports of studies that come with Kith belong to Kith's own folder, all others to where the user is. */
    private Path folder(Path file) {
        if (out != null) {
            return terminal.resolve(out);
        }
        boolean bundled = file.startsWith(terminal.home().resolve("datasets"));
        return (bundled ? terminal.home() : terminal.folder()).resolve("reports");
    }

    /** An overview of the studies in each folder that has several of them. */
    private void writeIndex(List<Given> given, List<RunEnding> endings) {
        RunIndex index = new RunIndex();
        for (int k = 0; k < given.size(); k++) {
            if (endings.get(k) instanceof RunEnding.Written one) {
                index.add(
                        one.folder(),
                        one.results().notDone().isEmpty() ? StudyIndex.State.DONE : StudyIndex.State.IN_PART);
            } else if (endings.get(k) instanceof RunEnding.Kept one) {
                index.add(one.folder(), StudyIndex.State.KEPT);
            } else {
                index.addMissing(folder(given.get(k).file()), given.get(k).name());
            }
        }
        List<Path> pages = index.write();
        if (!quiet) {
            pages.forEach(page -> terminal.say("Overview of studies: " + shown(page)));
        }
    }

    private RunWords words() {
        return new RunWords(terminal, quiet, strict);
    }

    private String shown(Path file) {
        return words().shown(file);
    }
}
