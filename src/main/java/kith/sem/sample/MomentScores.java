package kith.sem.sample;

import java.util.ArrayList;
import java.util.List;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MatrixElement;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.inference.CasewiseScores;
import org.ejml.data.DMatrixRMaj;

/**
 * The derivatives of each row's normal log-likelihood by the moments themselves, which the unrestricted model has as
 * parameters.
 */
public final class MomentScores {

    private MomentScores() {}

    /**
     * The mean over rows (or the sum over clusters, divided by the number of rows) of score × score′.
     *
     * @param covariance where, p × p
     * @param mean where; what rows are centred at when means are no moments
     */
    public static DMatrixRMaj meanSquare(GroupSample sample, DMatrixRMaj covariance, double[] mean, boolean hasMeans) {
        CovarianceStructure unrestricted = new CovarianceStructure(model(mean.length, hasMeans));
        unrestricted.evaluate(MeansAndCovariances.vector(covariance, mean, hasMeans));
        return new CasewiseScores(unrestricted, mean)
                .meanSquare(sample.patterns())
                .whole();
    }

    private static GroupModel model(int p, boolean hasMeans) {
        List<String> names = new ArrayList<>();
        List<MatrixElement> cells = new ArrayList<>();
        int offset = hasMeans ? p : 0;
        for (int i = 0; i < p; i++) {
            names.add("y" + i);
            if (hasMeans) {
                cells.add(new MatrixElement(MatrixElement.Slot.NU, i, 0, i, 0));
            }
            for (int j = 0; j <= i; j++) {
                cells.add(new MatrixElement(MatrixElement.Slot.THETA, i, j, offset + HalfVector.index(i, j, p), 0));
            }
        }
        return new GroupModel(names, List.of(), cells, List.of(), offset + HalfVector.length(p), hasMeans, List.of());
    }
}
