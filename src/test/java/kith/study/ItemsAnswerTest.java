package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;

class ItemsAnswerTest {

    private static ScaleItems scale(String name, String... columns) {
        return new ScaleItems(
                name,
                java.util.Arrays.stream(columns)
                        .map(column -> KeyedItem.of(column, false))
                        .toList());
    }

    /** An item of a subscale is an item of the total too. */
    @Test
    void whatIsSaidOfAnItemIsSaidOnce() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int item = 0; item < 6; item++) {
            int of = item;
            columns.put(
                    "i" + item,
                    IntStream.range(0, 60)
                            .mapToDouble(row -> of == 0 ? 5 : 1 + (row * (of + 3) + row / 7) % 5)
                            .toArray());
        }
        List<String> ids = IntStream.range(0, 60).mapToObj(Integer::toString).toList();
        ItemsAnswer answer = ItemsAnswer.of(
                List.of(
                        scale("first", "i0", "i1", "i2"),
                        scale("second", "i3", "i4", "i5"),
                        scale("total", "i0", "i1", "i2", "i3", "i4", "i5")),
                new Responses("", ids, columns, Map.of()),
                Optional.empty(),
                ReliabilityOptions.withSeed(1).withoutBootstrap(),
                ReliabilityOptions.withSeed(1).withoutBootstrap());
        assertThat(answer.everybody().get(2).findings()).extracting("code").contains("item_without_variance");
        assertThat(answer.findings())
                .filteredOn(finding -> finding.code().equals("item_without_variance"))
                .extracting("where")
                .containsExactly("first: i0");
        assertThat(ItemsAnswer.told(answer.everybody()))
                .extracting(ItemsAnswer.Told::scale)
                .containsExactly("first", "second", "total");
    }
}
