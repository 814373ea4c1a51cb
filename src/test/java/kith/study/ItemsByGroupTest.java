package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.NotDone;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;

class ItemsByGroupTest {

    private static ItemsAnswer answer(String... groups) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int item = 0; item < 3; item++) {
            int of = item;
            columns.put(
                    "i" + item,
                    IntStream.range(0, 60)
                            .mapToDouble(row -> 1 + (row * (of + 3) + row / 7) % 5)
                            .toArray());
        }
        List<String> ids = IntStream.range(0, 60).mapToObj(Integer::toString).toList();
        Map<String, List<String>> labels = Map.of(
                "site",
                IntStream.range(0, 60)
                        .mapToObj(row -> groups.length == 0 ? "" : groups[row % groups.length])
                        .toList());
        Responses responses = new Responses("", ids, columns, labels);
        ScaleItems scale = new ScaleItems(
                "s",
                columns.keySet().stream().map(id -> KeyedItem.of(id, false)).toList());
        ReliabilityOptions options = ReliabilityOptions.withSeed(1).withoutBootstrap();
        return ItemsAnswer.of(List.of(scale), responses, Optional.of(responses.grouping("site")), options, options);
    }

    @Test
    void itemsSayWhenThereAreTooFewGroups() {
        assertThat(answer("A", "B").notDone()).isEmpty();
        assertThat(answer("A").notDone())
                .extracting(NotDone::part, NotDone::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "by group", "The column “site” has one group, A. A comparison needs two."));
        assertThat(answer().notDone())
                .extracting(NotDone::reason)
                .containsExactly("The column “site” has no group to compare.");
    }
}
