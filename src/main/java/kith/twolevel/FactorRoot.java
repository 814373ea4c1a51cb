package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * The loadings of one level on uncorrelated standard normal variables, A = Λ L with Ψ = L L′ the covariances of the
 * factors, and what derivatives by them are by the parameters. With dΨ, dL = L Φ(L⁻¹ dΨ L⁻ᵀ), where Φ takes the lower
 * triangle and half of the diagonal. Not thread-safe.
 */
final class FactorRoot {

    /** Where a parameter stands: a loading (item, factor) or a covariance (factor, factor). */
    private record Place(boolean loading, int row, int col, int parameter, double value) {}

    private final int items;
    private final int factors;
    private final List<Place> places = new ArrayList<>();
    private final double[][] lambda;
    private final double[][] psi;
    final double[][] root;
    final double[][] loadings;

    /** @param block of a table in the form of {@link LevelBlocks} */
    FactorRoot(ParameterTable table, int block) {
        List<String> names = table.latent().stream()
                .filter(name -> table.parameters().stream()
                        .anyMatch(row -> row.group() == block
                                && row.op() == Operator.LOADING
                                && row.lhs().equals(name)))
                .toList();
        this.items = table.observed().size();
        this.factors = names.size();
        this.lambda = new double[items][factors];
        this.psi = new double[factors][factors];
        this.root = new double[factors][factors];
        this.loadings = new double[items][factors];
        for (Parameter row : table.parameters()) {
            int parameter = row.isFree() ? row.free() - 1 : -1;
            double value = row.isFree() ? 0 : row.value();
            if (row.group() == block && row.op() == Operator.LOADING) {
                places.add(new Place(
                        true, table.observed().indexOf(row.rhs()), names.indexOf(row.lhs()), parameter, value));
            } else if (row.group() == block && row.op() == Operator.COVARIANCE && names.contains(row.lhs())) {
                places.add(new Place(false, names.indexOf(row.lhs()), names.indexOf(row.rhs()), parameter, value));
            }
        }
    }

    int factors() {
        return factors;
    }

    /** Takes parameters; false where the covariances of the factors are not positive definite. */
    boolean take(double[] theta) {
        for (Place place : places) {
            double value = place.parameter < 0 ? place.value : theta[place.parameter];
            if (place.loading) {
                lambda[place.row][place.col] = value;
            } else {
                psi[place.row][place.col] = value;
                psi[place.col][place.row] = value;
            }
        }
        for (int i = 0; i < factors; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = psi[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < factors; c++) {
                double sum = 0;
                for (int f = c; f < factors; f++) {
                    sum += lambda[i][f] * root[f][c];
                }
                loadings[i][c] = sum;
            }
        }
        return true;
    }

    /** Adds the derivatives by the parameters that follow from those by A. */
    void addGradient(double[][] slopes, double[] gradient) {
        double[][] byRoot = new double[factors][factors];
        for (int f = 0; f < factors; f++) {
            for (int c = 0; c <= f; c++) {
                for (int i = 0; i < items; i++) {
                    byRoot[f][c] += lambda[i][f] * slopes[i][c];
                }
            }
        }
        for (Place place : places) {
            if (place.parameter < 0) {
                continue;
            }
            double sum = 0;
            if (place.loading) {
                for (int c = 0; c <= place.col; c++) {
                    sum += slopes[place.row][c] * root[place.col][c];
                }
            } else {
                double[][] change = rootChange(place.row, place.col);
                for (int f = 0; f < factors; f++) {
                    for (int c = 0; c <= f; c++) {
                        sum += byRoot[f][c] * change[f][c];
                    }
                }
            }
            gradient[place.parameter] += sum;
        }
    }

    /** The change of L with Ψ_ab and Ψ_ba. */
    private double[][] rootChange(int a, int b) {
        double[][] inverse = new double[factors][factors];
        for (int j = 0; j < factors; j++) {
            for (int i = j; i < factors; i++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum -= root[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / root[i][i];
            }
        }
        double[][] change = new double[factors][factors];
        for (int i = 0; i < factors; i++) {
            for (int j = 0; j <= i; j++) {
                double inner = inverse[i][a] * inverse[j][b] + (a == b ? 0 : inverse[i][b] * inverse[j][a]);
                double half = i == j ? inner / 2 : inner;
                for (int f = i; f < factors; f++) {
                    change[f][j] += root[f][i] * half;
                }
            }
        }
        return change;
    }
}
