package kith.sem.resampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Exogenous;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Terms;
import kith.sem.fit.FittedModel;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.MomentStructure;
import kith.sem.implied.OrdinalStructure;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;

/**
 * Builds the discrepancies of one model for one sample after another; the structures are built once where they stay.
 */
public final class Refit {

    private final Estimator estimator;
    private final FitOptions options;
    private final ParameterTable table;
    private final List<MomentStructure> structures = new ArrayList<>();

    /**
     * @param first what the model was fitted to first
     * @param table with the moments of given predictors open
     */
    Refit(FittedModel first, ParameterTable table) {
        this.estimator = first.estimator();
        this.options = first.options();
        this.table = table;
        for (int g = 1; table.exogenous().isEmpty() && g <= table.groups().size(); g++) {
            GroupModel model = GroupModel.of(table, g);
            structures.add(first.terms().get(g - 1).structureOf(model));
        }
    }

    /**
     * The ordered variables of which a sample lacks a category that the first one has. The model has a threshold for
     * it, and the sample says nothing of that.
     */
    public static Set<String> undrawn(List<GroupSample> first, List<GroupSample> drawn) {
        Set<String> names = new TreeSet<>();
        for (int g = 0; g < first.size(); g++) {
            if (first.get(g).ordinal().isPresent()) {
                addUndrawn(first.get(g).ordinal().get(), drawn.get(g).ordinal().orElseThrow(), names);
            }
        }
        return names;
    }

    private static void addUndrawn(OrdinalMoments first, OrdinalMoments drawn, Set<String> names) {
        if (first.thresholds().size() == drawn.thresholds().size()) {
            return;
        }
        for (String name : first.names()) {
            if (first.thresholdsOf(name).size() != drawn.thresholdsOf(name).size()) {
                names.add(name);
            }
        }
    }

    /** One term a group; none when the sample does not allow of the estimator. */
    Optional<List<GroupTerm>> terms(List<GroupSample> samples) {
        if (structures.isEmpty()) {
            boolean unbiased = Terms.unbiased(estimator, options);
            return Terms.ifPossible(Exogenous.filled(table, samples, unbiased), samples, estimator, options);
        }
        double total = samples.stream().mapToDouble(GroupSample::size).sum();
        List<GroupTerm> terms = new ArrayList<>();
        for (int g = 0; g < samples.size(); g++) {
            Optional<? extends GroupTerm> term =
                    term(structures.get(g), samples.get(g), samples.get(g).size() / total);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of(terms);
    }

    private Optional<? extends GroupTerm> term(MomentStructure structure, GroupSample sample, double share) {
        return structure instanceof OrdinalStructure ordered
                ? Terms.ordered(ordered, sample, share, estimator)
                : Terms.continuous((CovarianceStructure) structure, sample, share, estimator, options);
    }
}
