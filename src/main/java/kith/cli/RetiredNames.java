package kith.cli;

import java.util.Arrays;
import java.util.Map;

/** Former names of options. They are understood as before, but neither shown in the help nor used in messages. */
final class RetiredNames {

    /** The name that an option has now, by verb and former name. */
    static final Map<String, Map<String, String>> BY_VERB = Map.of(
            "change", Map.of("--structure", "--covariance", "--scale", "--subscale"),
            "efa", Map.of("--draws", "--simulations", "--samples", "--bootstrap", "--errors", "--se"),
            "group", Map.of("--draws", "--simulations"),
            "init", Map.of("--out", "--output", "--compare", "--group"),
            "invariance", Map.of("--permute", "--permutations"),
            "irt", Map.of("--information", "--test-information"),
            "items", Map.of("--draws", "--bootstrap"),
            "plan",
                    Map.of(
                            "--samples", "--simulations",
                            "--from", "--results",
                            "--target", "--target-reliability",
                            "--power", "--target-power",
                            "--scale", "--subscale"),
            "run", Map.of("--out", "--output", "--compare", "--group"));

    private RetiredNames() {}

    /** What a user typed, with the names that options have now. */
    static String[] renamed(String[] arguments) {
        Map<String, String> names = arguments.length == 0 ? Map.of() : BY_VERB.getOrDefault(arguments[0], Map.of());
        return Arrays.stream(arguments).map(word -> renamed(word, names)).toArray(String[]::new);
    }

    private static String renamed(String word, Map<String, String> names) {
        int end = word.indexOf('=');
        String name = end < 0 ? word : word.substring(0, end);
        return names.getOrDefault(name, name) + (end < 0 ? "" : word.substring(end));
    }
}
