package kith.study;

import java.util.List;
import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Roles;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilitySettings;
import kith.reliability.scale.ScaleItems;

/**
 * Item statistics and reliability of every subscale. Unless the study says which coefficients get intervals that take
 * work, few do over all respondents, and none within groups, but those that follow at once where rows come in clusters
 * or with weights.
 *
 * @param chosen how they are analysed
 */
record ItemsAnalysis(ReliabilitySettings chosen) implements Analysis<ItemsAnswer> {

    static final AnalysisKind KIND = AnalysisKind.of(
                    "items", "Items and reliability", ClusterTreatment.ALLOWED_FOR, ItemsAnalysis::read)
            .everywhere();

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public ItemsAnswer answer(StudyData data) {
        List<ScaleItems> scales = ScaleItems.of(data.instrument());
        ReliabilityOptions options = options(Extent.FEW, data);
        return ItemsAnswer.of(scales, data.responses(), data.groups(), options, withinGroups(options, data));
    }

    private ReliabilityOptions options(Extent usual, StudyData data) {
        Roles roles = data.roles();
        return chosen.options(usual, roles.cluster(), roles.weight(), data.seed(), data.parallel());
    }

    private ReliabilityOptions withinGroups(ReliabilityOptions options, StudyData data) {
        if (chosen.intervals().isPresent()) {
            return options;
        }
        boolean design =
                data.roles().cluster().isPresent() || data.roles().weight().isPresent();
        return design ? options(Extent.QUICK, data) : options.withoutBootstrap();
    }

    @Override
    public Map<String, String> settings() {
        return chosen.unusual();
    }

    /** Reads the settings under {@code items:}. */
    private static ItemsAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        ReliabilitySettings usual = ReliabilitySettings.USUAL;
        return new ItemsAnalysis(new ReliabilitySettings(
                keys.number("level").orElse(usual.level()),
                keys.word("missing", Missing.class).orElse(usual.missing()),
                keys.whole("bootstrap").orElse(usual.draws()),
                keys.word("intervals", Extent.class)));
    }
}
