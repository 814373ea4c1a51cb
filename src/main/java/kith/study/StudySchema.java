package kith.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import kith.analysis.AnalysisKind;

/**
 * The JSON Schema of study files: the keys of every study, and those of the analyses that are registered.
 * {@code datasets/study.schema.json} is this schema as published, for editors that complete keys.
 */
final class StudySchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StudySchema() {}

    /** The schema as JSON. */
    static String text() {
        ObjectNode schema = resource("/kith/study/study.schema.json");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        ArrayNode words = (ArrayNode) properties.at("/analyses/items/enum");
        for (AnalysisKind kind : Analyses.kinds()) {
            words.add(kind.id());
            kind.schema().ifPresent(own -> properties.set(kind.id(), resource(own)));
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(printer.withObjectIndenter(lines).withArrayIndenter(lines))
                            .writeValueAsString(schema)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode resource(String path) {
        try (InputStream in = StudySchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + path);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
