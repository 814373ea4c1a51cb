package kith.reliability.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.NormalDistribution;
import kith.math.SmallMatrices;
import kith.reliability.coefficient.ScaleCovariance;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What is worth knowing about the items of a scale. */
final class ItemFindings {

    private static final double IDENTICAL = 1 - 1e-12;
    private static final int FEW_POINTS = 12;

    /** A correlation nearer to 0 would be shown as 0.00. */
    private static final double SMALLEST_SHOWN = 0.005;

    /** Times 1/√n the bound of a correlation that differs from 0 at the level of 5 %. */
    private static final double TWO_SIDED = NormalDistribution.twoSided(0.95);

    private final ScaleCovariance scale;
    private final List<KeyedItem> items;
    private final List<ItemStatistics> rows;

    /**
     * @param items all of them, those without variance too
     * @param rows their statistics
     */
    ItemFindings(ScaleCovariance scale, List<KeyedItem> items, List<ItemStatistics> rows) {
        this.scale = scale;
        this.items = items;
        this.rows = rows;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (scale.n() <= scale.size()) {
            findings.add(Finding.of(
                    "more_items_than_people",
                    Map.of("respondents", scale.n(), "items", scale.size(), "consequence", "items_only")));
        }
        if (scale.n() < 2) {
            findings.add(Finding.of("too_few_people", Map.of("respondents", scale.n())));
        }
        withoutVariance(findings);
        neverTogether(findings);
        identical(findings);
        wrongWay(findings);
        rows.forEach(row -> row.answers().ifPresent(answers -> extremes(findings, row.item(), answers)));
        unused(findings);
        return findings;
    }

    private void withoutVariance(List<Finding> findings) {
        for (ItemStatistics row : rows) {
            if (!scale.items().contains(row.item())) {
                findings.add(Finding.of("item_without_variance").at(row.item()));
            }
        }
    }

    private void neverTogether(List<Finding> findings) {
        double[][] covariance = scale.covariance();
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Double.isNaN(covariance[i][j])) {
                    findings.add(Finding.of("items_never_together")
                            .at(scale.items().get(j), scale.items().get(i)));
                }
            }
        }
    }

    private void identical(List<Finding> findings) {
        double[][] r = scale.correlation();
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(r[i][j]) > IDENTICAL) {
                    findings.add(Finding.of("identical_items", Map.of("correlation", "1"))
                            .at(scale.items().get(j), scale.items().get(i)));
                }
            }
        }
    }

    private void wrongWay(List<Finding> findings) {
        double[] component = firstComponent(scale.correlation());
        for (int i = 0; i < component.length; i++) {
            String name = scale.items().get(i);
            ItemStatistics row = rows.stream()
                    .filter(other -> other.item().equals(name))
                    .findFirst()
                    .orElseThrow();
            double dropped = row.total().dropped();
            if (component[i] < 0 && dropped < -SMALLEST_SHOWN) {
                boolean chance = dropped > -TWO_SIDED / Math.sqrt(scale.n());
                findings.add(Finding.of(
                                "item_keyed_wrong_way",
                                Map.of("r", dropped, "chance", chance, "keying", row.reversed() ? "reversed" : "plain"))
                        .at(name));
            }
        }
    }

    /** Loadings on the first principal component, with a sum that is not negative; empty where there is none. */
    private static double[] firstComponent(double[][] r) {
        if (r.length < 2 || Double.isNaN(SmallMatrices.sum(r))) {
            return new double[0];
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(r.length, true, true);
        if (!eigen.decompose(new DMatrixRMaj(r))) {
            return new double[0];
        }
        int first = IntStream.range(0, r.length)
                .reduce((a, b) -> eigen.getEigenvalue(b).getReal()
                                > eigen.getEigenvalue(a).getReal()
                        ? b
                        : a)
                .orElseThrow();
        double[] vector = eigen.getEigenVector(first).getData().clone();
        double sum = java.util.Arrays.stream(vector).sum();
        for (int i = 0; i < vector.length && sum < 0; i++) {
            vector[i] = -vector[i];
        }
        return vector;
    }

    private static void extremes(List<Finding> findings, String item, ItemDistribution answers) {
        if (answers.floorEffect()) {
            findings.add(
                    Finding.of("item_floor", Map.of("share", answers.floor())).at(item));
        }
        if (answers.ceilingEffect()) {
            findings.add(Finding.of("item_ceiling", Map.of("share", answers.ceiling()))
                    .at(item));
        }
    }

    private void unused(List<Finding> findings) {
        for (int i = 0; i < items.size(); i++) {
            KeyedItem item = items.get(i);
            if (item.lowest().isEmpty()
                    || item.highest().isEmpty()
                    || item.highest().getAsDouble() - item.lowest().getAsDouble() >= FEW_POINTS
                    || rows.get(i).answers().isEmpty()) {
                continue;
            }
            List<CategoryUse> used = rows.get(i).answers().get().categories();
            List<String> unused = IntStream.rangeClosed((int) item.lowest().getAsDouble(), (int)
                            item.highest().getAsDouble())
                    .filter(value -> used.stream().noneMatch(category -> category.value() == value))
                    .mapToObj(Integer::toString)
                    .toList();
            boolean whole = used.stream().allMatch(category -> category.value() == Math.rint(category.value()));
            if (!unused.isEmpty() && !used.isEmpty() && whole) {
                findings.add(Finding.of("category_unused", Map.of("categories", unused, "consequence", "none"))
                        .at(item.name())
                        .as(Severity.NOTE));
            }
        }
    }
}
