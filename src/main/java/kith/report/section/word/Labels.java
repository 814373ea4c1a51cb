package kith.report.section.word;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kith.instrument.Instrument;
import kith.instrument.Subscale;
import kith.reliability.difference.DifferenceScore;
import kith.study.InstrumentModel;

/**
 * What readers call the things that data and models know by their ids.
 *
 * @param titles by id; what has none is called by its id
 */
public record Labels(Map<String, String> titles) {

    public Labels {
        titles = Map.copyOf(titles);
    }

    /** Everything goes by its id. */
    public static Labels none() {
        return new Labels(Map.of());
    }

    /** Titles of the subscales, the total, the second-order factors and the contexts; the contents of the items. */
    public static Labels of(Instrument instrument) {
        Map<String, String> titles = new LinkedHashMap<>();
        instrument.items().forEach(item -> titles.put(item.id(), item.content()));
        titles.putAll(ofScales(instrument).titles());
        InstrumentModel.idsByFactor(instrument).forEach((factor, id) -> titles.putIfAbsent(factor, titles.get(id)));
        instrument.contexts().forEach(context -> titles.putIfAbsent(context.id(), context.title()));
        return new Labels(titles);
    }

    /** Titles of the subscales, the total, the short forms and the second-order factors alone. */
    public static Labels ofScales(Instrument instrument) {
        Map<String, String> titles = new LinkedHashMap<>();
        instrument.higherOrder().forEach(factor -> titles.put(factor.id(), factor.title()));
        instrument.total().ifPresent(total -> titles.put(total.id(), total.title()));
        instrument.shortForms().forEach(form -> titles.put(form.id(), form.title()));
        for (Subscale subscale : instrument.subscales()) {
            titles.put(subscale.id(), subscale.title());
        }
        return new Labels(titles);
    }

    /** The same, with {@code more} before what was there. */
    public Labels with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(titles);
        all.putAll(more);
        return new Labels(all);
    }

    /** The titles of both scales of a difference, or of the one scale. */
    public String titleOfScales(String name) {
        return Arrays.stream(name.split(DifferenceScore.MINUS))
                .map(this::title)
                .collect(Collectors.joining(DifferenceScore.MINUS));
    }

    /** The id with its title in brackets, such as {@code ci1 (small everyday contact)}; the id where there is none. */
    public String idAndTitle(String id) {
        String title = title(id);
        return title.equals(id) ? id : id + " (" + title + ")";
    }

    /** The title, or the id where there is none. */
    public String title(String id) {
        String title = titles.get(id);
        return title == null || title.isBlank() ? id : title;
    }
}
