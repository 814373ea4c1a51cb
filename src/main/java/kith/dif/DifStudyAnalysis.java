package kith.dif;

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
import kith.text.UnusualSettings;

/**
 * Differential item functioning of the scales of a study between the groups that it compares. Scales of fewer than
 * three items and totals that are made of subscales, whose sum matches respondents on several traits at once, are left
 * out.
 *
 * @param question what is asked; its groups are those of the study, its anchors are spread over the scales
 */
public record DifStudyAnalysis(DifQuestion question) implements Analysis<DifAnswer> {

    public static final AnalysisKind KIND = AnalysisKind.of(
            "dif", "Differential item functioning", ClusterTreatment.INDEPENDENT, DifStudyAnalysis::read);
    private static final int FEWEST_ITEMS = 3;

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return TooFewGroups.obstacle(data);
    }

    @Override
    public DifAnswer answer(StudyData data) {
        DifQuestion asked = question.between(data.groups().orElseThrow().variable())
                .with(new EffectIntervals.Simulation(question.simulation().number(), data.seed()))
                .with(data.parallel());
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
        return new UnusualSettings()
                .add("reference group", question.reference())
                .add("anchors", question.anchors())
                .add(
                        "methods of DIF",
                        question.methods().size() < DifMethod.values().length
                                ? question.methods().stream()
                                        .sorted()
                                        .map(DifMethod::id)
                                        .toList()
                                : List.of())
                .add("trait scores of DIF", question.trait())
                .add("level of DIF tests", question.alpha(), DifQuestion.ALPHA)
                .add("simulations of DIF effects", question.simulation().number(), EffectIntervals.SIMULATIONS)
                .byName();
    }

    /** The column of trait scores. */
    @Override
    public List<String> numbers() {
        return question.trait().stream().toList();
    }

    /** Reads the settings under {@code dif:}. */
    private static DifStudyAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
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
                new EffectIntervals.Simulation(keys.whole("simulations").orElse(EffectIntervals.SIMULATIONS), 1),
                usual.parallel()));
    }
}
