package kith.sem.comparison;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.sem.fit.FittedModel;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Solution;
import org.ejml.data.DMatrixRMaj;

/** The estimates of one model as values of the parameters of another, matched by their names. */
final class TransferredEstimates {

    private TransferredEstimates() {}

    /**
     * The free parameters of {@code to}, those that {@code from} has too at its values, and 0 for effects that it
     * leaves out.
     */
    static double[] of(FittedModel from, FittedModel to) {
        Map<String, Double> values = new HashMap<>();
        int q = from.reduction().full();
        double[] others = new Solution(from.table(), from.theta(), new DMatrixRMaj(q, q)).values();
        for (int i = 0; i < others.length; i++) {
            values.put(key(from.table().parameters().get(i)), others[i]);
        }
        double[] theta = to.theta();
        for (Parameter row : to.table().parameters()) {
            Double value = values.get(key(row));
            if (row.isFree() && value != null) {
                theta[row.free() - 1] = value;
            } else if (row.isFree() && isLeftOutBy(from.table(), row)) {
                theta[row.free() - 1] = 0;
            }
        }
        return theta;
    }

    /** Whether every parameter of {@code from}, fixed or free, is one of {@code to}. */
    static boolean areComplete(FittedModel from, FittedModel to) {
        Set<String> own =
                to.table().parameters().stream().map(TransferredEstimates::key).collect(Collectors.toSet());
        return from.table().parameters().stream().allMatch(row -> own.contains(key(row)));
    }

    /** Whether a model knows both variables of a row that it lacks. */
    private static boolean isLeftOutBy(ParameterTable other, Parameter row) {
        boolean relates = switch (row.op()) {
            case LOADING, REGRESSION, COMPOSITE -> true;
            case COVARIANCE -> !row.lhs().equals(row.rhs());
            default -> false;
        };
        return relates && knows(other, row.lhs()) && knows(other, row.rhs());
    }

    private static boolean knows(ParameterTable table, String name) {
        return table.observed().contains(name) || table.latent().contains(name);
    }

    private static String key(Parameter row) {
        return row.lhs() + row.op() + row.rhs() + " " + row.group() + " " + row.level();
    }
}
