package kith.twolevel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.fit.ComparativeFit;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.ParameterLabels;
import kith.sem.estimation.StartingValues;
import kith.sem.model.Constraint;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.twolevel.LevelBlocks.Structure;

/**
 * Partially saturated models: the model of one level with the other level unrestricted. Constraints that speak of the
 * level that is set free are left out.
 */
final class PartiallySaturated {

    private final ParameterTable table;
    private final List<TwoLevelLikelihood> likelihoods;
    private final UnrestrictedModel unrestricted;
    private final int maxIterations;
    private final List<VariableLevel> levels;
    private final double rows;
    private final double clusters;

    /** @param table as blocks, with a value in every fixed row */
    PartiallySaturated(
            ParameterTable table,
            List<TwoLevelLikelihood> likelihoods,
            UnrestrictedModel unrestricted,
            int maxIterations) {
        this.table = table;
        this.likelihoods = likelihoods;
        this.unrestricted = unrestricted;
        this.maxIterations = maxIterations;
        this.levels = likelihoods.get(0).sample().levels();
        this.rows = likelihoods.stream()
                .mapToDouble(likelihood -> likelihood.sample().size())
                .sum();
        this.clusters = likelihoods.stream()
                .mapToDouble(likelihood -> likelihood.sample().clusters().size())
                .sum();
    }

    List<LevelFit> levels() {
        return List.of(fit(1), fit(2));
    }

    private LevelFit fit(int level) {
        ModelSearch.Found own = search(partial(level));
        ParameterTable unrelated = LevelBlocks.replaced(
                table,
                levels,
                level == 1
                        ? List.of(Structure.INDEPENDENCE, Structure.SATURATED)
                        : List.of(Structure.SATURATED, Structure.INDEPENDENCE),
                true);
        ModelSearch.Found base = new ModelSearch(unrelated, maxIterations, 1e-9)
                .from(TwoLevelFitting.terms(unrelated, likelihoods), unrestricted.start(unrelated));
        TestStatistic test = statistic(own);
        TestStatistic baseline = statistic(base);
        int groups = likelihoods.size();
        List<Double> residuals = unrestricted.residuals(own.objective().terms());
        return new LevelFit(
                level,
                test.chisq(),
                test.df(),
                new LikelihoodRatio(test.chisq(), test.df(), Optional.empty()).pValue(),
                Rmsea.of(test, level == 1 ? rows : clusters, groups),
                Rmsea.estimate(test, rows, groups),
                ComparativeFit.cfi(test, baseline),
                ComparativeFit.tli(test, baseline),
                residuals.get(level - 1),
                baseline.chisq(),
                baseline.df(),
                own.minimum().converged() && base.minimum().converged());
    }

    private TestStatistic statistic(ModelSearch.Found found) {
        double chisq = Math.max(0, 2 * rows * (found.minimum().value() - unrestricted.value()));
        return new TestStatistic(
                chisq, unrestricted.parameters() - found.objective().reduction().counted());
    }

    private ModelSearch.Found search(ParameterTable partial) {
        ModelSearch search = new ModelSearch(partial, maxIterations, 1e-9);
        double[] start = StartingValues.possible(
                        partial,
                        unrestricted.starts(),
                        search.over(TwoLevelFitting.terms(partial, likelihoods))::exists)
                .theta();
        return search.from(TwoLevelFitting.terms(partial, likelihoods), start);
    }

    /** The model of one level; factors and paths of the other are 0, and its variances and covariances free. */
    private ParameterTable partial(int kept) {
        List<Parameter> changed = new ArrayList<>();
        Set<Integer> released = new HashSet<>();
        int free = 0;
        for (Parameter row : table.parameters()) {
            if (row.level() == kept) {
                changed.add(row.withFree(row.isFree() ? ++free : 0));
                continue;
            }
            if (row.isFree()) {
                released.add(row.free());
            }
            boolean own = isMoment(row);
            Parameter plain = row.withLabel("").withBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            changed.add(
                    row.exogenous() || own && row.op() == Operator.INTERCEPT && !row.isFree()
                            ? plain
                            : own
                                    ? plain.withFree(++free).withValue(start(row))
                                    : plain.withFree(0).withValue(0));
        }
        addCovariances(kept, changed, free);
        return restricted(table, changed, released);
    }

    /** A table with other rows, without the constraints that speak of released parameters. */
    static ParameterTable restricted(ParameterTable table, List<Parameter> rows, Set<Integer> released) {
        List<Constraint> constraints = table.constraints().stream()
                .filter(constraint -> !touches(table, constraint, released))
                .toList();
        return new ParameterTable(
                rows,
                constraints,
                List.of(),
                table.groups(),
                table.observed(),
                table.latent(),
                table.ordered(),
                table.exogenous(),
                table.predictors(),
                List.of());
    }

    /** Whether a row is a mean, variance or covariance of observed variables. */
    private boolean isMoment(Parameter row) {
        boolean left = table.observed().contains(row.lhs()) && !table.latent().contains(row.lhs());
        return left
                && (row.op() == Operator.INTERCEPT
                        || row.op() == Operator.COVARIANCE
                                && table.observed().contains(row.rhs())
                                && !table.latent().contains(row.rhs()));
    }

    private double start(Parameter row) {
        ParameterTable one = table.withParameters(List.of(row.withFree(1)));
        return unrestricted.start(one)[0];
    }

    private void addCovariances(int kept, List<Parameter> rows, int before) {
        int free = before;
        int level = 3 - kept;
        for (int g = 1; g <= likelihoods.size(); g++) {
            int block = LevelBlocks.block(g, level);
            for (int i = 0; i < levels.size(); i++) {
                for (int j = 0; j <= i; j++) {
                    if (stands(i, level) && stands(j, level) && !has(rows, block, i, j)) {
                        Parameter row = new Parameter(
                                table.observed().get(j),
                                Operator.COVARIANCE,
                                table.observed().get(i),
                                block,
                                level,
                                ++free,
                                Double.NaN,
                                "",
                                false,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY);
                        rows.add(row.withValue(start(row)));
                    }
                }
            }
        }
    }

    private boolean stands(int i, int level) {
        return level == 1 ? levels.get(i).isWithin() : levels.get(i).isBetween();
    }

    private boolean has(List<Parameter> rows, int block, int i, int j) {
        String one = table.observed().get(i);
        String other = table.observed().get(j);
        return rows.stream()
                .anyMatch(row -> row.group() == block
                        && row.op() == Operator.COVARIANCE
                        && (row.lhs().equals(one) && row.rhs().equals(other)
                                || row.lhs().equals(other) && row.rhs().equals(one)));
    }

    /** Whether a constraint speaks of one of some free parameters. */
    private static boolean touches(ParameterTable table, Constraint constraint, Set<Integer> numbers) {
        double[] probe = new double[table.freeCount()];
        for (int k = 0; k < probe.length; k++) {
            probe[k] = 0.7 + 0.1 * Math.sin(k);
        }
        double[] slopes = new ParameterLabels(table).differenceGradient(constraint, probe);
        return java.util.stream.IntStream.range(0, slopes.length)
                .anyMatch(k -> slopes[k] != 0 && numbers.contains(k + 1));
    }
}
