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
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** An instrument as other programs see it. */
public final class InstrumentTree {

    private static final RecordTree INSTRUMENTS = new RecordTree()
            .with(
                    Instrument.class,
                    "short_forms",
                    instrument -> instrument.shortForms().stream()
                            .map(form -> new ShortForm(form.id(), form.title(), form.items()))
                            .toList())
            .with(
                    Instrument.class,
                    "subscales",
                    instrument -> instrument.subscales().stream()
                            .map(subscale -> Scored.of(instrument, subscale))
                            .toList())
            .with(
                    Instrument.class,
                    "total",
                    instrument -> instrument.total().map(total -> Scored.of(instrument, total)))
            .keys(Instrument.class, """
                    id version title description citations wording=wordingLicence languages scales contexts items subscales
                    total? short_forms higher_order profile covariates""")
            .with(ResponseScale.Rating.class, "type", scale -> "rating")
            .keys(ResponseScale.Rating.class, "id type points missing_codes")
            .keys(ResponseScale.Point.class, "value labels")
            .with(ResponseScale.Continuous.class, "type", scale -> "continuous")
            .keys(ResponseScale.Continuous.class, "id type minimum maximum unit missing_codes")
            .keys(ContextForm.class, "id title referent group=groupUnit prefix=columnPrefix")
            .keys(Item.class, "id scale reversed content facet wordings")
            .keys(Item.Wording.class, "context texts")
            .keys(ProfileQuestion.class, "id scale content wordings")
            .keys(Instrument.HigherOrderFactor.class, "id title subscales");

    /** The keys of what a list tells. */
    private static final List<String> BRIEF =
            List.of("id", "version", "title", "items", "subscales", "contexts", "wording_included");

    private InstrumentTree() {}

    /** The schema of the result: one instrument, or the list of those that are bundled. */
    public static Tree schema(RecordSchema schemas) {
        Tree all = RecordSchema.object(Map.of(
                        "instruments",
                        RecordSchema.array(RecordSchema.type("object").put("required", BRIEF))))
                .put("required", List.of("instruments"));
        return RecordSchema.anyOf(schemas.of(INSTRUMENTS, Instrument.class), all);
    }

    /** What a list tells of it. */
    public static Tree brief(Instrument instrument) {
        return new Tree()
                .put("id", instrument.id())
                .put("version", instrument.version())
                .put("title", instrument.title())
                .put("items", instrument.items().size())
                .put("subscales", instrument.subscales().size())
                .put("contexts", instrument.contexts(), ContextForm::id)
                .put("wording_included", instrument.wordingIncluded());
    }

    /** All of it. */
    public static Tree of(Instrument instrument) {
        return INSTRUMENTS.of(instrument);
    }

    private record ShortForm(String id, String title, List<String> items) {}

    private record Scored(
            String id, String title, List<String> items, String direction, Enum<?> method, boolean prorated) {

        static Scored of(Instrument instrument, Subscale subscale) {
            return new Scored(
                    subscale.id(),
                    subscale.title(),
                    subscale.items(),
                    subscale.direction(),
                    instrument.ruleOf(subscale).method(),
                    instrument.ruleOf(subscale).prorated());
        }
    }
}
