package kith.yaml;

import java.util.List;

/** A list. */
public record YamlSequence(Mark mark, List<YamlNode> elements) implements YamlNode {

    public YamlSequence {
        elements = List.copyOf(elements);
    }

    /** Those elements that are scalars. */
    public List<YamlScalar> scalars() {
        return elements.stream()
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .toList();
    }

    /** Those elements that are scalars, as texts. */
    public List<String> texts() {
        return scalars().stream().map(YamlScalar::text).toList();
    }

    /** Those elements that are mappings. */
    public List<YamlMapping> mappings() {
        return elements.stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
    }

    @Override
    public String inWords() {
        return elements.isEmpty() ? "an empty list" : "a list";
    }
}
