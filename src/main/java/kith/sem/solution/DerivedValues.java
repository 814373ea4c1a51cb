package kith.sem.solution;

import java.util.ArrayList;
import java.util.List;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * Values of parameters of ordered variables that follow from others: in the delta parameterisation residual variances
 * (1 ∕ δ² less what the factors explain), in the theta parameterisation scaling factors (the inverse standard
 * deviations of the latent responses).
 *
 * @param table with those values in its rows
 * @param structures one a group, evaluated at the estimates with those values
 * @param conditional the same given the predictors, where moments are conditional on predictors; else the same
 * @param parameterization which values follow from which
 */
public record DerivedValues(
        ParameterTable table,
        List<CovarianceStructure> structures,
        List<CovarianceStructure> conditional,
        ModelOptions.Parameterization parameterization) {

    public static DerivedValues of(
            ParameterTable table,
            List<GroupTerm> terms,
            double[] theta,
            ModelOptions.Parameterization parameterization) {
        if (table.ordered().isEmpty()) {
            List<CovarianceStructure> own =
                    terms.stream().map(GroupTerm::covariance).toList();
            return new DerivedValues(table, own, own, parameterization);
        }
        return evaluated(table, terms, theta, parameterization);
    }

    /** The same with structures of its own, which may have other free parameters than those of the terms. */
    public static DerivedValues evaluated(
            ParameterTable table,
            List<GroupTerm> terms,
            double[] theta,
            ModelOptions.Parameterization parameterization) {
        List<Parameter> rows = new ArrayList<>();
        for (Parameter row : table.parameters()) {
            rows.add(isDerived(row, table, parameterization) ? derived(row, table, terms.get(row.group() - 1)) : row);
        }
        ParameterTable filled = table.withParameters(rows);
        List<CovarianceStructure> structures = new ArrayList<>();
        List<CovarianceStructure> conditional = new ArrayList<>();
        for (int g = 1; g <= terms.size(); g++) {
            GroupModel model = GroupModel.of(filled, g);
            structures.add(evaluated(model, theta));
            conditional.add(
                    terms.get(g - 1).isConditional()
                            ? evaluated(model.withoutSpreadOfGiven(), theta)
                            : structures.get(g - 1));
        }
        return new DerivedValues(filled, structures, conditional, parameterization);
    }

    private static CovarianceStructure evaluated(GroupModel model, double[] theta) {
        CovarianceStructure structure = new CovarianceStructure(model);
        structure.evaluate(theta);
        return structure;
    }

    /**
     * Implied covariances of the variables of a group that have moments; of latent responses in units of their
     * deviations.
     */
    public DMatrixRMaj impliedCovariance(int group, GroupTerm term) {
        return term.impliedCovariance(conditional.get(group).sigma());
    }

    /** Whether the value of a row follows from other parameters. */
    public boolean isDerived(Parameter row) {
        return isDerived(row, table, parameterization);
    }

    private static boolean isDerived(
            Parameter row, ParameterTable table, ModelOptions.Parameterization parameterization) {
        boolean ofOrdered = table.ordered().contains(row.lhs()) && row.lhs().equals(row.rhs());
        Operator kind = parameterization == ModelOptions.Parameterization.THETA ? Operator.SCALE : Operator.COVARIANCE;
        return ofOrdered && row.op() == kind && !row.isFree();
    }

    private static Parameter derived(Parameter row, ParameterTable table, GroupTerm term) {
        int i = table.observed().indexOf(row.lhs());
        double delta = term.scalingFactors()[i];
        if (row.op() == Operator.SCALE) {
            return row.withValue(delta);
        }
        CovarianceStructure structure = term.covariance();
        int asFactor = structure.model().latent().indexOf(row.lhs());
        double own = asFactor < 0
                ? structure.residualCovariance().get(i, i)
                : structure.disturbanceCovariance().get(asFactor, asFactor);
        return row.withValue(1 / (delta * delta) - (structure.sigma().get(i, i) - own));
    }
}
