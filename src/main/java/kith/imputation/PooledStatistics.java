package kith.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.Grouping;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.instrument.Instrument;
import kith.math.Parallel;
import kith.scoring.imputation.ImputedResponses;
import kith.sem.Sem;

/**
 * What the report gives of items, scales and the factor model, from multiply imputed responses by Rubin's rules.
 *
 * @param imputed the responses
 * @param items mean, standard deviation and corrected item–total correlation of every item
 * @param reliability alpha and omega of every scale
 * @param scores mean and standard deviation of the scores of every scale
 * @param correlations of the scores of the subscales
 * @param model the factor model; empty where it could not be fitted in two sets
 * @param latentMeans of every group but the first; empty without groups, or with ordered responses
 * @param findings on what could not be pooled
 */
public record PooledStatistics(
        ImputedResponses imputed,
        List<PooledStatistic> items,
        List<PooledStatistic> reliability,
        List<PooledStatistic> scores,
        List<PooledStatistic> correlations,
        Optional<PooledModel> model,
        List<PooledStatistic> latentMeans,
        List<Finding> findings) {

    public PooledStatistics {
        items = List.copyOf(items);
        reliability = List.copyOf(reliability);
        scores = List.copyOf(scores);
        correlations = List.copyOf(correlations);
        latentMeans = List.copyOf(latentMeans);
        findings = List.copyOf(findings);
    }

    /**
     * @param model of complete responses; reverse-keyed items as they are in the data
     * @param groups whose latent means are compared
     */
    public static PooledStatistics of(
            Instrument instrument, ImputedResponses imputed, Sem model, Optional<Grouping> groups, Parallel parallel) {
        List<Finding> findings = new ArrayList<>();
        PooledScales scales =
                PooledScales.of(instrument, imputed, imputed.plan().seed(), parallel);
        Optional<PooledModel> fitted = fitted(model, imputed, parallel, findings);
        List<PooledStatistic> means = fitted.isPresent() && model.ordered().isEmpty()
                ? groups.filter(grouping -> grouping.names().size() > 1)
                        .map(grouping -> latentMeans(model, grouping, imputed, parallel, findings))
                        .orElse(List.of())
                : List.of();
        return new PooledStatistics(
                imputed,
                scales.items(),
                scales.reliability(),
                scales.scores(),
                scales.correlations(),
                fitted,
                means,
                findings);
    }

    /** Where the model did not converge in every data set. */
    static Optional<Finding> lost(int converged, int sets) {
        return converged == sets
                ? Optional.empty()
                : Optional.of(Finding.of("imputed_fits_lost", Map.of("lost", sets - converged, "sets", sets)));
    }

    private static Optional<PooledModel> fitted(
            Sem model, ImputedResponses imputed, Parallel parallel, List<Finding> findings) {
        int sets = imputed.sets().size();
        try {
            Optional<PooledModel> fitted = PooledModel.of(model, imputed, parallel);
            int converged = fitted.map(PooledModel::fitted).orElse(0);
            lost(converged, sets).ifPresent(findings::add);
            return fitted;
        } catch (InputException impossible) {
            findings.add(Finding.of("imputed_model_not_fitted", Map.of("reason", impossible.getMessage())));
            return Optional.empty();
        }
    }

    private static List<PooledStatistic> latentMeans(
            Sem model, Grouping groups, ImputedResponses imputed, Parallel parallel, List<Finding> findings) {
        try {
            return PooledModel.latentMeans(model, groups, imputed, parallel);
        } catch (InputException impossible) {
            findings.add(Finding.of("imputed_model_not_fitted", Map.of("reason", impossible.getMessage())));
            return List.of();
        }
    }
}
