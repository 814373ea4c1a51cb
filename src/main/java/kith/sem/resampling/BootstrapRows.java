package kith.sem.resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.resampling.Replicates;
import kith.sem.estimation.ParameterLabels;
import kith.sem.model.Definition;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;

/**
 * Bias, standard error and intervals of each parameter from its values in samples.
 *
 * @param table of the model
 * @param theta the estimates
 * @param influences of rows or clusters on them
 * @param level of the intervals
 */
public record BootstrapRows(ParameterTable table, double[] theta, RowInfluences influences, double level) {

    /**
     * Free parameters and defined quantities.
     *
     * @param draws free parameters in each sample
     */
    public List<BootstrapAnswer.Row> of(List<Estimate> estimates, List<double[]> draws) {
        ParameterLabels labels = new ParameterLabels(table);
        Map<String, Definition> definitions =
                table.definitions().stream().collect(Collectors.toMap(Definition::name, definition -> definition));
        List<BootstrapAnswer.Row> rows = new ArrayList<>();
        for (Estimate estimate : estimates) {
            if (estimate.op() == Operator.DEFINITION) {
                Definition definition = definitions.get(estimate.lhs());
                double[] values = draws.stream()
                        .mapToDouble(draw -> labels.value(definition.expression(), draw))
                        .toArray();
                rows.add(row(estimate, values, labels.gradient(definition.expression(), theta)));
            } else if (estimate.free() > 0) {
                int k = estimate.free() - 1;
                double[] slope = new double[theta.length];
                slope[k] = 1;
                rows.add(row(
                        estimate, draws.stream().mapToDouble(draw -> draw[k]).toArray(), slope));
            }
        }
        return rows;
    }

    private BootstrapAnswer.Row row(Estimate estimate, double[] values, double[] slope) {
        Replicates replicates = Replicates.of(values);
        double value = estimate.estimate();
        return new BootstrapAnswer.Row(
                estimate,
                replicates.bias(value),
                replicates.standardError(),
                replicates.normal(value, level),
                replicates.percentile(level),
                replicates.corrected(value, influences.acceleration(slope), level));
    }
}
