package kith.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.data.Responses;
import kith.finding.Problems;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;

/** The answers to the scored items of an instrument, checked against their scales and turned round where reversed. */
final class KeyedAnswers {

    /** How many wrong answers of a column are told one by one. */
    private static final int TOLD_ONE_BY_ONE = 20;

    private final Instrument instrument;
    private final Responses responses;
    private final String prefix;
    private final Problems problems = new Problems();

    private KeyedAnswers(Instrument instrument, Responses responses, String prefix) {
        this.instrument = instrument;
        this.responses = responses;
        this.prefix = prefix;
    }

    /**
     * @return by the item's id
     * @throws kith.finding.InputException with everything that stands in the way of scoring
     */
    static Map<String, Component> of(Instrument instrument, Responses responses, String prefix) {
        KeyedAnswers answers = new KeyedAnswers(instrument, responses, prefix);
        Set<String> scored = answers.scoredItems();
        answers.requireKnownScales(scored);
        answers.problems.throwIfAny();
        Map<String, Component> components = new LinkedHashMap<>();
        for (String id : scored) {
            Item item = instrument.item(id);
            answers.component(item).ifPresent(component -> components.put(id, component));
        }
        answers.problems.throwIfAny();
        return components;
    }

    /** The items that any score needs, in the order of the questionnaire. */
    private Set<String> scoredItems() {
        Set<String> subscales =
                instrument.subscales().stream().map(Subscale::id).collect(Collectors.toSet());
        Set<String> named = new LinkedHashSet<>();
        instrument.subscales().forEach(subscale -> named.addAll(subscale.items()));
        instrument.total().ifPresent(total -> named.addAll(total.items()));
        instrument.shortForms().forEach(shortForm -> named.addAll(shortForm.items()));
        List<String> known = instrument.itemIds();
        for (String name : named) {
            if (!known.contains(name) && !subscales.contains(name)) {
                problems.add(
                        instrument.id(),
                        "“" + name + "” is scored but is neither an item nor a subscale",
                        "one of " + String.join(", ", known),
                        "correct the name in the instrument");
            }
        }
        return known.stream().filter(named::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void requireKnownScales(Set<String> scored) {
        Stream<ScoringRule> rules = Stream.concat(
                instrument.subscales().stream().map(instrument::ruleOf),
                instrument.total().stream().map(instrument::ruleOf));
        rules.filter(rule -> rule.least() instanceof ScoringRule.Count count && count.answers() < 1)
                .findFirst()
                .ifPresent(rule -> problems.add(
                        instrument.id(),
                        "a scoring rule that asks for less than one answer",
                        "at least 1",
                        "correct the rule in the instrument"));
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (String id : scored) {
            ResponseScale scale = instrument.scaleOf(instrument.item(id));
            if (scale instanceof ResponseScale.Rating rating && !rating.known()) {
                unknown.computeIfAbsent(rating.id(), key -> new ArrayList<>()).add(id);
            }
        }
        unknown.forEach((scale, items) -> problems.add(
                instrument.id(),
                "the points of the response scale “" + scale + "” are not set, so that " + items.size()
                        + " items cannot be scored",
                "the points that respondents could choose, such as 1 to 5",
                "write them as the points of scale “" + scale + "” in a copy of the instrument, as they stand in your"
                        + " questionnaire, and score with that"));
    }

    private Optional<Component> component(Item item) {
        String column = prefix + item.id();
        double[] raw = responses.numeric().get(column);
        if (raw == null) {
            problems.add(
                    responses.source(),
                    responses.labels().containsKey(column)
                            ? "column “" + column + "” holds text"
                            : "there is no column “" + column + "”",
                    "a column of numbers with the answers to item “" + item.id() + "”",
                    "");
            return Optional.empty();
        }
        AnswerRange range = AnswerRange.of(instrument.scaleOf(item));
        requireWithin(raw, column, range.lowest(), range.highest());
        if (!item.reversed()) {
            return Optional.of(new Component(raw.clone(), range.lowest(), range.highest()));
        }
        if (!range.isKnown()) {
            problems.add(
                    instrument.id(),
                    "item “" + item.id() + "” is reversed on a scale without bounds",
                    "a minimum and a maximum of scale “" + item.scale() + "”",
                    "set them in the instrument");
            return Optional.empty();
        }
        return Optional.of(new Component(range.recoded(raw), range.lowest(), range.highest()));
    }

    private void requireWithin(double[] raw, String column, OptionalDouble lowest, OptionalDouble highest) {
        int wrong = 0;
        for (int row = 0; row < raw.length; row++) {
            boolean outside = raw[row] < lowest.orElse(Double.NEGATIVE_INFINITY)
                    || raw[row] > highest.orElse(Double.POSITIVE_INFINITY)
                    || Double.isInfinite(raw[row]);
            if (outside && ++wrong <= TOLD_ONE_BY_ONE) {
                problems.add(
                        responses.source() + ": row " + responses.rowIds().get(row) + ", column " + column,
                        number(raw[row]) + " is outside the response scale",
                        number(lowest.orElse(Double.NEGATIVE_INFINITY)) + " to "
                                + number(highest.orElse(Double.POSITIVE_INFINITY)),
                        "correct it, or name it a missing code");
            }
        }
        if (wrong > TOLD_ONE_BY_ONE) {
            problems.add(
                    responses.source() + ": column " + column,
                    (wrong - TOLD_ONE_BY_ONE) + " more answers outside the response scale",
                    "",
                    "");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && !Double.isInfinite(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
