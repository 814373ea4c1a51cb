package kith.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kith.finding.Problem;
import kith.finding.Severity;
import kith.finding.WayIn;
import kith.study.AnalysisOutcome;
import kith.study.StudyResults;

/**
 * What a run says of its studies on the terminal.
 *
 * @param quiet nothing but problems
 * @param strict whether unsound models and findings that are errors end with an exit code of their own
 */
record RunWords(Terminal terminal, boolean quiet, boolean strict) {

    /** Tells all, and says how the run ends. */
    ExitCode tell(List<RunEnding> endings) {
        List<ExitCode> codes = endings.stream().map(this::tell).toList();
        if (endings.size() > 1 && !quiet) {
            tellDone(endings);
        }
        Set<ExitCode> different = EnumSet.copyOf(codes);
        for (ExitCode gravest : List.of(ExitCode.BUG, ExitCode.OUT_OF_MEMORY)) {
            if (different.contains(gravest)) {
                return gravest;
            }
        }
        if (different.contains(ExitCode.UNSOUND)) {
            return ExitCode.UNSOUND;
        }
        return different.size() == 1 ? codes.get(0) : ExitCode.PARTLY_DONE;
    }

    private void tellDone(List<RunEnding> endings) {
        long written =
                endings.stream().filter(RunEnding.Written.class::isInstance).count();
        long kept = endings.stream().filter(RunEnding.Kept.class::isInstance).count();
        long inPart = endings.stream()
                .filter(ending -> ending instanceof RunEnding.Written one
                        && !one.results().notDone().isEmpty())
                .count();
        long not = endings.size() - written - kept;
        terminal.say((written - inPart) + " of " + endings.size() + " studies done"
                + (inPart > 0 ? ", " + inPart + " done in part" : "")
                + (kept > 0 ? ", " + kept + " unchanged" : "")
                + (not > 0 ? ", " + not + " not done" : ""));
    }

    private ExitCode tell(RunEnding ending) {
        if (ending instanceof RunEnding.Wrong failed) {
            terminal.tell(
                    failed.problems().stream()
                            .map(problem -> named(failed.file(), problem))
                            .toList(),
                    WayIn.STUDY);
            return ExitCode.WRONG_INPUT;
        }
        if (ending instanceof RunEnding.Bug memory && memory.failure() instanceof OutOfMemoryError) {
            terminal.warn("kith: " + shown(memory.file()) + ": " + OutOfMemory.message("run", memory.data()));
            return ExitCode.OUT_OF_MEMORY;
        }
        if (ending instanceof RunEnding.Bug bug) {
            terminal.warn("kith: " + shown(bug.file()) + ": this is a bug: " + bug.failure()
                    + "; run this study alone with --debug and report it");
            return ExitCode.BUG;
        }
        return ending instanceof RunEnding.Kept kept ? tell(kept) : tell((RunEnding.Written) ending);
    }

    private ExitCode tell(RunEnding.Kept kept) {
        if (!quiet) {
            terminal.say(kept.study().title() + ": unchanged since an earlier run, "
                    + shown(kept.folder().resolve("report.html")));
        }
        if (strict && !kept.results().sound()) {
            return ExitCode.UNSOUND;
        }
        return kept.results().notDone() == 0 ? ExitCode.DONE : ExitCode.PARTLY_DONE;
    }

    private ExitCode tell(RunEnding.Written written) {
        StudyResults results = written.results();
        if (!quiet) {
            terminal.say(results.study().title() + ": "
                    + shown(written.folder().resolve("report.html")) + " ("
                    + count(results.count(Severity.ERROR), "error") + ", "
                    + count(results.count(Severity.WARNING), "warning") + ")");
        }
        for (AnalysisOutcome outcome : results.outcomes()) {
            outcome.notDone()
                    .forEach(one -> terminal.warn("kith: " + results.study().id() + ": "
                            + outcome.analysis().id() + (one.part().isEmpty() ? "" : " (" + one.part() + ")")
                            + " not done: " + one.reason()
                            + (one.remedy().isEmpty() ? "" : " " + one.remedy())));
        }
        if (strict && !results.isSound()) {
            return ExitCode.UNSOUND;
        }
        return results.notDone().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY_DONE;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** With the study file, also where the problem is in the data. */
    private Problem named(Path study, Problem problem) {
        if (problem.where().contains(String.valueOf(study.getFileName()))) {
            return problem;
        }
        String where = shown(study) + (problem.where().isEmpty() ? "" : ": " + terminal.shown(problem.where()));
        return new Problem(where, problem.found(), problem.expected(), problem.remedy());
    }

    String shown(Path file) {
        return file.startsWith(terminal.folder())
                ? terminal.folder().relativize(file).toString()
                : file.toString();
    }
}
