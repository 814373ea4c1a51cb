package kith.efa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.efa.correlation.CorrelationKind;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions.Comparison;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.rotation.NamedRotation;
import kith.rotation.RotationChoice;
import kith.rotation.RotationSettings;
import org.junit.jupiter.api.Test;

/** Beyond a number of rows the number of factors is decided from the correlations, and told so. */
class ManyRowsTest {

    private static List<String> codes(int rows) {
        Parallel parallel = new Parallel(2);
        Map<String, PackedNumbers> columns = new LinkedHashMap<>();
        for (int item = 0; item < 3; item++) {
            double[] column = new double[rows];
            int of = item;
            Arrays.setAll(column, row -> (row * 7L + of * row % 5) % 4 + row % 3);
            columns.put("q" + item, PackedNumbers.of(column));
        }
        Responses responses = Responses.ofColumns(rows, columns);
        ExplorationSettings settings = new ExplorationSettings(
                CorrelationKind.PEARSON,
                Missing.LISTWISE,
                ExtractionMethod.MINRES,
                OptionalInt.of(1),
                new RotationChoice(NamedRotation.OBLIMIN.keyword(), RotationSettings.USUAL),
                0,
                new ExplorationSettings.Retention(1, 1, Comparison.WITHOUT),
                new ExplorationSettings.Precision(ExplorationPlan.Errors.NONE, 20));
        return settings
                .plan(1, parallel)
                .of(settings.question(parallel).of(responses, List.copyOf(columns.keySet())))
                .findings()
                .stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void moreRowsThanAreShuffled() {
        assertThat(codes(100_001)).contains("responses_not_shuffled");
        assertThat(codes(100_000)).doesNotContain("responses_not_shuffled");
    }
}
