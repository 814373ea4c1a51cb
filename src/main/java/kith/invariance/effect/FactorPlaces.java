package kith.invariance.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kith.invariance.model.ContextModel;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Where the parameters of a factor's items stand in a table, in one context, so that what the factor measures can be
 * told again and again from values of the table's rows.
 *
 * @param mean row of the factor's mean; negative where there is none
 * @param noise rows of residual variances and of covariances among the items, the latter twice
 */
record FactorPlaces(ContextModel.Placed factor, int mean, Map<String, ItemPlaces> items, int[] noise) {

    /**
     * Rows of one item; negative where there is none.
     *
     * @param thresholds in their order; none for an item that is not ordered
     * @param codes of the categories; none for an item that is not ordered
     */
    record ItemPlaces(int loading, int intercept, int residual, int[] thresholds, double[] codes) {

        /** Whether categories and thresholds go together. */
        boolean isWhole() {
            return codes.length == thresholds.length + (thresholds.length == 0 ? 0 : 1);
        }

        ExpectedAnswer answer(double[] values) {
            double nu = intercept < 0 ? 0 : values[intercept];
            if (codes.length == 0) {
                return new ExpectedAnswer.Linear(nu, values[loading]);
            }
            double theta = residual < 0 ? 1 : values[residual];
            double[] cuts =
                    Arrays.stream(thresholds).mapToDouble(row -> values[row]).toArray();
            return new ExpectedAnswer.Ordinal(nu, values[loading], Math.sqrt(theta), cuts, codes);
        }
    }

    /** @param own items of the factor; one whose categories and thresholds do not go together is left out */
    static FactorPlaces of(ContextModel contexts, ParameterTable table, String factor, List<String> own, int context) {
        ContextModel.Placed placed = contexts.at(factor, context);
        Map<String, ItemPlaces> items = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (String item : own) {
            ContextModel.Placed at = contexts.at(item, context);
            names.put(at.name(), item);
            ItemPlaces places = item(table, placed, at, contexts.answers(item, context));
            if (places.isWhole()) {
                items.put(item, places);
            }
        }
        List<Integer> noise = new ArrayList<>();
        for (int i = 0; i < table.parameters().size(); i++) {
            Parameter row = table.parameters().get(i);
            if (row.op() == Operator.COVARIANCE
                    && row.group() == placed.group()
                    && names.containsKey(row.lhs())
                    && names.containsKey(row.rhs())) {
                noise.add(i);
                if (!row.lhs().equals(row.rhs())) {
                    noise.add(i);
                }
            }
        }
        int mean = row(table, placed.name(), Operator.INTERCEPT, "", placed.group());
        return new FactorPlaces(
                placed, mean, items, noise.stream().mapToInt(Integer::intValue).toArray());
    }

    private static ItemPlaces item(
            ParameterTable table, ContextModel.Placed factor, ContextModel.Placed at, double[] answers) {
        int loading = row(table, factor.name(), Operator.LOADING, at.name(), at.group());
        int intercept = row(table, at.name(), Operator.INTERCEPT, "", at.group());
        int residual = row(table, at.name(), Operator.COVARIANCE, at.name(), at.group());
        if (!table.ordered().contains(at.name())) {
            return new ItemPlaces(loading, intercept, residual, new int[0], new double[0]);
        }
        TreeMap<Integer, Integer> thresholds = new TreeMap<>();
        for (int i = 0; i < table.parameters().size(); i++) {
            Parameter row = table.parameters().get(i);
            if (row.op() == Operator.THRESHOLD && row.lhs().equals(at.name()) && row.group() == at.group()) {
                thresholds.put(Integer.parseInt(row.rhs().substring(1)), i);
            }
        }
        TreeSet<Double> codes = new TreeSet<>();
        for (double code : answers) {
            codes.add(code);
        }
        return new ItemPlaces(
                loading,
                intercept,
                residual,
                thresholds.values().stream().mapToInt(Integer::intValue).toArray(),
                codes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static int row(ParameterTable table, String lhs, Operator op, String rhs, int group) {
        for (int i = 0; i < table.parameters().size(); i++) {
            Parameter row = table.parameters().get(i);
            if (row.op() == op
                    && row.group() == group
                    && row.lhs().equals(lhs)
                    && row.rhs().equals(rhs)) {
                return i;
            }
        }
        return -1;
    }

    /** @param variance of the factor */
    MeasuredFactor measured(double[] values, double variance) {
        Map<String, ExpectedAnswer> answers = new LinkedHashMap<>();
        items.forEach((item, places) -> answers.put(item, places.answer(values)));
        double spread = Arrays.stream(noise).mapToDouble(row -> values[row]).sum();
        return new MeasuredFactor(mean < 0 ? 0 : values[mean], variance, answers, spread);
    }
}
