package kith.sem.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NormalWeightTest {

    private static final int P = 5;

    private final Random random = new Random(11);

    @Test
    void aProductIsThatWithTheWholeMatrixWhateverIsZeroInTheVector() {
        NormalWeight weight = new NormalWeight(positive(), true);
        DMatrixRMaj matrix = weight.toMatrix();
        int size = weight.size();
        for (int trial = 0; trial < 40; trial++) {
            double[] vector = new double[size];
            for (int k = 0; k < P && trial % 3 == 0; k++) {
                vector[k] = random.nextGaussian();
            }
            int row = trial % P;
            for (int j = 0; j < P; j++) {
                boolean onCross = trial < 30 && (trial < 20 || j == (row + 1) % P);
                vector[P + HalfVector.index(row, j, P)] = onCross ? random.nextGaussian() : 0;
            }
            if (trial % 7 == 6) {
                vector[P + HalfVector.index(0, 1, P)] = 1;
                vector[P + HalfVector.index(2, 3, P)] = 1;
            }
            double[] product = new double[size];
            weight.multiply(vector, product);
            for (int i = 0; i < size; i++) {
                double expected = 0;
                for (int k = 0; k < size; k++) {
                    expected += matrix.get(i, k) * vector[k];
                }
                assertThat(product[i]).isEqualTo(expected, within(1e-12));
            }
        }
    }

    private DMatrixRMaj positive() {
        DMatrixRMaj matrix = new DMatrixRMaj(P, P);
        double[][] factors = new double[P][P];
        for (double[] factor : factors) {
            for (int k = 0; k < P; k++) {
                factor[k] = random.nextGaussian();
            }
        }
        for (int i = 0; i < P; i++) {
            for (int j = 0; j < P; j++) {
                double sum = i == j ? 1 : 0;
                for (double[] factor : factors) {
                    sum += factor[i] * factor[j];
                }
                matrix.set(i, j, sum);
            }
        }
        return matrix;
    }
}
