package kith.yaml;

import java.util.List;

/** A list. */
public record YamlSequence(Mark mark, List<YamlNode> elements) implements YamlNode {

    public YamlSequence {
        elements = List.copyOf(elements);
    }

    /** The elements as texts. */
    public List<String> texts() {
        return elements.stream()
                .map(YamlScalar.class::cast)
                .map(YamlScalar::text)
                .toList();
    }

    /** The elements as mappings. */
    public List<YamlMapping> mappings() {
        return elements.stream().map(YamlMapping.class::cast).toList();
    }

    @Override
    public String inWords() {
        return elements.isEmpty() ? "an empty list" : "a list";
    }
}
