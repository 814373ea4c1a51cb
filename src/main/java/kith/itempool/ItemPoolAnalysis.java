package kith.itempool;

import java.util.List;
import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.efa.correlation.CorrelationKind;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.text.UnusualSettings;

/**
 * The structure of all items of the instrument of a study together.
 *
 * @param question what is asked; its seed is that of the study
 */
public record ItemPoolAnalysis(ItemPoolQuestion question) implements Analysis<ItemPoolAnswer> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("pool", "Structure of the item pool", ClusterTreatment.INDEPENDENT, ItemPoolAnalysis::read);

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public ItemPoolAnswer answer(StudyData data) {
        ItemPoolQuestion asked = new ItemPoolQuestion(
                question.linkage(),
                question.clusters(),
                question.mostProfiles(),
                question.starts(),
                question.correlation(),
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
        ItemPoolQuestion usual = ItemPoolQuestion.USUAL;
        return new UnusualSettings()
                .add("linkage", question.linkage().word(), usual.linkage().word())
                .add("clusters of items", question.clusters(), usual.clusters())
                .add("most respondent profiles", question.mostProfiles(), usual.mostProfiles())
                .add("starts of respondent profiles", question.starts(), usual.starts())
                .add("correlation of the item network", question.correlation(), usual.correlation())
                .add("bootstrap samples of the item network", question.replications(), usual.replications())
                .byName();
    }

    /** Reads the settings under {@code pool:}. */
    private static ItemPoolAnalysis read(StudyFile file, Problems problems) {
        ItemPoolQuestion usual = ItemPoolQuestion.USUAL;
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        return new ItemPoolAnalysis(new ItemPoolQuestion(
                keys.word("linkage", ItemLinkage.class).orElse(usual.linkage()),
                keys.whole("clusters").orElse(usual.clusters()),
                keys.whole("profiles").orElse(usual.mostProfiles()),
                keys.whole("starts").orElse(usual.starts()),
                keys.word("correlation", CorrelationKind.class).orElse(usual.correlation()),
                keys.whole("bootstrap").orElse(usual.replications()),
                usual.seed()));
    }
}
