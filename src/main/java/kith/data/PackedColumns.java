package kith.data;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Columns of numbers by name, in their order. Every array that it hands out is a copy of its own. */
final class PackedColumns extends AbstractMap<String, double[]> {

    private final Map<String, PackedNumbers> columns;

    private PackedColumns(Map<String, PackedNumbers> columns) {
        this.columns = columns;
    }

    /** The columns of a map, packed; the same columns where they are packed already. */
    static PackedColumns of(Map<String, double[]> numeric) {
        if (numeric instanceof PackedColumns packed) {
            return packed;
        }
        Map<String, PackedNumbers> columns = new LinkedHashMap<>();
        numeric.forEach((name, column) -> columns.put(name, PackedNumbers.of(column)));
        return new PackedColumns(columns);
    }

    static PackedColumns ofPacked(Map<String, PackedNumbers> columns) {
        return new PackedColumns(new LinkedHashMap<>(columns));
    }

    Map<String, PackedNumbers> packed() {
        return java.util.Collections.unmodifiableMap(columns);
    }

    /** Only itself: its arrays are never the same. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public double[] get(Object name) {
        PackedNumbers column = columns.get(name);
        return column == null ? null : column.toArray();
    }

    @Override
    public boolean containsKey(Object name) {
        return columns.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return java.util.Collections.unmodifiableSet(columns.keySet());
    }

    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public Set<Entry<String, double[]>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, double[]>> iterator() {
                Iterator<Entry<String, PackedNumbers>> each = columns.entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Entry<String, double[]> next() {
                        Entry<String, PackedNumbers> next = each.next();
                        return Map.entry(next.getKey(), next.getValue().toArray());
                    }
                };
            }

            @Override
            public int size() {
                return columns.size();
            }
        };
    }
}
