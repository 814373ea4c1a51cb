package kith.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.InputException;
import kith.finding.Problem;

/**
 * A questionnaire as a measurement instrument.
 *
 * @param id stable name, such as {@code collective-efficacy}
 * @param version of the instrument
 * @param title for readers
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
 * @param profile questions that describe the group and are never part of a score
 * @param covariates questions on circumstances, such as a recent crisis, that are never part of a score either
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
        List<ProfileQuestion> profile,
        List<ProfileQuestion> covariates) {

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
        covariates = List.copyOf(covariates);
    }

    /** An instrument without questions on circumstances. */
    public Instrument(
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
        this(
                id,
                version,
                title,
                description,
                citations,
                wordingLicence,
                languages,
                scales,
                items,
                contexts,
                subscales,
                total,
                shortForms,
                higherOrder,
                scoring,
                profile,
                List.of());
    }

    /** Where something is published. {@code doi} may be empty. */
    public record Citation(String text, String doi) {}

    /** A second-order factor and the subscales it stands behind. */
    public record HigherOrderFactor(String id, String title, List<String> subscales) {
        public HigherOrderFactor {
            subscales = List.copyOf(subscales);
        }
    }

    /**
     * A shorter version.
     *
     * @param items the items kept
     * @param scoring its own rule, where it differs from the instrument's
     */
    public record ShortForm(String id, String title, List<String> items, Optional<ScoringRule> scoring) {
        public ShortForm {
            items = List.copyOf(items);
        }

        public ShortForm(String id, String title, List<String> items) {
            this(id, title, items, Optional.empty());
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
        return scale(item.scale());
    }

    /** @throws IllegalArgumentException when there is no such scale */
    public ResponseScale scale(String scaleId) {
        return scales.stream()
                .filter(scale -> scale.id().equals(scaleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scale “" + scaleId + "” in " + id));
    }

    /** The subscale's own rule, or the instrument's. */
    public ScoringRule ruleOf(Subscale subscale) {
        return subscale.scoring().orElse(scoring);
    }

    /** The language that wording is given in first; empty when the instrument gives none. */
    public String language() {
        return languages.isEmpty() ? "" : languages.get(0);
    }

    /** Whether the wording of the items is included. */
    public boolean wordingIncluded() {
        return items.stream().anyMatch(item -> !item.wordings().isEmpty());
    }

    /** Items and what they ask in a context and language: the wording, or else a few words on the content. */
    public Map<String, String> texts(String context, String language) {
        Map<String, String> texts = new LinkedHashMap<>();
        items.forEach(item -> texts.put(item.id(), item.text(context, language)));
        return texts;
    }

    /**
     * The lowest and the highest score of a subscale or total: of a mean the mean of the items' bounds, of a sum their
     * sum. Empty when an item has no bounds.
     */
    public Optional<ScoreRange> rangeOf(Subscale subscale) {
        double lowest = 0;
        double highest = 0;
        for (String itemId : subscale.items()) {
            AnswerRange range = AnswerRange.of(scaleOf(item(itemId)));
            if (!range.isKnown()) {
                return Optional.empty();
            }
            lowest += range.lowest().getAsDouble();
            highest += range.highest().getAsDouble();
        }
        int divisor = ruleOf(subscale).method() == ScoringRule.Method.MEAN
                ? subscale.items().size()
                : 1;
        return Optional.of(new ScoreRange(lowest / divisor, highest / divisor));
    }

    /** The scale meant where none is named: the total, or the only subscale. */
    public Optional<Subscale> mainScale() {
        return total.or(() -> subscales.size() == 1 ? Optional.of(subscales.get(0)) : Optional.empty());
    }

    /**
     * The instrument with the items of one of its short forms only: subscales, total and second-order factors keep what
     * is left of them, and fall away where nothing is left.
     *
     * @throws IllegalArgumentException when there is no such short form
     */
    public Instrument shortened(String shortFormId) {
        ShortForm form = shortForms.stream()
                .filter(candidate -> candidate.id().equals(shortFormId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no short form “" + shortFormId + "” in " + id));
        List<Subscale> kept = subscales.stream()
                .map(subscale -> subscale.reducedTo(form))
                .filter(subscale -> !subscale.items().isEmpty())
                .toList();
        List<String> keptIds = kept.stream().map(Subscale::id).toList();
        List<HigherOrderFactor> factors = higherOrder.stream()
                .map(factor -> new HigherOrderFactor(
                        factor.id(),
                        factor.title(),
                        factor.subscales().stream().filter(keptIds::contains).toList()))
                .filter(factor -> factor.subscales().size() > 1)
                .toList();
        return new Instrument(
                id,
                version,
                title + " – " + form.title(),
                description,
                citations,
                wordingLicence,
                languages,
                scales,
                items.stream().filter(item -> form.items().contains(item.id())).toList(),
                contexts,
                kept,
                total.map(all -> all.reducedTo(form)).filter(all -> !all.items().isEmpty()),
                List.of(),
                factors,
                form.scoring().orElse(scoring),
                profile,
                covariates);
    }

    /** What keeps the instrument from being scored: scales whose points are not known. */
    public List<Problem> scoringProblems() {
        return scales.stream()
                .filter(scale -> items.stream().anyMatch(item -> item.scale().equals(scale.id())))
                .filter(ResponseScale.Rating.class::isInstance)
                .map(ResponseScale.Rating.class::cast)
                .filter(rating -> !rating.known())
                .map(rating -> rating.unknownPoints(id))
                .toList();
    }

    /** @throws InputException when the points of a scale are not known */
    public void requireScorable() {
        List<Problem> problems = scoringProblems();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }
}
