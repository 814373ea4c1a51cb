package kith.prespecification;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** The settings of a study file, one value a key: {@code model.estimator}, {@code hypotheses[H1].above}. */
final class StudySettings {

    private final Map<String, String> values = new LinkedHashMap<>();

    private StudySettings() {}

    static Map<String, String> of(YamlMapping root) {
        StudySettings settings = new StudySettings();
        settings.add("", root);
        return settings.values;
    }

    private void add(String key, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            if (mapping.entries().isEmpty()) {
                values.put(key, "{}");
            }
            mapping.entries()
                    .forEach(entry -> add(key.isEmpty() ? entry.key() : key + "." + entry.key(), entry.value()));
        } else if (node instanceof YamlSequence sequence) {
            addList(key, sequence);
        } else if (node instanceof YamlScalar scalar) {
            values.put(key, scalar.text().strip());
        }
    }

    /** A list of words is one value; mappings in a list are named by their id, or else by their place. */
    private void addList(String key, YamlSequence sequence) {
        if (sequence.mappings().isEmpty()) {
            values.put(key, String.join(", ", sequence.texts()));
        }
        int place = 0;
        for (YamlMapping mapping : sequence.mappings()) {
            place++;
            add(key + "[" + mapping.text("id", Integer.toString(place)) + "]", mapping);
        }
    }
}
