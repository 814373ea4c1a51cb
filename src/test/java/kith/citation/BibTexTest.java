package kith.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BibTexTest {

    private static final Pattern ENTRY = Pattern.compile(
            "@(article|incollection|book|techreport|misc)\\{([A-Za-z0-9]+),\n(.*)\n}\n", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("  ([a-z]+) = \\{(.*)}");

    @Test
    void everySourceParses() {
        assertThat(Bibliography.sources()).allSatisfy(source -> {
            Matcher entry = ENTRY.matcher(BibTex.of(source));
            assertThat(entry.matches()).isTrue();
            assertThat(entry.group(2)).isEqualTo(source.key());
            Map<String, String> fields = fields(entry.group(3));
            assertThat(fields).containsKeys("author", "title", "year");
            assertThat(fields.get("year")).isEqualTo(Integer.toString(source.year()));
            assertThat(fields.get("author").split(" and ")).hasSameSizeAs(source.authors());
            assertThat(fields.getOrDefault("doi", "")).isEqualTo(source.doi());
        });
    }

    @Test
    void escapesWhatTexWouldRead() {
        assertThat(BibTex.of(Bibliography.source("bollenStine1992"))).isEqualTo("""
                        @article{bollenStine1992,
                          author = {Bollen, K. A. and Stine, R. A.},
                          year = {1992},
                          title = {{Bootstrapping goodness-of-fit measures in structural equation models}},
                          journal = {Sociological Methods \\& Research},
                          volume = {21},
                          number = {2},
                          pages = {205--229},
                          doi = {10.1177/0049124192021002004}
                        }
                        """);
        assertThat(BibTex.of(Bibliography.source("medicalOutcomesTrust2002")))
                .contains("author = {{Scientific Advisory Committee of the Medical Outcomes Trust}}");
        assertThat(BibTex.of(Bibliography.source("goldberg1999")))
                .contains("editor = {I. Mervielde and I. Deary and F. De Fruyt and F. Ostendorf}");
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new TreeMap<>();
        for (String line : body.split(",\n")) {
            Matcher field = FIELD.matcher(line);
            assertThat(field.matches()).as(line).isTrue();
            String value = field.group(2);
            int depth = 0;
            for (int i = 0; i < value.length(); i++) {
                char letter = value.charAt(i);
                depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
                assertThat(depth).isNotNegative();
            }
            assertThat(depth).isZero();
            assertThat(value.replace("\\&", "")).doesNotContain("&").doesNotContain("%");
            assertThat(fields.put(field.group(1), value)).isNull();
        }
        return fields;
    }
}
