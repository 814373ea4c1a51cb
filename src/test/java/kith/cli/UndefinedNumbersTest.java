package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kith.report.document.Tree;
import org.junit.jupiter.api.Test;

class UndefinedNumbersTest {

    @Test
    void countsNumbersThatDoNotExistByName() {
        Tree result = new Tree()
                .put("groups", List.of(new Tree().put("sd", Double.NaN), new Tree().put("sd", Double.NaN)))
                .put("mean", 3.0)
                .putMatrix("r", List.of("a"), List.of("a"), new double[][] {{Double.POSITIVE_INFINITY}});
        assertThat(UndefinedNumbers.in(result))
                .hasValueSatisfying(finding -> assertThat(finding.values())
                        .containsEntry("numbers", 3L)
                        .containsEntry("names", Map.of("sd", 2, "x", 1)));
    }

    @Test
    void theTestOfAFixedParameterIsNoSuchNumber() {
        Tree fixed = new Tree()
                .put("se", 0.0)
                .put("z", Double.NaN)
                .put("std_all_se", 0.0)
                .put("std_all_pvalue", Double.NaN);
        assertThat(UndefinedNumbers.in(new Tree().put("parameters", List.of(fixed))))
                .isEmpty();
        assertThat(UndefinedNumbers.in(new Tree().put("se", 1.0).put("z", Double.NaN)))
                .isPresent();
    }

    @Test
    void theValueOfAnItemWithItselfIsNoSuchNumber() {
        double[][] diagonal = {{Double.NaN, 1}, {1, Double.NaN}};
        assertThat(UndefinedNumbers.in(Tree.ofMatrix(List.of("a", "b"), List.of("a", "b"), diagonal)))
                .isEmpty();
        assertThat(UndefinedNumbers.in(Tree.ofMatrix(List.of("a", "b"), List.of("a", "c"), diagonal)))
                .isPresent();
        double[][] off = {{1, Double.NaN}, {Double.NaN, 1}};
        assertThat(UndefinedNumbers.in(Tree.ofMatrix(List.of("a", "b"), List.of("a", "b"), off)))
                .isPresent();
    }

    @Test
    void whatIsExplainedIsNotSaidAgain() {
        Tree told = new Tree().put("findings", List.of(new Tree())).put("alpha", Double.NaN);
        assertThat(UndefinedNumbers.in(new Tree().put("scale", told))).isEmpty();
    }
}
