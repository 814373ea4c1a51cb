package kith.irt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;

/**
 * Item response models of the scales of a study, all respondents together. Totals that are made of subscales, which one
 * factor does not suit, and scales of fewer than three items are left out.
 *
 * @param model of the items
 * @param compared further models of the same items
 */
public record IrtStudyAnalysis(ItemModel model, List<ItemModel> compared) implements Analysis<IrtAnswer> {

    private static final String ID = "irt";
    private static final String TITLE = "Item response models";
    private static final int FEWEST_ITEMS = 3;

    public IrtStudyAnalysis {
        compared = List.copyOf(compared);
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
    public IrtAnswer answer(StudyData data) {
        List<ScaleItems> scales = ScaleItems.of(data.instrument()).stream()
                .filter(scale ->
                        scale.items().size() >= FEWEST_ITEMS && scale.parts().isEmpty())
                .toList();
        IrtPlan plan = IrtPlan.of(model)
                .comparedWith(compared)
                .withThreads(data.parallel().threads());
        return IrtAnswer.of(scales, data.responses(), plan);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (model != ItemModel.GRADED) {
            settings.put("model", model.title());
        }
        if (!compared.isEmpty()) {
            settings.put(
                    "compared with", compared.stream().map(ItemModel::title).collect(Collectors.joining(", ")));
        }
        return settings;
    }

    /** Reads the settings under {@code irt:}. */
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
            return "/kith/study/irt.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public IrtStudyAnalysis read(StudyFile file, Problems problems) {
            ItemModel model = file.settings(ID)
                    .flatMap(settings -> settings.scalar("model"))
                    .flatMap(scalar -> ItemModel.of(scalar.text()))
                    .orElse(ItemModel.GRADED);
            List<ItemModel> compared =
                    file.settings(ID).map(settings -> settings.texts("compare")).orElse(List.of()).stream()
                            .flatMap(key -> ItemModel.of(key).stream())
                            .distinct()
                            .toList();
            return new IrtStudyAnalysis(model, compared);
        }
    }
}
