package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.PackedNumbers;

/**
 * Sufficient statistics of the ecometric model: what remains of the responses once respondents who answered as many
 * items of each domain are pooled within their group.
 *
 * <p>A response has the row x̃ = (indicators of the items, covariates, y) of q columns. B of a respondent holds the
 * sums of these rows by domain. Kept are Σx̃x̃′ over all responses, ΣBₔ′Bₑ by pattern of counts, and ΣB by group and
 * pattern.
 */
final class EcometricSums {

    /** Respondents of one group with the same pattern of counts: how many, and the sum of their B. */
    record Part(int pattern, int respondents, double[][] sum) {}

    /**
     * One group: its parts, how many respondents answered something of each domain, and how many responses they gave.
     */
    record Group(List<Part> parts, int[] respondents, int[] responses) {}

    private final int domains;
    private final int columns;
    private final double[][] total;
    private final List<int[]> patterns = new ArrayList<>();
    private final List<Integer> members = new ArrayList<>();
    private final List<double[][][][]> products = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private int responses;
    private int respondents;

    /**
     * @param items one column per item; NaN where missing
     * @param domainOf the domain of each item
     * @param covariates one column each; they exist for the rows used
     */
    EcometricSums(List<PackedNumbers> items, int[] domainOf, double[][] covariates, GroupRows rows) {
        this.domains = Arrays.stream(domainOf).max().orElse(0) + 1;
        this.columns = items.size() + covariates.length + 1;
        this.total = new double[columns][columns];
        Map<List<Integer>, Integer> known = new LinkedHashMap<>();
        for (int group = 0; group < rows.groups(); group++) {
            groups.add(group(items, domainOf, covariates, rows.rows()[group], known));
        }
    }

    private Group group(
            List<PackedNumbers> items,
            int[] domainOf,
            double[][] covariates,
            int[] rows,
            Map<List<Integer>, Integer> known) {
        Map<Integer, double[][]> sums = new LinkedHashMap<>();
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        int[] answered = new int[domains];
        int[] given = new int[domains];
        double[] row = new double[columns];
        for (int person : rows) {
            double[][] b = new double[domains][columns];
            int[] count = new int[domains];
            for (int item = 0; item < items.size(); item++) {
                double answer = items.get(item).at(person);
                if (Double.isNaN(answer)) {
                    continue;
                }
                Arrays.fill(row, 0);
                row[item] = 1;
                for (int c = 0; c < covariates.length; c++) {
                    row[items.size() + c] = covariates[c][person];
                }
                row[columns - 1] = answer;
                int domain = domainOf[item];
                count[domain]++;
                for (int i = 0; i < columns; i++) {
                    b[domain][i] += row[i];
                }
                addProduct(total, row, row);
                responses++;
            }
            for (int domain = 0; domain < domains; domain++) {
                answered[domain] += count[domain] > 0 ? 1 : 0;
                given[domain] += count[domain];
            }
            respondents++;
            int pattern = pattern(count, known);
            members.set(pattern, members.get(pattern) + 1);
            double[][] sum = sums.computeIfAbsent(pattern, key -> new double[domains][columns]);
            counts.merge(pattern, 1, Integer::sum);
            for (int d = 0; d < domains; d++) {
                for (int i = 0; i < columns; i++) {
                    sum[d][i] += b[d][i];
                }
                for (int e = 0; e < domains; e++) {
                    addProduct(products.get(pattern)[d][e], b[d], b[e]);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        sums.forEach((pattern, sum) -> parts.add(new Part(pattern, counts.get(pattern), sum)));
        return new Group(parts, answered, given);
    }

    private int pattern(int[] count, Map<List<Integer>, Integer> known) {
        List<Integer> key = Arrays.stream(count).boxed().toList();
        Integer pattern = known.get(key);
        if (pattern == null) {
            pattern = patterns.size();
            known.put(key, pattern);
            patterns.add(count);
            members.add(0);
            products.add(new double[domains][domains][columns][columns]);
        }
        return pattern;
    }

    private static void addProduct(double[][] sum, double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] == 0) {
                continue;
            }
            for (int j = 0; j < b.length; j++) {
                sum[i][j] += a[i] * b[j];
            }
        }
    }

    int domains() {
        return domains;
    }

    /** q, the response last. */
    int columns() {
        return columns;
    }

    int responses() {
        return responses;
    }

    int respondents() {
        return respondents;
    }

    double[][] total() {
        return total;
    }

    int patterns() {
        return patterns.size();
    }

    /** How many items of each domain were answered. */
    int[] counts(int pattern) {
        return patterns.get(pattern);
    }

    int members(int pattern) {
        return members.get(pattern);
    }

    /** ΣBₔ′Bₑ. */
    double[][] products(int pattern, int d, int e) {
        return products.get(pattern)[d][e];
    }

    List<Group> groups() {
        return groups;
    }
}
