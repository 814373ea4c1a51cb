package kith.efa.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.efa.solution.FitStatistics;
import kith.math.Matrix;
import kith.math.Symmetric;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import org.ejml.data.DMatrixRMaj;

/**
 * Very simple structure (Revelle and Rocklin 1979, doi 10.1207/s15327906mbr1404_2): how well correlations are
 * reproduced when of each item's varimax-rotated minres loadings only the largest (complexity 1) or the two largest
 * (complexity 2) are kept:
 *
 * <pre>1 − Σ (R − ΛᶜΛᶜᵀ)²/Σ R²</pre>
 *
 * <p>over all cells, the diagonal with them, as in psych's {@code vss}.
 *
 * @param complexityOne fit for 1, 2, … factors
 * @param complexityTwo the same; 0 for one factor, as psych gives it
 * @param fits the fit statistics of the solutions themselves, for 1, 2, … factors
 */
public record VerySimpleStructure(double[] complexityOne, double[] complexityTwo, List<FitStatistics> fits) {

    public VerySimpleStructure {
        complexityOne = complexityOne.clone();
        complexityTwo = complexityTwo.clone();
        fits = List.copyOf(fits);
    }

    @Override
    public double[] complexityOne() {
        return complexityOne.clone();
    }

    @Override
    public double[] complexityTwo() {
        return complexityTwo.clone();
    }

    /** How many factors give the best fit of complexity 1. */
    public int factorsByComplexityOne() {
        return largest(complexityOne) + 1;
    }

    /** How many factors give the best fit of complexity 2. */
    public int factorsByComplexityTwo() {
        return largest(complexityTwo) + 1;
    }

    public static VerySimpleStructure of(Matrix correlation, double n, int mostFactors) {
        int most = Math.min(mostFactors, correlation.rows().size() - 1);
        double[] one = new double[most];
        double[] two = new double[most];
        List<FitStatistics> fits = new ArrayList<>();
        DMatrixRMaj r = Symmetric.of(correlation);
        for (int m = 1; m <= most; m++) {
            EfaSolution solution = new FactorAnalysis(
                            Extraction.of(ExtractionMethod.MINRES, m),
                            NamedRotation.VARIMAX.rotation(),
                            StartingPoints.unrotatedOnly())
                    .fit(correlation, n);
            one[m - 1] = fit(r, solution.loadings(), 1);
            two[m - 1] = m < 2 ? 0 : fit(r, solution.loadings(), 2);
            fits.add(solution.fit());
        }
        return new VerySimpleStructure(one, two, fits);
    }

    private static double fit(DMatrixRMaj correlation, Matrix loadings, int complexity) {
        DMatrixRMaj simple = Symmetric.of(loadings);
        for (int i = 0; i < simple.numRows; i++) {
            double[] row = loadings.row(i);
            IntStream.range(0, row.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -Math.abs(row[k])))
                    .skip(complexity)
                    .forEach(k -> row[k] = 0);
            for (int k = 0; k < row.length; k++) {
                simple.set(i, k, row[k]);
            }
        }
        DMatrixRMaj model = Symmetric.product(simple);
        double residual = 0;
        double total = 0;
        for (int e = 0; e < model.getNumElements(); e++) {
            double difference = correlation.data[e] - model.data[e];
            residual += difference * difference;
            total += correlation.data[e] * correlation.data[e];
        }
        return 1 - residual / total;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
