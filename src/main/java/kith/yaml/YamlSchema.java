package kith.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;

/**
 * A JSON Schema (draft 2020-12) that YAML files are checked against. What a schema says in {@code description},
 * {@code examples} and {@code enum} is used for the words of a problem: what was expected and what to do.
 */
public final class YamlSchema {

    private final Schema schema;
    private final JsonNode definition;

    private YamlSchema(JsonNode definition) {
        this.definition = definition;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(definition);
    }

    /** A schema written as JSON. */
    public static YamlSchema of(String json) {
        try {
            return new YamlSchema(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema is not JSON", e);
        }
    }

    /**
     * A schema on the class path.
     *
     * @param path such as {@code /instruments/instrument.schema.json}
     */
    public static YamlSchema resource(String path) {
        try (InputStream in = YamlSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + path);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in which a file departs from the schema, in the order of the file; empty when it holds. */
    public List<Problem> problems(YamlDocument document) {
        return new SchemaViolations(document, definition).told(schema.validate(document.json()));
    }

    /** @throws InputException with every problem, when there is one */
    public void require(YamlDocument document) {
        List<Problem> problems = problems(document);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }
}
