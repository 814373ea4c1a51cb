package kith.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The partition of the items into Mokken scales whose first scale is as long as possible, then the second, and so on:
 * what the genetic algorithm of Straat, Van der Ark and Sijtsma (2013, doi 10.1007/s00357-013-9122-y) searches for,
 * where item selection step by step can end in a shorter scale.
 *
 * <p>A set is a scale when no H<sub>ij</sub> is negative, every H<sub>i</sub> is at least the lower bound and its Z is
 * significant. Up to {@value #EXHAUSTIVE} items every set is tried, so that the answer is the optimum; of sets equally
 * long the one with the highest H is taken. With more items a seeded genetic algorithm searches; it is repeated with
 * the same seed exactly. Package mokken always searches, and among optima of the same length keeps the first found.
 */
final class LargestScales {

    /** Up to so many items all sets are tried. */
    static final int EXHAUSTIVE = 16;

    private static final int POPULATION = 60;
    private static final int PATIENCE = 150;
    private static final double MUTATION = 0.1;

    private final PairCovariances covariances;
    private final double bound;
    private final double critical;

    private LargestScales(PairCovariances covariances, double bound, double alpha) {
        this.covariances = covariances;
        this.bound = bound;
        this.critical = NormalDistribution.quantile(1 - alpha);
    }

    /** @return the number of the scale of each item, from 1 for the longest; 0 for items that belong to none */
    static int[] of(PairCovariances covariances, double bound, double alpha, long seed) {
        LargestScales search = new LargestScales(covariances, bound, alpha);
        int[] scaleOf = new int[covariances.size()];
        for (int scale = 1; ; scale++) {
            int[] left = IntStream.range(0, scaleOf.length)
                    .filter(i -> scaleOf[i] == 0)
                    .toArray();
            int[] found = left.length <= EXHAUSTIVE ? search.longest(left) : search.searched(left, seed, scale);
            if (found.length == 0) {
                return scaleOf;
            }
            for (int item : found) {
                scaleOf[item] = scale;
            }
        }
    }

    private boolean isScale(int[] set) {
        for (int i : set) {
            for (int j : set) {
                if (i != j && covariances.covariance()[i][j] < 0) {
                    return false;
                }
            }
        }
        return worst(set) < 0;
    }

    /** The item that fails most, or −1 where none fails. */
    private int worst(int[] set) {
        int worst = -1;
        double lowest = Double.POSITIVE_INFINITY;
        for (int item : set) {
            double h = covariances.itemH(item, set);
            boolean fails = !(h >= bound) || !(covariances.itemZ(item, set) > critical);
            if (fails && !(h >= lowest)) {
                lowest = h;
                worst = item;
            }
        }
        return worst;
    }

    private int[] longest(int[] left) {
        int[] best = {};
        double highest = Double.NEGATIVE_INFINITY;
        for (int mask = 1; mask < 1 << left.length; mask++) {
            int size = Integer.bitCount(mask);
            if (size < 2 || size < best.length) {
                continue;
            }
            int[] set = set(left, mask);
            if (isScale(set)) {
                double h = covariances.scaleH(set);
                if (size > best.length || h > highest) {
                    best = set;
                    highest = h;
                }
            }
        }
        return best;
    }

    private static int[] set(int[] left, int mask) {
        return IntStream.range(0, left.length)
                .filter(b -> (mask >> b & 1) == 1)
                .map(b -> left[b])
                .toArray();
    }

    /** A member of the population: a set of items repaired until it is a scale. */
    private record Member(boolean[] has, int[] set, double fitness) {}

    private int[] searched(int[] left, long seed, int scale) {
        RandomGenerator random = Seeds.stream(seed, scale);
        List<Member> population = new ArrayList<>();
        for (int m = 0; m < POPULATION; m++) {
            boolean[] has = new boolean[left.length];
            double share = random.nextDouble();
            for (int b = 0; b < has.length; b++) {
                has[b] = random.nextDouble() < share;
            }
            population.add(repaired(left, has, random));
        }
        Member best = best(population);
        int waiting = 0;
        while (waiting < PATIENCE) {
            List<Member> next = new ArrayList<>(List.of(best));
            while (next.size() < POPULATION) {
                next.add(child(left, winner(population, random), winner(population, random), random));
            }
            population = next;
            Member now = best(population);
            waiting = now.fitness() > best.fitness() ? 0 : waiting + 1;
            best = now.fitness() > best.fitness() ? now : best;
        }
        return best.set();
    }

    private static Member best(List<Member> population) {
        Member best = population.get(0);
        for (Member member : population) {
            best = member.fitness() > best.fitness() ? member : best;
        }
        return best;
    }

    private static Member winner(List<Member> population, RandomGenerator random) {
        Member one = population.get(random.nextInt(population.size()));
        Member other = population.get(random.nextInt(population.size()));
        return one.fitness() >= other.fitness() ? one : other;
    }

    private Member child(int[] left, Member one, Member other, RandomGenerator random) {
        boolean[] has = new boolean[left.length];
        for (int b = 0; b < has.length; b++) {
            has[b] = random.nextBoolean() ? one.has()[b] : other.has()[b];
            if (random.nextDouble() < MUTATION) {
                has[b] = !has[b];
            }
        }
        return repaired(left, has, random);
    }

    /** Removes items until the set is a scale, then adds what fits. */
    private Member repaired(int[] left, boolean[] wanted, RandomGenerator random) {
        boolean[] has = wanted.clone();
        for (int a = 0; a < has.length; a++) {
            for (int b = 0; b < a; b++) {
                if (has[a] && has[b] && covariances.covariance()[left[a]][left[b]] < 0) {
                    has[random.nextBoolean() ? a : b] = false;
                }
            }
        }
        int[] set = members(left, has);
        int worst = worst(set);
        while (worst >= 0) {
            has[Arrays.binarySearch(left, worst)] = false;
            set = members(left, has);
            worst = set.length < 2 ? -1 : worst(set);
        }
        if (set.length < 2) {
            return new Member(has, new int[0], 0);
        }
        return new Member(has, set, set.length + covariances.scaleH(set));
    }

    private static int[] members(int[] left, boolean[] has) {
        return IntStream.range(0, left.length)
                .filter(b -> has[b])
                .map(b -> left[b])
                .toArray();
    }
}
