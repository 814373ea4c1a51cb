package kith.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kith.data.DataSet;
import kith.data.Grouping;
import kith.data.KeyedResponses;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.DecisionRule;
import kith.invariance.Invariance;
import kith.invariance.Level;
import kith.math.Parallel;
import kith.moments.UndeclaredCluster;
import kith.reliability.ReliabilityOptions;
import kith.reliability.ReliabilityOptions.Resampling;
import kith.reliability.ScaleItems;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import kith.sem.Bounds;

/** Runs the analyses of a study. One that cannot be done does not stop the others. */
public final class StudyRunner {

    private static final int STEPS = 6;
    private static final int DRAWS = 1_000;

    private Study study;
    private final Parallel parallel;
    private final Progress progress;
    private int done;
    private Outcome<Scores> scores;
    private Outcome<ItemsAnswer> items;
    private Outcome<StructureAnswer> cfa;
    private Outcome<ComparabilityAnswer> invariance;

    private StudyRunner(Study study, Parallel parallel, Progress progress) {
        this.study = study;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * @param parallel the threads; they change no number
     * @throws InputException when the answers cannot be read; what stands in the way of a single analysis is told by its outcome
     */
    public static StudyResults run(Study study, Parallel parallel, Progress progress) {
        return new StudyRunner(study, parallel, progress).run();
    }

    private StudyResults run() {
        begin("reading");
        DataSet data = ResponsesReader.read(study.data());
        Responses responses = data.responses();
        Optional<Grouping> groups = study.compare().map(responses::grouping);
        MissingTreatment missing = MissingTreatment.of(study, StructureFits.variables(study), responses);
        study = study.with(study.model().with(missing.treatment()));
        List<UndeclaredCluster> undeclared = DesignFindings.undeclared(study, responses);
        begin("describing");
        KeyedResponses keyed = KeyedResponses.of(study.instrument(), responses);
        SampleDescription sample = SampleDescription.of(
                study.instrument(), responses, groups, study.data().roles().cluster());
        List<Runnable> work = List.of(
                () -> invariance = invariance(keyed.responses(), groups, !undeclared.isEmpty()),
                () -> cfa = attempt(Analysis.CFA, () -> new StructureFits(study, parallel).of(keyed.responses())),
                () -> items = attempt(Analysis.ITEMS, () -> items(responses, groups)),
                () -> scores = attempt(Analysis.SCORES, () -> Scoring.of(study.instrument(), responses)));
        parallel.map(work.size(), k -> {
            work.get(k).run();
            return k;
        });
        List<Finding> findings = new ArrayList<>(data.findings());
        findings.addAll(missing.findings());
        findings.addAll(DesignFindings.of(study, undeclared));
        findings.addAll(keyed.findings());
        groups.ifPresent(column -> findings.addAll(DesignFindings.labels(study, column)));
        return new StudyResults(
                study, manifest(data), data.input(), findings, groups, sample, scores, items, cfa, invariance);
    }

    private synchronized void begin(String doing) {
        progress.at(study.id(), doing, done++, STEPS);
    }

    private <T> Outcome<T> attempt(Analysis analysis, Supplier<T> work) {
        begin(analysis.word());
        if (!study.analyses().contains(analysis)) {
            return new Outcome.NotAsked<>();
        }
        try {
            return new Outcome.Done<>(work.get());
        } catch (InputException wrong) {
            return new Outcome.Failed<>(NotDone.of(analysis, "", wrong));
        }
    }

    private Outcome<ComparabilityAnswer> invariance(
            Responses keyed, Optional<Grouping> groups, boolean undeclaredClusters) {
        boolean wanted = study.analyses().contains(Analysis.INVARIANCE);
        if (wanted && groups.isEmpty()) {
            begin(Analysis.INVARIANCE.word());
            return new Outcome.Failed<>(NotDone.all(
                    Analysis.INVARIANCE,
                    "The study names no groups to compare.",
                    "Name the column of groups under `compare:` of the study."));
        }
        if (wanted && groups.get().names().size() < 2) {
            begin(Analysis.INVARIANCE.word());
            return new Outcome.Failed<>(TooFewGroups.notDone(Analysis.INVARIANCE, "", groups.get()));
        }
        return attempt(Analysis.INVARIANCE, () -> {
            Study.Comparisons asked = study.invariance();
            Invariance ladder = Invariance.across(
                            groups.get().variable(), StructureFits.sem(study, StructureFits.main(study)))
                    .withPartial(asked.free());
            return Comparability.of(asked.levels().isEmpty() ? ladder : ladder.withLevels(asked.levels()))
                    .withPermutations(asked.permutations())
                    .with(asked.decision())
                    .withReferents(asked.referents())
                    .withUndeclaredClusters(undeclaredClusters)
                    .withBootstrap(0, study.seed(), parallel)
                    .fit(keyed);
        });
    }

    private ItemsAnswer items(Responses responses, Optional<Grouping> groups) {
        List<ScaleItems> scales = ScaleItems.of(study.instrument());
        ReliabilityOptions options = ReliabilityOptions.withSeed(study.seed())
                .with(new Resampling(DRAWS, study.seed(), parallel, ReliabilityOptions.Extent.FEW));
        return ItemsAnswer.of(scales, responses, groups, options, options.withoutBootstrap());
    }

    private RunManifest manifest(DataSet data) {
        List<RunManifest.Input> inputs = new ArrayList<>(study.files());
        inputs.add(
                new RunManifest.Input("data", data.input().name(), data.input().sha256()));
        Map<String, String> options = new LinkedHashMap<>();
        options.put(
                "instrument", study.instrument().id() + " " + study.instrument().version());
        study.compare().ifPresent(column -> options.put("compare", column));
        options.put(
                "model", study.model().syntax().map(syntax -> "of the study").orElse("of the instrument"));
        options.put("estimator", study.model().estimator().name());
        options.put("missing", study.model().missing().orElseThrow().name().toLowerCase(Locale.ROOT));
        boolean ordered = study.model().ordered() == Study.Model.Ordered.ALL;
        options.put("answers", ordered ? "ordered" : "numbers");
        if (ordered) {
            options.put(
                    "parameterization", study.model().parameterization().name().toLowerCase(Locale.ROOT));
        }
        if (study.model().bounds() != Bounds.NONE) {
            options.put("bounds", study.model().bounds().lavaanName());
        }
        addTo(options, study.invariance());
        options.put(
                "analyses",
                study.analyses().stream().sorted().map(Analysis::word).collect(Collectors.joining(", ")));
        return new RunManifest(Version.text(), study.seed(), options, inputs);
    }

    private static void addTo(Map<String, String> options, Study.Comparisons invariance) {
        if (!invariance.levels().isEmpty()) {
            options.put("levels", invariance.levels().stream().map(Level::id).collect(Collectors.joining(", ")));
        }
        if (invariance.decision() != DecisionRule.SEARCH) {
            options.put("decide by", invariance.decision().id());
        }
        if (!invariance.free().isEmpty()) {
            options.put("left free", String.join(", ", invariance.free()));
        }
        if (!invariance.referents().isEmpty()) {
            options.put("referents", String.join(", ", invariance.referents()));
        }
        if (invariance.permutations() > 0) {
            options.put("permutations", Integer.toString(invariance.permutations()));
        }
    }
}
