package kith.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.hypothesis.ScoreCorrelation.TraitScore;
import kith.resampling.Interval;
import kith.scoring.Scoring;

/**
 * Several traits measured by several methods, such as in several contexts, on the same respondents: the
 * multitrait-multimethod table of Campbell and Fiske (1959, https://doi.org/10.1037/h0046016).
 *
 * <p>Correlations are Pearson's, of the respondents with both scores; intervals as for hypotheses ({@link Estimation}).
 * Campbell and Fiske ask of the correlation of a trait with itself by two methods that it (1) be above zero, (2) exceed
 * its correlations with other traits by the other method and (3) exceed those of different traits by either method. (1)
 * is judged by the interval, (2) and (3) by the estimates, with the size of the other correlation where it is negative.
 * Their fourth criterion, the same order of correlations in every block, is left to the eye.
 *
 * <p>Where neither traits nor methods are named, the traits are the factors of the model under {@code invariance:} and
 * the methods the contexts {@code within} which invariance is tested ({@link ScoresInContexts}).
 *
 * @param scores pattern of the names of scales or columns, with {@code {method}} and {@code {trait}}
 * @param contexts scores that are computed in each context; empty where scales or columns are named
 */
public record MultitraitAnalysis(
        List<String> traits, List<String> methods, String scores, Optional<ScoresInContexts> contexts)
        implements Analysis<MultitraitAnswer> {

    public static final AnalysisKind KIND = AnalysisKind.of(
            "multitrait", "Multitrait-multimethod table", ClusterTreatment.ALLOWED_FOR, MultitraitAnalysis::read);
    static final String USUAL_SCORES = "{method}_{trait}";
    private static final double LEVEL = 0.95;
    private static final int DRAWS = 2000;

    public MultitraitAnalysis {
        traits = List.copyOf(traits);
        methods = List.copyOf(methods);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    /** The table needs two traits by two methods on the same respondents. */
    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (traits.size() > 1 && methods.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(NotDone.all(
                "A multitrait-multimethod table needs at least two traits, each measured by at least two methods (or in two"
                        + " contexts) on the same respondents; the study names " + traits.size() + " and "
                        + methods.size()
                        + ".",
                "Name them under `multitrait:`, or the contexts under `invariance: within`; groups of different respondents"
                        + " cannot be compared in this way."));
    }

    @Override
    public List<String> numbers() {
        return contexts.map(ScoresInContexts::numbers).orElse(List.of());
    }

    @Override
    public MultitraitAnswer answer(StudyData data) {
        Estimation estimation = new Estimation(
                data.roles().weight().map(data.responses()::column).orElse(new double[0]),
                data.roles().cluster().map(data.responses()::grouping).stream().toList(),
                LEVEL,
                DRAWS,
                data.seed(),
                data.parallel());
        Responses responses = contexts.map(own -> own.scored(data.keyed())).orElse(data.responses());
        Variables variables = new Variables(responses, Scoring.of(data.instrument(), data.responses()));
        List<TraitScore> cells = cells();
        Problems problems = new Problems();
        cells.forEach(cell -> variables.require(KIND.id(), cell.score(), problems));
        problems.throwIfAny();
        int[] rows = IntStream.range(0, data.responses().size()).toArray();
        List<ScoreCorrelation> correlations = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                Sample sample =
                        variables.pairs(cells.get(i).score(), cells.get(j).score(), rows);
                double estimate = estimation.estimate(sample);
                Interval interval = estimation.interval(sample, estimate);
                if (!interval.exists()) {
                    findings.add(Finding.of("scores_not_correlated", Map.of("respondents", sample.size()))
                            .at(cells.get(i).score(), cells.get(j).score()));
                }
                correlations.add(new ScoreCorrelation(cells.get(i), cells.get(j), sample.size(), estimate, interval));
            }
        }
        return new MultitraitAnswer(traits, methods, correlations, LEVEL, estimation.resamples() ? DRAWS : 0, findings);
    }

    private List<TraitScore> cells() {
        return methods.stream()
                .flatMap(method -> traits.stream()
                        .map(trait -> new TraitScore(
                                trait,
                                method,
                                contexts.map(own -> own.name(trait, method))
                                        .orElseGet(() -> scores.replace("{method}", method)
                                                .replace("{trait}", trait)))))
                .toList();
    }

    /** Reads the settings under {@code multitrait:}. */
    private static MultitraitAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        String scores = keys.text("scores").orElse(USUAL_SCORES);
        if (!scores.contains("{method}") || !scores.contains("{trait}")) {
            keys.tell(
                    "scores",
                    "“" + scores + "”",
                    "a pattern with {method} and {trait}",
                    "write for example " + USUAL_SCORES);
        }
        List<String> traits = keys.texts("traits");
        List<String> methods = keys.texts("methods");
        Optional<ScoresInContexts> contexts = traits.isEmpty() && methods.isEmpty()
                ? ScoresInContexts.of(SettingKeys.of(file, "invariance", problems))
                : Optional.empty();
        return contexts.map(own -> new MultitraitAnalysis(own.traits(), own.contexts(), scores, contexts))
                .orElseGet(() -> new MultitraitAnalysis(traits, methods, scores, Optional.empty()));
    }
}
