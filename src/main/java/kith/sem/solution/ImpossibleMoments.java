package kith.sem.solution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * Which parameters have values that no population has: negative variances, and covariances beyond what two variances
 * allow.
 */
public final class ImpossibleMoments {

    private ImpossibleMoments() {}

    /**
     * @param theta the free parameters
     * @return such as “f~~g = 5”
     */
    public static List<String> of(ParameterTable table, double[] theta) {
        double[] values = new Solution(table, theta, new DMatrixRMaj(theta.length, theta.length)).values();
        Map<String, Double> variances = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Parameter row = table.parameters().get(i);
            if (row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs())) {
                variances.put(row.lhs() + " " + row.group(), values[i]);
            }
        }
        List<String> impossible = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter row = table.parameters().get(i);
            if (row.op() == Operator.COVARIANCE) {
                double product = variances.getOrDefault(row.lhs() + " " + row.group(), Double.NaN)
                        * variances.getOrDefault(row.rhs() + " " + row.group(), Double.NaN);
                boolean variance = row.lhs().equals(row.rhs());
                if (variance ? values[i] < 0 : values[i] * values[i] > product && product >= 0) {
                    impossible.add(row + " = " + values[i]);
                }
            }
        }
        return impossible;
    }
}
