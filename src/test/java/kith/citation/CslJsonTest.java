package kith.citation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;

class CslJsonTest {

    /**
     * The part of the JSON schema of CSL input data (version 1.0.2, csl-data.json) that sources have variables of: type
     * and id are required, the types are some of its types, and there is no variable that it does not know.
     */
    private static final String SCHEMA = """
            {"type": "object", "required": ["type", "id"], "additionalProperties": false,
             "properties": {
               "id": {"type": "string"},
               "type": {"enum": ["article-journal", "book", "chapter", "report", "software"]},
               "author": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/name"}},
               "editor": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/name"}},
               "issued": {"type": "object", "required": ["date-parts"], "additionalProperties": false, "properties":
                 {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2,
                   "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}}},
               "title": {"type": "string"}, "container-title": {"type": "string"}, "volume": {"type": "string"},
               "issue": {"type": "string"}, "page": {"type": "string"}, "publisher": {"type": "string"},
               "edition": {"type": "string"}, "genre": {"type": "string"}, "DOI": {"type": "string"},
               "note": {"type": "string"}, "version": {"type": "string"}},
             "$defs": {"name": {"type": "object", "additionalProperties": false,
               "properties": {"family": {"type": "string", "minLength": 1}, "given": {"type": "string", "minLength": 1},
                 "literal": {"type": "string", "minLength": 1}},
               "anyOf": [{"required": ["family", "given"]}, {"required": ["literal"]}]}}}
            """;

    private static JsonNode item(String key) {
        return new ObjectMapper().valueToTree(CslJson.of(Bibliography.source(key)));
    }

    @Test
    void everySourceHoldsToTheSchemaOfCsl() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA, InputFormat.JSON);
        assertThat(Bibliography.sources()).allSatisfy(source -> {
            JsonNode item = new ObjectMapper().valueToTree(CslJson.of(source));
            assertThat(schema.validate(item.toString(), InputFormat.JSON)).isEmpty();
            assertThat(item.get("author")).hasSameSizeAs(source.authors());
            assertThat(item.path("DOI").asText()).isEqualTo(source.doi());
            assertThat(item.at("/issued/date-parts/0/0").asInt()).isEqualTo(source.year());
        });
    }

    @Test
    void articlesChaptersAndOrganisations() {
        JsonNode article = item("bollenStine1992");
        assertThat(article.get("type").asText()).isEqualTo("article-journal");
        assertThat(article.get("container-title").asText()).isEqualTo("Sociological Methods & Research");
        assertThat(article.get("page").asText()).isEqualTo("205-229");
        assertThat(article.at("/author/1/family").asText()).isEqualTo("Stine");
        assertThat(article.at("/author/1/given").asText()).isEqualTo("R. A.");
        JsonNode chapter = item("goldberg1999");
        assertThat(chapter.get("type").asText()).isEqualTo("chapter");
        assertThat(chapter.get("editor")).hasSize(4);
        assertThat(chapter.at("/editor/2/family").asText()).isEqualTo("De Fruyt");
        assertThat(item("medicalOutcomesTrust2002").at("/author/0/literal").asText())
                .isEqualTo("Scientific Advisory Committee of the Medical Outcomes Trust");
    }
}
