package kith.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyModel;
import kith.data.DataSet;
import kith.data.Grouping;
import kith.data.KeyedResponses;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Progress;
import kith.moments.cluster.Clustering;
import kith.moments.cluster.UndeclaredCluster;
import kith.sem.ModelScales;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.FitOptions.Likelihood;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Scaling;
import kith.sem.sample.Products;

/** Runs the analyses of a study. One that cannot be done does not stop the others. */
public final class StudyRunner {

    private static final int PREPARATION = 2;

    private final Study study;
    private final Parallel parallel;
    private final Progress progress;
    private int done;

    private StudyRunner(Study study, Parallel parallel, Progress progress) {
        this.study = study;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * @param parallel the threads; they change no number
     * @throws InputException when the responses cannot be read; what forbids a single analysis is told by its outcome
     */
    public static StudyResults run(Study study, Parallel parallel, Progress progress) {
        return new StudyRunner(study, parallel, progress).run();
    }

    private StudyResults run() {
        begin("reading");
        DataSet read = ResponsesReader.read(study.data());
        Products products = Products.added(
                read.responses(),
                study.model().syntax().map(ModelScales::observed).orElse(Set.of()));
        RemainingResponses remaining = new SmallGroups(study.smallestCell())
                .without(remaining(products.responses()), study.data().roles(), SmallGroups.compared(study));
        Responses responses = remaining.responses();
        Optional<Grouping> groups = study.compare().map(responses::grouping);
        MissingTreatment missing = MissingTreatment.of(
                study.model(), StructureFits.variables(study.instrument(), study.model()), responses);
        StudyModel model = study.model().with(missing.treatment());
        List<UndeclaredCluster> undeclared = DesignFindings.undeclared(study, responses);
        KeyedResponses keyed = KeyedResponses.of(study.instrument(), responses);
        begin("describing");
        SampleDescription sample = SampleDescription.of(
                study.instrument(), responses, groups, study.data().roles().cluster());
        StudyData data = new StudyData(
                study.instrument(),
                model,
                study.data().roles(),
                responses,
                keyed.responses(),
                groups,
                Clustering.of(undeclared),
                study.smallestCell(),
                study.seed(),
                parallel);
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.addAll(products.findings());
        findings.addAll(remaining.findings());
        findings.addAll(keyed.findings());
        if (study.planned().stream().anyMatch(Analysis::fitsModels)) {
            findings.addAll(missing.findings());
        }
        findings.addAll(DesignFindings.of(study, undeclared));
        groups.ifPresent(column -> findings.addAll(DesignFindings.crossing(study, responses, column)));
        findings.addAll(DesignFindings.labels(study, products.responses()));
        return new StudyResults(
                study.with(model),
                manifest(read, model),
                read.input(),
                findings,
                groups,
                sample,
                remaining.flow(),
                outcomes(data));
    }

    /** The responses without those that the study excludes. */
    private RemainingResponses remaining(Responses all) {
        return study.analyses().stream()
                .filter(ScreeningAnalysis.class::isInstance)
                .map(ScreeningAnalysis.class::cast)
                .findFirst()
                .map(screening -> screening.remaining(study.instrument(), all))
                .orElse(RemainingResponses.all(all));
    }

    private List<AnalysisOutcome> outcomes(StudyData data) {
        List<Analysis<?>> longestFirst = new ArrayList<>(study.planned());
        Collections.reverse(longestFirst);
        List<AnalysisOutcome> outcomes =
                new ArrayList<>(parallel.map(longestFirst.size(), k -> outcome(longestFirst.get(k), data)));
        Collections.reverse(outcomes);
        return outcomes;
    }

    private AnalysisOutcome outcome(Analysis<?> analysis, StudyData data) {
        begin(analysis.id());
        Optional<NotDone> obstacle = analysis.obstacle(data);
        if (obstacle.isPresent()) {
            return AnalysisOutcome.failed(analysis, obstacle.get());
        }
        try {
            return AnalysisOutcome.done(analysis, analysis.answer(data));
        } catch (InputException wrong) {
            return AnalysisOutcome.failed(analysis, NotDone.of("", wrong));
        }
    }

    private synchronized void begin(String doing) {
        progress.at(doing, done++, PREPARATION + study.planned().size());
    }

    private RunManifest manifest(DataSet data, StudyModel model) {
        List<RunManifest.Input> inputs = new ArrayList<>(study.files());
        inputs.add(
                new RunManifest.Input("data", data.input().name(), data.input().sha256()));
        data.further().forEach(file -> inputs.add(new RunManifest.Input("data", file.name(), file.sha256())));
        Map<String, String> options = new LinkedHashMap<>();
        options.put(
                "instrument", study.instrument().id() + " " + study.instrument().version());
        study.compare().ifPresent(column -> options.put("compare", column));
        options.put("model", model.syntax().map(syntax -> "of the study").orElse("of the instrument"));
        options.put("estimator", model.estimator().name());
        options.put("missing", model.missing().orElseThrow().name().toLowerCase(Locale.ROOT));
        boolean ordered = model.isOrdered();
        options.put("answers", ordered ? "ordered" : "numbers");
        if (ordered) {
            options.put(
                    "parameterization",
                    model.options().parameterization().name().toLowerCase(Locale.ROOT));
        }
        if (model.bounds() != Bounds.NONE) {
            options.put("bounds", model.bounds().lavaanName());
        }
        ModelOptions usual = ModelOptions.cfa();
        if (model.options().preset() != usual.preset()) {
            options.put("preset", model.options().preset().lavaanName());
        }
        if (model.options().meanStructure()) {
            options.put("mean structure", "intercepts are parameters");
        }
        if (model.options().orthogonal()) {
            options.put("factor covariances", "fixed to 0");
        }
        if (model.options().scaling() == Scaling.STANDARDISED) {
            options.put("factor variances", "fixed to 1");
        }
        if (model.likelihood() == Likelihood.WISHART) {
            options.put("likelihood", "wishart");
        }
        if (!model.options().fixedX()) {
            options.put("observed predictors", "variables of the model");
        }
        if (model.starts() > 1) {
            options.put("starting points", Integer.toString(model.starts()));
        }
        model.inference().information().ifPresent(chosen -> options.put("information", chosen.lavaanName()));
        model.inference().spread().ifPresent(chosen -> options.put("se", chosen.lavaanName()));
        model.inference().correction().ifPresent(chosen -> options.put("test", chosen.lavaanName()));
        if (model.syntax().stream()
                .anyMatch(syntax -> !syntax.exploratoryBlocks().isEmpty())) {
            options.put("rotation", model.rotation().name());
        }
        study.planned().forEach(analysis -> options.putAll(analysis.settings()));
        if (study.smallestCell() != StudyReader.SMALLEST_CELL) {
            options.put("smallest group reported", Integer.toString(study.smallestCell()));
        }
        options.put("analyses", study.planned().stream().map(Analysis::id).collect(Collectors.joining(", ")));
        return new RunManifest(Version.text(), study.seed(), options, inputs);
    }
}
