package kith.sem.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.model.EqualAcrossGroups;
import org.junit.jupiter.api.Test;

/** When equal intercepts leave factor means fixed, it is told. */
class FactorMeansCheckTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String CODE = "factor_means_fixed";
    private static final String BLOCKS = """
            group: Pasteur
            visual =~ x1 + x2 + x3
            x1 ~ a*1
            x2 ~ b*1
            x3 ~ c*1
            group: Grant-White
            visual =~ x1 + x2 + x3
            x1 ~ a*1
            x2 ~ b*1
            x3 ~ c*1
            """;

    private static List<String> codes(Sem sem) {
        return sem.byGroup("school").fit(PUPILS).findings().stream()
                .map(finding -> finding.code() + " " + finding.where())
                .toList();
    }

    @Test
    void blocksWithEqualIntercepts() {
        assertThat(codes(Sem.of(BLOCKS))).contains(CODE + " visual");
        assertThat(codes(Sem.of(BLOCKS + " visual ~ NA*1"))).doesNotContain(CODE + " visual");
    }

    @Test
    void equalInterceptsOfEveryGroup() {
        String model = "visual =~ x1 + x2 + x3\n x1 ~ c(a, a)*1\n x2 ~ c(b, b)*1\n x3 ~ c(d, d)*1";
        assertThat(codes(Sem.of(model))).contains(CODE + " visual");
        assertThat(codes(Sem.of(model + "\n visual ~ c(0, NA)*1"))).doesNotContain(CODE + " visual");
    }

    @Test
    void whatIsAskedForIsNotTold() {
        Sem model = Sem.of("visual =~ x1 + x2 + x3");
        Set<EqualAcrossGroups> scalar = Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS);
        Set<EqualAcrossGroups> means =
                Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS, EqualAcrossGroups.MEANS);
        assertThat(codes(model)).doesNotContain(CODE + " visual");
        assertThat(codes(model.withEqual(scalar, List.of()))).doesNotContain(CODE + " visual");
        assertThat(codes(model.withEqual(means, List.of()))).doesNotContain(CODE + " visual");
    }
}
