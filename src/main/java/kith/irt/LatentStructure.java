package kith.irt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which factors the items load on.
 *
 * @param factors names of the correlated (general) factors, then of the specific ones
 * @param general how many factors are correlated with each other; the further ones are specific: orthogonal to all
 *     others
 * @param loads for each item the indices of its factors, at most one of them specific
 * @param correlations whether the general factors may correlate
 */
public record LatentStructure(List<String> factors, int general, List<List<Integer>> loads, Correlations correlations) {

    /** Correlations of the general factors. */
    public enum Correlations {
        FREE,
        ZERO
    }

    /** With free correlations. */
    public LatentStructure(List<String> factors, int general, List<List<Integer>> loads) {
        this(factors, general, loads, Correlations.FREE);
    }

    public LatentStructure {
        factors = List.copyOf(factors);
        loads = loads.stream().map(List::copyOf).toList();
        int first = general;
        if (general < 1
                || loads.stream()
                        .anyMatch(of -> of.isEmpty()
                                || of.stream().filter(f -> f >= first).count() > 1)) {
            throw new IllegalArgumentException("each item loads on a factor, and on at most one specific factor");
        }
    }

    /** One factor. */
    public static LatentStructure unidimensional(int items) {
        return new LatentStructure(List.of("theta"), 1, Collections.nCopies(items, List.of(0)));
    }

    /** Correlated factors, each item on one of them. */
    public static LatentStructure correlated(List<String> factors, int[] factorOfItem) {
        return new LatentStructure(
                factors,
                factors.size(),
                IntStream.of(factorOfItem).mapToObj(List::of).toList());
    }

    /**
     * One general factor and orthogonal specific factors (Gibbons and Hedeker 1992).
     *
     * @param specificOfItem specific factor of each item, negative for none
     */
    public static LatentStructure bifactor(List<String> specific, int[] specificOfItem) {
        List<String> factors = new ArrayList<>(List.of("general"));
        factors.addAll(specific);
        return new LatentStructure(
                factors,
                1,
                IntStream.of(specificOfItem)
                        .mapToObj(s -> s < 0 ? List.of(0) : List.of(0, s + 1))
                        .toList());
    }

    /**
     * All items on all factors, uncorrelated, to be rotated afterwards. The axes are fixed by an echelon: the first
     * item loads on the first factor only, the second on the first two, and so on, which restricts nothing else.
     */
    public static LatentStructure exploratory(int items, int factors) {
        List<List<Integer>> loads = IntStream.range(0, items)
                .mapToObj(i -> IntStream.rangeClosed(0, Math.min(i, factors - 1))
                        .boxed()
                        .toList())
                .toList();
        List<String> names =
                IntStream.rangeClosed(1, factors).mapToObj(f -> "F" + f).toList();
        return new LatentStructure(names, factors, loads, factors == 1 ? Correlations.FREE : Correlations.ZERO);
    }

    /** Whether all items load on all factors but for the echelon. */
    public boolean isExploratory() {
        return general > 1 && equals(exploratory(loads.size(), factors.size()));
    }

    int specific() {
        return factors.size() - general;
    }

    /** The specific factor of an item counted from 0, or −1. */
    int specificOf(int item) {
        return loads.get(item).stream()
                .filter(factor -> factor >= general)
                .mapToInt(factor -> factor - general)
                .findFirst()
                .orElse(-1);
    }
}
