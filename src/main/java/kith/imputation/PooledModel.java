package kith.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.math.Parallel;
import kith.scoring.imputation.ImputedResponses;
import kith.scoring.imputation.PooledChiSquare;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * A factor model fitted to every imputed data set, its parameters pooled by Rubin's rules. Inference from complete data
 * is normal, so that the degrees of freedom are those of Rubin (1987), as in semTools' {@code cfa.mi}. The test of fit
 * is pooled by D₂, from the scaled statistic where the estimator has one; other fit indices are not pooled, since no
 * rule for them is established.
 *
 * @param fitted in how many sets the model converged, which are those pooled
 * @param parameters free parameters, then standardised ones; of the total sample
 * @param test of fit; empty without degrees of freedom
 */
public record PooledModel(int fitted, List<PooledStatistic> parameters, Optional<PooledChiSquare> test) {

    private static final int FEWEST_SETS = 2;

    public PooledModel {
        parameters = List.copyOf(parameters);
    }

    /** The model in the total sample; empty where it converged in fewer than two sets. */
    static Optional<PooledModel> of(Sem model, ImputedResponses imputed, Parallel parallel) {
        List<SemFit> fits = fits(model, imputed, parallel);
        if (fits.size() < FEWEST_SETS) {
            return Optional.empty();
        }
        List<PooledStatistic> parameters = Stream.concat(
                        pooled(fits, PooledQuantity.PARAMETER, estimate -> estimate.free() > 0),
                        pooled(
                                fits,
                                PooledQuantity.STANDARDIZED_PARAMETER,
                                estimate -> estimate.op() != Operator.INTERCEPT))
                .toList();
        return Optional.of(new PooledModel(fits.size(), parameters, test(fits)));
    }

    /** Means of the factors in every group but the first, with loadings and intercepts held equal across groups. */
    static List<PooledStatistic> latentMeans(Sem model, Grouping groups, ImputedResponses imputed, Parallel parallel) {
        Set<EqualAcrossGroups> equal = Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS);
        List<SemFit> fits = fits(model.byGroup(groups.variable()).withEqual(equal, List.of()), imputed, parallel);
        if (fits.size() < FEWEST_SETS) {
            return List.of();
        }
        Set<String> factors =
                Set.copyOf(fits.get(0).groups().get(0).latentCovariance().rows());
        return pooled(
                        fits,
                        PooledQuantity.LATENT_MEAN,
                        estimate -> estimate.op() == Operator.INTERCEPT
                                && estimate.free() > 0
                                && factors.contains(estimate.lhs()))
                .toList();
    }

    private static List<SemFit> fits(Sem model, ImputedResponses imputed, Parallel parallel) {
        return parallel.map(imputed.sets().size(), m -> model.fit(imputed.sets().get(m))).stream()
                .filter(SemFit::converged)
                .toList();
    }

    private static Stream<PooledStatistic> pooled(
            List<SemFit> fits, PooledQuantity statistic, Predicate<Estimate> chosen) {
        List<Estimate> first = fits.get(0).estimates();
        List<PooledStatistic> pooled = new ArrayList<>();
        boolean standardized = statistic == PooledQuantity.STANDARDIZED_PARAMETER;
        for (int k = 0; k < first.size(); k++) {
            int at = k;
            Estimate one = first.get(k);
            if (chosen.test(one)) {
                PooledStatistic.of(
                                statistic,
                                List.of(one.lhs(), one.op().symbol(), one.rhs()),
                                one.group() > 1
                                        ? fits.get(0)
                                                .groups()
                                                .get(one.group() - 1)
                                                .name()
                                        : "",
                                fits.stream()
                                        .map(fit -> fit.estimates().get(at))
                                        .toList(),
                                estimate -> standardized ? estimate.stdAll() : estimate.estimate(),
                                estimate -> standardized
                                        ? estimate.standardizedAll().se()
                                        : estimate.se(),
                                Double.POSITIVE_INFINITY)
                        .ifPresent(pooled::add);
            }
        }
        return pooled.stream();
    }

    private static Optional<PooledChiSquare> test(List<SemFit> fits) {
        String name = fits.get(0).fit().has("chisq_scaled") ? "chisq_scaled" : "chisq";
        double df = fits.get(0).fit().get("df");
        double[] statistics =
                fits.stream().mapToDouble(fit -> fit.fit().get(name)).toArray();
        boolean all = java.util.Arrays.stream(statistics).allMatch(Double::isFinite);
        return df > 0 && all ? Optional.of(PooledChiSquare.of(statistics, df)) : Optional.empty();
    }
}
