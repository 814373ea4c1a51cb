package kith.instrument;

import java.util.List;
import java.util.Optional;

/**
 * A questionnaire as a measurement instrument.
 *
 * @param id stable name, such as {@code collective-efficacy}
 * @param version of the instrument
 * @param title for people
 * @param description what it measures, in a few sentences; may be empty
 * @param citations where it comes from; the first is the one to cite
 * @param wordingLicence licence of the items' wording, or a word on why the wording is not here
 * @param languages codes of the languages that wording is given in, the default first
 * @param scales response scales by their ids
 * @param items in the order of the questionnaire
 * @param contexts the forms of the questionnaire, one a context; empty when there is only one form
 * @param subscales scored groups of items (for scores and as factors of the structure)
 * @param total a score over all items or subscales, if there is one
 * @param shortForms shorter versions
 * @param higherOrder second-order factors over subscales
 * @param scoring the rule where a subscale has none of its own
 * @param profile questions that describe the group or the respondent and are never part of a score
 */
public record Instrument(
        String id,
        String version,
        String title,
        String description,
        List<Citation> citations,
        String wordingLicence,
        List<String> languages,
        List<ResponseScale> scales,
        List<Item> items,
        List<ContextForm> contexts,
        List<Subscale> subscales,
        Optional<Subscale> total,
        List<ShortForm> shortForms,
        List<HigherOrderFactor> higherOrder,
        ScoringRule scoring,
        List<ProfileQuestion> profile) {

    public Instrument {
        citations = List.copyOf(citations);
        languages = List.copyOf(languages);
        scales = List.copyOf(scales);
        items = List.copyOf(items);
        contexts = List.copyOf(contexts);
        subscales = List.copyOf(subscales);
        shortForms = List.copyOf(shortForms);
        higherOrder = List.copyOf(higherOrder);
        profile = List.copyOf(profile);
    }

    /** Where something is published. {@code doi} may be empty. */
    public record Citation(String text, String doi) {}

    /** A second-order factor and the subscales it stands behind. */
    public record HigherOrderFactor(String id, String title, List<String> subscales) {
        public HigherOrderFactor {
            subscales = List.copyOf(subscales);
        }
    }

    /** A shorter version: the items kept. */
    public record ShortForm(String id, String title, List<String> items) {
        public ShortForm {
            items = List.copyOf(items);
        }
    }

    public List<String> itemIds() {
        return items.stream().map(Item::id).toList();
    }

    /** @throws IllegalArgumentException when there is no such item */
    public Item item(String itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no item “" + itemId + "” in " + id));
    }

    /** @throws IllegalArgumentException when there is no such subscale */
    public Subscale subscale(String subscaleId) {
        return subscales.stream()
                .filter(subscale -> subscale.id().equals(subscaleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no subscale “" + subscaleId + "” in " + id));
    }

    /** The response scale of an item. */
    public ResponseScale scaleOf(Item item) {
        return scales.stream()
                .filter(scale -> scale.id().equals(item.scale()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scale “" + item.scale() + "” in " + id));
    }

    /** The subscale's own rule, or the instrument's. */
    public ScoringRule ruleOf(Subscale subscale) {
        return subscale.scoring().orElse(scoring);
    }
}
