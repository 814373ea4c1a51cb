package kith.sem.diagnostic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * For each row r of the Jacobian R of equality constraints a direction v of the parameters with R v = e_r: along v the
 * constraint is lifted and the others are kept. Directions differ by what the constraints allow anyway, which a score
 * test does not see.
 *
 * <p>Where each constraint says that two parameters are equal, or that one has a value, and none follows from the
 * others, the constraints are the edges of a forest, in which all values are one node; without the edge r the tree
 * falls into two parts, and v is 1 on the smaller, or on the one without the values. Of 60 groups with an equal loading
 * that is one loading of one group, where R′(RR′)⁻¹ has an element for each group: the tests of 1,416 constraints take
 * a hundredth of the multiplications.
 */
final class LiftedDirections {

    private final List<double[]> slopes;
    private final int q;
    /** By parameter, and behind them for values, the constraints that it is part of. */
    private final List<List<Integer>> constraintsOf;
    /** By constraint, its parameters; a parameter and q where it has a value. */
    private final List<int[]> ends;

    private LiftedDirections(List<double[]> slopes, int q) {
        this.slopes = slopes;
        this.q = q;
        this.ends = slopes.stream()
                .map(slope -> IntStream.range(0, q).filter(i -> slope[i] != 0).toArray())
                .map(places -> places.length == 1 ? new int[] {places[0], q} : places)
                .toList();
        this.constraintsOf = IntStream.rangeClosed(0, q)
                .<List<Integer>>mapToObj(i -> new ArrayList<>())
                .toList();
        for (int r = 0; r < ends.size(); r++) {
            for (int end : ends.get(r)) {
                constraintsOf.get(end).add(r);
            }
        }
    }

    /** @param slopes the rows of R, of {@code q} elements each */
    static List<double[]> of(List<double[]> slopes, int q) {
        LiftedDirections directions = new LiftedDirections(slopes, q);
        return directions.ofForest().orElseGet(directions::shortest);
    }

    /** Empty unless the constraints are the edges of a forest. */
    private Optional<List<double[]>> ofForest() {
        List<double[]> directions = new ArrayList<>();
        for (int r = 0; r < slopes.size(); r++) {
            int[] pair = ends.get(r);
            double[] slope = slopes.get(r);
            if (pair.length != 2 || pair[1] < q && slope[pair[0]] != -slope[pair[1]]) {
                return Optional.empty();
            }
            List<Integer> first = reached(pair[0], r);
            if (first.contains(pair[1])) {
                return Optional.empty();
            }
            List<Integer> second = reached(pair[1], r);
            boolean isFirst = second.contains(q) || !first.contains(q) && first.size() < second.size();
            List<Integer> smaller = isFirst ? first : second;
            double step = 1 / slope[smaller.get(0)];
            double[] direction = new double[q];
            smaller.forEach(i -> direction[i] = step);
            directions.add(direction);
        }
        return Optional.of(directions);
    }

    /** The parameters that are equal to one without the constraint {@code lifted}, the one itself first. */
    private List<Integer> reached(int parameter, int lifted) {
        boolean[] seen = new boolean[q + 1];
        List<Integer> reached = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(parameter));
        seen[parameter] = true;
        while (!open.isEmpty()) {
            int at = open.remove();
            reached.add(at);
            for (int r : constraintsOf.get(at)) {
                for (int next : ends.get(r)) {
                    if (r != lifted && !seen[next]) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return reached;
    }

    /** R′ (R R′)⁻¹ where the rows of R are independent, by singular values otherwise. */
    private List<double[]> shortest() {
        DMatrixRMaj rows = new DMatrixRMaj(slopes.toArray(new double[0][]));
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(rows, null);
        DMatrixRMaj gram = SparseProduct.zeros(rows.numRows, rows.numRows);
        SparseProduct.addTransposeTimes(transposed, transposed, 1, gram);
        CholeskyFactor factored = new CholeskyFactor(rows.numRows);
        DMatrixRMaj solved = new DMatrixRMaj(rows.numRows, rows.numCols);
        if (factored.factor(gram) && factored.smallestPivot() > 1e-8) {
            factored.solve(rows, solved);
        } else {
            DMatrixRMaj inverse = new DMatrixRMaj(rows.numCols, rows.numRows);
            CommonOps_DDRM.pinv(rows, inverse);
            CommonOps_DDRM.transpose(inverse, solved);
        }
        return IntStream.range(0, slopes.size())
                .mapToObj(r -> Arrays.copyOfRange(solved.data, r * q, (r + 1) * q))
                .toList();
    }
}
