package kith.irt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which parameters are equal in all groups. The first group has latent mean 0 and variance 1 (slopes free); the others
 * have what is freed here, otherwise the same.
 *
 * @param equalSlopes items whose slopes are equal
 * @param equalIntercepts items whose intercepts (thresholds, steps) are equal
 * @param freeMeans whether latent means of the further groups are estimated
 * @param freeVariances whether latent variances of the further groups are estimated
 */
public record GroupConstraints(
        Set<Integer> equalSlopes, Set<Integer> equalIntercepts, boolean freeMeans, boolean freeVariances) {

    public GroupConstraints {
        equalSlopes = Set.copyOf(equalSlopes);
        equalIntercepts = Set.copyOf(equalIntercepts);
    }

    /** Nothing equal but the latent distribution, which sets the scale of each group (configural). */
    public static GroupConstraints none() {
        return new GroupConstraints(Set.of(), Set.of(), false, false);
    }

    /** All item parameters equal, latent means and variances free. */
    public static GroupConstraints all(int items) {
        return anchors(IntStream.range(0, items).boxed().toList());
    }

    /** Equal slopes and free variances; intercepts differ and latent means stay 0. */
    public static GroupConstraints slopes(int items) {
        return new GroupConstraints(
                IntStream.range(0, items).boxed().collect(Collectors.toSet()), Set.of(), false, true);
    }

    /** Item parameters of the anchors equal, latent means and variances free. */
    public static GroupConstraints anchors(List<Integer> anchors) {
        return new GroupConstraints(Set.copyOf(anchors), Set.copyOf(anchors), true, true);
    }

    /** The same with the parameters of an item free in every group. */
    public GroupConstraints without(int item) {
        return withoutSlopes(item).withoutIntercepts(item);
    }

    public GroupConstraints withoutSlopes(int item) {
        return new GroupConstraints(except(equalSlopes, item), equalIntercepts, freeMeans, freeVariances);
    }

    public GroupConstraints withoutIntercepts(int item) {
        return new GroupConstraints(equalSlopes, except(equalIntercepts, item), freeMeans, freeVariances);
    }

    /** The same with the parameters of an item equal in all groups. */
    public GroupConstraints with(int item) {
        return new GroupConstraints(plus(equalSlopes, item), plus(equalIntercepts, item), freeMeans, freeVariances);
    }

    private static Set<Integer> except(Set<Integer> items, int item) {
        return items.stream().filter(other -> other != item).collect(Collectors.toSet());
    }

    private static Set<Integer> plus(Set<Integer> items, int item) {
        return IntStream.concat(items.stream().mapToInt(Integer::intValue), IntStream.of(item))
                .boxed()
                .collect(Collectors.toSet());
    }
}
