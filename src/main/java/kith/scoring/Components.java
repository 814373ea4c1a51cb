package kith.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.data.KeyedAnswers;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.ResponseScale;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;

/** The answers to the scored items of an instrument, checked against their scales and recoded where reverse-keyed. */
final class Components {

    private final Instrument instrument;
    private final Responses responses;
    private final Problems problems = new Problems();

    private Components(Instrument instrument, Responses responses) {
        this.instrument = instrument;
        this.responses = responses;
    }

    /**
     * @return by the item's id
     * @throws kith.finding.InputException with every problem that prevents scoring
     */
    static Map<String, Component> of(Instrument instrument, Responses responses, String prefix) {
        Components answers = new Components(instrument, responses);
        Set<String> scored = answers.scoredItems();
        answers.requireKnownScales(scored);
        answers.problems.throwIfAny();
        List<KeyedItem> items = scored.stream()
                .map(id -> KeyedItem.of(instrument, instrument.item(id), prefix))
                .toList();
        items.forEach(answers::requireScorable);
        answers.problems.throwIfAny();
        List<PackedNumbers> keyed = KeyedAnswers.of(items, responses).keyed();
        Map<String, Component> components = new LinkedHashMap<>();
        for (int i = 0; i < keyed.size(); i++) {
            KeyedItem item = items.get(i);
            components.put(item.name(), new Component(keyed.get(i), item.lowest(), item.highest()));
        }
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

    private void requireScorable(KeyedItem item) {
        if (!KeyedAnswers.requireColumn(item, responses, problems)) {
            return;
        }
        KeyedAnswers.requireWithin(item, responses, problems);
        if (item.reversed() && !item.scale().range().isKnown()) {
            problems.add(
                    instrument.id(),
                    "item “" + item.name() + "” is reversed on a scale without bounds",
                    "a minimum and a maximum of scale “" + item.scale().name() + "”",
                    "set them in the instrument");
        }
    }
}
