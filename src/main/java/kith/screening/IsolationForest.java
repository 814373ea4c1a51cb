package kith.screening;

import java.util.Arrays;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Anomaly score of each respondent with complete responses by an isolation forest (Liu, Ting and Zhou, 2008, doi
 * 10.1109/ICDM.2008.17): respondents who are parted from the others by few random splits are unusual.
 *
 * <p>{@value #TREES} trees, each of at most {@value #SAMPLE} respondents drawn without replacement and of a depth of at
 * most log₂ of their number; a split takes one of the items that vary and a cut between its smallest and largest
 * response. The score is 2^(−E(h)/c(n)): about .5 for the usual respondent, towards 1 for the unusual one. The trees
 * depend on the seed and on their number only. Smile draws its trees from a stream for each thread, so that its scores
 * depend on the number of threads.
 */
final class IsolationForest {

    private static final int TREES = 200;
    private static final int SAMPLE = 256;
    private static final double EULER = 0.5772156649015329;

    /** A split, or a leaf with as many respondents. */
    private record Node(int item, double cut, Node below, Node above, int size) {

        static Node leaf(int size) {
            return new Node(-1, Double.NaN, null, null, size);
        }
    }

    private final double[][] rows;

    private IsolationForest(double[][] rows) {
        this.rows = rows;
    }

    /** The scores; NaN where there are fewer than two rows. */
    static double[] of(double[][] complete, long seed) {
        double[] scores = new double[complete.length];
        int sample = Math.min(SAMPLE, complete.length);
        if (sample < 2) {
            Arrays.fill(scores, Double.NaN);
            return scores;
        }
        IsolationForest forest = new IsolationForest(complete);
        int depth = (int) Math.ceil(Math.log(sample) / Math.log(2));
        for (int tree = 0; tree < TREES; tree++) {
            RandomGenerator random = Seeds.stream(seed, tree);
            Node root = forest.grow(forest.draw(sample, random), depth, random);
            for (int row = 0; row < scores.length; row++) {
                scores[row] += path(root, complete[row]);
            }
        }
        for (int row = 0; row < scores.length; row++) {
            scores[row] = Math.pow(2, -scores[row] / TREES / meanPath(sample));
        }
        return scores;
    }

    private int[] draw(int sample, RandomGenerator random) {
        int[] all = new int[rows.length];
        Arrays.setAll(all, row -> row);
        for (int k = 0; k < sample; k++) {
            int other = k + random.nextInt(all.length - k);
            int kept = all[k];
            all[k] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, sample);
    }

    private Node grow(int[] members, int depth, RandomGenerator random) {
        int[] varying = varying(members);
        if (depth == 0 || members.length < 2 || varying.length == 0) {
            return Node.leaf(members.length);
        }
        int item = varying[random.nextInt(varying.length)];
        double lowest =
                Arrays.stream(members).mapToDouble(row -> rows[row][item]).min().orElseThrow();
        double highest =
                Arrays.stream(members).mapToDouble(row -> rows[row][item]).max().orElseThrow();
        double cut = lowest + (1 - random.nextDouble()) * (highest - lowest);
        int[] below =
                Arrays.stream(members).filter(row -> rows[row][item] < cut).toArray();
        int[] above =
                Arrays.stream(members).filter(row -> rows[row][item] >= cut).toArray();
        return new Node(item, cut, grow(below, depth - 1, random), grow(above, depth - 1, random), members.length);
    }

    private int[] varying(int[] members) {
        return java.util.stream.IntStream.range(0, rows[0].length)
                .filter(item -> Arrays.stream(members).anyMatch(row -> rows[row][item] != rows[members[0]][item]))
                .toArray();
    }

    /** Splits down to the leaf of a respondent, and those that the leaf would still need. */
    private static double path(Node root, double[] row) {
        Node node = root;
        int splits = 0;
        while (node.item() >= 0) {
            node = row[node.item()] < node.cut() ? node.below() : node.above();
            splits++;
        }
        return splits + meanPath(node.size());
    }

    /** Mean number of splits of an unsuccessful search in a binary tree of {@code n}. */
    static double meanPath(int n) {
        return n < 2 ? 0 : n == 2 ? 1 : 2 * (Math.log(n - 1.0) + EULER) - 2.0 * (n - 1) / n;
    }
}
