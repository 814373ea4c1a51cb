package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.solution.StandardizedBy;
import org.junit.jupiter.api.Test;

/** Score tests and modification indices against lavaan 0.6-14. */
class ModificationReferenceTest {

    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    @Test
    void modificationIndices() {
        List<ModificationIndex> own = ModificationIndices.of(THREE_FACTORS.fitted(PUPILS));
        JsonNode expected = Reference.json("cfa_ml_diagnostics").get("modification_indices");
        assertThat(own).hasSize(expected.size());
        for (JsonNode row : expected) {
            ModificationIndex index = own.stream()
                    .filter(m -> m.lhs().equals(row.get("lhs").asText())
                            && m.op().symbol().equals(row.get("op").asText())
                            && m.rhs().equals(row.get("rhs").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + row));
            Tolerance.CHI_SQUARE.check(row.toString(), index.mi(), row.get("mi").doubleValue());
            Tolerance.ESTIMATE.check(
                    row.toString(), index.expectedChange(), row.get("epc").doubleValue());
            Tolerance.ESTIMATE.check(
                    row.toString(),
                    index.standardised(StandardizedBy.ALL),
                    row.get("sepc.all").doubleValue());
        }
    }

    @Test
    void equalitiesOfTheScalarModel() {
        ScoreTests own = ScoreTests.of(THREE_FACTORS
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of())
                .fitted(PUPILS));
        JsonNode expected = Reference.json("invariance_score_tests");
        JsonNode total = expected.get("total");
        Tolerance.CHI_SQUARE.check("total", own.total().chisq(), total.get("X2").doubleValue());
        assertThat(own.total().df()).isEqualTo(total.get("df").intValue());
        Tolerance.FIT_INDEX.check(
                "total p", own.total().pValue(), total.get("p.value").doubleValue());
        assertThat(own.single()).hasSize(expected.get("uni").size());
        for (int r = 0; r < own.single().size(); r++) {
            JsonNode row = expected.get("uni").get(r);
            LagrangeMultiplier test = own.single().get(r).test();
            assertThat(test.restriction())
                    .isEqualTo(row.get("lhs").asText() + " == " + row.get("rhs").asText());
            Tolerance.CHI_SQUARE.check(
                    test.restriction(), test.chisq(), row.get("X2").doubleValue());
            Tolerance.FIT_INDEX.check(
                    test.restriction(), test.pValue(), row.get("p.value").doubleValue());
        }
    }
}
