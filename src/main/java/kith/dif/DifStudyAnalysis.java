package kith.dif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.NotDone;
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
 * @param reference the reference group; empty for the first in the data
 * @param anchors items known to function alike; empty for purification
 */
public record DifStudyAnalysis(Optional<String> reference, List<String> anchors) implements Analysis<DifAnswer> {

    private static final String ID = "dif";
    private static final String TITLE = "Differential item functioning";
    private static final int FEWEST_ITEMS = 3;

    public DifStudyAnalysis {
        anchors = List.copyOf(anchors);
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
        if (data.groups().isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study names no groups to compare.",
                    "Name the column of groups under `compare:` of the study."));
        }
        return data.groups()
                .filter(groups -> groups.names().size() < 2)
                .map(groups -> TooFewGroups.notDone("", groups));
    }

    @Override
    public DifAnswer answer(StudyData data) {
        DifQuestion question = DifQuestion.of(data.groups().orElseThrow().variable());
        DifQuestion asked =
                reference.map(question::withReference).orElse(question).with(data.parallel());
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
                .filter(anchors::contains)
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        reference.ifPresent(group -> settings.put("reference group", group));
        if (!anchors.isEmpty()) {
            settings.put("anchors", String.join(", ", anchors));
        }
        return settings;
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
            Optional<String> reference = file.settings(ID)
                    .flatMap(settings -> settings.scalar("reference"))
                    .map(scalar -> scalar.text());
            List<String> anchors =
                    file.settings(ID).map(settings -> settings.texts("anchors")).orElse(List.of());
            for (String anchor : anchors) {
                if (!file.instrument().itemIds().contains(anchor)) {
                    problems.add(file.problem(
                            file.settings(ID).orElseThrow().valueMark("anchors"),
                            "“" + anchor + "”",
                            "items of the instrument",
                            "correct the name"));
                }
            }
            return new DifStudyAnalysis(reference, anchors);
        }
    }
}
