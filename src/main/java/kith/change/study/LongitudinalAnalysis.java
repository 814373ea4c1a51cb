package kith.change.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.change.ChangeAnalysis;
import kith.change.ChangeAnswer;
import kith.change.ChangeQuestion;
import kith.change.ClinicalCutoffs;
import kith.change.RepeatedScores;
import kith.change.ScoreDirection;
import kith.change.trial.FreedomMethod;
import kith.change.trial.Structure;
import kith.change.trial.TrialAnalysis;
import kith.change.trial.TrialQuestion;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.ScoreRange;
import kith.instrument.Subscale;
import kith.scoring.PercentOfMaximum;
import kith.scoring.ScaleScores;
import kith.scoring.Scoring;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import kith.text.UnusualSettings;

/**
 * Change of one score of a study between two of its waves, and the comparison of its arms. The study names id, wave and
 * arm under {@code data:}.
 *
 * @param scale id of the scale; empty for the total
 * @param percentOfMaximum whether the score is taken as per cent of the maximum possible
 * @param waves in order of time; empty for the order of numbers, or of first appearance
 * @param anchor column with the rating of change; empty for none
 * @param question about change
 * @param freedom small-sample inference of the mixed model
 * @param structure covariances of the visits
 * @param imputations data sets of imputed scores for standardised change and the analysis of covariance; empty for none
 * @param imputation how scores are imputed
 */
public record LongitudinalAnalysis(
        Optional<String> scale,
        boolean percentOfMaximum,
        List<String> waves,
        Optional<String> anchor,
        ChangeQuestion question,
        FreedomMethod freedom,
        Structure structure,
        OptionalInt imputations,
        ImputationMethod imputation)
        implements Analysis<LongitudinalAnswer> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("change", "Change", ClusterTreatment.PARTLY, LongitudinalAnalysis::read);

    public LongitudinalAnalysis {
        waves = List.copyOf(waves);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (data.roles().wave().isEmpty() || data.roles().id().isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study does not say which column holds the wave and which the respondent.",
                    "Name them: `wave:` and `id:` under `data:`."));
        }
        return scale.isPresent() || data.instrument().total().isPresent()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "The instrument has no total score, and the study does not name a scale for the analysis of change.",
                        "Name one: `score:` under `change:`."));
    }

    @Override
    public LongitudinalAnswer answer(StudyData data) {
        ScaleScores scored = scored(data);
        Optional<ScoreRange> range = range(scored);
        ShownScores shown = ShownScores.of(scores(data, scored), question.from(), data.smallestCell());
        RepeatedScores scores = shown.scores();
        Optional<ChainedEquations.Plan> plan = ChainedEquations.Plan.of(imputations, imputation, data.seed());
        ChangeAnswer change = ChangeAnalysis.of(
                scores, scores.armNames().isEmpty() ? question.withoutReferenceArm() : question, plan);
        int baseline = scores.wave(change.from());
        int[] visits = IntStream.range(baseline + 1, scores.waves().size())
                .filter(visit ->
                        !question.retest().equals(Optional.of(scores.waves().get(visit))))
                .toArray();
        List<String> arms = scores.armNames();
        if (arms.size() < 2 || visits.length == 0) {
            return new LongitudinalAnswer(change, Optional.empty(), range, shown.findings());
        }
        TrialQuestion comparison = new TrialQuestion(
                question.referenceArm().orElse(arms.get(0)), freedom, structure, question.level(), plan);
        return new LongitudinalAnswer(
                change, Optional.of(TrialAnalysis.of(scores, baseline, visits, comparison)), range, shown.findings());
    }

    private ScaleScores scored(StudyData data) {
        return Scoring.of(data.instrument(), data.responses())
                .scale(scale.orElseGet(
                        () -> data.instrument().mainScale().orElseThrow().id()));
    }

    private Optional<ScoreRange> range(ScaleScores scored) {
        if (percentOfMaximum) {
            return Optional.of(new ScoreRange(0, 100));
        }
        OptionalDouble lowest = scored.scale().lowest();
        OptionalDouble highest = scored.scale().highest();
        return lowest.isPresent() && highest.isPresent()
                ? Optional.of(new ScoreRange(lowest.getAsDouble(), highest.getAsDouble()))
                : Optional.empty();
    }

    private RepeatedScores scores(StudyData data, ScaleScores scored) {
        Responses responses = data.responses();
        double[] values = scored.values();
        if (percentOfMaximum) {
            double lowest = scored.scale().lowest().orElse(Double.NaN);
            double highest = scored.scale().highest().orElse(Double.NaN);
            Arrays.setAll(values, i -> PercentOfMaximum.of(values[i], lowest, highest));
        }
        return RepeatedScores.ofLong(
                new RepeatedScores.Rows(
                        responses.source(),
                        scored.scale().title().isBlank()
                                ? scored.scale().id()
                                : scored.scale().title(),
                        responses.rowIds(),
                        responses.labels().get(data.roles().wave().orElseThrow()),
                        values,
                        anchor.map(responses::numbers).orElse(new double[0]),
                        data.roles().arm().map(responses.labels()::get).orElse(List.of()),
                        data.roles().cluster().map(responses.labels()::get).orElse(List.of())),
                waves);
    }

    @Override
    public Set<String> compared(Roles roles) {
        return roles.arm().stream().collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("score", scale)
                .add("score as", percentOfMaximum ? "per cent of the maximum possible" : "")
                .add("from", question.from())
                .add("to", question.to())
                .add("retest", question.retest())
                .add("reliability over time", question.reliability())
                .add("reference arm", question.referenceArm())
                .add("anchor", anchor)
                .add("waves", waves)
                .add("degrees of freedom", freedom, FreedomMethod.KENWARD_ROGER_LINEAR)
                .add("covariances of visits", structure, Structure.UNSTRUCTURED)
                .add("imputed data sets", imputations)
                .add("imputation method", imputation, ImputationMethod.MATCHING)
                .byName();
    }

    /** Reads the settings under {@code change:}. */
    private static LongitudinalAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        Optional<SettingKeys> anchor = keys.below("anchor");
        requireScale(file, keys, problems);
        ChangeQuestion question = new ChangeQuestion(
                keys.text("from"),
                keys.text("to"),
                keys.text("retest"),
                keys.number("reliability"),
                keys.text("reference_arm"),
                anchor.map(rated -> new ChangeQuestion.Anchor(
                        rated.numbers("improved"), rated.numbers("stable"), rated.number("reliability"))),
                keys.below("functional")
                        .map(norm -> new ClinicalCutoffs.Norm(
                                norm.number("mean").orElseThrow(),
                                norm.number("sd").orElseThrow())),
                keys.text("better").filter("lower"::equals).isPresent()
                        ? ScoreDirection.LOWER_IS_BETTER
                        : ScoreDirection.HIGHER_IS_BETTER,
                keys.number("level").orElse(0.95));
        return new LongitudinalAnalysis(
                keys.text("score"),
                keys.text("score_as").filter("pomp"::equals).isPresent(),
                keys.texts("waves"),
                anchor.flatMap(rated -> rated.text("column")),
                question,
                keys.word("freedom", FreedomMethod.class).orElse(FreedomMethod.KENWARD_ROGER_LINEAR),
                keys.word("structure", Structure.class).orElse(Structure.UNSTRUCTURED),
                keys.whole("imputations"),
                keys.word("imputation_method", ImputationMethod.class).orElse(ImputationMethod.MATCHING));
    }

    private static void requireScale(StudyFile file, SettingKeys keys, Problems problems) {
        Instrument instrument = file.instrument();
        List<String> known = Stream.concat(instrument.subscales().stream(), instrument.total().stream())
                .map(Subscale::id)
                .toList();
        String one = "one of " + String.join(", ", known);
        Optional<String> scale = keys.text("score");
        if (scale.isEmpty() && instrument.mainScale().isEmpty()) {
            file.settings(KIND.id())
                    .ifPresent(settings -> problems.add(
                            file.problem(settings.mark(), "the instrument has no total", "“score” with " + one, "")));
        }
        scale.filter(id -> !known.contains(id)).ifPresent(id -> keys.tell("score", "“" + id + "”", one, ""));
    }
}
