package kith.study;

import java.util.List;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Roles;
import kith.finding.Problems;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ScaleItems;

/** Item statistics and reliability of every subscale. */
final class ItemsAnalysis implements AnalysisKind, Analysis<ItemsAnswer> {

    private static final int BOOTSTRAP_SAMPLES = 1_000;

    @Override
    public String id() {
        return "items";
    }

    @Override
    public String title() {
        return "Items and reliability";
    }

    @Override
    public boolean isUsual(StudyFile file) {
        return true;
    }

    @Override
    public Analysis<?> read(StudyFile file, Problems problems) {
        return this;
    }

    @Override
    public ItemsAnswer answer(StudyData data) {
        List<ScaleItems> scales = ScaleItems.of(data.instrument());
        ReliabilityOptions options = ReliabilityOptions.withSeed(data.seed())
                .with(new Resampling(BOOTSTRAP_SAMPLES, data.seed(), data.parallel(), ReliabilityOptions.Extent.FEW));
        Roles roles = data.roles();
        if (roles.cluster().isEmpty() && roles.weight().isEmpty()) {
            return ItemsAnswer.of(scales, data.responses(), data.groups(), options, options.withoutBootstrap());
        }
        ReliabilityOptions clustered = roles.cluster().map(options::clusteredBy).orElse(options);
        ReliabilityOptions design = roles.weight().map(clustered::weightedBy).orElse(clustered);
        return ItemsAnswer.of(
                scales,
                data.responses(),
                data.groups(),
                design,
                design.with(new Resampling(BOOTSTRAP_SAMPLES, data.seed(), data.parallel())));
    }
}
