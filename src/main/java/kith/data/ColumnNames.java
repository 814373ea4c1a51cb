package kith.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of the columns of a file, each once, without blanks around them. A name that occurs again gets a number:
 * {@code Comment}, {@code Comment (2)}. Columns without a name stay without one.
 *
 * @param names in the order of the file
 * @param repeated where each name that occurs several times stands, counted from 1
 */
record ColumnNames(List<String> names, Map<String, List<Integer>> repeated) {

    static ColumnNames of(List<String> written) {
        List<String> header = written.stream()
                .map(name -> name.replaceAll("^[\\s\\u00A0]+|[\\s\\u00A0]+$", ""))
                .toList();
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int c = 0; c < header.size(); c++) {
            if (!header.get(c).isEmpty()) {
                places.computeIfAbsent(header.get(c), name -> new ArrayList<>()).add(c + 1);
            }
        }
        places.values().removeIf(all -> all.size() == 1);
        Set<String> taken = new HashSet<>(header);
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : header) {
            String unique = name;
            for (int number = 2; !name.isEmpty() && !seen.add(unique); number++) {
                unique = name + " (" + number + ")";
                if (taken.contains(unique)) {
                    seen.add(unique);
                }
            }
            names.add(unique);
        }
        return new ColumnNames(names, places);
    }
}
