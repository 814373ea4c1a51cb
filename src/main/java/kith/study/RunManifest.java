package kith.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How results came to be: enough to make them again, and nothing that changes with the machine or the moment.
 *
 * @param version of Kith
 * @param seed of all random work
 * @param options as they were used, defaults included, in order
 * @param inputs every file that was read
 */
public record RunManifest(String version, long seed, Map<String, String> options, List<Input> inputs) {

    public RunManifest {
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
        inputs = List.copyOf(inputs);
    }

    /**
     * A file that was read.
     *
     * @param role what it was read for: study, instrument, data
     * @param name without its folder
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Input(String role, String name, String sha256) {}
}
