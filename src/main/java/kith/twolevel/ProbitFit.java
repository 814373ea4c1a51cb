package kith.twolevel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.math.PairIndex;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.LeastSquaresDiscrepancy;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.StartingValues;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.GroupModel;
import kith.sem.implied.HalfVector;
import kith.sem.implied.OrdinalStructure;
import kith.sem.implied.SparseProduct;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A model fitted to the moments of ordered items at two levels by diagonally weighted least squares.
 *
 * @param covariance of the parameters that remain under the equality constraints
 */
record ProbitFit(
        ModelSearch.Found found,
        OrderedTwoLevelMoments structure,
        DMatrixRMaj covariance,
        boolean identified,
        ShiftedStatistic test,
        boolean startsKept) {

    private static final double TOLERANCE = 1e-9;
    /** Latent responses have the variance 1 within clusters in the sample, and about this in the model. */
    private static final double VARIANCE = 1.6;

    /**
     * What models are fitted to.
     *
     * @param vector the moments, in the order of {@link OrderedTwoLevelMoments}
     * @param gamma their covariance, times the number of clusters
     */
    record Sample(double[] vector, DMatrixRMaj gamma, ProbitMoments moments) {

        static Sample of(ProbitMoments moments) {
            return new Sample(moments.vector(), moments.gamma(), moments);
        }

        /** 1 ∕ Γ_kk for moments that are estimated and asked for, 0 for others. */
        DiagonalWeight weight(boolean within, boolean between) {
            int first = moments.thresholds();
            int second = first + PairIndex.count(moments.items());
            double[] weight = new double[vector.length];
            for (int k = 0; k < weight.length; k++) {
                boolean wanted = k < first || (k < second ? within : between);
                double own = gamma.get(k, k);
                weight[k] = wanted && own > 0 && Double.isFinite(own) ? 1 / own : 0;
            }
            return new DiagonalWeight(weight);
        }

        /** The weight of correlations within clusters or covariances between them alone, which a baseline has at 0. */
        DiagonalWeight weightOfRelations(boolean within, boolean between) {
            DiagonalWeight all = weight(within, between);
            int first = moments.thresholds();
            int second = first + PairIndex.count(moments.items());
            double[] weight = new double[vector.length];
            for (int k = first; k < weight.length; k++) {
                weight[k] = all.at(k);
            }
            for (int j = 0; j < moments.items(); j++) {
                weight[second + HalfVector.index(j, j, moments.items())] = 0;
            }
            return new DiagonalWeight(weight);
        }
    }

    /**
     * @param table as blocks
     * @param within whether moments within clusters are fitted
     * @param between whether moments between clusters are
     */
    static ProbitFit of(ParameterTable table, Sample sample, boolean within, boolean between, int maxIterations) {
        OrderedTwoLevelMoments structure = structure(table, sample.moments());
        DiagonalWeight weight = sample.weight(within, between);
        List<ModelObjective.Term> terms =
                List.of(new ModelObjective.Term(structure, new LeastSquaresDiscrepancy(sample.vector(), weight, 1), 1));
        ModelSearch search = new ModelSearch(table, maxIterations, TOLERANCE);
        StartingValues.Start start = StartingValues.possible(table, starts(sample), search.over(terms)::exists);
        ModelSearch.Found found = search.from(terms, start.theta());
        ModelObjective objective = found.objective();
        objective.value(found.point());
        DMatrixRMaj information = objective.expectedInformation();
        DMatrixRMaj inverse = new DMatrixRMaj(information.numRows, information.numRows);
        boolean identified = TwoLevelInformation.invert(information, inverse);
        if (!identified) {
            CommonOps_DDRM.fill(inverse, Double.NaN);
        }
        GroupJacobian reduced = objective.reduction().reduceColumns(structure.jacobian());
        double clusters = sample.moments().clusters();
        double moments =
                IntStream.range(0, weight.size()).filter(k -> weight.at(k) > 0).count();
        double df = moments - objective.reduction().counted();
        ShiftedStatistic test = ShiftedStatistic.of(
                2 * clusters * found.minimum().value(),
                df,
                ShiftedStatistic.traces(reduced, weight, sample.gamma(), inverse));
        return new ProbitFit(
                found,
                structure,
                covariance(reduced.whole(), weight, sample.gamma(), inverse, clusters),
                identified,
                test,
                start.keepsGiven());
    }

    /** (Δ′WΔ)⁻¹ Δ′WΓWΔ (Δ′WΔ)⁻¹ ∕ clusters. */
    private static DMatrixRMaj covariance(
            DMatrixRMaj jacobian, DiagonalWeight weight, DMatrixRMaj gamma, DMatrixRMaj inverse, double clusters) {
        int r = inverse.numRows;
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        weight.multiply(jacobian, weighted);
        DMatrixRMaj image = new DMatrixRMaj(weighted.numRows, r);
        SparseProduct.symmetricTimes(gamma, weighted, image);
        DMatrixRMaj meat = new DMatrixRMaj(r, r);
        SparseProduct.addTransposeTimes(weighted, image, 1 / clusters, meat);
        DMatrixRMaj half = new DMatrixRMaj(r, r);
        CommonOps_DDRM.mult(inverse, meat, half);
        DMatrixRMaj covariance = new DMatrixRMaj(r, r);
        CommonOps_DDRM.mult(half, inverse, covariance);
        return covariance;
    }

    /** With every threshold in the block within clusters, where latent responses are cut. */
    static OrderedTwoLevelMoments structure(ParameterTable table, ProbitMoments moments) {
        List<Parameter> rows = table.parameters().stream()
                .filter(row -> row.op() != Operator.THRESHOLD || holdsThreshold(table, row))
                .map(row -> row.op() == Operator.THRESHOLD ? inBlock(row, 1) : row)
                .toList();
        ParameterTable moved = table.withParameters(rows);
        GroupModel within = GroupModel.of(moved, 1);
        boolean[] ordered = new boolean[moments.items()];
        Arrays.fill(ordered, true);
        return new OrderedTwoLevelMoments(
                new OrdinalStructure(within, OrdinalStructure.Scaling.THETA, within.thresholds(), ordered),
                new CovarianceStructure(GroupModel.of(moved, 2)));
    }

    /** Thresholds are at level 2, or at level 1 for an item of that level alone. */
    static boolean holdsThreshold(ParameterTable table, Parameter row) {
        return row.level() == 2
                || LevelBlocks.levels(table).get(table.observed().indexOf(row.lhs())) == VariableLevel.WITHIN;
    }

    private static Parameter inBlock(Parameter row, int block) {
        return new Parameter(
                row.lhs(),
                row.op(),
                row.rhs(),
                block,
                row.level(),
                row.free(),
                row.value(),
                row.label(),
                row.exogenous(),
                row.lower(),
                row.upper());
    }

    private static List<StartingValues.SampleStart> starts(Sample sample) {
        ProbitMoments moments = sample.moments();
        Map<String, Map<Integer, Double>> thresholds = new HashMap<>();
        for (int j = 0; j < moments.items(); j++) {
            double[] own = moments.margins().get(j).thresholds();
            Map<Integer, Double> numbered = new HashMap<>();
            for (int k = 0; k < own.length; k++) {
                numbered.put(k + 1, Math.sqrt(VARIANCE) * own[k]);
            }
            thresholds.put(moments.names().get(j), numbered);
        }
        double[] none = new double[moments.items()];
        return List.of(
                new StartingValues.SampleStart(moments.within().map(value -> value * VARIANCE), none, thresholds),
                new StartingValues.SampleStart(moments.between().map(value -> value * VARIANCE), none, thresholds));
    }
}
