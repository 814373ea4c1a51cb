package kith.twolevel;

import java.util.List;
import kith.finding.Finding;
import kith.math.CumulativeLink;
import kith.math.Minimum;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;

/**
 * A fitted two-level factor model of ordered responses.
 *
 * @param cluster name of the column of clusters
 * @param link distribution of the latent residual of a response
 * @param table the model; residual variances within clusters are those of the link, those between clusters 0
 * @param rows how many
 * @param clusters how many
 * @param logLikelihood at the maximum
 * @param parameterCount free parameters, less the equality constraints
 * @param estimates every row with its level, then the defined quantities; thresholds are at level 2, as in lavaan and
 *     Mplus
 * @param intraclass share of the variance of each latent response that lies between clusters
 * @param converged whether the search ended at a maximum
 * @param identified whether the information has full rank
 */
public record OrderedTwoLevelFit(
        String cluster,
        CumulativeLink link,
        ParameterTable table,
        int rows,
        int clusters,
        double logLikelihood,
        int parameterCount,
        List<Estimate> estimates,
        List<ItemIntraclass> intraclass,
        boolean converged,
        boolean identified,
        Minimum minimum,
        List<Finding> findings) {

    public OrderedTwoLevelFit {
        estimates = List.copyOf(estimates);
        intraclass = List.copyOf(intraclass);
        findings = List.copyOf(findings);
    }

    /** Akaike's criterion. */
    public double aic() {
        return -2 * logLikelihood + 2.0 * parameterCount;
    }

    /** Schwarz's criterion with the number of rows for N, as lavaan and Mplus take it. */
    public double bic() {
        return -2 * logLikelihood + parameterCount * Math.log(rows);
    }

    /** The estimate of a parameter. @throws IllegalArgumentException when there is none */
    public Estimate estimate(String lhs, String op, String rhs, int level) {
        return estimates.stream()
                .filter(e -> e.lhs().equals(lhs)
                        && e.op().symbol().equals(op)
                        && e.rhs().equals(rhs)
                        && e.level() == level)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no parameter " + lhs + op + rhs + " at level " + level));
    }
}
