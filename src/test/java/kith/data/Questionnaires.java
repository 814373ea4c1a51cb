package kith.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ProfileQuestion;
import kith.instrument.ResponseScale;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;

/** Small instruments for tests. */
final class Questionnaires {

    private Questionnaires() {}

    /** Three five-point items (−99 is missing), a test from 0 to 10, a profile question from 1 to 3, two contexts. */
    static Instrument small() {
        List<ResponseScale.Point> points = List.of(point(1), point(2), point(3), point(4), point(5));
        return new Instrument(
                "small",
                "1",
                "Small",
                "",
                List.of(),
                "",
                List.of("en"),
                List.of(
                        new ResponseScale.Rating("agree", points, Map.of("-99", "refused")),
                        new ResponseScale.Continuous(
                                "test", OptionalDouble.of(0), OptionalDouble.of(10), "points", Map.of()),
                        new ResponseScale.Rating("size", points.subList(0, 3), Map.of())),
                List.of(item("a1", "agree"), item("a2", "agree"), item("a3", "agree"), item("t1", "test")),
                List.of(form("neighbourhood", "n_"), form("workplace", "w_")),
                List.of(new Subscale("a", "A", List.of("a1", "a2", "a3"), "", Optional.empty())),
                Optional.empty(),
                List.of(),
                List.of(),
                new ScoringRule(ScoringRule.Method.MEAN, new ScoringRule.Count(2), false),
                List.of(new ProfileQuestion("size", "size", "size", Map.of())));
    }

    private static ResponseScale.Point point(int value) {
        return new ResponseScale.Point(value, Map.of());
    }

    private static Item item(String id, String scale) {
        return new Item(id, scale, false, id, List.of(), "");
    }

    private static ContextForm form(String id, String prefix) {
        return new ContextForm(id, id, Map.of(), "group", prefix);
    }
}
