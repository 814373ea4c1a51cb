package kith.sem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.InputException;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.ParameterTable;

/** Builds the discrepancies of one model for one sample after another; the structures are built once where they stay. */
final class Refit {

    private final Estimator estimator;
    private final FitOptions options;
    private final ParameterTable table;
    private final List<CovarianceStructure> structures = new ArrayList<>();

    /** @param table with the moments of given predictors open */
    Refit(Estimator estimator, FitOptions options, ParameterTable table) {
        this.estimator = estimator;
        this.options = options;
        this.table = table;
        for (int g = 1; table.exogenous().isEmpty() && g <= table.groups().size(); g++) {
            structures.add(new CovarianceStructure(GroupModel.of(table, g)));
        }
    }

    /** One term a group; none when the sample does not allow of the estimator. */
    Optional<List<GroupTerm>> terms(List<GroupSample> samples) {
        try {
            if (structures.isEmpty()) {
                boolean unbiased = Terms.unbiased(estimator, options);
                return Optional.of(Terms.of(Exogenous.filled(table, samples, unbiased), samples, estimator, options));
            }
            double total = samples.stream().mapToDouble(GroupSample::size).sum();
            List<GroupTerm> terms = new ArrayList<>();
            for (int g = 0; g < samples.size(); g++) {
                GroupSample sample = samples.get(g);
                terms.add(Terms.continuous(structures.get(g), sample, sample.size() / total, estimator, options));
            }
            return Optional.of(terms);
        } catch (IllegalArgumentException | InputException singular) {
            return Optional.empty();
        }
    }
}
