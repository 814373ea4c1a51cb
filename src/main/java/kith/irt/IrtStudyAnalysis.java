package kith.irt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

/**
 * Item response models of the scales of a study. Scales of fewer than three items are left out, and so are totals that
 * are made of subscales, which one factor does not suit, unless their subscales are specific factors.
 *
 * @param plan what is asked of the models, the column of the groups apart
 * @param factors that the items load on
 */
public record IrtStudyAnalysis(IrtPlan plan, FactorChoice factors) implements Analysis<IrtAnswer> {

    private static final String ID = "irt";
    private static final String TITLE = "Item response models";
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
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
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
        Map<String, String> settings = new LinkedHashMap<>();
        if (plan.model() != ItemModel.GRADED) {
            settings.put("model", plan.model().title());
        }
        if (!plan.compared().isEmpty()) {
            settings.put(
                    "compared with",
                    plan.compared().stream().map(ItemModel::title).collect(Collectors.joining(", ")));
        }
        if (plan.errors() != IrtQuestion.StandardErrorKind.OAKES) {
            settings.put("standard errors of item parameters", plan.errors().key());
        }
        plan.groups().ifPresent(groups -> {
            settings.put("equal item parameters", groups.equal().key());
            if (!groups.anchors().isEmpty()) {
                settings.put("anchors of item parameters", String.join(", ", groups.anchors()));
            }
        });
        if (factors.isExploratory()) {
            settings.put("factors of items", factors.factors().getAsInt() + ", " + factors.rotation());
        }
        factors.structure().ifPresent(model -> settings.put("factors of items", model.text()));
        if (!factors.specific().isEmpty()) {
            settings.put("specific factors", String.join(", ", factors.specific()));
        }
        if (factors.bifactor()) {
            settings.put("general factor", "of all items");
        }
        plan.points().ifPresent(points -> settings.put("points of integration", Integer.toString(points)));
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
            SettingKeys keys = SettingKeys.of(file, ID, problems);
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
                    IrtPlan.of(keys.word("model", ItemModel.class, ItemModel::key)
                                    .orElse(ItemModel.GRADED))
                            .with(keys.word(
                                            "se",
                                            IrtQuestion.StandardErrorKind.class,
                                            IrtQuestion.StandardErrorKind::key)
                                    .orElse(IrtQuestion.StandardErrorKind.OAKES))
                            .comparedWith(keys.texts("compare").stream()
                                    .flatMap(key -> ItemModel.of(key).stream())
                                    .distinct()
                                    .toList())
                            .withPoints(keys.whole("points"))
                            .withGroups(keys.word("equal", IrtPlan.Equality.class, IrtPlan.Equality::key)
                                    .map(equal -> new IrtPlan.Groups(
                                            file.compare().orElse(""), equal, keys.texts("anchors")))),
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
}
