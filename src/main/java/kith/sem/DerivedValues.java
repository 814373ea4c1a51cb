package kith.sem;

import java.util.ArrayList;
import java.util.List;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Values of parameters of ordered variables that follow from others: in the delta parameterisation residual variances (1 ∕ δ² less
 * what the factors explain), in the theta parameterisation scaling factors (the inverse standard deviations of the latent
 * responses).
 *
 * @param table with those values in its rows
 * @param structures one a group, evaluated at the estimates with those values
 */
record DerivedValues(ParameterTable table, List<CovarianceStructure> structures) {

    static DerivedValues of(
            ParameterTable table,
            List<GroupTerm> terms,
            double[] theta,
            ModelOptions.Parameterization parameterization) {
        if (terms.stream().noneMatch(GroupTerm::isOrdered)) {
            return new DerivedValues(
                    table, terms.stream().map(GroupTerm::covariance).toList());
        }
        List<Parameter> rows = new ArrayList<>();
        for (Parameter row : table.parameters()) {
            GroupTerm term = terms.get(row.group() - 1);
            boolean ofOrdered = table.ordered().contains(row.lhs()) && row.lhs().equals(row.rhs());
            rows.add(ofOrdered ? derived(row, table, term, parameterization) : row);
        }
        ParameterTable filled = new ParameterTable(
                rows,
                table.constraints(),
                table.definitions(),
                table.groups(),
                table.observed(),
                table.latent(),
                table.ordered(),
                table.exogenous());
        List<CovarianceStructure> structures = new ArrayList<>();
        for (int g = 1; g <= terms.size(); g++) {
            CovarianceStructure structure = new CovarianceStructure(GroupModel.of(filled, g));
            structure.evaluate(theta);
            structures.add(structure);
        }
        return new DerivedValues(filled, structures);
    }

    private static Parameter derived(
            Parameter row, ParameterTable table, GroupTerm term, ModelOptions.Parameterization parameterization) {
        int i = table.observed().indexOf(row.lhs());
        double delta = term.ordinalStructure().delta()[i];
        if (parameterization == ModelOptions.Parameterization.THETA) {
            return row.op() == Operator.SCALE ? row.withValue(delta) : row;
        }
        if (row.op() != Operator.COVARIANCE || row.isFree()) {
            return row;
        }
        double explained = term.covariance().sigma().get(i, i)
                - term.covariance().residualCovariance().get(i, i);
        return row.withValue(1 / (delta * delta) - explained);
    }
}
