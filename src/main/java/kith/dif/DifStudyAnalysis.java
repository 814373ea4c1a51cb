package kith.dif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.analysis.TooFewGroups;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;

/**
 * Differential item functioning of the scales of a study between the groups that it compares. Scales of fewer than
 * three items and totals that are made of subscales, whose sum matches respondents on several traits at once, are left
 * out.
 *
 * @param question what is asked; its groups are those of the study, its anchors are spread over the scales
 */
public record DifStudyAnalysis(DifQuestion question) implements Analysis<DifAnswer> {

    private static final String ID = "dif";
    private static final String TITLE = "Differential item functioning";
    private static final int FEWEST_ITEMS = 3;

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
        return TooFewGroups.obstacle(data);
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
    }

    @Override
    public DifAnswer answer(StudyData data) {
        DifQuestion asked =
                question.between(data.groups().orElseThrow().variable()).with(data.parallel());
        List<ScaleItems> scales = ScaleItems.of(data.instrument()).stream()
                .filter(scale ->
                        scale.items().size() >= FEWEST_ITEMS && scale.parts().isEmpty())
                .toList();
        return new DifAnswer(scales.stream()
                .map(scale -> DifScale.of(scale, data.responses(), asked.withAnchors(anchorsOf(scale))))
                .toList());
    }

    private List<String> anchorsOf(ScaleItems scale) {
        return scale.items().stream()
                .map(item -> item.name())
                .filter(question.anchors()::contains)
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        question.reference().ifPresent(group -> settings.put("reference group", group));
        if (!question.anchors().isEmpty()) {
            settings.put("anchors", String.join(", ", question.anchors()));
        }
        if (question.methods().size() < DifMethod.values().length) {
            settings.put(
                    "methods of DIF",
                    question.methods().stream().sorted().map(DifMethod::id).collect(Collectors.joining(", ")));
        }
        question.trait().ifPresent(column -> settings.put("trait scores of DIF", column));
        if (question.alpha() != DifQuestion.ALPHA) {
            settings.put("level of DIF tests", Double.toString(question.alpha()));
        }
        return settings;
    }

    /** The column of trait scores. */
    @Override
    public List<String> numbers() {
        return question.trait().stream().toList();
    }

    /** Reads the settings under {@code dif:}. */
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
            return "/kith/study/dif.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public DifStudyAnalysis read(StudyFile file, Problems problems) {
            SettingKeys keys = SettingKeys.of(file, ID, problems);
            for (String anchor : keys.texts("anchors")) {
                if (!file.instrument().itemIds().contains(anchor)) {
                    keys.tell("anchors", "“" + anchor + "”", "items of the instrument", "correct the name");
                }
            }
            DifQuestion usual = DifQuestion.of(file.compare().orElse(""));
            Set<DifMethod> methods = keys.texts("methods").stream()
                    .flatMap(id -> DifMethod.named(id).stream())
                    .collect(Collectors.toSet());
            return new DifStudyAnalysis(new DifQuestion(
                    usual.group(),
                    keys.text("reference"),
                    methods.isEmpty() ? usual.methods() : methods,
                    keys.texts("anchors"),
                    keys.text("theta"),
                    keys.number("alpha").orElse(DifQuestion.ALPHA),
                    usual.parallel()));
        }
    }
}
