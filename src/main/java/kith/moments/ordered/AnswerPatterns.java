package kith.moments.ordered;

import java.util.Arrays;

/**
 * The distinct rows of answers, each with the sum of its weights and of their squares. Rows of different clusters are
 * never taken together.
 *
 * <p>An open hash table over rows that are held one after the other in two arrays, categories as bytes and continuous
 * values as they are.
 */
final class AnswerPatterns {

    private final int ordered;
    private final int continuous;
    private final int covariates;
    private byte[] codes;
    private double[] values;
    private double[] weight;
    private double[] squared;
    private int[] cluster;
    private int[] slots;
    private int size;

    /** @param covariates how many of the continuous values, the last ones, are covariates */
    AnswerPatterns(int ordered, int continuous, int covariates) {
        this.ordered = ordered;
        this.continuous = continuous;
        this.covariates = covariates;
        this.codes = new byte[64 * ordered];
        this.values = new double[64 * continuous];
        this.weight = new double[64];
        this.squared = new double[64];
        this.cluster = new int[64];
        this.slots = new int[256];
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    int code(int pattern, int variable) {
        return codes[pattern * ordered + variable];
    }

    double value(int pattern, int variable) {
        return values[pattern * continuous + variable];
    }

    int covariates() {
        return covariates;
    }

    double covariate(int pattern, int covariate) {
        return values[(pattern + 1) * continuous - covariates + covariate];
    }

    double weight(int pattern) {
        return weight[pattern];
    }

    double squared(int pattern) {
        return squared[pattern];
    }

    int cluster(int pattern) {
        return cluster[pattern];
    }

    /** Takes a row, and gives the pattern that it belongs to. */
    int add(int[] code, double[] value, double weight, int cluster) {
        ensureRoom();
        for (int i = 0; i < ordered; i++) {
            codes[size * ordered + i] = (byte) code[i];
        }
        System.arraycopy(value, 0, values, size * continuous, continuous);
        return addLast(weight, weight * weight, cluster);
    }

    /** Takes rows that answer as a pattern of another table does, and gives the pattern that they belong to here. */
    int addLike(AnswerPatterns other, int pattern, double weightSum, double squaredSum, int ofCluster) {
        ensureRoom();
        System.arraycopy(other.codes, pattern * ordered, codes, size * ordered, ordered);
        System.arraycopy(other.values, pattern * continuous, values, size * continuous, continuous);
        return addLast(weightSum, squaredSum, ofCluster);
    }

    /** Takes the answers that stand behind the last pattern. */
    private int addLast(double weightSum, double squaredSum, int ofCluster) {
        cluster[size] = ofCluster;
        int slot = slotOf(size);
        int pattern = slots[slot];
        if (pattern < 0) {
            pattern = size++;
            slots[slot] = pattern;
            weight[pattern] = 0;
            squared[pattern] = 0;
        }
        weight[pattern] += weightSum;
        squared[pattern] += squaredSum;
        return pattern;
    }

    /** Takes what another table has, and gives for each of its patterns the number that it has here. */
    int[] addAll(AnswerPatterns other) {
        int[] number = new int[other.size];
        for (int u = 0; u < other.size; u++) {
            number[u] = addLike(other, u, other.weight[u], other.squared[u], other.cluster[u]);
        }
        return number;
    }

    /** The slot of an equal row, or the free slot where this one belongs. */
    private int slotOf(int pattern) {
        int mask = slots.length - 1;
        int slot = hash(pattern) & mask;
        while (slots[slot] >= 0 && !same(slots[slot], pattern)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int hash(int pattern) {
        int hash = cluster[pattern];
        for (int k = pattern * ordered; k < (pattern + 1) * ordered; k++) {
            hash = 31 * hash + codes[k];
        }
        for (int k = pattern * continuous; k < (pattern + 1) * continuous; k++) {
            hash = 31 * hash + Double.hashCode(values[k]);
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private boolean same(int a, int b) {
        return cluster[a] == cluster[b]
                && Arrays.equals(codes, a * ordered, (a + 1) * ordered, codes, b * ordered, (b + 1) * ordered)
                && Arrays.equals(
                        values, a * continuous, (a + 1) * continuous, values, b * continuous, (b + 1) * continuous);
    }

    private void ensureRoom() {
        if (size == weight.length) {
            int room = 2 * size;
            codes = Arrays.copyOf(codes, room * ordered);
            values = Arrays.copyOf(values, room * continuous);
            weight = Arrays.copyOf(weight, room);
            squared = Arrays.copyOf(squared, room);
            cluster = Arrays.copyOf(cluster, room);
        }
        if (2 * size >= slots.length) {
            slots = new int[2 * slots.length];
            Arrays.fill(slots, -1);
            for (int u = 0; u < size; u++) {
                slots[slotOf(u)] = u;
            }
        }
    }
}
