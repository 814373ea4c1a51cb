package kith.itempool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/**
 * The structure of all items of the instrument of a study together.
 *
 * @param question what is asked; its seed is that of the study
 */
public record ItemPoolAnalysis(ItemPoolQuestion question) implements Analysis<ItemPoolAnswer> {

    private static final String ID = "pool";
    private static final String TITLE = "Structure of the item pool";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
    }

    @Override
    public ItemPoolAnswer answer(StudyData data) {
        ItemPoolQuestion asked = new ItemPoolQuestion(
                question.linkage(),
                question.clusters(),
                question.mostProfiles(),
                question.starts(),
                question.replications(),
                data.seed());
        return ItemPoolAnswer.of(pool(ScaleItems.of(data.instrument())), data.responses(), asked, data.parallel());
    }

    /** The items of all scales, each once. */
    public static ScaleItems pool(List<ScaleItems> scales) {
        return new ScaleItems(
                "pool",
                scales.stream().flatMap(one -> one.items().stream()).distinct().toList());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (question.linkage() != ItemPoolQuestion.USUAL.linkage()) {
            settings.put("linkage", question.linkage().word());
        }
        if (question.clusters() > 0) {
            settings.put("clusters of items", String.valueOf(question.clusters()));
        }
        return settings;
    }

    /** Reads the settings under {@code pool:}. */
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
            return "/kith/study/pool.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public ItemPoolAnalysis read(StudyFile file, Problems problems) {
            ItemPoolQuestion usual = ItemPoolQuestion.USUAL;
            Optional<YamlMapping> keys = file.settings(ID);
            ItemLinkage linkage = keys.flatMap(one -> one.scalar("linkage"))
                    .map(one -> ItemLinkage.valueOf(one.text().toUpperCase(Locale.ROOT)))
                    .orElse(usual.linkage());
            return new ItemPoolAnalysis(new ItemPoolQuestion(
                    linkage,
                    number(keys, "clusters", usual.clusters()),
                    number(keys, "profiles", usual.mostProfiles()),
                    number(keys, "starts", usual.starts()),
                    number(keys, "bootstrap", usual.replications()),
                    usual.seed()));
        }

        private static int number(Optional<YamlMapping> keys, String key, int otherwise) {
            return keys.flatMap(one -> one.scalar(key))
                    .map(YamlScalar::number)
                    .map(Double::intValue)
                    .orElse(otherwise);
        }
    }
}
