package kith.shortform;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Grouping;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/**
 * Short forms of the scales of a study with more items than the shortest form asked for, and at least four. Bias and
 * invariance are examined between the groups that the study compares.
 *
 * @param question what is asked of each scale; groups and seed are those of the study
 * @param scales the scales to shorten; empty for all
 */
public record ShortenAnalysis(ShortFormQuestion question, List<String> scales) implements Analysis<ShortFormAnswer> {

    private static final String ID = "shorten";
    private static final String TITLE = "Short forms";
    private static final int FEWEST_ITEMS = 4;

    public ShortenAnalysis {
        scales = List.copyOf(scales);
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
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
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
        Map<String, String> settings = new LinkedHashMap<>();
        if (!question.lengths().isEmpty()) {
            settings.put(
                    "lengths", question.lengths().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        question.external().ifPresent(column -> settings.put("external criterion", column));
        return settings;
    }

    /** Reads the settings under {@code shorten:}. */
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
            return "/kith/study/shorten.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public ShortenAnalysis read(StudyFile file, Problems problems) {
            ShortFormQuestion usual = ShortFormQuestion.USUAL;
            ShortFormQuestion.Search search = usual.search();
            Optional<YamlMapping> keys = file.settings(ID);
            List<String> required = texts(keys, "require");
            List<String> scales = texts(keys, "scales");
            require(file, "require", required, file.instrument().itemIds(), problems);
            List<String> names = ScaleItems.of(file.instrument()).stream()
                    .map(ScaleItems::name)
                    .toList();
            require(file, "scales", scales, names, problems);
            ShortFormQuestion question = usual.withLengths(
                            texts(keys, "length").stream().map(Integer::valueOf).toList())
                    .withFacets(List.of(), (int) number(keys, "per_facet", usual.perFacet()))
                    .withRequired(required)
                    .withWeights(weights(keys))
                    .with(range(file, keys, problems))
                    .withExternal(keys.flatMap(one -> one.scalar("criterion")).map(YamlScalar::text))
                    .with(new ShortFormQuestion.Search(
                            (long) number(keys, "most_forms", (double) search.mostForms()),
                            (int) number(keys, "starts", search.starts()),
                            (int) number(keys, "folds", search.folds()),
                            (int) number(keys, "proposals", search.proposals()),
                            search.seed(),
                            search.parallel()));
            return new ShortenAnalysis(question, scales);
        }

        private static ShortFormQuestion.TraitRange range(
                StudyFile file, Optional<YamlMapping> keys, Problems problems) {
            List<Double> ends =
                    texts(keys, "range").stream().map(Double::valueOf).toList();
            if (ends.size() != 2) {
                return ShortFormQuestion.USUAL.range();
            }
            if (ends.get(0) >= ends.get(1)) {
                problems.add(file.problem(
                        file.settings(ID).orElseThrow().valueMark("range"),
                        ends.get(0) + " and " + ends.get(1),
                        "two trait levels, the lower first",
                        "exchange them"));
            }
            return new ShortFormQuestion.TraitRange(ends.get(0), ends.get(1));
        }

        private static Map<FormCriterion, Double> weights(Optional<YamlMapping> keys) {
            Map<FormCriterion, Double> weights = new EnumMap<>(FormCriterion.class);
            keys.flatMap(one -> one.mapping("weights"))
                    .ifPresent(given -> Stream.of(FormCriterion.values())
                            .forEach(criterion -> given.scalar(criterion.id())
                                    .ifPresent(weight -> weights.put(criterion, weight.number()))));
            return weights;
        }

        private static void require(
                StudyFile file, String key, List<String> named, List<String> known, Problems problems) {
            for (String name : named) {
                if (!known.contains(name)) {
                    problems.add(file.problem(
                            file.settings(ID).orElseThrow().valueMark(key),
                            "“" + name + "”",
                            "one of " + String.join(", ", known),
                            "correct the name"));
                }
            }
        }

        private static List<String> texts(Optional<YamlMapping> keys, String key) {
            return keys.map(one -> one.texts(key)).orElse(List.of());
        }

        private static double number(Optional<YamlMapping> keys, String key, double otherwise) {
            return keys.flatMap(one -> one.scalar(key)).map(YamlScalar::number).orElse(otherwise);
        }
    }
}
