package kith.sem.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.sem.estimation.Reduction;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Factors whose means are fixed at the same value in all groups although the intercepts (or thresholds) of their items
 * are equal over groups. Differences in factor means, which such intercepts identify, then appear as misfit. lavaan
 * frees the means when equal intercepts are asked for by {@code group.equal}, and leaves them at 0, without a word,
 * when they are asked for by labels.
 */
public final class FactorMeansCheck {

    private static final int ENOUGH = 2;

    private final ParameterTable table;
    private final Reduction reduction;

    private FactorMeansCheck(ParameterTable table) {
        this.table = table;
        this.reduction = Reduction.of(table);
    }

    public static List<Finding> of(ParameterTable table) {
        if (table.groups().size() < 2 || !table.hasMeans()) {
            return List.of();
        }
        FactorMeansCheck check = new FactorMeansCheck(table);
        List<Finding> findings = new ArrayList<>();
        for (String factor : table.latent()) {
            List<String> items = check.equalItems(factor);
            if (items.size() >= ENOUGH && !check.isPredicted(factor) && check.isFixed(factor)) {
                findings.add(Finding.of(
                                "factor_means_fixed",
                                Map.of(
                                        "items", items,
                                        "factor", factor,
                                        "others", ", NA".repeat(table.groups().size() - 1)))
                        .at(factor));
            }
        }
        return findings;
    }

    /**
     * Whether something else decides on the mean of a factor: predictors, or a factor of a higher order with a free
     * mean.
     */
    private boolean isPredicted(String factor) {
        return table.parameters().stream()
                .anyMatch(row -> row.op().isEffect() && row.lhs().equals(factor)
                        || row.op() == Operator.LOADING && row.rhs().equals(factor) && !isFixed(row.lhs()));
    }

    private boolean isFixed(String factor) {
        return same(table.parameters().stream()
                .filter(row -> row.op() == Operator.INTERCEPT && row.lhs().equals(factor))
                .toList());
    }

    /** Items of a factor whose intercepts, and thresholds if they are ordered, are the same in all groups. */
    private List<String> equalItems(String factor) {
        Set<String> items = table.parameters().stream()
                .filter(row -> row.op() == Operator.LOADING && row.lhs().equals(factor))
                .map(Parameter::rhs)
                .filter(table.observed()::contains)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        return items.stream().filter(this::isEqual).toList();
    }

    private boolean isEqual(String item) {
        Map<String, List<Parameter>> places = new LinkedHashMap<>();
        for (Parameter row : table.parameters()) {
            boolean place = row.op() == Operator.INTERCEPT || row.op() == Operator.THRESHOLD;
            if (place && row.lhs().equals(item)) {
                places.computeIfAbsent(row.op() + row.rhs(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return !places.isEmpty() && places.values().stream().allMatch(this::same);
    }

    /** Whether rows, one a group, are fixed at one value or held equal. */
    private boolean same(List<Parameter> rows) {
        if (rows.size() < table.groups().size()) {
            return rows.isEmpty();
        }
        Parameter first = rows.get(0);
        return rows.stream()
                .allMatch(row -> row.isFree()
                        ? first.isFree() && reduction.moveAlike(first.free() - 1, row.free() - 1)
                        : !first.isFree() && row.value() == first.value());
    }
}
