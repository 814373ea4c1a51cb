package kith.efa.bifactor;

import java.util.ArrayList;
import java.util.List;
import kith.efa.solution.EfaSolution;
import kith.math.Matrix;
import kith.rotation.Bifactor;
import org.ejml.data.DMatrixRMaj;

/**
 * How much of the sum of the items is the general factor of a bifactor rotation, whose factors do not correlate
 * (Jennrich and Bentler 2011, doi 10.1007/s11336-011-9218-4).
 *
 * <p>With g the loadings on the general factor, λ those on all factors, u² = 1 − Σλ² and V the sum of all correlations:
 * omega hierarchical (Σg)²/V and omega total (V − Σu²)/V, as for a Schmid–Leiman solution ({@link SchmidLeiman});
 * explained common variance Σg²/Σλ². Items that load negatively on the general factor are turned.
 *
 * @param general name of the general factor: the one that the criterion leaves free
 * @param reversed items turned
 * @param groups omegas of the items that load most on each of the other factors
 */
public record ExploratoryBifactor(
        String general,
        List<String> reversed,
        double omegaHierarchical,
        double omegaTotal,
        double explainedCommonVariance,
        List<SchmidLeiman.Group> groups) {

    public ExploratoryBifactor {
        reversed = List.copyOf(reversed);
        groups = List.copyOf(groups);
    }

    /**
     * @param solution turned by the bifactor criterion, of uncorrelated factors, two or more
     * @param correlation that it was drawn from
     */
    public static ExploratoryBifactor of(EfaSolution solution, Matrix correlation) {
        Matrix loadings = generalFirst(solution.loadings());
        Matrix r = correlation.select(solution.items(), solution.items());
        int p = solution.items().size();
        List<String> reversed = new ArrayList<>();
        double[][] turned = loadings.toArray();
        DMatrixRMaj turnedCorrelation = new DMatrixRMaj(r.toArray());
        for (int i = 0; i < p; i++) {
            if (turned[i][0] < 0) {
                reversed.add(solution.items().get(i));
                for (int k = 0; k < turned[i].length; k++) {
                    turned[i][k] = -turned[i][k];
                }
                for (int j = 0; j < p; j++) {
                    turnedCorrelation.set(i, j, -turnedCorrelation.get(i, j));
                    turnedCorrelation.set(j, i, -turnedCorrelation.get(j, i));
                }
            }
        }
        double total = 0;
        for (double value : turnedCorrelation.data) {
            total += value;
        }
        double unique = p;
        double general = 0;
        double generalSquares = 0;
        double squares = 0;
        for (double[] row : turned) {
            general += row[0];
            generalSquares += row[0] * row[0];
            for (double loading : row) {
                squares += loading * loading;
                unique -= loading * loading;
            }
        }
        return new ExploratoryBifactor(
                loadings.cols().get(0),
                reversed,
                general * general / total,
                (total - unique) / total,
                generalSquares / squares,
                SchmidLeiman.groups(Matrix.of(loadings.rows(), loadings.cols(), turned), turnedCorrelation));
    }

    /** The columns with that one in front without which the others are simplest. */
    private static Matrix generalFirst(Matrix loadings) {
        Bifactor criterion = new Bifactor();
        Matrix best = loadings;
        double least = Double.POSITIVE_INFINITY;
        for (String candidate : loadings.cols()) {
            List<String> order = new ArrayList<>(List.of(candidate));
            loadings.cols().stream().filter(name -> !name.equals(candidate)).forEach(order::add);
            Matrix ordered = loadings.select(loadings.rows(), order);
            DMatrixRMaj values = new DMatrixRMaj(ordered.toArray());
            double value = criterion.valueAndGradient(values, new DMatrixRMaj(values.numRows, values.numCols));
            if (value < least) {
                least = value;
                best = ordered;
            }
        }
        return best;
    }
}
