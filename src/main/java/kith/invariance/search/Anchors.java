package kith.invariance.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which items a search never frees, since these carry the comparison. */
public sealed interface Anchors {

    /** As it is written on the command line and in JSON. */
    String id();

    /** None by name: whichever items, two or more of each factor stay equal in every context. */
    record AnyTwo() implements Anchors {

        @Override
        public String id() {
            return "any";
        }
    }

    /**
     * Chosen from the data: the items whose equality costs least when all items are equal, a quarter of each factor's
     * and at least two. This is the rank-based rule of Woods 2009, Applied Psychological Measurement 33:42, doi
     * 10.1177/0146621607314044, with score tests for likelihood-ratio tests. It can miss where most items of a factor
     * differ in the same direction.
     */
    record Chosen() implements Anchors {

        @Override
        public String id() {
            return "auto";
        }
    }

    /** The user's own. */
    record Named(List<String> items) implements Anchors {

        public Named {
            items = List.copyOf(items);
        }

        @Override
        public String id() {
            return String.join(",", items);
        }
    }

    /** {@code any}, {@code auto}, or items with commas between them. */
    static Anchors parse(String said) {
        return switch (said) {
            case "any" -> new AnyTwo();
            case "auto" -> new Chosen();
            default ->
                new Named(Arrays.stream(said.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .collect(Collectors.toList()));
        };
    }
}
