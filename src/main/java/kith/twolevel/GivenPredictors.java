package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.sem.model.ParameterTable;

/** The log-likelihood of predictors that a model takes as given, which is not the model's. */
final class GivenPredictors {

    private GivenPredictors() {}

    /** @param model as blocks */
    static double logLikelihood(ParameterTable model, List<TwoLevelLikelihood> likelihoods) {
        if (model.parameters().stream().noneMatch(row -> row.exogenous())) {
            return 0;
        }
        ClusteredSample first = likelihoods.get(0).sample();
        boolean[][] given = new boolean[2][first.width()];
        for (int i = 0; i < first.width(); i++) {
            String name = first.variables().get(i);
            for (int level = 1; level <= 2; level++) {
                int number = level;
                given[level - 1][i] = model.parameters().stream()
                        .anyMatch(row -> row.level() == number
                                && row.exogenous()
                                && row.lhs().equals(name));
            }
        }
        int[] some = IntStream.range(0, first.width())
                .filter(i -> given[0][i] || given[1][i])
                .toArray();
        List<TwoLevelLikelihood> own = new ArrayList<>();
        for (TwoLevelLikelihood likelihood : likelihoods) {
            own.add(TwoLevelLikelihood.of(likelihood.sample().of(some)));
        }
        ParameterTable alone = new ParameterTable(
                List.of(),
                List.of(),
                List.of(),
                model.groups(),
                own.get(0).sample().variables(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return UnrestrictedModel.of(alone, own).logLikelihood();
    }
}
