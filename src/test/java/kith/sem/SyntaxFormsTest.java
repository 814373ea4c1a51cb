package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of the model syntax, each against lavaan's (0.6-14) fit of the same text or of what it means. */
class SyntaxFormsTest {

    private static final JsonNode CASES = Reference.own("syntax").get("cases");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    static Stream<String> cases() {
        return CASES.properties().stream().map(Map.Entry::getKey);
    }

    private static SemFit fit(String name) {
        JsonNode one = CASES.get(name);
        Sem sem = Sem.of(one.get("text").asText());
        JsonNode group = one.get("group");
        return (group.isTextual() ? sem.byGroup(group.asText()) : sem).fit(PUPILS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asLavaan(String name) {
        LavaanReference.check(fit(name), CASES.get(name).get("answer"));
    }

    @Test
    void tellsOfTheCodeAroundAModel() {
        assertThat(fit("assigned").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("r_code_left_out");
            assertThat(finding.what()).contains("model <- '…'");
        });
        assertThat(fit("assigned_doubly").findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("HS.model = \"…\""));
        assertThat(fit("quotes").findings()).isEmpty();
    }

    /** A name with blanks gives what the same column gives under a plain name. */
    @Test
    void namesMayHaveBlanks() {
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        columns.put("my item", PUPILS.column("x2"));
        Responses renamed = new Responses("renamed", PUPILS.rowIds(), columns, PUPILS.labels());
        double plain = fit("backticks").fit().get("chisq");
        for (String written : new String[] {"`my item`", "\"my item\"", "'my item'", "“my item”"}) {
            SemFit fit =
                    Sem.of("'the factor' =~ x1 + " + written + " + x3 + x4").fit(renamed);
            assertThat(fit.fit().get("chisq")).isEqualTo(plain);
            assertThat(fit.estimate("the factor", "=~", "my item", 1).se()).isPositive();
        }
    }
}
