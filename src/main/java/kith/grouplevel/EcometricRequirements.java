package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;

/** What an ecometric model needs of domains, groups, items and covariates. */
final class EcometricRequirements {

    private static final double SINGULAR = 1e-6;

    private EcometricRequirements() {}

    static void require(List<ScaleItems> domains) {
        Problems problems = new Problems();
        List<String> seen = new ArrayList<>();
        for (ScaleItems domain : domains) {
            if (domain.items().size() < 2) {
                problems.add(domain.name(), "one item", "two items or more in each domain of the ecometric model", "");
            }
            for (String column : domain.columns()) {
                if (seen.contains(column)) {
                    problems.add(domain.name(), column + ", which is in another domain", "each item in one domain", "");
                }
                seen.add(column);
            }
        }
        problems.throwIfAny();
    }

    static void require(
            GroupRows rows,
            List<PackedNumbers> columns,
            List<String> names,
            double[][] covariates,
            EcometricQuestion question,
            Grouping grouping) {
        Problems problems = new Problems();
        if (rows.groups() < 2) {
            problems.add(grouping.variable(), rows.groups() + " groups with responses", "two groups or more", "");
        }
        for (int item = 0; item < columns.size(); item++) {
            PackedNumbers column = columns.get(item);
            if (Arrays.stream(rows.rows()).flatMapToInt(Arrays::stream).allMatch(row -> Double.isNaN(column.at(row)))) {
                problems.add(names.get(item), "no response", "responses to every item", "leave the item out");
            }
        }
        int[] used = Arrays.stream(rows.rows()).flatMapToInt(Arrays::stream).toArray();
        requireCovariates(question.covariates(), covariates, used, problems);
        problems.throwIfAny();
    }

    /** Tells of covariates that do not vary, or are combinations of others. */
    static void requireCovariates(List<String> names, double[][] covariates, int[] used, Problems problems) {
        List<double[]> basis = new ArrayList<>();
        basis.add(Arrays.stream(used).mapToDouble(row -> 1).toArray());
        for (int c = 0; c < covariates.length; c++) {
            double[] covariate = covariates[c];
            double[] left =
                    Arrays.stream(used).mapToDouble(row -> covariate[row]).toArray();
            double before = product(left, left);
            for (double[] direction : basis) {
                double along = product(left, direction) / product(direction, direction);
                IntStream.range(0, left.length).forEach(i -> left[i] -= along * direction[i]);
            }
            if (product(left, left) <= SINGULAR * SINGULAR * Math.max(before, Double.MIN_NORMAL)) {
                problems.add(
                        names.get(c),
                        "no variance beyond the other covariates",
                        "a covariate that varies and is no combination of others",
                        "leave it out");
            }
            basis.add(left);
        }
    }

    static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
