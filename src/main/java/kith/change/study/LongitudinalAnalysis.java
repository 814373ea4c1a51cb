package kith.change.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
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
import kith.instrument.Subscale;
import kith.scoring.PercentOfMaximum;
import kith.scoring.ScaleScores;
import kith.scoring.Scoring;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

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
 */
public record LongitudinalAnalysis(
        Optional<String> scale,
        boolean percentOfMaximum,
        List<String> waves,
        Optional<String> anchor,
        ChangeQuestion question,
        FreedomMethod freedom,
        Structure structure)
        implements Analysis<LongitudinalAnswer> {

    private static final String ID = "change";
    private static final String TITLE = "Change";

    public LongitudinalAnalysis {
        waves = List.copyOf(waves);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
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
    public ClusterTreatment clusters() {
        return ClusterTreatment.PARTLY;
    }

    @Override
    public LongitudinalAnswer answer(StudyData data) {
        RepeatedScores scores = scores(data);
        ChangeAnswer change = ChangeAnalysis.of(scores, question);
        int baseline = scores.wave(change.from());
        int[] visits = IntStream.range(baseline + 1, scores.waves().size())
                .filter(visit ->
                        !question.retest().equals(Optional.of(scores.waves().get(visit))))
                .toArray();
        List<String> arms = scores.armNames();
        if (arms.size() < 2 || visits.length == 0) {
            return new LongitudinalAnswer(change, Optional.empty());
        }
        TrialQuestion comparison =
                new TrialQuestion(question.referenceArm().orElse(arms.get(0)), freedom, structure, question.level());
        return new LongitudinalAnswer(change, Optional.of(TrialAnalysis.of(scores, baseline, visits, comparison)));
    }

    private RepeatedScores scores(StudyData data) {
        Responses responses = data.responses();
        ScaleScores scored = Scoring.of(data.instrument(), responses)
                .scale(scale.orElseGet(
                        () -> data.instrument().total().orElseThrow().id()));
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
        Map<String, String> settings = new LinkedHashMap<>();
        scale.ifPresent(id -> settings.put("score", id));
        if (percentOfMaximum) {
            settings.put("score as", "per cent of the maximum possible");
        }
        question.from().ifPresent(wave -> settings.put("from", wave));
        question.to().ifPresent(wave -> settings.put("to", wave));
        question.retest().ifPresent(wave -> settings.put("retest", wave));
        question.reliability().ifPresent(r -> settings.put("reliability over time", Double.toString(r)));
        question.referenceArm().ifPresent(arm -> settings.put("reference arm", arm));
        anchor.ifPresent(column -> settings.put("anchor", column));
        return settings;
    }

    /** Reads the settings under {@code change:}. */
    public static final class Kind implements AnalysisKind {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String schema() {
            return "/kith/study/change.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public LongitudinalAnalysis read(StudyFile file, Problems problems) {
            Optional<YamlMapping> settings = file.settings(ID);
            Optional<YamlMapping> anchor = settings.flatMap(keys -> keys.mapping("anchor"));
            Optional<String> scale = text(settings, "score");
            requireScale(file, settings, scale, problems);
            ChangeQuestion question = new ChangeQuestion(
                    text(settings, "from"),
                    text(settings, "to"),
                    text(settings, "retest"),
                    number(settings, "reliability"),
                    text(settings, "reference_arm"),
                    anchor.map(keys -> new ChangeQuestion.Anchor(
                            numbers(keys, "improved"), numbers(keys, "stable"), number(anchor, "reliability"))),
                    settings.flatMap(keys -> keys.mapping("functional"))
                            .map(keys -> new ClinicalCutoffs.Norm(
                                    keys.scalar("mean").orElseThrow().number(),
                                    keys.scalar("sd").orElseThrow().number())),
                    text(settings, "better").filter("lower"::equals).isPresent()
                            ? ScoreDirection.LOWER_IS_BETTER
                            : ScoreDirection.HIGHER_IS_BETTER,
                    number(settings, "level").orElse(0.95));
            return new LongitudinalAnalysis(
                    scale,
                    text(settings, "score_as").filter("pomp"::equals).isPresent(),
                    settings.map(keys -> keys.texts("waves")).orElse(List.of()),
                    anchor.map(keys -> keys.text("column")),
                    question,
                    text(settings, "freedom")
                            .map(word -> FreedomMethod.valueOf(word.toUpperCase(Locale.ROOT)))
                            .orElse(FreedomMethod.KENWARD_ROGER_LINEAR),
                    text(settings, "structure")
                            .map(word -> Structure.valueOf(word.toUpperCase(Locale.ROOT)))
                            .orElse(Structure.UNSTRUCTURED));
        }

        private static void requireScale(
                StudyFile file, Optional<YamlMapping> settings, Optional<String> scale, Problems problems) {
            Instrument instrument = file.instrument();
            List<String> known = new ArrayList<>(
                    instrument.subscales().stream().map(Subscale::id).toList());
            instrument.total().map(Subscale::id).ifPresent(known::add);
            if (settings.isEmpty()) {
                return;
            }
            if (scale.isEmpty() && instrument.total().isEmpty()) {
                problems.add(file.problem(
                        settings.get().mark(),
                        "the instrument has no total",
                        "“score” with one of " + String.join(", ", known),
                        ""));
            }
            scale.filter(id -> !known.contains(id))
                    .ifPresent(id -> problems.add(file.problem(
                            settings.get().valueMark("score"),
                            "“" + id + "”",
                            "one of " + String.join(", ", known),
                            "")));
        }

        private static Optional<String> text(Optional<YamlMapping> settings, String key) {
            return settings.flatMap(keys -> keys.scalar(key)).map(YamlScalar::text);
        }

        private static OptionalDouble number(Optional<YamlMapping> settings, String key) {
            Optional<YamlScalar> found = settings.flatMap(keys -> keys.scalar(key));
            return found.isPresent() ? OptionalDouble.of(found.get().number()) : OptionalDouble.empty();
        }

        private static List<Double> numbers(YamlMapping keys, String key) {
            return keys.sequence(key)
                    .map(list -> list.scalars().stream().map(YamlScalar::number).toList())
                    .orElse(List.of());
        }
    }
}
