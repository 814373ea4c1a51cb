package kith.twolevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import kith.math.Matrix;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/** Computes reliabilities at each level from a fitted model. */
final class LevelReliabilities {

    private static final double EQUAL = 1e-8;
    private static final double STEP = 1e-5;

    private final ParameterTable table;
    private final double[] theta;
    private final Matrix covariance;
    private final List<ClusterCounts> clusters;

    private LevelReliabilities(TwoLevelFit fit) {
        this.table = fit.solution().table();
        this.covariance = fit.solution().covariance();
        this.clusters = fit.clusters();
        this.theta = new double[table.freeCount()];
        fit.solution().estimates().stream()
                .filter(estimate -> estimate.free() > 0)
                .forEach(estimate -> theta[estimate.free() - 1] = estimate.estimate());
    }

    static List<LevelReliability> of(TwoLevelFit fit) {
        LevelReliabilities made = new LevelReliabilities(fit);
        List<LevelReliability> all = new ArrayList<>();
        for (int group = 1; group <= fit.clusters().size(); group++) {
            all.addAll(made.ofGroup(group));
        }
        return all;
    }

    /** A sum of items with the factors behind it: indices among the latent variables, −1 for none. */
    private record Composite(int group, List<String> items, int within, int between, boolean equalLoadings) {}

    private List<LevelReliability> ofGroup(int group) {
        Map<String, List<String>> within = indicators(LevelBlocks.block(group, 1));
        Map<String, List<String>> between = indicators(LevelBlocks.block(group, 2));
        List<LevelReliability> all = new ArrayList<>();
        List<String> paired = new ArrayList<>();
        within.forEach((factor, items) -> {
            String partner = between.entrySet().stream()
                    .filter(entry -> entry.getValue().size() == items.size()
                            && entry.getValue().containsAll(items))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            paired.add(partner);
            all.add(of(group, factor, partner, items));
        });
        between.forEach((factor, items) -> {
            if (!paired.contains(factor)) {
                all.add(of(group, "", factor, items));
            }
        });
        return all;
    }

    /** Factors with two or more observed items of their own. */
    private Map<String, List<String>> indicators(int block) {
        Map<String, List<String>> items = new LinkedHashMap<>();
        for (Parameter row : table.parameters()) {
            if (row.group() == block
                    && row.op() == Operator.LOADING
                    && table.observed().contains(row.rhs())) {
                items.computeIfAbsent(row.lhs(), factor -> new ArrayList<>()).add(row.rhs());
            }
        }
        items.values().removeIf(list -> list.size() < 2);
        return items;
    }

    private LevelReliability of(int group, String within, String between, List<String> items) {
        Composite composite = new Composite(
                group,
                items,
                table.latent().indexOf(within),
                table.latent().indexOf(between),
                !within.isEmpty() && !between.isEmpty() && areEqual(group, within, between, items));
        List<LevelReliability.Value> values = new ArrayList<>();
        if (composite.within >= 0) {
            values.add(value(LevelCoefficient.WITHIN, composite, parts -> parts.trueWithin / parts.within));
        }
        if (composite.between >= 0) {
            double size = clusters.get(group - 1).harmonicMean();
            values.add(value(LevelCoefficient.LATENT_BETWEEN, composite, parts -> parts.trueBetween / parts.between));
            values.add(value(
                    LevelCoefficient.CLUSTER_MEANS,
                    composite,
                    parts -> parts.trueBetween / (parts.between + parts.within / size)));
        }
        if (composite.equalLoadings) {
            values.add(value(
                    LevelCoefficient.OVERALL,
                    composite,
                    parts -> (parts.trueWithin + parts.trueBetween) / (parts.within + parts.between)));
            values.add(value(
                    LevelCoefficient.FACTOR_INTRACLASS,
                    composite,
                    parts -> parts.trueBetween / (parts.trueWithin + parts.trueBetween)));
        }
        String name = clusters.get(group - 1).group();
        return new LevelReliability(name, within, between, items, composite.equalLoadings, values);
    }

    private boolean areEqual(int group, String within, String between, List<String> items) {
        return items.stream().allMatch(item -> {
            double inside = loading(LevelBlocks.block(group, 1), within, item);
            double outside = loading(LevelBlocks.block(group, 2), between, item);
            return Math.abs(inside - outside) <= EQUAL * Math.max(1, Math.abs(inside));
        });
    }

    private double loading(int block, String factor, String item) {
        return table.parameters().stream()
                .filter(row -> row.group() == block
                        && row.op() == Operator.LOADING
                        && row.lhs().equals(factor)
                        && row.rhs().equals(item))
                .mapToDouble(row -> row.isFree() ? theta[row.free() - 1] : row.value())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Variances of a sum of items at each level, and the parts that are the factors'. */
    private record Parts(double within, double trueWithin, double between, double trueBetween) {}

    private LevelReliability.Value value(
            LevelCoefficient coefficient, Composite composite, ToDoubleFunction<Parts> formula) {
        CovarianceStructure inside =
                new CovarianceStructure(GroupModel.of(table, LevelBlocks.block(composite.group, 1)));
        CovarianceStructure outside =
                new CovarianceStructure(GroupModel.of(table, LevelBlocks.block(composite.group, 2)));
        ToDoubleFunction<double[]> ofTheta = point -> {
            inside.evaluate(point);
            outside.evaluate(point);
            return formula.applyAsDouble(new Parts(
                    total(inside, composite.items),
                    explained(inside, composite.items, composite.within),
                    total(outside, composite.items),
                    explained(outside, composite.items, composite.between)));
        };
        double estimate = ofTheta.applyAsDouble(theta);
        return new LevelReliability.Value(coefficient, estimate, standardError(ofTheta));
    }

    private double total(CovarianceStructure structure, List<String> items) {
        double sum = 0;
        for (String one : items) {
            for (String other : items) {
                sum += structure
                        .sigma()
                        .get(table.observed().indexOf(one), table.observed().indexOf(other));
            }
        }
        return sum;
    }

    private double explained(CovarianceStructure structure, List<String> items, int factor) {
        if (factor < 0) {
            return 0;
        }
        double sum = 0;
        for (String item : items) {
            sum += structure.directLoadings().get(table.observed().indexOf(item), factor);
        }
        return sum * sum * structure.latentCovariance().get(factor, factor);
    }

    /** By the delta method, with central differences. */
    private double standardError(ToDoubleFunction<double[]> of) {
        double[] slope = new double[theta.length];
        double[] moved = theta.clone();
        for (int k = 0; k < slope.length; k++) {
            double step = STEP * Math.max(1, Math.abs(theta[k]));
            moved[k] = theta[k] + step;
            double up = of.applyAsDouble(moved);
            moved[k] = theta[k] - step;
            slope[k] = (up - of.applyAsDouble(moved)) / (2 * step);
            moved[k] = theta[k];
        }
        double[][] spread = covariance.toArray();
        double variance = 0;
        for (int a = 0; a < slope.length; a++) {
            for (int b = 0; b < slope.length; b++) {
                variance += slope[a] * spread[a][b] * slope[b];
            }
        }
        return variance < 0 ? Double.NaN : Math.sqrt(variance);
    }
}
