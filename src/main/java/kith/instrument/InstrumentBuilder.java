package kith.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** Makes an instrument of a file in which nothing is wrong. */
final class InstrumentBuilder {

    private final YamlMapping root;
    private final String language;
    private final boolean manyForms;

    InstrumentBuilder(YamlMapping root) {
        this.root = root;
        List<String> languages = root.texts("languages");
        this.language = languages.isEmpty() ? "" : languages.get(0);
        this.manyForms = !root.mappings("contexts").isEmpty();
    }

    Instrument instrument() {
        List<Subscale> subscales =
                root.mappings("subscales").stream().map(this::subscale).toList();
        return new Instrument(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("description", ""),
                root.mappings("citations").stream()
                        .map(citation -> new Instrument.Citation(citation.text("text"), citation.text("doi", "")))
                        .toList(),
                root.text("wording"),
                root.texts("languages"),
                root.mappings("scales").stream().map(this::scale).toList(),
                root.mappings("items").stream().map(this::item).toList(),
                root.mappings("contexts").stream().map(this::context).toList(),
                subscales,
                root.mapping("total").map(this::total),
                root.mappings("short_forms").stream()
                        .map(form -> new Instrument.ShortForm(
                                form.text("id"), form.text("title"), form.texts("items"), rule(form)))
                        .toList(),
                root.mappings("higher_order").stream()
                        .map(factor -> new Instrument.HigherOrderFactor(
                                factor.text("id"), factor.text("title"), factor.texts("subscales")))
                        .toList(),
                rule(root).orElseThrow(),
                questions("profile"),
                questions("covariates"));
    }

    private ResponseScale scale(YamlMapping scale) {
        Map<String, String> missing =
                scale.mapping("missing").map(YamlMapping::textsByKey).orElse(Map.of());
        if (scale.text("type").equals("continuous")) {
            return new ResponseScale.Continuous(
                    scale.text("id"),
                    scale.text("direction", ""),
                    number(scale, "minimum"),
                    number(scale, "maximum"),
                    scale.text("unit", ""),
                    missing);
        }
        List<ResponseScale.Point> points = scale.mappings("points").stream()
                .map(point -> new ResponseScale.Point(
                        point.scalar("value").orElseThrow().wholeNumber(), localised(point.find("label"))))
                .toList();
        return new ResponseScale.Rating(scale.text("id"), scale.text("direction", ""), points, missing);
    }

    private static OptionalDouble number(YamlMapping mapping, String key) {
        return mapping.scalar(key)
                .map(YamlScalar::number)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private ContextForm context(YamlMapping context) {
        return new ContextForm(
                context.text("id"),
                context.text("title"),
                localised(context.find("referent")),
                context.text("group", ""),
                context.text("prefix", ""),
                context.mapping("columns").map(YamlMapping::textsByKey).orElse(Map.of()));
    }

    private Item item(YamlMapping item) {
        return new Item(
                item.text("id"),
                scaleOf(item),
                item.truth("reversed", false),
                item.text("content"),
                wordings(item),
                item.text("facet", ""));
    }

    private List<ProfileQuestion> questions(String key) {
        return root.mappings(key).stream()
                .map(question -> new ProfileQuestion(
                        question.text("id"), scaleOf(question), question.text("content"), wordings(question)))
                .toList();
    }

    private String scaleOf(YamlMapping item) {
        return item.text("scale", root.mappings("scales").get(0).text("id"));
    }

    private List<Item.Wording> wordings(YamlMapping item) {
        Optional<YamlNode> text = item.find("text");
        if (text.isEmpty()) {
            return List.of();
        }
        if (manyForms && text.get() instanceof YamlMapping byContext) {
            return byContext.entries().stream()
                    .map(entry -> new Item.Wording(entry.key(), localised(Optional.of(entry.value()))))
                    .toList();
        }
        return List.of(new Item.Wording("", localised(text)));
    }

    private Map<String, String> localised(Optional<YamlNode> text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        if (text.get() instanceof YamlMapping byLanguage) {
            return byLanguage.textsByKey();
        }
        Map<String, String> one = new LinkedHashMap<>();
        one.put(language, ((YamlScalar) text.get()).text());
        return one;
    }

    private Subscale subscale(YamlMapping subscale) {
        String id = subscale.text("id");
        List<String> items = root.mappings("items").stream()
                .filter(item -> subscalesOf(item).contains(id))
                .map(item -> item.text("id"))
                .toList();
        return new Subscale(id, subscale.text("title"), items, subscale.text("direction"), rule(subscale));
    }

    private Subscale total(YamlMapping total) {
        List<String> items = total.find("items").isPresent()
                ? total.texts("items")
                : root.mappings("items").stream()
                        .filter(item -> !subscalesOf(item).isEmpty())
                        .map(item -> item.text("id"))
                        .toList();
        return new Subscale(total.text("id"), total.text("title"), items, total.text("direction"), rule(total));
    }

    /** The ids of the subscales that an item names: one, or a list. */
    static List<String> subscalesOf(YamlMapping item) {
        List<String> ids = new ArrayList<>();
        item.find("subscale").ifPresent(node -> {
            if (node instanceof YamlScalar scalar) {
                ids.add(scalar.text());
            } else if (node instanceof YamlSequence sequence) {
                ids.addAll(sequence.texts());
            }
        });
        return ids;
    }

    private static Optional<ScoringRule> rule(YamlMapping owner) {
        return owner.mapping("scoring").map(InstrumentBuilder::ruleOf);
    }

    private static ScoringRule ruleOf(YamlMapping scoring) {
        ScoringRule.Method method =
                scoring.text("method").equals("sum") ? ScoringRule.Method.SUM : ScoringRule.Method.MEAN;
        return new ScoringRule(method, least(scoring), scoring.truth("prorated", false));
    }

    /** A sum that is not prorated needs every answer. */
    private static ScoringRule.Least least(YamlMapping scoring) {
        if (scoring.find("least_answers").isPresent()) {
            return new ScoringRule.Count(
                    scoring.scalar("least_answers").orElseThrow().wholeNumber());
        }
        if (scoring.find("least_share").isEmpty()) {
            return new ScoringRule.Share(1, ScoringRule.Boundary.SCORED);
        }
        return new ScoringRule.Share(
                scoring.scalar("least_share").orElseThrow().number(),
                scoring.text("at_exactly_the_share").equals("scored")
                        ? ScoringRule.Boundary.SCORED
                        : ScoringRule.Boundary.NOT_SCORED);
    }
}
