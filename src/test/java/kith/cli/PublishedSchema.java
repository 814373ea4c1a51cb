package kith.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema of answers as published, against which every answer that a test prints as JSON is held. */
final class PublishedSchema {

    static final Path FILE = Path.of("datasets/results.schema.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    private PublishedSchema() {}

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(Files.readString(FILE)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an answer departs from the schema. */
    static List<String> departures(String answer) {
        try {
            JsonNode tree = JSON.readTree(answer);
            return SCHEMA.validate(tree).stream().map(Error::toString).toList();
        } catch (IOException e) {
            return List.of("no JSON: " + e.getMessage());
        }
    }

    /** Whether a text is an answer of a verb. */
    static boolean isAnswer(String text) {
        return text.startsWith("{\n  \"kith\": ");
    }
}
