package kith.math;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Which rows of a symmetric matrix an {@link ArrowFactor} eliminates, found from its zeros. */
final class ArrowShape {

    /** Rows coupled with more than this share of the others are not eliminated. */
    private static final double FEW = 0.25;
    /** Blocks of several rows are eliminated where none of them, and not what is kept, has more of the rows. */
    private static final double SMALL = 0.25;

    private final DMatrixRMaj matrix;
    private final int n;
    private final int[] degree;

    private ArrowShape(DMatrixRMaj matrix) {
        this.matrix = matrix;
        this.n = matrix.numRows;
        this.degree = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                degree[i] += areCoupled(i, j) ? 1 : 0;
            }
        }
    }

    /**
     * Sets of rows no two of which are coupled: the parts into which the matrix falls without the rows coupled with
     * many where these parts are small; otherwise single rows, those coupled with the fewest first.
     */
    static List<int[]> blocks(DMatrixRMaj matrix) {
        ArrowShape shape = new ArrowShape(matrix);
        List<int[]> parts = shape.parts();
        boolean several = parts.stream().anyMatch(part -> part.length > 1);
        boolean small = parts.stream().allMatch(part -> part.length <= SMALL * shape.n);
        return several && small && others(shape.n, parts).length <= SMALL * shape.n ? parts : shape.singles();
    }

    /** The rows that are in none of the blocks. */
    static int[] others(int n, List<int[]> blocks) {
        boolean[] taken = new boolean[n];
        blocks.forEach(block -> Arrays.stream(block).forEach(i -> taken[i] = true));
        return IntStream.range(0, n).filter(i -> !taken[i]).toArray();
    }

    private boolean areCoupled(int i, int j) {
        return i != j && matrix.data[i * n + j] != 0;
    }

    private boolean isCoupledWithFew(int i) {
        return degree[i] <= FEW * n;
    }

    private List<int[]> parts() {
        boolean[] seen = new boolean[n];
        List<int[]> parts = new ArrayList<>();
        for (int first = 0; first < n; first++) {
            if (!seen[first] && isCoupledWithFew(first)) {
                parts.add(reached(first, seen));
            }
        }
        return parts;
    }

    private int[] reached(int first, boolean[] seen) {
        List<Integer> reached = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(first));
        seen[first] = true;
        while (!open.isEmpty()) {
            int at = open.remove();
            reached.add(at);
            for (int j = 0; j < n; j++) {
                if (!seen[j] && areCoupled(at, j) && isCoupledWithFew(j)) {
                    seen[j] = true;
                    open.add(j);
                }
            }
        }
        return reached.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private List<int[]> singles() {
        boolean[] taken = new boolean[n];
        boolean[] blocked = new boolean[n];
        IntStream.range(0, n)
                .filter(this::isCoupledWithFew)
                .boxed()
                .sorted(Comparator.comparingInt(i -> degree[i]))
                .filter(i -> !blocked[i])
                .forEach(i -> {
                    taken[i] = true;
                    for (int j = 0; j < n; j++) {
                        blocked[j] |= areCoupled(i, j);
                    }
                });
        return IntStream.range(0, n)
                .filter(i -> taken[i])
                .mapToObj(i -> new int[] {i})
                .toList();
    }
}
