package kith.math;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A symmetric matrix most of whose rows hold nothing but zeros, as that of one of many groups by the parameters of all:
 * only the other rows, and their columns, are kept. With 60 groups of 37 parameters each such a matrix takes 11 kB in
 * place of 39 MB.
 *
 * @param size how many rows the whole has
 * @param places which of them are kept, ascending
 * @param block these rows at these columns
 */
public record PlacedSquare(int size, int[] places, DMatrixRMaj block) {

    /** Keeps the rows that hold something. */
    public static PlacedSquare of(DMatrixRMaj whole) {
        int n = whole.numRows;
        int[] places = IntStream.range(0, n)
                .filter(i -> IntStream.range(0, n).anyMatch(j -> whole.data[i * n + j] != 0))
                .toArray();
        DMatrixRMaj block = new DMatrixRMaj(places.length, places.length);
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                block.data[i * places.length + j] = whole.data[places[i] * n + places[j]];
            }
        }
        return new PlacedSquare(n, places, block);
    }

    /** The whole matrix. */
    public DMatrixRMaj whole() {
        DMatrixRMaj whole = new DMatrixRMaj(size, size);
        addTo(whole, 1);
        return whole;
    }

    /** {@code scale} times this. */
    public PlacedSquare times(double scale) {
        DMatrixRMaj scaled = block.copy();
        for (int k = 0; k < scaled.data.length; k++) {
            scaled.data[k] *= scale;
        }
        return new PlacedSquare(size, places, scaled);
    }

    /** Adds M v, with a vector of the size of the whole, to {@code sum}. */
    public void addProduct(double[] vector, double[] sum) {
        for (int j = 0; j < places.length; j++) {
            double factor = vector[places[j]];
            for (int i = 0; i < places.length && factor != 0; i++) {
                sum[places[i]] += block.data[j * places.length + i] * factor;
            }
        }
    }

    /** Adds {@code scale} times this to a matrix of the size of the whole. */
    public void addTo(DMatrixRMaj sum, double scale) {
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                sum.data[places[i] * size + places[j]] += scale * block.data[i * places.length + j];
            }
        }
    }

    /** v′ M v with a vector of the size of the whole. */
    public double quadratic(double[] vector) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            double product = 0;
            for (int j = 0; j < places.length; j++) {
                product += block.data[i * places.length + j] * vector[places[j]];
            }
            sum += vector[places[i]] * product;
        }
        return sum;
    }
}
