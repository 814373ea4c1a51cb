package kith.shortform;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Grouping;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.text.ExactNumber;
import kith.text.UnusualSettings;

/**
 * Short forms of the scales of a study with more items than the shortest form asked for, and at least four. Bias and
 * invariance are examined between the groups that the study compares.
 *
 * @param question what is asked of each scale; groups and seed are those of the study
 * @param scales the scales to shorten; empty for all
 */
public record ShortenAnalysis(ShortFormQuestion question, List<String> scales) implements Analysis<ShortFormAnswer> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("shorten", "Short forms", ClusterTreatment.INDEPENDENT, ShortenAnalysis::read);
    private static final int FEWEST_ITEMS = 4;

    public ShortenAnalysis {
        scales = List.copyOf(scales);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return chosen(data).isEmpty()
                ? Optional.of(NotDone.all(
                        "No scale has four items or more.", "Leave `shorten` out of the analyses of the study."))
                : Optional.empty();
    }

    private List<ScaleItems> chosen(StudyData data) {
        return ScaleItems.of(data.instrument()).stream()
                .filter(scale ->
                        scales.isEmpty() ? scale.items().size() >= FEWEST_ITEMS : scales.contains(scale.name()))
                .toList();
    }

    @Override
    public ShortFormAnswer answer(StudyData data) {
        ShortFormQuestion.Search usual = question.search();
        ShortFormQuestion asked = question.withGroups(
                        data.groups().filter(of -> of.names().size() > 1).map(Grouping::variable))
                .with(new ShortFormQuestion.Search(
                        usual.mostForms(),
                        usual.starts(),
                        usual.folds(),
                        usual.proposals(),
                        data.seed(),
                        data.parallel()));
        return ShortFormAnswer.of(chosen(data), data.responses(), asked);
    }

    @Override
    public List<String> numbers() {
        return question.external().stream().toList();
    }

    @Override
    public Map<String, String> settings() {
        ShortFormQuestion usual = ShortFormQuestion.USUAL;
        return new UnusualSettings()
                .add("scales that are shortened", scales)
                .add("lengths", question.lengths())
                .add("fewest items of a facet", question.perFacet(), usual.perFacet())
                .add("items of every form", question.required())
                .add(
                        "weights of criteria",
                        question.weights().equals(usual.weights())
                                ? List.of()
                                : question.weights().entrySet().stream()
                                        .map(weight ->
                                                weight.getKey().id() + " " + ExactNumber.shortest(weight.getValue()))
                                        .toList())
                .add("range of the trait", range(question.range()), range(usual.range()))
                .add("external criterion", question.external())
                .add(
                        "most forms examined",
                        question.search().mostForms(),
                        usual.search().mostForms())
                .add(
                        "starts of the search",
                        question.search().starts(),
                        usual.search().starts())
                .add(
                        "folds of the cross-validation",
                        question.search().folds(),
                        usual.search().folds())
                .add(
                        "forms of each length",
                        question.search().proposals(),
                        usual.search().proposals())
                .byName();
    }

    private static String range(ShortFormQuestion.TraitRange range) {
        return ExactNumber.shortest(range.lowest()) + " to " + ExactNumber.shortest(range.highest());
    }

    /** Reads the settings under {@code shorten:}. */
    private static ShortenAnalysis read(StudyFile file, Problems problems) {
        ShortFormQuestion usual = ShortFormQuestion.USUAL;
        ShortFormQuestion.Search search = usual.search();
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        requireKnown(keys, "require", file.instrument().itemIds());
        requireKnown(
                keys,
                "scales",
                ScaleItems.of(file.instrument()).stream().map(ScaleItems::name).toList());
        ShortFormQuestion question = usual.withLengths(
                        keys.texts("length").stream().map(Integer::valueOf).toList())
                .withFacets(List.of(), keys.whole("per_facet").orElse(usual.perFacet()))
                .withRequired(keys.texts("require"))
                .withWeights(weights(keys))
                .with(range(keys))
                .withExternal(keys.text("criterion"))
                .with(new ShortFormQuestion.Search(
                        (long) keys.number("most_forms").orElse((double) search.mostForms()),
                        keys.whole("starts").orElse(search.starts()),
                        keys.whole("folds").orElse(search.folds()),
                        keys.whole("proposals").orElse(search.proposals()),
                        search.seed(),
                        search.parallel()));
        return new ShortenAnalysis(question, keys.texts("scales"));
    }

    private static ShortFormQuestion.TraitRange range(SettingKeys keys) {
        List<Double> ends = keys.numbers("range");
        if (ends.size() != 2) {
            return ShortFormQuestion.USUAL.range();
        }
        if (ends.get(0) >= ends.get(1)) {
            keys.tell(
                    "range", ends.get(0) + " and " + ends.get(1), "two trait levels, the lower first", "exchange them");
        }
        return new ShortFormQuestion.TraitRange(ends.get(0), ends.get(1));
    }

    private static Map<FormCriterion, Double> weights(SettingKeys keys) {
        Map<FormCriterion, Double> weights = new EnumMap<>(FormCriterion.class);
        keys.mapping("weights")
                .ifPresent(given -> Stream.of(FormCriterion.values())
                        .forEach(criterion -> given.scalar(criterion.id())
                                .ifPresent(weight -> weights.put(criterion, weight.number()))));
        return weights;
    }

    private static void requireKnown(SettingKeys keys, String key, List<String> known) {
        for (String name : keys.texts(key)) {
            if (!known.contains(name)) {
                keys.tell(key, "“" + name + "”", "one of " + String.join(", ", known), "correct the name");
            }
        }
    }
}
