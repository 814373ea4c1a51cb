package kith.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;

/**
 * The data and models of the benchmarks: 25 items of five traits, 9 tests of three abilities, 12 items in three
 * contexts.
 */
final class Samples {

    static final List<String> TRAITS = List.of("A", "C", "E", "N", "O");
    static final String FIVE = model(TRAITS, 5);
    static final String ABILITIES = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";
    static final List<String> DOMAINS = List.of("ci", "rw", "sb");
    static final String THREE = model(DOMAINS, 4);

    private Samples() {}

    /** 2,800 people, with gaps. */
    static Responses traits() {
        return read("bfi.csv", names(TRAITS, 5), "gender");
    }

    /** 301 pupils, without. */
    static Responses pupils() {
        return read("hs1939.csv", new LinkedHashSet<>(items("x", 9)), "school");
    }

    /** Three samples that answered about their context, with gaps. */
    static Responses contexts() {
        return read("ce_contexts.csv", names(DOMAINS, 4), "context");
    }

    static Set<String> names(List<String> factors, int items) {
        Set<String> names = new LinkedHashSet<>();
        factors.forEach(factor -> names.addAll(items(factor, items)));
        return names;
    }

    private static List<String> items(String stem, int count) {
        List<String> items = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            items.add(stem + k);
        }
        return items;
    }

    private static String model(List<String> factors, int items) {
        StringBuilder text = new StringBuilder();
        for (String factor : factors) {
            text.append(factor)
                    .append(" =~ ")
                    .append(String.join(" + ", items(factor, items)))
                    .append('\n');
        }
        return text.toString();
    }

    private static Responses read(String file, Set<String> items, String group) {
        Path folder = Path.of(System.getProperty("kith.benchmark.data"));
        Roles roles = Roles.none().withGroup(group).withBlanks(Roles.Blanks.KEPT);
        return ResponsesReader.read(DataRequest.of(DataSource.of(folder.resolve(file)))
                        .withNumbers(List.copyOf(items))
                        .withRoles(roles))
                .responses();
    }
}
