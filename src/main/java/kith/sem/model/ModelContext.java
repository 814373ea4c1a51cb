package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model has to know of the data to become a table of parameters.
 *
 * @param groups labels of the groups in their order; one empty label where there is a single group
 * @param ordered the ordered variables of the data, by name
 * @param columns the variables of the data; empty where they are not known, and then names are not checked
 * @param levels 1, or 2 where answers are grouped in clusters
 */
public record ModelContext(List<String> groups, Map<String, Categories> ordered, Set<String> columns, int levels) {

    public ModelContext {
        groups = List.copyOf(groups);
        ordered = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ordered));
        columns = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }

    /**
     * The categories of an ordered variable.
     *
     * @param count how many there are over all groups, numbered from 1
     * @param absent for each group the numbers of those that no respondent answered there; empty where every group has
     *     all
     */
    public record Categories(int count, List<Set<Integer>> absent) {

        public Categories {
            absent = absent.stream().map(Set::copyOf).toList();
        }

        public static Categories of(int count) {
            return new Categories(count, List.of());
        }

        /**
         * Numbers of the thresholds that the data of {@code group} (from 1) can tell. Threshold k parts category k from
         * the next; of thresholds that coincide because no respondent answered in between, the lowest stands.
         */
        public List<Integer> thresholds(int group) {
            TreeSet<Integer> present = new TreeSet<>();
            for (int category = 1; category <= count; category++) {
                present.add(category);
            }
            if (!absent.isEmpty()) {
                present.removeAll(absent.get(group - 1));
            }
            present.pollLast();
            return new ArrayList<>(present);
        }
    }

    /** One group of continuous variables whose names are not checked. */
    public static ModelContext plain() {
        return new ModelContext(List.of(""), Map.of(), Set.of(), 1);
    }

    public ModelContext withGroups(List<String> labels) {
        return new ModelContext(labels, ordered, columns, levels);
    }

    public ModelContext withOrdered(Map<String, Categories> variables) {
        return new ModelContext(groups, variables, columns, levels);
    }

    public ModelContext withColumns(Set<String> names) {
        return new ModelContext(groups, ordered, names, levels);
    }

    public ModelContext withLevels(int number) {
        return new ModelContext(groups, ordered, columns, number);
    }
}
