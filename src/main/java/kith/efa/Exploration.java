package kith.efa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.efa.bifactor.ExploratoryBifactor;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.correlation.Adequacy;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.MultivariateNormality;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.FactorRetention;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorScoreWeights;
import kith.efa.solution.FactorsByGroup;
import kith.finding.Finding;

/**
 * A whole exploratory factor analysis: whether the items are fit for it, how many factors there are, and the solution
 * kept.
 *
 * @param items the answers
 * @param adequacy of their correlations
 * @param normality of the answers; empty without rows, or with so many that it would take long
 * @param retention what the criteria say of the number of factors
 * @param solution with the number of factors that was kept
 * @param precision standard errors and intervals of its loadings; empty when not asked for
 * @param scores how well scores by regression would know the factors
 * @param general the general factor behind oblique factors; empty for one factor or uncorrelated ones
 * @param bifactor what of the sum is the general factor's; empty unless the rotation leaves a general factor unrelated
 *     to the others
 * @param groups the same in each of several groups; empty when not asked for
 * @param remarks on what was asked for and could not be done
 */
public record Exploration(
        AnsweredItems items,
        Adequacy adequacy,
        Optional<MultivariateNormality> normality,
        FactorRetention retention,
        EfaSolution solution,
        Optional<LoadingPrecision> precision,
        FactorScoreWeights scores,
        Optional<SchmidLeiman> general,
        Optional<ExploratoryBifactor> bifactor,
        Optional<FactorsByGroup> groups,
        List<Finding> remarks) {

    public Exploration {
        remarks = List.copyOf(remarks);
    }

    /** The same with the factors of groups beside it. */
    public Exploration withGroups(FactorsByGroup found) {
        return new Exploration(
                items,
                adequacy,
                normality,
                retention,
                solution,
                precision,
                scores,
                general,
                bifactor,
                Optional.of(found),
                remarks);
    }

    /** Everything to know before relying on it, each once. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(items.findings());
        all.addAll(adequacy.findings());
        all.addAll(retention.findings());
        all.addAll(solution.findings());
        precision.ifPresent(errors -> all.addAll(errors.findings()));
        all.addAll(scores.findings());
        general.ifPresent(behind -> behind.findings().forEach(finding -> all.add(finding.in("general factor"))));
        groups.ifPresent(found -> all.addAll(found.findings()));
        all.addAll(remarks);
        return all.stream().distinct().toList();
    }
}
