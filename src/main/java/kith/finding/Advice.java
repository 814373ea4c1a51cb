package kith.finding;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a reader can do, written for each way in.
 *
 * @param byWay text for each way in; empty where nothing can be done
 */
public record Advice(Map<WayIn, String> byWay) {

    public static final Advice NONE = of("");

    public Advice {
        byWay = Map.copyOf(byWay);
    }

    /** The same for all ways in, apart from the settings that it names (see {@link Setting}). */
    public static Advice of(String text) {
        return of((WayIn way) -> way.words(text));
    }

    static Advice of(Function<WayIn, String> text) {
        Map<WayIn, String> byWay = new EnumMap<>(WayIn.class);
        for (WayIn way : WayIn.values()) {
            byWay.put(way, text.apply(way));
        }
        return new Advice(byWay);
    }

    /** Whether there is nothing to do, for any reader. */
    public boolean isBlank() {
        return byWay.values().stream().allMatch(String::isBlank);
    }

    /** The text for a way in; empty where there is nothing to do. */
    public String in(WayIn way) {
        return byWay.getOrDefault(way, "");
    }
}
