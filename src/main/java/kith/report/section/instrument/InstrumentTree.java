package kith.report.section.instrument;

import java.util.List;
import java.util.Map;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ProfileQuestion;
import kith.instrument.ResponseScale;
import kith.instrument.Subscale;
import kith.report.document.Tree;

/** An instrument as other programs see it. */
public final class InstrumentTree {

    private InstrumentTree() {}

    /** What a list tells of it. */
    public static Tree brief(Instrument instrument) {
        return new Tree()
                .put("id", instrument.id())
                .put("version", instrument.version())
                .put("title", instrument.title())
                .put("items", instrument.items().size())
                .put("subscales", instrument.subscales().size())
                .put(
                        "contexts",
                        instrument.contexts().stream().map(ContextForm::id).toList())
                .put("wording_included", instrument.wordingIncluded());
    }

    /** All of it. */
    public static Tree of(Instrument instrument) {
        Tree tree = new Tree()
                .put("id", instrument.id())
                .put("version", instrument.version())
                .put("title", instrument.title())
                .put("description", instrument.description())
                .put(
                        "citations",
                        instrument.citations(),
                        citation -> new Tree().put("text", citation.text()).put("doi", citation.doi()))
                .put("wording", instrument.wordingLicence())
                .put("languages", instrument.languages())
                .put("scales", instrument.scales(), InstrumentTree::scale)
                .put("contexts", instrument.contexts(), InstrumentTree::context)
                .put("items", instrument.items(), InstrumentTree::item)
                .put("subscales", instrument.subscales(), subscale -> subscale(instrument, subscale));
        instrument.total().ifPresent(total -> tree.put("total", subscale(instrument, total)));
        return tree.put(
                        "short_forms",
                        instrument.shortForms(),
                        form -> new Tree()
                                .put("id", form.id())
                                .put("title", form.title())
                                .put("items", form.items()))
                .put(
                        "higher_order",
                        instrument.higherOrder(),
                        factor -> new Tree()
                                .put("id", factor.id())
                                .put("title", factor.title())
                                .put("subscales", factor.subscales()))
                .put("profile", instrument.profile(), InstrumentTree::question)
                .put("covariates", instrument.covariates(), InstrumentTree::question);
    }

    private static Tree scale(ResponseScale scale) {
        Tree tree = new Tree().put("id", scale.id());
        if (scale instanceof ResponseScale.Rating rating) {
            tree.put("type", "rating")
                    .put(
                            "points",
                            rating.points(),
                            point -> new Tree().put("value", point.value()).put("labels", texts(point.labels())));
        } else if (scale instanceof ResponseScale.Continuous continuous) {
            tree.put("type", "continuous")
                    .put("minimum", continuous.minimum().orElse(Double.NaN))
                    .put("maximum", continuous.maximum().orElse(Double.NaN))
                    .put("unit", continuous.unit());
        }
        return tree.put("missing_codes", texts(scale.missingCodes()));
    }

    private static Tree context(ContextForm context) {
        return new Tree()
                .put("id", context.id())
                .put("title", context.title())
                .put("referent", texts(context.referent()))
                .put("group", context.groupUnit())
                .put("prefix", context.columnPrefix());
    }

    private static Tree item(Item item) {
        return new Tree()
                .put("id", item.id())
                .put("scale", item.scale())
                .put("reversed", item.reversed())
                .put("content", item.content())
                .put("facet", item.facet())
                .put("wordings", wordings(item.wordings()));
    }

    private static Tree question(ProfileQuestion question) {
        return new Tree()
                .put("id", question.id())
                .put("scale", question.scale())
                .put("content", question.content())
                .put("wordings", wordings(question.wordings()));
    }

    private static List<Tree> wordings(List<Item.Wording> wordings) {
        return wordings.stream()
                .map(wording -> new Tree().put("context", wording.context()).put("texts", texts(wording.texts())))
                .toList();
    }

    private static Tree subscale(Instrument instrument, Subscale subscale) {
        return new Tree()
                .put("id", subscale.id())
                .put("title", subscale.title())
                .put("items", subscale.items())
                .put("direction", subscale.direction())
                .put("method", instrument.ruleOf(subscale).method().name().toLowerCase(java.util.Locale.ROOT))
                .put("prorated", instrument.ruleOf(subscale).prorated());
    }

    private static Tree texts(Map<String, String> texts) {
        Tree tree = new Tree();
        texts.forEach(tree::put);
        return tree;
    }
}
