package kith.irt;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.PackedNumbers;

/**
 * The distinct patterns of responses of one or several groups, each with how many respondents gave it.
 *
 * <p>The categories of an item are the values observed in any group, numbered from 0 in ascending order, so that values
 * no respondent chose take no parameter. Missing responses are NaN. Respondents without any response carry no
 * information; they count in {@link #unanswered} and have a pattern without responses.
 */
public final class ResponsePatterns {

    /** What stands for a missing response in a pattern. */
    public static final int MISSING = -1;

    private static final int MOST_CATEGORIES = Byte.MAX_VALUE;

    private final List<String> items;
    private final List<String> groups;
    private final double[][] values;
    private final byte[][][] patterns;
    private final double[][] counts;
    private final int[] groupOfRow;
    private final int[] patternOfRow;
    private final int[] unanswered;

    private ResponsePatterns(
            List<String> items, List<String> groups, double[][] values, List<PackedNumbers> columns, int[] groupOfRow) {
        this.items = List.copyOf(items);
        this.groups = List.copyOf(groups);
        this.values = values;
        this.groupOfRow = groupOfRow;
        this.patternOfRow = new int[groupOfRow.length];
        this.patterns = new byte[groups.size()][][];
        this.counts = new double[groups.size()][];
        this.unanswered = new int[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            collect(g, columns);
        }
    }

    private void collect(int group, List<PackedNumbers> columns) {
        Map<Pattern, Integer> seen = new LinkedHashMap<>();
        for (int r = 0; r < groupOfRow.length; r++) {
            if (groupOfRow[r] == group) {
                patternOfRow[r] = seen.computeIfAbsent(new Pattern(codes(columns, r)), key -> seen.size());
            }
        }
        patterns[group] = seen.keySet().stream().map(pattern -> pattern.codes).toArray(byte[][]::new);
        counts[group] = new double[patterns[group].length];
        for (int r = 0; r < groupOfRow.length; r++) {
            if (groupOfRow[r] == group) {
                counts[group][patternOfRow[r]]++;
            }
        }
        for (int p = 0; p < counts[group].length; p++) {
            if (answered(patterns[group][p]) == 0) {
                unanswered[group] += (int) counts[group][p];
                counts[group][p] = 0;
            }
        }
    }

    /** How many responses a pattern has. */
    static int answered(byte[] codes) {
        int answered = 0;
        for (byte code : codes) {
            answered += code == MISSING ? 0 : 1;
        }
        return answered;
    }

    /** The sum of the categories of a pattern, which has no missing response. */
    static int sum(byte[] codes) {
        int sum = 0;
        for (byte code : codes) {
            sum += code;
        }
        return sum;
    }

    private byte[] codes(List<PackedNumbers> columns, int row) {
        byte[] codes = new byte[columns.size()];
        for (int i = 0; i < codes.length; i++) {
            double value = columns.get(i).at(row);
            codes[i] = (byte) (Double.isNaN(value) ? MISSING : Arrays.binarySearch(values[i], value + 0.0));
        }
        return codes;
    }

    /** A pattern as a key. */
    private static final class Pattern {
        private final byte[] codes;

        Pattern(byte[] codes) {
            this.codes = codes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern pattern && Arrays.equals(codes, pattern.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }

    /** @param columns one array an item, one value a respondent, NaN where missing */
    public static ResponsePatterns of(List<String> items, double[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        return of(items, columns, List.of(""), new int[rows]);
    }

    /**
     * @param columns one array an item, one value a respondent, NaN where missing
     * @param groups names of the groups; the first is the reference group
     * @param groupOfRow group of each respondent, negative for none
     */
    public static ResponsePatterns of(List<String> items, double[][] columns, List<String> groups, int[] groupOfRow) {
        return of(items, Arrays.stream(columns).map(PackedNumbers::of).toList(), groups, groupOfRow);
    }

    /**
     * @param columns one an item, one value a respondent, NaN where missing; of at most {@link #MOST_CATEGORIES}
     *     different values each
     * @param groups names of the groups; the first is the reference group
     * @param groupOfRow group of each respondent, negative for none
     */
    public static ResponsePatterns of(
            List<String> items, List<PackedNumbers> columns, List<String> groups, int[] groupOfRow) {
        double[][] values =
                columns.stream().map(column -> categories(column, groupOfRow)).toArray(double[][]::new);
        if (Arrays.stream(values).anyMatch(categories -> categories.length > MOST_CATEGORIES)) {
            throw new IllegalArgumentException("more than " + MOST_CATEGORIES + " categories");
        }
        return new ResponsePatterns(items, groups, values, columns, groupOfRow.clone());
    }

    /** The values of an item in any group, ascending. */
    static double[] categories(PackedNumbers column, int[] groupOfRow) {
        Set<Double> seen = new HashSet<>();
        for (int r = 0; r < groupOfRow.length; r++) {
            double value = column.at(r);
            if (groupOfRow[r] >= 0 && !Double.isNaN(value)) {
                seen.add(value + 0.0);
            }
        }
        return seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public List<String> items() {
        return items;
    }

    /** The groups; the first is the reference group. */
    public List<String> groups() {
        return groups;
    }

    /** The values of the categories of an item, ascending. */
    public double[] values(int item) {
        return values[item].clone();
    }

    public int categories(int item) {
        return values[item].length;
    }

    /** How many respondents gave each of the patterns of a group. */
    public double[] counts(int group) {
        return counts[group].clone();
    }

    /** Categories of the responses of a pattern, {@link #MISSING} where there is none. */
    public byte[] pattern(int group, int pattern) {
        return patterns[group][pattern].clone();
    }

    public int size(int group) {
        return patterns[group].length;
    }

    /** Respondents with at least one response. */
    public int respondents(int group) {
        return (int) Math.round(Arrays.stream(counts[group]).sum());
    }

    /** Respondents with at least one response, in all groups. */
    public int respondents() {
        int sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            sum += respondents(g);
        }
        return sum;
    }

    /** How many rows there are, with or without responses. */
    public int rows() {
        return patternOfRow.length;
    }

    /** Group of a row, negative for none. */
    public int groupOfRow(int row) {
        return groupOfRow[row];
    }

    /** Pattern of a row within its group. */
    public int patternOfRow(int row) {
        return patternOfRow[row];
    }

    /** Whether every respondent with a response has one to every item. */
    public boolean isComplete() {
        for (int g = 0; g < groups.size(); g++) {
            for (int p = 0; p < patterns[g].length; p++) {
                if (counts[g][p] > 0 && answered(patterns[g][p]) < items.size()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many respondents of a group chose each category of an item. */
    public double[] frequencies(int group, int item) {
        double[] frequencies = new double[values[item].length];
        for (int p = 0; p < patterns[group].length; p++) {
            int code = patterns[group][p][item];
            if (code != MISSING) {
                frequencies[code] += counts[group][p];
            }
        }
        return frequencies;
    }

    byte[][] patterns(int group) {
        return patterns[group];
    }

    double[] frequency(int group) {
        return counts[group];
    }
}
