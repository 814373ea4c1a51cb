package kith.report.section.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.math.Descriptives;
import kith.report.document.ComputedList;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.scoring.Outcome;
import kith.scoring.PercentOfMaximum;
import kith.scoring.ScaleScores;
import kith.scoring.Score;
import kith.scoring.ScoreAudit;
import kith.scoring.ScoreDescription;
import kith.scoring.ScoredScale;
import kith.scoring.Scores;

/** Scores, and what they were made of, as other programs see them. */
public final class ScoresTree {

    private static final RecordTree SCORES = new RecordTree()
            .with(ScaleScores.class, "rule", String.class, scores -> ScoresSection.rule(scores.scale()))
            .with(ScaleScores.class, "outcomes", ScoresTree::outcomes)
            .keys(ScaleScores.class, """
                    name=scale.id title=scale.title kind=scale.kind items=scale.items rule lowest=scale.lowest
                    highest=scale.highest outcomes""")
            .keys(ScoreDescription.class, "scale group *scores se=standardError prorated floor ceiling")
            .keys(Descriptives.class, SampleTree.DESCRIPTIVES);

    private ScoresTree() {}

    private record ScoreSet(String instrument, List<ScaleScores> scales, List<ScoreDescription> descriptions) {}

    private record Audit(String instrument, String version, String sha256, List<AuditedScale> scales) {}

    private record AuditedScale(String scale, List<String> recoded, List<Lacking> missing) {}

    private record Lacking(String id, List<String> items) {}

    /** The schema of the scores of a study. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(SCORES, ScoreSet.class);
    }

    /** The schema of the result of the verb {@code score}. */
    public static Tree fullSchema(RecordSchema schemas) {
        return RecordSchema.object(Map.of(
                "instrument", RecordSchema.type("string"),
                "scales", schemas.listOf(SCORES, ScaleScores.class),
                "descriptions", schemas.listOf(SCORES, ScoreDescription.class),
                "scores", RecordSchema.array(RecordSchema.object(Map.of("id", RecordSchema.type("string")))),
                "audit", schemas.of(SCORES, Audit.class)));
    }

    /** Scales and descriptions, in all and by group. */
    public static Tree of(Scores scores, Optional<Grouping> groups) {
        List<ScoreDescription> descriptions = new ArrayList<>(scores.describe());
        groups.ifPresent(grouping -> descriptions.addAll(scores.describe(grouping)));
        return SCORES.of(new ScoreSet(scores.instrument(), scores.scales(), descriptions));
    }

    /** The same with the scores of every respondent, by the ids of the scales. */
    public static Tree full(Scores scores, Optional<Grouping> groups) {
        return of(scores, groups)
                .put("scores", ComputedList.of(scores.rowIds().size(), row -> respondent(scores, row)));
    }

    private static Tree respondent(Scores scores, int row) {
        Tree respondent = new Tree().put("id", scores.rowIds().get(row));
        for (ScaleScores scale : scores.scales()) {
            Score score = scale.scores().get(row);
            respondent.put(
                    scale.scale().id(),
                    new Tree()
                            .put("score", score.value())
                            .put("pomp", pomp(scale.scale(), score.value()))
                            .put("answered", score.answered())
                            .put("items", score.items())
                            .put("outcome", ScoresSection.word(score.outcome())));
        }
        return respondent;
    }

    private static double pomp(ScoredScale scale, double score) {
        return PercentOfMaximum.of(
                score, scale.lowest().orElse(Double.NaN), scale.highest().orElse(Double.NaN));
    }

    private static Map<String, Integer> outcomes(ScaleScores scores) {
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(ScoresSection.word(outcome), scores.count(outcome));
        }
        return outcomes;
    }

    /**
     * What scores were made of, with the respondents who lack something.
     *
     * @param ids of the respondents
     */
    public static Tree of(ScoreAudit audit, List<String> ids) {
        List<AuditedScale> scales = audit.scales().stream()
                .map(scale -> new AuditedScale(scale.scale(), scale.recoded(), lacking(scale, ids)))
                .toList();
        return SCORES.of(new Audit(audit.instrument(), audit.version(), audit.sha256(), scales));
    }

    private static List<Lacking> lacking(ScoreAudit.ScaleAudit scale, List<String> ids) {
        return IntStream.range(0, ids.size())
                .filter(row -> !scale.missing().get(row).isEmpty())
                .mapToObj(row -> new Lacking(ids.get(row), scale.missing().get(row)))
                .toList();
    }
}
