package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.math.Matrix;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.StartingValues;
import kith.sem.fit.SemFit;
import kith.sem.implied.CovarianceStructure;
import kith.sem.inference.ResidualMoments;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * The unrestricted two-level model: all means, variances and covariances at both levels at their maximum likelihood
 * estimates. Moments of predictors that are taken as given are these.
 */
final class UnrestrictedModel {

    private static final int MAX_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-9;

    private final ParameterTable saturated;
    private final List<TwoLevelLikelihood> likelihoods;
    private final ModelSearch.Found found;
    private final List<Matrix> covariances;
    private final List<double[]> means;
    private final ParameterTable model;
    private final double ofGiven;
    private double trace = Double.NaN;

    private UnrestrictedModel(ParameterTable model, List<TwoLevelLikelihood> likelihoods) {
        this.model = model;
        this.likelihoods = likelihoods;
        this.saturated =
                LevelBlocks.saturated(model, likelihoods.get(0).sample().levels());
        List<StartingMoments> starts = likelihoods.stream()
                .map(likelihood -> StartingMoments.of(likelihood.sample()))
                .toList();
        this.found = new ModelSearch(saturated, MAX_ITERATIONS, TOLERANCE)
                .from(TwoLevelFitting.terms(saturated, likelihoods), theta(saturated, starts));
        this.covariances = new ArrayList<>();
        this.means = new ArrayList<>();
        for (ModelObjective.Term term : found.objective().terms()) {
            TwoLevelMoments moments = (TwoLevelMoments) term.structure();
            List.of(moments.within(), moments.between()).forEach(this::keep);
        }
        this.ofGiven = GivenPredictors.logLikelihood(model, likelihoods);
    }

    private void keep(CovarianceStructure structure) {
        List<String> names = structure.model().observed();
        covariances.add(Matrix.ofRowMajor(names, names, structure.sigma().data));
        means.add(java.util.Arrays.copyOf(structure.moments(), names.size()));
    }

    /** @param model as blocks */
    static UnrestrictedModel of(ParameterTable model, List<TwoLevelLikelihood> likelihoods) {
        return new UnrestrictedModel(model, likelihoods);
    }

    private static double[] theta(ParameterTable table, List<StartingMoments> starts) {
        double[] theta = new double[table.freeCount()];
        for (Parameter row : table.parameters()) {
            if (row.isFree()) {
                StartingMoments own = starts.get(LevelBlocks.group(row.group()) - 1);
                Matrix covariance = row.level() == 1 ? own.within() : own.between();
                theta[row.free() - 1] = row.op() == Operator.INTERCEPT
                        ? own.mean()[table.observed().indexOf(row.lhs())]
                        : covariance.at(row.lhs(), row.rhs());
            }
        }
        return theta;
    }

    /** F. */
    double value() {
        return found.minimum().value();
    }

    /** Free moments, without those of predictors taken as given. */
    int parameters() {
        return LevelBlocks.replaced(
                        model,
                        likelihoods.get(0).sample().levels(),
                        List.of(LevelBlocks.Structure.SATURATED, LevelBlocks.Structure.SATURATED),
                        true)
                .freeCount();
    }

    /** The log-likelihood at a value of F, without the part of predictors taken as given. */
    double logLikelihood(double value) {
        double n = 0;
        double values = 0;
        for (TwoLevelLikelihood likelihood : likelihoods) {
            n += likelihood.sample().size();
            values += likelihood.sample().values();
        }
        return -n * value - 0.5 * values * Math.log(2 * Math.PI) - ofGiven;
    }

    double logLikelihood() {
        return logLikelihood(value());
    }

    /** The trace of the scores' cross-products by the inverse information, without moments taken as given. */
    double trace() {
        if (Double.isNaN(trace)) {
            ParameterTable conditional = LevelBlocks.replaced(
                    filled(model),
                    likelihoods.get(0).sample().levels(),
                    List.of(LevelBlocks.Structure.SATURATED, LevelBlocks.Structure.SATURATED),
                    true);
            ModelSearch.Found own = conditional.freeCount() == saturated.freeCount()
                    ? found
                    : new ModelSearch(conditional, MAX_ITERATIONS, TOLERANCE)
                            .from(TwoLevelFitting.terms(conditional, likelihoods), start(conditional));
            trace = TwoLevelInformation.of(own.objective(), own.point()).trace();
        }
        return trace;
    }

    /** The table with the estimates of this model for moments of predictors that are taken as given. */
    ParameterTable filled(ParameterTable table) {
        List<Parameter> rows = table.parameters().stream()
                .map(row -> !row.isFree() && Double.isNaN(row.value()) ? row.withValue(moment(row)) : row)
                .toList();
        return table.withParameters(rows);
    }

    private double moment(Parameter row) {
        int block = row.group() - 1;
        return row.op() == Operator.INTERCEPT
                ? means.get(block)[model.observed().indexOf(row.lhs())]
                : covariances.get(block).at(row.lhs(), row.rhs());
    }

    /** Variances, covariances and means of a model without factors, where its search begins. */
    double[] start(ParameterTable table) {
        double[] theta = new double[table.freeCount()];
        for (Parameter row : table.parameters()) {
            if (row.isFree()) {
                double least = 1e-3
                        * covariances
                                .get(2 * LevelBlocks.group(row.group()) - 2)
                                .at(row.lhs(), row.lhs());
                boolean variance = row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
                theta[row.free() - 1] = variance ? Math.max(moment(row), least) : moment(row);
            }
        }
        return theta;
    }

    /** What searches begin from, by block. */
    List<StartingValues.SampleStart> starts() {
        List<StartingValues.SampleStart> starts = new ArrayList<>();
        for (TwoLevelLikelihood likelihood : likelihoods) {
            StartingMoments own = StartingMoments.of(likelihood.sample());
            double[] none = new double[own.mean().length];
            double[] inside = own.mean().clone();
            double[] outside = own.mean().clone();
            for (int i = 0; i < none.length; i++) {
                if (likelihood.sample().levels().get(i).isBetween()) {
                    inside[i] = 0;
                } else {
                    outside[i] = 0;
                }
            }
            starts.add(new StartingValues.SampleStart(own.within(), inside, java.util.Map.of()));
            starts.add(new StartingValues.SampleStart(own.between(), outside, java.util.Map.of()));
        }
        return starts;
    }

    List<ItemIntraclass> intraclass() {
        List<ItemIntraclass> items = new ArrayList<>();
        for (int g = 0; g < likelihoods.size(); g++) {
            ClusteredSample sample = likelihoods.get(g).sample();
            for (int i = 0; i < sample.width(); i++) {
                String name = sample.variables().get(i);
                if (sample.levels().get(i).isWithin()) {
                    items.add(new ItemIntraclass(
                            sample.name(),
                            name,
                            covariances.get(2 * g).at(name, name),
                            covariances.get(2 * g + 1).at(name, name)));
                }
            }
        }
        return items;
    }

    /**
     * SRMR of each level, weighted by the groups' rows: the root mean square of residual correlations, with the zeros
     * on the diagonal counted, as lavaan 0.6-14 gives it for two levels (for one level it divides covariances by
     * observed standard deviations).
     */
    List<Double> residuals(List<ModelObjective.Term> terms) {
        double within = 0;
        double between = 0;
        for (int g = 0; g < terms.size(); g++) {
            TwoLevelMoments moments = (TwoLevelMoments) terms.get(g).structure();
            ClusteredSample sample = likelihoods.get(g).sample();
            within += terms.get(g).share() * residual(sample, moments.within(), 2 * g, 1);
            between += terms.get(g).share() * residual(sample, moments.between(), 2 * g + 1, 2);
        }
        return List.of(within, between);
    }

    private double residual(ClusteredSample sample, CovarianceStructure structure, int block, int level) {
        int[] own = java.util.stream.IntStream.range(0, sample.width())
                .filter(i -> level == 1
                        ? sample.levels().get(i).isWithin()
                        : sample.levels().get(i).isBetween())
                .toArray();
        int k = own.length;
        DMatrixRMaj observed = new DMatrixRMaj(k, k);
        DMatrixRMaj implied = new DMatrixRMaj(k, k);
        double[][] all = covariances.get(block).toArray();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                observed.set(i, j, all[own[i]][own[j]]);
                implied.set(i, j, structure.sigma().get(own[i], own[j]));
            }
        }
        if (k < 2) {
            return 0;
        }
        double correlations = ResidualMoments.of(observed, new double[0], implied, new double[0])
                .crmrWithoutMeans();
        return correlations * Math.sqrt((k - 1.0) / (k + 1.0));
    }

    /** Observed and implied moments, by block. */
    List<SemFit.GroupMoments> groups(List<CovarianceStructure> structures) {
        List<SemFit.GroupMoments> groups = new ArrayList<>();
        for (int block = 0; block < structures.size(); block++) {
            CovarianceStructure structure = structures.get(block);
            List<String> names = structure.model().observed();
            List<String> latent = structure.model().latent();
            groups.add(new SemFit.GroupMoments(
                    model.groups().get(block),
                    covariances.get(block),
                    means.get(block),
                    Matrix.ofRowMajor(names, names, structure.sigma().data),
                    java.util.Arrays.copyOf(structure.moments(), names.size()),
                    Matrix.ofRowMajor(latent, latent, structure.latentCovariance().data)
                            .select(model.latent(), model.latent())));
        }
        return groups;
    }
}
