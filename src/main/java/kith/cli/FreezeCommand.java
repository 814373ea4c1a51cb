package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import kith.analysis.Analysis;
import kith.finding.Problems;
import kith.prespecification.FrozenPlan;
import kith.study.Study;
import kith.study.StudyReader;
import kith.study.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code freeze}. */
@Command(
        name = "freeze",
        description = {
            "Writes the plan of a study (analyses, settings, hypotheses, criteria) with its checksum to STUDY.plan.yaml, before the"
                    + " responses are analysed. The file of responses is not opened and need not be there.",
            "`kith run` compares the study with the plan that lies beside it: the report says of each analysis whether it was"
                    + " planned, and lists every deviation."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  kith freeze study.yaml", "  kith freeze my-study/study.yaml --yes"})
final class FreezeCommand implements Callable<ExitCode> {

    private final Terminal terminal;
    private final Clock clock;

    @Parameters(paramLabel = "STUDY", description = "A study file.")
    private Path file;

    @Option(names = "--yes", description = "Replaces a plan that is there already.")
    private boolean yes;

    @Option(names = "--quiet", description = "Nothing on standard output.")
    private boolean quiet;

    FreezeCommand(Terminal terminal) {
        this.terminal = terminal;
        this.clock = Clock.systemUTC();
    }

    @Override
    public ExitCode call() {
        Path study = terminal.resolve(file);
        Path target = StudyReader.planOf(study);
        Study planned = StudyReader.planned(study);
        Problems problems = new Problems();
        if (!yes && Files.exists(target)) {
            problems.add(
                    target.toString(),
                    "the study has a plan already",
                    "a study without a plan",
                    "use --yes to replace it; a plan that was registered should stay");
        }
        problems.throwIfAny();
        FrozenPlan plan = FrozenPlan.of(
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
                Version.text(),
                planned.planned().stream().map(Analysis::id).toList(),
                Files.exists(planned.data().source().file()) ? FrozenPlan.Data.PRESENT : FrozenPlan.Data.ABSENT,
                planned.files().get(1).sha256(),
                StudyReader.text(study));
        OutputFile.writeAll(Map.of(target, plan.text().getBytes(StandardCharsets.UTF_8)));
        if (!quiet) {
            terminal.say(target + ": " + String.join(", ", plan.analyses()));
            terminal.say("SHA-256 " + plan.sha256());
            terminal.say(
                    "Register this number, for instance with the protocol, to show later that the plan came first.");
        }
        return ExitCode.DONE;
    }
}
