package kith.irt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.analysis.TooFewGroups;
import kith.data.KeyedItem;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.instrument.Instrument;
import kith.reliability.scale.ScaleItems;
import kith.rotation.NamedRotation;
import kith.sem.model.ModelSyntax;
import kith.text.UnusualSettings;

/**
 * Item response models of the scales of a study. Scales of fewer than three items are left out, and so are totals that
 * are made of subscales, which one factor does not suit, unless their subscales are specific factors.
 *
 * @param plan what is asked of the models, the column of the groups apart
 * @param factors that the items load on
 */
public record IrtStudyAnalysis(IrtPlan plan, FactorChoice factors) implements Analysis<IrtAnswer> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("irt", "Item response models", ClusterTreatment.INDEPENDENT, IrtStudyAnalysis::read);
    private static final int FEWEST_ITEMS = 3;

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        FactorPlan loadings = factors.plan(data.seed());
        if (loadings instanceof FactorPlan.Parts
                && scales(data.instrument(), loadings).isEmpty()) {
            return Optional.of(NotDone.all(
                    "The instrument has no scale that is made of subscales, which would be the specific factors.",
                    "Name the factors and their items in `structure:` under `irt:`."));
        }
        return plan.groups().isEmpty() ? Optional.empty() : TooFewGroups.obstacle(data);
    }

    @Override
    public IrtAnswer answer(StudyData data) {
        FactorPlan loadings = factors.plan(data.seed());
        IrtPlan asked = plan.with(loadings).withThreads(data.parallel().threads());
        return new IrtAnswer(scales(data.instrument(), loadings).stream()
                .map(scale -> IrtScaling.of(
                        scale,
                        data.responses(),
                        asked.withGroups(plan.groups().map(groups -> ofScale(groups, scale, data)))))
                .toList());
    }

    /** The groups of the study, with those anchors that the scale has. */
    private static IrtPlan.Groups ofScale(IrtPlan.Groups groups, ScaleItems scale, StudyData data) {
        return new IrtPlan.Groups(
                data.groups().orElseThrow().variable(),
                groups.equal(),
                groups.anchors().stream().filter(scale.columns()::contains).toList());
    }

    private static List<ScaleItems> scales(Instrument instrument, FactorPlan loadings) {
        if (loadings instanceof FactorPlan.Confirmatory confirmatory) {
            List<KeyedItem> items = confirmatory.items().stream()
                    .map(instrument::item)
                    .map(item -> KeyedItem.of(instrument, item, ""))
                    .toList();
            return List.of(new ScaleItems(instrument.id(), items));
        }
        boolean parts = loadings instanceof FactorPlan.Parts;
        return ScaleItems.of(instrument).stream()
                .filter(scale ->
                        scale.items().size() >= FEWEST_ITEMS && scale.parts().isEmpty() != parts)
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        UnusualSettings settings = new UnusualSettings()
                .add("model", plan.model().title(), ItemModel.GRADED.title())
                .add(
                        "compared with",
                        plan.compared().stream().map(ItemModel::title).toList())
                .add(
                        "standard errors of item parameters",
                        plan.errors().key(),
                        IrtQuestion.StandardErrorKind.OAKES.key());
        plan.groups()
                .ifPresent(groups -> settings.add(
                                "equal item parameters", groups.equal().key())
                        .add("anchors of item parameters", groups.anchors()));
        return settings.add(
                        "factors of items",
                        factors.isExploratory()
                                ? Optional.of(factors.factors().getAsInt() + ", " + factors.rotation())
                                : factors.structure().map(ModelSyntax::text))
                .add("specific factors", factors.specific())
                .add("general factor", factors.bifactor() ? "of all items" : "")
                .add("points of integration", plan.points())
                .byName();
    }

    /** Reads the settings under {@code irt:}. */
    private static IrtStudyAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        FactorChoice factors = new FactorChoice(
                keys.whole("factors"),
                keys.text("rotation").orElse(NamedRotation.OBLIMIN.keyword()),
                keys.text("structure")
                        .flatMap(text -> keys.attempt(() -> ModelSyntax.parse(Setting.named("irt_structure"), text)
                                .requireFormulas())),
                keys.texts("specific"),
                keys.truth("bifactor", false));
        keys.attempt(() -> factors.plan(0)).ifPresent(loadings -> {
            if (loadings instanceof FactorPlan.Confirmatory confirmatory) {
                requireItems(file, keys, "structure", confirmatory.items());
            }
        });
        requireItems(file, keys, "anchors", keys.texts("anchors"));
        if (keys.has("anchors") && !keys.has("equal")) {
            keys.tell("anchors", "without equal", "equal: slopes, intercepts or all", "add it");
        }
        if (keys.has("equal") && factors.isExploratory()) {
            keys.tell(
                    "equal",
                    "together with rotated factors",
                    "factors whose items are named",
                    "name the items of each factor under structure");
        }
        return new IrtStudyAnalysis(
                IrtPlan.of(keys.word("model", ItemModel.class, ItemModel::key).orElse(ItemModel.GRADED))
                        .with(keys.word("se", IrtQuestion.StandardErrorKind.class, IrtQuestion.StandardErrorKind::key)
                                .orElse(IrtQuestion.StandardErrorKind.OAKES))
                        .comparedWith(keys.texts("compare").stream()
                                .flatMap(key -> ItemModel.of(key).stream())
                                .distinct()
                                .toList())
                        .withPoints(keys.whole("points"))
                        .withGroups(keys.word("equal", IrtPlan.Equality.class, IrtPlan.Equality::key)
                                .map(equal ->
                                        new IrtPlan.Groups(file.compare().orElse(""), equal, keys.texts("anchors")))),
                factors);
    }

    private static void requireItems(StudyFile file, SettingKeys keys, String key, List<String> items) {
        for (String item : items) {
            if (!file.instrument().itemIds().contains(item)) {
                keys.tell(key, "“" + item + "”", "items of the instrument", "correct the name");
            }
        }
    }
}
