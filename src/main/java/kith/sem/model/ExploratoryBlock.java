package kith.sem.model;

import java.util.List;

/**
 * Factors of an exploratory structural equation model that share all their indicators (Asparouhov and Muthén 2009, doi
 * 10.1080/10705510903008204): each loads on each, and a rotation chooses the axes after the model has been fitted.
 *
 * <p>While the model is fitted the axes are fixed: the factors of the first group have variances 1 and no covariances,
 * and the second factor has a loading of 0 on the first indicator, the third on the first two, and so on (echelon
 * form). That restricts nothing: the number of restrictions is that of the axes. Where the loadings are held equal over
 * groups, variances and covariances of later groups are free. As in lavaan 0.6-14.
 *
 * @param name as in {@code efa("name")}
 * @param factors in their order in the model
 * @param indicators of all of them, in their order in the model
 */
public record ExploratoryBlock(String name, List<String> factors, List<String> indicators) {

    public ExploratoryBlock {
        factors = List.copyOf(factors);
        indicators = List.copyOf(indicators);
    }

    /** Whether there are axes to choose: a factor alone has none. */
    public boolean isRotated() {
        return factors.size() > 1;
    }

    /** Whether a row is a loading, a variance or a covariance within the block. */
    public boolean has(Parameter row) {
        return isLoading(row) || isCovariance(row);
    }

    /** Whether a row is a loading of the block. */
    public boolean isLoading(Parameter row) {
        return row.op() == Operator.LOADING && factors.contains(row.lhs());
    }

    /** Whether a row is a variance of a factor of the block or a covariance of two. */
    public boolean isCovariance(Parameter row) {
        return row.op() == Operator.COVARIANCE && factors.contains(row.lhs()) && factors.contains(row.rhs());
    }

    /** Whether a loading is 0 by the choice of axes. */
    public boolean isZero(String factor, String indicator) {
        int place = indicators.indexOf(indicator);
        return place >= 0 && place < factors.indexOf(factor);
    }
}
