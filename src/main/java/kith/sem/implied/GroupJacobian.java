package kith.sem.implied;

import java.util.stream.IntStream;
import kith.math.PlacedSquare;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The derivatives of the moments of one group by the parameters of all: only those by the parameters that these moments
 * depend on are kept. With 60 groups of 61 parameters and 114 moments each it takes 56 kB in place of 3.3 MB.
 *
 * @param parameters how many parameters there are
 * @param places which of them are kept, from 0 and ascending
 * @param block the derivatives by these, moments × places
 */
public record GroupJacobian(int parameters, int[] places, DMatrixRMaj block) {

    /** Of a structure at its last evaluation. */
    static GroupJacobian of(MomentStructure structure) {
        int[] own = structure.ownParameters();
        int[] columns = new int[structure.parameterCount()];
        for (int k = 0; k < own.length; k++) {
            columns[own[k]] = k;
        }
        DMatrixRMaj block = new DMatrixRMaj(structure.momentCount(), own.length);
        structure.addJacobian(columns, block);
        return new GroupJacobian(structure.parameterCount(), own, block);
    }

    /** All derivatives are kept. */
    public static GroupJacobian whole(DMatrixRMaj whole) {
        return new GroupJacobian(
                whole.numCols, IntStream.range(0, whole.numCols).toArray(), whole);
    }

    /** The derivatives by all parameters, moments × parameters. */
    public DMatrixRMaj whole() {
        DMatrixRMaj whole = new DMatrixRMaj(moments(), parameters);
        int own = places.length;
        for (int k = 0; k < moments(); k++) {
            for (int a = 0; a < own; a++) {
                whole.data[k * parameters + places[a]] = block.data[k * own + a];
            }
        }
        return whole;
    }

    /** How many moments. */
    public int moments() {
        return block.numRows;
    }

    /** The derivatives of the moments from {@code first} on. */
    public GroupJacobian from(int first) {
        return first == 0
                ? this
                : new GroupJacobian(
                        parameters, places, CommonOps_DDRM.extract(block, first, moments(), 0, places.length));
    }

    /** Others of the same parameters in place of these derivatives, such as their products with a weight. */
    public GroupJacobian with(DMatrixRMaj another) {
        return new GroupJacobian(parameters, places, another);
    }

    /**
     * {@code scale} × Δ′ M, parameters × parameters.
     *
     * @param image M, moments × places, such as W Δ with a weight W
     */
    public PlacedSquare times(DMatrixRMaj image, double scale) {
        DMatrixRMaj product = new DMatrixRMaj(places.length, places.length);
        SparseProduct.addTransposeTimes(block, image, scale, product);
        return new PlacedSquare(parameters, places, product);
    }

    /** Adds Δ′ times the Jacobian of other parameters to {@code sum}, parameters × the other's. */
    public void addProduct(GroupJacobian other, DMatrixRMaj sum) {
        DMatrixRMaj product = new DMatrixRMaj(places.length, other.places.length);
        SparseProduct.addTransposeTimes(block, other.block, 1, product);
        for (int a = 0; a < places.length; a++) {
            for (int b = 0; b < other.places.length; b++) {
                sum.data[places[a] * other.parameters + other.places[b]] += product.data[a * other.places.length + b];
            }
        }
    }
}
