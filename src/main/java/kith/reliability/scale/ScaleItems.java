package kith.reliability.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.KeyedItem;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.Subscale;

/**
 * A scale to be analysed: items that are added up or averaged.
 *
 * @param name id of the scale
 * @param items at least one
 * @param parts the subscales that it is made of; empty when there are none
 * @param context the context that it was answered about, where the same respondents answered about several
 */
public record ScaleItems(String name, List<KeyedItem> items, List<ScalePart> parts, Optional<ScaleInContext> context) {

    /**
     * A scale of an instrument in one of several contexts.
     *
     * @param context id of the context
     * @param scale id of the scale, the same in every context
     */
    public record ScaleInContext(String context, String scale) {}

    public ScaleItems {
        items = List.copyOf(items);
        parts = List.copyOf(parts);
    }

    /** A scale of data with a single context. */
    public ScaleItems(String name, List<KeyedItem> items, List<ScalePart> parts) {
        this(name, items, parts, Optional.empty());
    }

    /** A scale without subscales. */
    public ScaleItems(String name, List<KeyedItem> items) {
        this(name, items, List.of());
    }

    /** The columns of its items. */
    public List<String> columns() {
        return items.stream().map(KeyedItem::column).toList();
    }

    /** Whether both are the same scale, in two contexts. */
    public static boolean areOneScale(ScaleItems one, ScaleItems other) {
        return one.context().isPresent()
                && other.context().isPresent()
                && one.context().get().scale().equals(other.context().get().scale());
    }

    /** Whether both were answered about the same context, or one of them about none in particular. */
    public static boolean areInOneContext(ScaleItems one, ScaleItems other) {
        return one.context().isEmpty()
                || other.context().isEmpty()
                || one.context().get().context().equals(other.context().get().context());
    }

    /**
     * The scales of an instrument (subscales, the total over their items, short forms) in columns named by the items.
     */
    public static List<ScaleItems> of(Instrument instrument) {
        return of(instrument, "");
    }

    /**
     * The scales of an instrument in each of several contexts that the same respondents answered about, in columns
     * named by the prefix of the context and the item; they are called by the prefix and their own id, such as
     * {@code n_ci}.
     */
    public static List<ScaleItems> of(Instrument instrument, List<ContextForm> contexts) {
        return contexts.stream()
                .flatMap(form -> of(instrument, form.columnPrefix()).stream()
                        .map(scale -> new ScaleItems(
                                form.columnPrefix() + scale.name(),
                                scale.items(),
                                scale.parts(),
                                Optional.of(new ScaleInContext(form.id(), scale.name())))))
                .toList();
    }

    private static List<ScaleItems> of(Instrument instrument, String prefix) {
        List<ScaleItems> scales = new ArrayList<>();
        for (Subscale subscale : instrument.subscales()) {
            scales.add(scale(instrument, subscale.id(), subscale.items(), prefix));
        }
        instrument
                .total()
                .ifPresent(total -> scales.add(scale(
                        instrument,
                        total.id(),
                        total.items().stream()
                                .flatMap(part -> itemsOf(instrument, part))
                                .distinct()
                                .toList(),
                        prefix)));
        for (Instrument.ShortForm shortForm : instrument.shortForms()) {
            scales.add(scale(instrument, shortForm.id(), shortForm.items(), prefix));
        }
        return scales;
    }

    /** The item itself, or the items of the subscale of that name. */
    private static Stream<String> itemsOf(Instrument instrument, String part) {
        return instrument.itemIds().contains(part) ? Stream.of(part) : instrument.subscale(part).items().stream();
    }

    private static ScaleItems scale(Instrument instrument, String name, List<String> ids, String prefix) {
        List<KeyedItem> items = ids.stream()
                .map(instrument::item)
                .map(item -> KeyedItem.of(instrument, item, prefix))
                .toList();
        return new ScaleItems(name, items, parts(instrument, name, ids));
    }

    /** The subscales among the items, where two or more of them share the items out between them. */
    private static List<ScalePart> parts(Instrument instrument, String name, List<String> ids) {
        List<ScalePart> parts = instrument.subscales().stream()
                .filter(subscale -> !subscale.id().equals(name))
                .map(subscale -> new ScalePart(
                        subscale.id(),
                        subscale.items().stream().filter(ids::contains).toList()))
                .filter(part -> !part.items().isEmpty())
                .toList();
        long shared =
                parts.stream().flatMap(part -> part.items().stream()).distinct().count();
        int listed = parts.stream().mapToInt(part -> part.items().size()).sum();
        return parts.size() > 1 && shared == ids.size() && listed == ids.size() ? parts : List.of();
    }
}
