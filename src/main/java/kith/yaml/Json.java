package kith.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The values of a YAML tree as JSON. */
final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static JsonNode of(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
            return object;
        }
        if (node instanceof YamlSequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.elements().forEach(element -> array.add(of(element)));
            return array;
        }
        return scalar((YamlScalar) node);
    }

    private static JsonNode scalar(YamlScalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> NODES.textNode(scalar.text());
            case TRUTH -> NODES.booleanNode(scalar.truth());
            case NOTHING -> NODES.nullNode();
            case NUMBER -> NODES.numberNode(new BigDecimal(scalar.text()));
            case WHOLE_NUMBER -> whole(scalar.whole());
        };
    }

    private static JsonNode whole(BigInteger value) {
        return value.bitLength() < Integer.SIZE ? NODES.numberNode(value.intValue()) : NODES.numberNode(value);
    }
}
