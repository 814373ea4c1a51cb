package kith.scoring.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import smile.base.cart.CART;
import smile.base.cart.LeafNode;
import smile.base.cart.Loss;
import smile.base.cart.Node;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * Imputation by random forests (Doove, van Buuren and Dusseldorp 2014, doi 10.1016/j.csda.2013.10.025, algorithm 1).
 * Ten regression trees are grown, each from a bootstrap sample and with a third of the predictors tried at every split
 * (Smile). In each tree, the observed values in the leaf of a respondent are its donors; one of all donors is drawn.
 * mice ({@code mice.impute.rf}) does the same with trees of randomForest or ranger. Without predictors, any observed
 * value is drawn.
 */
final class ForestImputation {

    private static final StructField RESPONSE = new StructField("response", DataTypes.DoubleType);
    private static final int TREES = 10;
    private static final int SMALLEST_LEAF = 5;
    private static final int DEEPEST = 20;

    private ForestImputation() {}

    /** As {@link ImputationMethod#drawn}. */
    static double[] drawn(double[][] known, double[] values, double[][] missing, RandomGenerator random) {
        int predictors = known[0].length;
        List<List<Double>> donors = IntStream.range(0, missing.length)
                .<List<Double>>mapToObj(i -> new ArrayList<>())
                .toList();
        if (predictors > 0) {
            DataFrame frame = DataFrame.of(
                    known, IntStream.range(0, predictors).mapToObj(j -> "x" + j).toArray(String[]::new));
            int[][] order = CART.order(frame);
            List<Tuple> complete = rows(known, frame);
            List<Tuple> incomplete = rows(missing, frame);
            for (int t = 0; t < TREES; t++) {
                Node root = tree(frame, values, order, random).root();
                IdentityHashMap<LeafNode, List<Double>> leaves = new IdentityHashMap<>();
                for (int i = 0; i < values.length; i++) {
                    leaves.computeIfAbsent(root.predict(complete.get(i)), leaf -> new ArrayList<>())
                            .add(values[i]);
                }
                for (int i = 0; i < missing.length; i++) {
                    donors.get(i).addAll(leaves.getOrDefault(root.predict(incomplete.get(i)), List.of()));
                }
            }
        }
        return donors.stream()
                .mapToDouble(own ->
                        own.isEmpty() ? values[random.nextInt(values.length)] : own.get(random.nextInt(own.size())))
                .toArray();
    }

    /** A tree of a bootstrap sample; Smile draws the predictors of its splits from a stream of this thread. */
    private static RegressionTree tree(DataFrame frame, double[] values, int[][] order, RandomGenerator random) {
        int[] sample = new int[values.length];
        for (int i = 0; i < sample.length; i++) {
            sample[random.nextInt(sample.length)]++;
        }
        MathEx.setSeed(random.nextLong());
        return new RegressionTree(
                frame,
                Loss.ls(values),
                RESPONSE,
                DEEPEST,
                Math.max(values.length / SMALLEST_LEAF, 2),
                SMALLEST_LEAF,
                Math.max(frame.ncol() / 3, 1),
                sample,
                order);
    }

    private static List<Tuple> rows(double[][] predictors, DataFrame frame) {
        return Arrays.stream(predictors)
                .map(row -> Tuple.of(row, frame.schema()))
                .toList();
    }
}
