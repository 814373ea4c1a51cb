package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.math.Seeds;
import kith.resampling.Replication;
import kith.resampling.SamplingUnits;
import kith.sem.estimation.KnownCurvature;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.Reduction;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.ParameterTable;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.sem.resampling.BootstrapRows;
import kith.sem.resampling.RowInfluences;
import kith.sem.solution.Admissibility;
import kith.sem.solution.Estimate;

/**
 * A two-level model in samples of whole clusters, drawn with replacement within each group, as many as there are; a
 * cluster keeps its rows (Davison and Hinkley 1997, section 3.8, doi 10.1017/CBO9780511802843). The acceleration of BCa
 * intervals is from the scores of clusters. Moments of predictors that are taken as given stay as they are.
 *
 * @param table of the fitted model
 * @param likelihoods one a group
 * @param found where its search ended
 * @param estimates as in the answer
 */
record TwoLevelBootstrap(
        ParameterTable table, List<TwoLevelLikelihood> likelihoods, ModelSearch.Found found, List<Estimate> estimates) {

    private static final int PIECE = 4;
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-6;

    private record Draw(double[] theta, boolean admissible) {}

    BootstrapAnswer answer(Bootstrap question) {
        ModelObjective objective = found.objective();
        KnownCurvature curvature = new KnownCurvature(objective, found.point());
        SamplingUnits units = SamplingUnits.rows(likelihoods.stream()
                .mapToInt(likelihood -> likelihood.sample().clusters().size())
                .toArray());
        List<Optional<Draw>> outcomes = Replication.inPieces(
                question.draws(),
                PIECE,
                question.parallel(),
                (from, to) -> IntStream.range(from, to)
                        .mapToObj(draw -> fit(units.times(Seeds.stream(question.seed(), draw)), curvature))
                        .toList());
        List<Draw> draws = outcomes.stream().flatMap(Optional::stream).toList();
        BootstrapAnswer.Counts counts =
                new BootstrapAnswer.Counts(draws.size(), 0, question.draws() - draws.size(), (int)
                        draws.stream().filter(draw -> !draw.admissible()).count());
        return BootstrapAnswer.of(
                question,
                counts,
                new BootstrapRows(table, found.theta(), influences(), question.level())
                        .of(estimates, draws.stream().map(Draw::theta).toList()));
    }

    private RowInfluences influences() {
        TwoLevelInformation information = TwoLevelInformation.of(found.objective(), found.point());
        Reduction reduction = found.objective().reduction();
        List<double[]> scores = new ArrayList<>();
        TwoLevelInformation.forEachScore(found.objective(), (slopes, jacobian) -> {
            double[] score = new double[reduction.full()];
            for (int k = 0; k < slopes.length; k++) {
                for (int a = 0; slopes[k] != 0 && a < score.length; a++) {
                    score[a] += slopes[k] * jacobian.get(k, a);
                }
            }
            scores.add(score);
        });
        return new RowInfluences(scores, reduction.expand(information.inverse()));
    }

    /** @param times how often each cluster of each group is in the sample */
    private Optional<Draw> fit(int[][] times, KnownCurvature curvature) {
        List<TwoLevelLikelihood> drawn = new ArrayList<>();
        for (int g = 0; g < times.length; g++) {
            drawn.add(TwoLevelLikelihood.of(likelihoods.get(g).sample().drawn(times[g])));
        }
        List<ModelObjective.Term> terms = TwoLevelFitting.terms(table, drawn);
        ModelSearch restricted = new ModelSearch(table, MOST_STEPS, TOLERANCE);
        if (restricted.isRestricted()) {
            ModelSearch.Found own = restricted.from(terms, found.theta());
            return own.minimum().converged() ? Optional.of(draw(own.theta(), terms)) : Optional.empty();
        }
        ModelObjective objective = new ModelObjective(terms, found.objective().reduction());
        Minimum minimum = new QuasiNewton(curvature, MOST_STEPS, TOLERANCE).minimize(objective, found.point());
        if (!minimum.converged()) {
            minimum = new QuasiNewton(objective, MOST_STEPS, TOLERANCE).minimize(objective, found.point());
        }
        if (!minimum.converged()) {
            return Optional.empty();
        }
        objective.value(minimum.point());
        double[] theta = new double[objective.reduction().full()];
        objective.reduction().expand(minimum.point(), theta);
        return Optional.of(draw(theta, terms));
    }

    private static Draw draw(double[] theta, List<ModelObjective.Term> terms) {
        List<CovarianceStructure> structures = terms.stream()
                .map(term -> (TwoLevelMoments) term.structure())
                .flatMap(moments -> List.of(moments.within(), moments.between()).stream())
                .toList();
        return new Draw(theta, structures.stream().allMatch(Admissibility::holds));
    }
}
