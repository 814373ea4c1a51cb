package kith.sem.implied;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * The rows of a parameter table that belong to one group, laid out in matrices.
 *
 * <p>An observed variable that takes part in a regression, or covaries with a factor, becomes a factor with itself as
 * its only indicator (loading 1, no residual), as in lavaan.
 *
 * @param observed names of the p observed variables
 * @param latent names of the m factors, those that stand for observed variables last
 * @param cells every parameter of the group, free or fixed
 * @param thresholds for each threshold, in the order of the moments, the index of its variable; empty without ordered
 *     variables
 * @param parameterCount free parameters of the whole table
 * @param hasMeans whether means are moments
 * @param given indices of the observed predictors whose moments are taken as given
 */
public record GroupModel(
        List<String> observed,
        List<String> latent,
        List<MatrixElement> cells,
        List<Integer> thresholds,
        int parameterCount,
        boolean hasMeans,
        List<Integer> given) {

    public GroupModel {
        given = List.copyOf(given);
        observed = List.copyOf(observed);
        latent = List.copyOf(latent);
        cells = List.copyOf(cells);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * @param table every fixed parameter has a value
     * @param group from 1
     */
    public static GroupModel of(ParameterTable table, int group) {
        List<Parameter> rows =
                table.parameters().stream().filter(row -> row.group() == group).toList();
        Set<String> structural = structural(table, rows);
        Map<String, Integer> observed = numbered(table.observed());
        List<String> latentNames = new ArrayList<>(table.latent());
        table.observed().stream().filter(structural::contains).forEach(latentNames::add);
        Map<String, Integer> latent = numbered(latentNames);
        Map<String, Integer> thresholdPlaces = new LinkedHashMap<>();
        List<Integer> thresholdVariables = new ArrayList<>();
        placeThresholds(table, rows, observed, thresholdPlaces, thresholdVariables);

        List<MatrixElement> cells = new ArrayList<>();
        for (Parameter row : rows) {
            cells.add(place(row, observed, latent, thresholdPlaces));
        }
        for (String name : structural) {
            cells.add(new MatrixElement(
                    MatrixElement.Slot.LAMBDA, observed.get(name), latent.get(name), MatrixElement.FIXED, 1));
        }
        return new GroupModel(
                table.observed(),
                latentNames,
                cells,
                thresholdVariables,
                table.freeCount(),
                table.hasMeans() || !thresholdVariables.isEmpty(),
                table.exogenous().stream().map(observed::get).toList());
    }

    /**
     * The model given its predictors: their means, variances and covariances are 0, so that what is implied of the
     * other variables is what is left when the predictors are 0.
     */
    public GroupModel withoutSpreadOfGiven() {
        List<MatrixElement> conditional = cells.stream()
                .map(cell -> isOfGiven(cell)
                        ? new MatrixElement(cell.slot(), cell.row(), cell.col(), MatrixElement.FIXED, 0)
                        : cell)
                .toList();
        return new GroupModel(observed, latent, conditional, thresholds, parameterCount, hasMeans, given);
    }

    private boolean isOfGiven(MatrixElement cell) {
        return switch (cell.slot()) {
            case THETA -> given.contains(cell.row()) && given.contains(cell.col());
            case NU -> given.contains(cell.row());
            case PSI -> standsForGiven(cell.row()) && standsForGiven(cell.col());
            case ALPHA -> standsForGiven(cell.row());
            case LAMBDA, BETA, TAU, DELTA -> false;
        };
    }

    private boolean standsForGiven(int factor) {
        return given.contains(observed.indexOf(latent.get(factor)));
    }

    /** Names of the observed variables that have to be factors too. */
    private static Set<String> structural(ParameterTable table, List<Parameter> rows) {
        Set<String> latent = Set.copyOf(table.latent());
        Set<String> structural = new LinkedHashSet<>();
        for (Parameter row : rows) {
            if (row.op().isEffect()) {
                structural.add(row.lhs());
                structural.add(row.rhs());
            }
        }
        structural.removeAll(latent);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Parameter row : rows) {
                if (row.op() == Operator.COVARIANCE && !row.lhs().equals(row.rhs())) {
                    boolean left = latent.contains(row.lhs()) || structural.contains(row.lhs());
                    boolean right = latent.contains(row.rhs()) || structural.contains(row.rhs());
                    if (left != right) {
                        grew |= structural.add(left ? row.rhs() : row.lhs());
                    }
                }
            }
        }
        return structural;
    }

    private static void placeThresholds(
            ParameterTable table,
            List<Parameter> rows,
            Map<String, Integer> observed,
            Map<String, Integer> places,
            List<Integer> variables) {
        for (String name : table.observed()) {
            rows.stream()
                    .filter(row -> row.op() == Operator.THRESHOLD && row.lhs().equals(name))
                    .map(Parameter::rhs)
                    .sorted(Comparator.comparingInt(threshold -> Integer.parseInt(threshold.substring(1))))
                    .forEach(threshold -> {
                        places.put(name + "|" + threshold, variables.size());
                        variables.add(observed.get(name));
                    });
        }
    }

    private static MatrixElement place(
            Parameter row,
            Map<String, Integer> observed,
            Map<String, Integer> latent,
            Map<String, Integer> thresholds) {
        int parameter = row.isFree() ? row.free() - 1 : MatrixElement.FIXED;
        double value = row.isFree() ? 0 : row.value();
        String left = row.lhs();
        String right = row.rhs();
        return switch (row.op()) {
            case LOADING ->
                latent.containsKey(right)
                        ? new MatrixElement(
                                MatrixElement.Slot.BETA, latent.get(right), latent.get(left), parameter, value)
                        : new MatrixElement(
                                MatrixElement.Slot.LAMBDA, observed.get(right), latent.get(left), parameter, value);
            case REGRESSION, COMPOSITE ->
                new MatrixElement(MatrixElement.Slot.BETA, latent.get(left), latent.get(right), parameter, value);
            case COVARIANCE ->
                latent.containsKey(left)
                        ? new MatrixElement(
                                MatrixElement.Slot.PSI, latent.get(left), latent.get(right), parameter, value)
                        : new MatrixElement(
                                MatrixElement.Slot.THETA, observed.get(left), observed.get(right), parameter, value);
            case INTERCEPT ->
                latent.containsKey(left)
                        ? new MatrixElement(MatrixElement.Slot.ALPHA, latent.get(left), 0, parameter, value)
                        : new MatrixElement(MatrixElement.Slot.NU, observed.get(left), 0, parameter, value);
            case THRESHOLD ->
                new MatrixElement(MatrixElement.Slot.TAU, thresholds.get(left + "|" + right), 0, parameter, value);
            case SCALE -> new MatrixElement(MatrixElement.Slot.DELTA, observed.get(left), 0, parameter, value);
            default -> throw new IllegalArgumentException(row + " is no parameter of a matrix");
        };
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        return numbers;
    }
}
