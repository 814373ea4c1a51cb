package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    private final List<String> items;
    private final List<String> groups;
    private final double[][] values;
    private final int[][][] patterns;
    private final double[][] counts;
    private final int[] groupOfRow;
    private final int[] patternOfRow;
    private final int[] unanswered;

    private ResponsePatterns(
            List<String> items, List<String> groups, double[][] values, double[][] rows, int[] groupOfRow) {
        this.items = List.copyOf(items);
        this.groups = List.copyOf(groups);
        this.values = values;
        this.groupOfRow = groupOfRow;
        this.patternOfRow = new int[rows.length];
        this.patterns = new int[groups.size()][][];
        this.counts = new double[groups.size()][];
        this.unanswered = new int[groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            collect(g, rows);
        }
    }

    private void collect(int group, double[][] rows) {
        Map<Pattern, Integer> seen = new LinkedHashMap<>();
        List<double[]> frequencies = new ArrayList<>();
        for (int r = 0; r < rows.length; r++) {
            if (groupOfRow[r] != group) {
                continue;
            }
            int[] codes = codes(rows[r]);
            int pattern = seen.computeIfAbsent(new Pattern(codes), key -> {
                frequencies.add(new double[1]);
                return frequencies.size() - 1;
            });
            patternOfRow[r] = pattern;
            boolean answered = Arrays.stream(codes).anyMatch(code -> code != MISSING);
            if (answered) {
                frequencies.get(pattern)[0]++;
            } else {
                unanswered[group]++;
            }
        }
        patterns[group] = seen.keySet().stream().map(pattern -> pattern.codes).toArray(int[][]::new);
        counts[group] =
                frequencies.stream().mapToDouble(frequency -> frequency[0]).toArray();
    }

    private int[] codes(double[] row) {
        int[] codes = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            codes[i] = Double.isNaN(row[i]) ? MISSING : Arrays.binarySearch(values[i], row[i]);
        }
        return codes;
    }

    /** A pattern as a key. */
    private static final class Pattern {
        private final int[] codes;

        Pattern(int[] codes) {
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
        double[][] values = new double[columns.length][];
        double[][] rows = new double[groupOfRow.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            TreeSet<Double> seen = new TreeSet<>();
            for (int r = 0; r < groupOfRow.length; r++) {
                rows[r][i] = columns[i][r];
                if (groupOfRow[r] >= 0 && !Double.isNaN(columns[i][r])) {
                    seen.add(columns[i][r] + 0.0);
                }
            }
            values[i] = seen.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return new ResponsePatterns(items, groups, values, rows, groupOfRow.clone());
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
    public int[] pattern(int group, int pattern) {
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
                if (counts[g][p] > 0 && Arrays.stream(patterns[g][p]).anyMatch(code -> code == MISSING)) {
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

    int[][] patterns(int group) {
        return patterns[group];
    }

    double[] frequency(int group) {
        return counts[group];
    }
}
