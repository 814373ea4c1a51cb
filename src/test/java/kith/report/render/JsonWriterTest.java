package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import kith.report.document.Tree;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void keysKeepTheirOrderAndPlainListsStayOnOneLine() {
        Tree tree = new Tree()
                .put("z", 1.0 / 3)
                .put("a", Double.NaN)
                .put("n", 12L)
                .put("yes", true)
                .putNull("nothing")
                .put("empty", new Tree())
                .put("names", List.of("x", "y"))
                .putMatrix("r", List.of("i1"), List.of("i1", "i2"), new double[][] {{1, -0.25}})
                .put("rows", List.of(new Tree().put("k", 1L), new Tree().put("k", 2L)));
        assertThat(JsonWriter.write(tree)).isEqualTo("""
                        {
                          "z": 0.333333333333,
                          "a": null,
                          "n": 12,
                          "yes": true,
                          "nothing": null,
                          "empty": {},
                          "names": ["x", "y"],
                          "r": {
                            "rows": ["i1"],
                            "cols": ["i1", "i2"],
                            "x": [
                              [1, -0.25]
                            ]
                          },
                          "rows": [
                            {
                              "k": 1
                            },
                            {
                              "k": 2
                            }
                          ]
                        }
                        """);
    }

    @Test
    void everyTextComesBack() throws Exception {
        Tree tree = new Tree();
        for (String text : Hostile.TEXTS) {
            tree.put(text, text);
        }
        JsonNode read = new ObjectMapper().readTree(JsonWriter.write(tree));
        for (String text : Hostile.TEXTS) {
            String whole = PlainText.wholePairs(text);
            assertThat(read.get(whole).textValue()).isEqualTo(whole);
        }
    }

    @Test
    void anythingElseIsAMistakeOfTheCaller() {
        Tree tree = new Tree().put("bad", List.of(new Object()));
        assertThatThrownBy(() -> JsonWriter.write(tree)).isInstanceOf(IllegalArgumentException.class);
    }
}
