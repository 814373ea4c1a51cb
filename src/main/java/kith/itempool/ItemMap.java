package kith.itempool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A map of items in two dimensions by classical multidimensional scaling of distances 1 − |r|: eigenvectors of the
 * doubly centred matrix −D²/2, each times the square root of its eigenvalue (Gower 1966, doi
 * 10.1093/biomet/53.3-4.325), as {@code cmdscale} of R. The sign of an axis is arbitrary; here the coordinate largest
 * in size is positive. Smile's MDS is not used: it needs native libraries, and its iterative solver gives two
 * eigenvalues only, so that the goodness of fit is out of reach.
 *
 * @param items names of the items
 * @param coordinates one array of two an item
 * @param eigenvalues all, descending; negative ones are due to distances that no space reproduces
 * @param fit sum of the two largest eigenvalues over the sum of the sizes of all (the first of {@code GOF} in R)
 * @param fitOfPositive the same over the sum of the positive ones (the second)
 */
public record ItemMap(
        List<String> items, double[][] coordinates, double[] eigenvalues, double fit, double fitOfPositive) {

    private static final int DIMENSIONS = 2;

    static ItemMap of(ItemDistances distances) {
        int k = distances.size();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(centred(distances.distances()))) {
            throw new IllegalStateException("no eigenvalues of the centred distances");
        }
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = Arrays.stream(order)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .toArray();
        double[][] coordinates = new double[k][DIMENSIONS];
        double taken = 0;
        for (int axis = 0; axis < Math.min(DIMENSIONS, k); axis++) {
            double size = Math.max(0, values[axis]);
            taken += size;
            DMatrixRMaj vector = eigen.getEigenVector(order[axis]);
            double sign = sign(vector);
            for (int i = 0; i < k; i++) {
                coordinates[i][axis] = sign * Math.sqrt(size) * vector.get(i);
            }
        }
        double sizes = Arrays.stream(values).map(Math::abs).sum();
        double positive = Arrays.stream(values).map(value -> Math.max(0, value)).sum();
        return new ItemMap(distances.items(), coordinates, values, taken / sizes, taken / positive);
    }

    private static double sign(DMatrixRMaj vector) {
        double largest = 0;
        for (int i = 0; i < vector.getNumElements(); i++) {
            if (Math.abs(vector.get(i)) > Math.abs(largest) + 1e-12) {
                largest = vector.get(i);
            }
        }
        return largest < 0 ? -1 : 1;
    }

    private static DMatrixRMaj centred(double[][] distances) {
        int k = distances.length;
        double[] means = new double[k];
        double mean = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                means[i] += distances[i][j] * distances[i][j] / k;
            }
            mean += means[i] / k;
        }
        DMatrixRMaj centred = new DMatrixRMaj(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                centred.set(i, j, -(distances[i][j] * distances[i][j] - means[i] - means[j] + mean) / 2);
            }
        }
        return centred;
    }
}
