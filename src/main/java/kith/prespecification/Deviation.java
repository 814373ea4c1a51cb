package kith.prespecification;

import java.util.Optional;

/**
 * A setting that is not as it was planned.
 *
 * @param key of the study file, with dots between levels
 * @param planned its value in the plan; empty where the plan does not have it
 * @param now its value now; empty where it was dropped
 */
public record Deviation(String key, Optional<String> planned, Optional<String> now) {

    /** The first level of the key. */
    public String topic() {
        return key.split("[.\\[]", 2)[0];
    }
}
