package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Standard errors of the variances and covariances of the linear ecometric model, from the observed information of the
 * (restricted) likelihood with the fixed effects profiled out: the inverse of half the second derivatives of the
 * deviance by all variances and covariances, by central differences.
 *
 * <p>NaN for a variance at 0, for a covariance with one of these, and where the information is not positive definite.
 * lme4 gives none; SAS {@code PROC MIXED} gives the same with {@code COVTEST}. Intervals from them suppose many groups.
 *
 * @param between by domain, of the covariances between groups
 * @param persons the same between respondents
 * @param residual of σ²
 */
public record VarianceErrors(double[][] between, double[][] persons, double residual) {

    private static final double STEP = 2e-3;
    private static final double NEGLIGIBLE = 1e-6;

    /** One variance or covariance: of groups, of respondents, or the residual. */
    private record Place(int matrix, int row, int col, double scale) {}

    static VarianceErrors of(EcometricDeviance deviance, EcometricDeviance.Solution solution) {
        double residual = solution.residual();
        List<double[][]> values = List.of(solution.between(), solution.persons(), new double[][] {{residual}});
        List<Place> places = new ArrayList<>();
        for (int matrix = 0; matrix < values.size(); matrix++) {
            double[][] own = values.get(matrix);
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j <= i; j++) {
                    double scale = Math.sqrt(own[i][i] * own[j][j]);
                    if (scale > NEGLIGIBLE * residual && (i == j || Math.abs(own[i][j]) < (1 - 1e-4) * scale)) {
                        places.add(new Place(matrix, i, j, scale));
                    }
                }
            }
        }
        DMatrixRMaj information = information(deviance, values, places);
        boolean there = CommonOps_DDRM.invert(information);
        double[][] between = unknown(solution.between().length);
        double[][] persons = unknown(between.length);
        double[][] error = unknown(1);
        List<double[][]> errors = List.of(between, persons, error);
        for (int k = 0; k < places.size() && there; k++) {
            Place place = places.get(k);
            double found = Math.sqrt(information.get(k, k)) * place.scale;
            errors.get(place.matrix)[place.row][place.col] = found;
            errors.get(place.matrix)[place.col][place.row] = found;
        }
        return new VarianceErrors(between, persons, error[0][0]);
    }

    private static double[][] unknown(int size) {
        double[][] unknown = new double[size][size];
        for (double[] row : unknown) {
            java.util.Arrays.fill(row, Double.NaN);
        }
        return unknown;
    }

    /** Half the second derivatives, by each place in units of its scale. */
    private static DMatrixRMaj information(EcometricDeviance deviance, List<double[][]> values, List<Place> places) {
        int q = places.size();
        DMatrixRMaj information = new DMatrixRMaj(q, q);
        for (int a = 0; a < q; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int one = -1; one <= 1; one += 2) {
                    for (int other = -1; other <= 1; other += 2) {
                        sum += one * other * at(deviance, values, places.get(a), one, places.get(b), other);
                    }
                }
                double half = sum / (8 * STEP * STEP);
                information.set(a, b, half);
                information.set(b, a, half);
            }
        }
        return information;
    }

    private static double at(
            EcometricDeviance deviance, List<double[][]> values, Place first, int one, Place second, int other) {
        List<double[][]> moved = new ArrayList<>();
        for (double[][] matrix : values) {
            double[][] copy = new double[matrix.length][];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = matrix[i].clone();
            }
            moved.add(copy);
        }
        move(moved, first, one);
        move(moved, second, other);
        return deviance.at(moved.get(0), moved.get(1), moved.get(2)[0][0]);
    }

    private static void move(List<double[][]> values, Place place, int direction) {
        double[][] matrix = values.get(place.matrix);
        matrix[place.row][place.col] += direction * STEP * place.scale;
        if (place.row != place.col) {
            matrix[place.col][place.row] += direction * STEP * place.scale;
        }
    }
}
