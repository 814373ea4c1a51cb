package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Finding;
import kith.fit.FitIndices;
import kith.moments.Missing;
import kith.sem.fit.SemFit;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;

/**
 * A fitted two-level model.
 *
 * @param cluster name of the column of clusters
 * @param table the model, with levels 1 (within clusters) and 2 (between clusters)
 * @param clusters how many rows and clusters each group has
 * @param solution the solution with each level of each group as a group of its own, named by its level, so that what
 *     presents and measures groups presents and measures levels; its observations are the rows of each group of the
 *     model
 * @param intraclass shares of the variance between clusters, from the unrestricted model
 * @param complete whether every row that is used is complete
 * @param missing what was done with missing responses
 */
public record TwoLevelFit(
        String cluster,
        ParameterTable table,
        List<ClusterCounts> clusters,
        SemFit solution,
        List<ItemIntraclass> intraclass,
        boolean complete,
        Missing missing) {

    public TwoLevelFit {
        clusters = List.copyOf(clusters);
        intraclass = List.copyOf(intraclass);
    }

    TwoLevelFit withFindings(List<Finding> more) {
        return new TwoLevelFit(cluster, table, clusters, solution.withFindings(more), intraclass, complete, missing);
    }

    public boolean converged() {
        return solution.converged();
    }

    public boolean admissible() {
        return solution.admissible();
    }

    public FitIndices fit() {
        return solution.fit();
    }

    public List<Finding> findings() {
        return solution.findings();
    }

    /** Every row of the table with its group and level, then the defined quantities. */
    public List<Estimate> estimates() {
        List<Estimate> estimates = new ArrayList<>();
        for (Estimate estimate : solution.estimates()) {
            estimates.add(estimate.group() == 0 ? estimate : inGroup(estimate, LevelBlocks.group(estimate.group())));
        }
        return estimates;
    }

    /** The estimate of a parameter. @throws IllegalArgumentException when there is none */
    public Estimate estimate(String lhs, String op, String rhs, int group, int level) {
        return solution.estimate(lhs, op, rhs, LevelBlocks.block(group, level));
    }

    /** Reliability at each level of the sums of the items of the factors. */
    public List<LevelReliability> reliability() {
        return LevelReliabilities.of(this);
    }

    static Estimate inGroup(Estimate of, int group) {
        return new Estimate(
                of.lhs(),
                of.op(),
                of.rhs(),
                group,
                of.level(),
                of.free(),
                of.label(),
                of.estimate(),
                of.se(),
                of.z(),
                of.pValue(),
                of.lower(),
                of.upper(),
                of.standardizedLv(),
                of.standardizedAll(),
                of.standardizedNox());
    }
}
