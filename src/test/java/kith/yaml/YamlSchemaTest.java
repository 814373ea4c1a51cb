package kith.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.finding.Problem;
import org.junit.jupiter.api.Test;

class YamlSchemaTest {

    private static final YamlSchema SCHEMA = YamlSchema.of("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "additionalProperties": false, "required": ["id", "items"],
             "properties": {
               "id": {"type": "string", "pattern": "^[a-z]+$", "examples": ["abc"], "description": "Name. More."},
               "items": {"type": "array", "minItems": 1, "description": "What is asked.", "items": {"$ref": "#/$defs/item"}},
               "method": {"enum": ["mean", "sum"]},
               "least": {"type": "integer", "minimum": 1},
               "tags": {"type": "array", "uniqueItems": true},
               "names": {"type": "object", "propertyNames": {"pattern": "^[a-z]+$", "description": "a code"}},
               "on": {"type": "boolean"}
             },
             "$defs": {"item": {
               "oneOf": [
                 {"type": "string", "description": "an id"},
                 {"type": "object", "description": "keys of an item", "additionalProperties": false, "required": ["id"],
                  "properties": {"id": {"type": "string"}, "reversed": {"type": "boolean"}}}]}}}
            """);

    private static List<String> problems(String text) {
        return SCHEMA.problems(YamlDocument.of("f.yaml", text)).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aFileThatHoldsHasNoProblems() {
        assertThat(problems("id: abc\nitems: [a, {id: b, reversed: true}]\nmethod: sum\n"))
                .isEmpty();
    }

    @Test
    void unknownKeysComeWithASuggestion() {
        assertThat(problems("id: abc\nitmes: [a]\nitems: [a]\nfoo: 1\n"))
                .containsExactly(
                        "f.yaml:2:1: unknown key “itmes”; expected one of id, items, method, least, tags, names, on; did you"
                                + " mean “items”?",
                        "f.yaml:4:1: unknown key “foo”; expected one of id, items, method, least, tags, names, on; remove"
                                + " the key or correct its name or indentation");
    }

    @Test
    void missingKeysSayWhatBelongsThere() {
        assertThat(problems("method: sum\n"))
                .containsExactly(
                        "f.yaml:1:1: “id” is missing; expected text such as abc (Name); add the key “id”",
                        "f.yaml:1:1: “items” is missing; expected a list (What is asked); add the key “items”");
    }

    @Test
    void wrongTypesSayWhatStandsThere() {
        assertThat(problems("id: 12\nitems: a\nleast: many\non: yes\n"))
                .containsExactly(
                        "f.yaml:1:5: the number 12 under “id”; expected text such as abc (Name); put it in quotes: '12'",
                        "f.yaml:2:8: text “a” under “items”; expected a list (What is asked); write it as a list: [a]",
                        "f.yaml:3:8: text “many” under “least”; expected a whole number",
                        "f.yaml:4:5: text “yes” under “on”; expected true or false");
        assertThat(problems("id:\nitems: [a]\n"))
                .hasSize(1)
                .allMatch(line -> line.contains("nothing under “id”; expected text"));
    }

    @Test
    void valuesOutsideTheChoicesAndBounds() {
        assertThat(problems("id: A B\nitems: []\nmethod: summ\nleast: 0\ntags: [a, a]\nnames: {X1: 1}\n"))
                .containsExactly(
                        "f.yaml:1:5: text “A B” under “id”; expected text such as abc (Name)",
                        "f.yaml:2:8: an empty list under “items”; expected a list of 1 or more",
                        "f.yaml:3:9: text “summ” under “method”; expected one of mean, sum; did you mean “sum”?",
                        "f.yaml:4:8: the number 0 under “least”; expected a number of at least 1",
                        "f.yaml:5:7: a list under “tags” in which a value stands twice; expected every value once",
                        "f.yaml:6:9: the key “X1”; expected a code");
    }

    @Test
    void ofAChoiceTheBranchThatWasMeantIsTold() {
        assertThat(problems("id: abc\nitems: [{id: b, reverse: true}, 7]\n"))
                .containsExactly(
                        "f.yaml:2:17: unknown key “reverse”; expected one of id, reversed; did you mean “reversed”?",
                        "f.yaml:2:33: the number 7 under “items”; expected text (an id), or keys with values (keys of an item)");
    }

    @Test
    void whenNoBranchOfAChoiceIsMeantAllAreSaid() {
        YamlSchema schema = YamlSchema.of("""
                {"properties": {"points": {"oneOf": [
                   {"type": "array", "description": "the points"},
                   {"type": "string", "const": "not known", "description": "else"}]}},
                 "dependentRequired": {"a": ["b"]}}
                """);
        assertThat(schema.problems(YamlDocument.of("f.yaml", "points: unknown\na: 1\n")))
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:1:1: “b” is missing beside “a”; add the key “b”",
                        "f.yaml:1:9: text “unknown” under “points”; expected a list (the points), or “not known” (else)");
    }

    @Test
    void examplesOfAMappingAreWrittenAsYaml() {
        YamlSchema schema = YamlSchema.of("""
                {"properties": {"p": {"type": "object", "examples": [{"value": 1, "label": "a b"}]}}}
                """);
        assertThat(schema.problems(YamlDocument.of("f.yaml", "p: 1\n")))
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:1:4: the number 1 under “p”; expected keys with values such as {value: 1, label: a b}");
    }
}
